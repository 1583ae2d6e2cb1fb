"""The addresses of the place 查."""

from __future__ import annotations

from django.urls import path

from dangwu.web.findings import change_log, ruling, views

urlpatterns = [
    path("", views.findings, name="findings"),
    path("rules/", ruling.rules, name="rules"),
    path("rules/<slug:identifier>/", ruling.rule, name="rule"),
    path("log/", change_log.log, name="log"),
]
