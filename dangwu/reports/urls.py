"""The addresses of reports, under /reports/."""

from __future__ import annotations

from django.urls import path

from dangwu.reports import archive, steps, verification, views

urlpatterns = [
    path("", views.reports, name="list"),
    path("new/", views.new, name="new"),
    path("verify/", verification.check, name="verify"),
    path("<int:pk>/", views.one, name="one"),
    path("<int:pk>/slots/<int:number>/", views.slot, name="slot"),
    path("<int:pk>/review-copy/", steps.review_copy, name="review-copy"),
    path("<int:pk>/draft/<slug:what>/", steps.draft_file, name="draft-file"),
    path("<int:pk>/sample/", steps.change_sample, name="change-sample"),
    path("<int:pk>/discard/", steps.discard, name="discard"),
    path("<int:pk>/send/", steps.send, name="send"),
    path("<int:pk>/approve/", steps.approve, name="approve"),
    path("<int:pk>/give-back/", steps.give_back, name="give-back"),
    path("<int:pk>/issue/", steps.issue, name="issue-now"),
    path("<int:pk>/reopen/", steps.reopen, name="reopen"),
    path("<int:pk>/issues/<int:number>/", archive.issue, name="issue"),
    path("<int:pk>/issues/<int:number>/compare/", archive.compare, name="compare"),
    path(
        "<int:pk>/issues/<int:number>/figures/<int:figure>/", archive.frozen_figure, name="frozen"
    ),
    path("<int:pk>/issues/<int:number>/files/<slug:what>/", archive.file, name="file"),
]
