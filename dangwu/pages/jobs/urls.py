"""The addresses of jobs."""

from __future__ import annotations

from django.urls import path

from dangwu.pages.jobs import views

urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:pk>/", views.one, name="one"),
]
