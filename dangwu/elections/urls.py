"""The addresses of elections."""

from __future__ import annotations

from django.urls import path

from dangwu.elections import trying_views, way
from dangwu.elections.papers import FIRST, REPORT, SECOND
from dangwu.elections.views import REGISTERS
from dangwu.pages.urls import urls_of

urlpatterns = [
    path("progress/", way.progress, name="progress"),
    path("way/<int:pk>/", way.way, name="way"),
    path("way/<int:pk>/plan/", way.plan, name="plan"),
    path("way/<int:pk>/ballot/", way.ballot, name="ballot"),
    path("way/<int:pk>/work/", way.work, name="work"),
    *(
        path(f"way/<int:pk>/{key}/word/", way.paper, {"key": key}, name=key)
        for key in (FIRST, SECOND, REPORT)
    ),
    path("ballots/<int:pk>/count/", way.count, name="count"),
    path("ballots/<int:pk>/sheet/word/", way.sheet, name="sheet"),
    path("ballots/<int:pk>/form/word/", way.form, name="form"),
    path("try/", trying_views.try_page, name="try"),
    *urls_of(*REGISTERS),
]
