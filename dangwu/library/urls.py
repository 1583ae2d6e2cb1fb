"""The addresses of the library."""

from __future__ import annotations

from dangwu.library import views
from dangwu.pages.urls import urls_of

urlpatterns = urls_of(*views.REGISTERS)
