"""The addresses of organizations."""

from __future__ import annotations

from dangwu.organizations import views
from dangwu.pages.urls import urls_of

urlpatterns = urls_of(views.Honours, views.Staff)
