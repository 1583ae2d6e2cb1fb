"""The addresses of the settings."""

from django.urls import path

from dangwu.web.settings import accounts, invitations, views

_ONE = "accounts/<int:pk>/"
urlpatterns = [
    path("", views.settings, name="settings"),
    path("unit/", views.unit, name="unit"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/new/", accounts.new, name="account-new"),
    path("accounts/invite/", invitations.invite, name="account-invite"),
    path("accounts/waiting/", invitations.waiting, name="accounts-waiting"),
    path(_ONE, accounts.account, name="account"),
    path(f"{_ONE}link/", accounts.link, name="account-link"),
    path(f"{_ONE}grant/", accounts.grant, name="account-grant"),
    path(f"{_ONE}grants/<int:grant_pk>/take-back/", accounts.take_back, name="account-take-back"),
    path(f"{_ONE}password/", accounts.reset, name="account-reset"),
    path(f"{_ONE}stop/", accounts.stop, name="account-stop"),
    path(f"{_ONE}resume/", accounts.resume, name="account-resume"),
    path(f"{_ONE}name/", accounts.rename, name="account-rename"),
    path(f"{_ONE}member/", accounts.tie, name="account-tie"),
    path(f"{_ONE}member/release/", accounts.untie, name="account-untie"),
]
