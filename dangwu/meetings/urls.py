"""The addresses of meetings."""

from __future__ import annotations

from django.urls import path

from dangwu.meetings import appraising, calls, papers, phones, trying_views, year_views
from dangwu.meetings.views import REGISTERS
from dangwu.organizations import beside
from dangwu.pages.urls import urls_of

urlpatterns = [
    # ahead of the books' own addresses: a call is what “new” makes in both
    path("meetings/new/", calls.call),
    path("meetings/hold/", calls.hold, name="hold"),
    path("convenings/new/", calls.call),
    path("convenings/usual/", calls.usual, name="usual"),
    path("convenings/<int:pk>/roster/", calls.tick, name="tick"),
    path("convenings/<int:pk>/counts/", calls.counts, name="counts"),
    path("convenings/<int:pk>/code/", calls.screen, name="screen"),
    path("convenings/<int:pk>/close/", calls.close, name="close"),
    path("meetings/<int:pk>/people/", calls.people, name="people"),
    path("meetings/<int:pk>/word/", papers.word, name="word"),
    path("photos/<int:pk>/", papers.photo, name="photo"),
    path("appraisals/branch/", appraising.appraise, name="appraise"),
    path("sign/<int:pk>/", phones.sign, name="sign"),
    path("try/", trying_views.try_page, name="try"),
    path("year/", year_views.first, name="years"),
    path("year/<int:pk>/", year_views.year, name="year"),
    path("calendar/<int:pk>/", year_views.calendar, name="calendar"),
    *urls_of(*REGISTERS),
]
beside.add_links(year_views.links_of)
