"""The addresses of stars."""

from __future__ import annotations

from django.urls import path

from dangwu.pages.urls import urls_of
from dangwu.stars import appraisal_views, views

urlpatterns = [
    path("mine/", views.mine, name="mine"),
    path("mine/<int:pk>/object/", views.contest, name="contest"),
    path("example/", views.adopt_example, name="example"),
    *urls_of(
        views.Rounds, views.Scores, views.Objections, views.Entries, views.Schemes,
        views.Items, views.Levels, appraisal_views.Assessments, appraisal_views.Weightings,
        appraisal_views.Parts, appraisal_views.Gradings,
    ),
]  # fmt: skip
