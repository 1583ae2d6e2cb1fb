"""The addresses of admissions, and what this room adds to the pages of organizations."""

from __future__ import annotations

from django.urls import path

from dangwu.admissions import pages, pages_dossier, trying_views, views, views_papers
from dangwu.organizations import beside
from dangwu.pages.urls import urls_of

urlpatterns = [
    path("applicants/<int:pk>/file/<slug:key>/", pages.file, name="file"),
    path("applicants/<int:pk>/audit/", pages_dossier.audit, name="audit"),
    path("applicants/<int:pk>/papers/", pages_dossier.all_papers, name="papers"),
    path("applicants/<int:pk>/papers/<str:key>/", pages_dossier.paper, name="paper"),
    path("try/", trying_views.try_page, name="try"),
    path("progress/", pages_dossier.progress, name="progress"),
    path("merge/<int:pk>/", pages.merge, name="merge"),
    *urls_of(
        views.Applicants, views_papers.Steps, views_papers.Votes, views_papers.Approvals,
        views_papers.Notices, views_papers.Contacts, views_papers.Sponsors, views_papers.Reviews,
        views_papers.Opinions, views_papers.PoliticalReviews, views_papers.Prereviews,
        views_papers.ArchivedPapers, views_papers.Moves, views_papers.Trainings,
    ),
]  # fmt: skip
beside.add_links(pages.links_of)
