"""The addresses of learning."""

from __future__ import annotations

from django.urls import path

from dangwu.learning import rolls
from dangwu.learning.views import REGISTERS
from dangwu.pages.urls import urls_of

urlpatterns = [
    path("courses/<int:pk>/people/", rolls.attend, name="attend"),
    path("quizzes/<int:pk>/scores/", rolls.scores, name="scores"),
    path("reflections/branch/", rolls.reflect, name="reflect"),
    *urls_of(*REGISTERS),
]
