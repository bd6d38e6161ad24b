"""The doors of allauth that are open here. There is no sign-up."""

from allauth.account import views
from django.urls import URLPattern, path, re_path

patterns: list[URLPattern] = [
    path("anmelden/", views.login, name="account_login"),
    path("abmelden/", views.logout, name="account_logout"),
    path("gesperrt/", views.account_inactive, name="account_inactive"),
    path("passwort/aendern/", views.password_change, name="account_change_password"),
    path("passwort/vergessen/", views.password_reset, name="account_reset_password"),
    path("passwort/vergessen/gesendet/", views.password_reset_done, name="account_reset_password_done"),
    # Not <slug:…>: that takes the hyphens of the key, too, and no link would ever fit.
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("passwort/neu/fertig/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("bestaetigen/", views.reauthenticate, name="account_reauthenticate"),
]
