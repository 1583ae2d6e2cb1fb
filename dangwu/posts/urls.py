"""The addresses of posts."""

from __future__ import annotations

from django.urls import path

from dangwu.pages.urls import urls_of
from dangwu.posts import came, views, views_service

urlpatterns = [
    path("shifts/came/", came.came, name="came"),
    *urls_of(*views.REGISTERS, *views_service.REGISTERS),
]
