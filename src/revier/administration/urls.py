"""The addresses of the pages around people and running."""

from django.urls import URLPattern, URLResolver, include, path

from .operation import views as operation
from .people import views as people
from .profile import views as profile
from .sign_in.urls import patterns as sign_in

patterns: list[URLPattern | URLResolver] = [
    path("konto/", include(sign_in)),
    path("profil/", profile.profile, name="profile"),
    path("einstellungen/personen/", people.people, name="people"),
    path("einstellungen/personen/neu/", people.person, name="person-new"),
    path("einstellungen/personen/<int:key>/", people.person, name="person"),
    path("einstellungen/personen/<int:key>/einladen/", people.invite_again, name="person-invite"),
    path("einstellungen/personen/<int:key>/ausnahmen/", people.grant, name="exceptions"),
    path(
        "einstellungen/personen/<int:key>/ausnahmen/<int:membership_key>/beenden/",
        people.end_exception,
        name="exception-end",
    ),
    path("einstellungen/center/", people.centres, name="centres"),
    path("einstellungen/center/neu/", people.centre, name="centre-new"),
    path("einstellungen/center/<int:key>/", people.centre, name="centre"),
    path("einstellungen/betrieb/", operation.operation, name="operation"),
    path("einstellungen/betrieb/<uuid:key>/erneut/", operation.try_again, name="job-again"),
]
