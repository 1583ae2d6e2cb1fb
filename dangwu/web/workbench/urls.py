"""The addresses of the workbench."""

from django.urls import path

from dangwu.web.workbench import views

urlpatterns = [
    path("", views.workbench, name="workbench"),
    path("today/board/", views.board, name="board"),
    path("today/report/", views.report, name="report"),
]
