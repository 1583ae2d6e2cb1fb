"""The addresses of bulletins."""

from __future__ import annotations

from dangwu.bulletins import views
from dangwu.pages.urls import urls_of

urlpatterns = urls_of(*views.REGISTERS)
