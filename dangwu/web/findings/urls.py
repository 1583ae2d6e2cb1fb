"""The addresses of the place 查."""

from __future__ import annotations

from django.urls import path

from dangwu.pages.urls import urls_of
from dangwu.web.findings import change_log, ruling, trend, views, waiving

urlpatterns = [
    path("", views.findings, name="findings"),
    path("rules/", ruling.rules, name="rules"),
    path("rules/regions/", ruling.regions, name="regions"),
    path("rules/<slug:identifier>/", ruling.rule, name="rule"),
    path("trend/", trend.trend, name="trend"),
    path("trend.svg", trend.chart, name="trend-chart"),
    path("waive/<slug:key>/", waiving.waive_one, name="waive"),
    *urls_of(waiving.WaivedFindings),
    path("log/", change_log.log, name="log"),
]
