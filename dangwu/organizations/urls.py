"""The addresses of organizations."""

from __future__ import annotations

from django.urls import path

from dangwu.organizations import local_views, views
from dangwu.pages.urls import urls_of

urlpatterns = [
    path("tree/", views.tree_page, name="tree"),
    *urls_of(
        views.Tree,
        views.Organizations,
        views.Terms,
        views.Elections,
        views.Honours,
        views.Staff,
        local_views.LocalRules,
    ),
]
