"""The addresses of supply."""

from __future__ import annotations

from django.urls import path

from dangwu.pages.urls import urls_of
from dangwu.supply import reading, views

urlpatterns = [
    path("readings/day/", reading.reading, name="reading"),
    *urls_of(*views.REGISTERS),
]
