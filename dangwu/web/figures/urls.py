"""The addresses of the place 数."""

from __future__ import annotations

from django.urls import path

from dangwu.web.figures import comparing, views

urlpatterns = [
    path("", views.find, name="find"),
    path("compare/", comparing.compare, name="compare"),
    path("<str:name>/course.svg", views.course_chart, name="course-chart"),
    path("<str:name>/course/", views.course_of, name="course"),
    path("<str:name>/parts.svg", views.parts_chart, name="parts-chart"),
    path("<str:name>/parts/", views.parts_of, name="parts"),
    path("<str:name>/", views.one, name="one"),
]
