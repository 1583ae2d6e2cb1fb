"""The addresses of duties."""

from __future__ import annotations

from dangwu.duties import views
from dangwu.pages.urls import urls_of

urlpatterns = urls_of(*views.REGISTERS)
