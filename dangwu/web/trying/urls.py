"""The address of the calculators' list."""

from __future__ import annotations

from django.urls import path

from dangwu.web.trying import views

urlpatterns = [path("", views.calculators, name="calculators")]
