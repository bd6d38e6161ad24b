"""The doors of allauth that are open here. There is no sign-up."""

from allauth.account import views
from django.urls import URLPattern, path

patterns: list[URLPattern] = [
    path("anmelden/", views.login, name="account_login"),
    path("abmelden/", views.logout, name="account_logout"),
    path("gesperrt/", views.account_inactive, name="account_inactive"),
    path("passwort/aendern/", views.password_change, name="account_change_password"),
    path("passwort/vergessen/", views.password_reset, name="account_reset_password"),
    path("passwort/vergessen/gesendet/", views.password_reset_done, name="account_reset_password_done"),
    path(
        "passwort/neu/<slug:uidb36>-<str:key>/", views.password_reset_from_key, name="account_reset_password_from_key"
    ),
    path("passwort/neu/fertig/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("bestaetigen/", views.reauthenticate, name="account_reauthenticate"),
]
