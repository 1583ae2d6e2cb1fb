"""Every address: the places, and the rooms under /records/."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from dangwu.pages.doors import Login
from dangwu.web import views

ROOMS = [
    path(f"records/{room}/", include((f"dangwu.{room}.urls", room)))
    for room in settings.ROOMS
    if room != "accounts"  # logins stand under the settings
]
PLACES = [
    path(address, include((f"dangwu.{module}.urls", name)))
    for address, module, name in (
        ("", "web.workbench", "workbench"),
        ("figures/", "web.figures", "figures"),
        ("checks/", "web.findings", "findings"),
        ("try/", "web.trying", "trying"),
        ("me/", "web.me", "me"),
        ("settings/", "web.settings", "settings"),
        ("reports/", "reports", "reports"),
        ("import/", "exchange", "exchange"),
        ("jobs/", "pages.jobs", "jobs"),
    )
]
urlpatterns = [
    path("accounts/login/", Login.as_view(), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("accounts/password/", include("dangwu.web.settings.password_urls")),
    path("first/", include("dangwu.web.first.urls")),
    path("records/", views.records, name="records"),
    *ROOMS,
    path("records/<slug:name>/", views.room, name="room"),
    *PLACES,
]
