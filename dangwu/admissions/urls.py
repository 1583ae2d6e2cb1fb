"""The addresses of admissions, and what this room adds to the pages of organizations."""

from __future__ import annotations

from django.urls import path

from dangwu.admissions import pages, views, views_papers
from dangwu.organizations import beside
from dangwu.pages.urls import urls_of

urlpatterns = [
    path("applicants/<int:pk>/file/<slug:key>/", pages.file, name="file"),
    path("merge/<int:pk>/", pages.merge, name="merge"),
    *urls_of(
        views.Applicants, views_papers.Steps, views_papers.Votes, views_papers.Approvals,
        views_papers.Notices, views_papers.Contacts, views_papers.Sponsors, views_papers.Reviews,
        views_papers.Opinions, views_papers.PoliticalReviews, views_papers.Prereviews,
        views_papers.ArchivedPapers, views_papers.Moves,
    ),
]  # fmt: skip
beside.add_links(pages.links_of)
