"""The addresses of import."""

from __future__ import annotations

from django.urls import path

from dangwu.exchange import audit_views, upload_views, views

urlpatterns = [
    path("", views.index, name="index"),
    path("audit/", audit_views.audit_table, name="audit"),
    path("batches/<int:pk>/", views.batch, name="batch"),
    path("batches/<int:pk>/undo/", views.undo, name="undo"),
    path("uploads/<int:pk>/", upload_views.upload, name="upload"),
    path("uploads/<int:pk>/choose/", upload_views.choose, name="choose"),
    path("uploads/<int:pk>/again/", upload_views.again, name="again"),
    path("uploads/<int:pk>/confirm/", upload_views.confirm, name="confirm"),
    path("uploads/<int:pk>/drop/", upload_views.drop, name="drop"),
    path("uploads/<int:pk>/rows/", upload_views.unwritten, name="rows"),
    path("<slug:key>/", views.hand_in, name="hand_in"),
    path("<slug:key>/template/", views.template, name="template"),
]
