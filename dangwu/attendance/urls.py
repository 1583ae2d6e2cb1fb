"""The addresses of attendance."""

from __future__ import annotations

from django.urls import path

from dangwu.attendance import sheet_views, views
from dangwu.pages.urls import urls_of

urlpatterns = [
    path("", sheet_views.front, name="front"),
    path("sheet/", sheet_views.sheet, name="sheet"),
    *urls_of(*views.BOOKS),
]
