"""The addresses of posts."""

from __future__ import annotations

from django.urls import path

from dangwu.pages.urls import urls_of
from dangwu.posts import came, rolls, views, views_service

urlpatterns = [
    path("shifts/came/", came.came, name="came"),
    path("activities/<int:pk>/people/", rolls.came, name="people"),
    path("checkpoints/<int:pk>/plan/", rolls.plan, name="plan"),
    path("donations/branch/", rolls.give, name="give"),
    *urls_of(*views.REGISTERS, *views_service.REGISTERS),
]
