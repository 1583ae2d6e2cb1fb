"""The address of the first start."""

from django.urls import path

from dangwu.web.first import views

urlpatterns = [path("", views.first, name="first")]
