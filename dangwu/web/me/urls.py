"""The addresses of a member's own pages."""

from django.urls import path

from dangwu.web.me import views, writing

urlpatterns = [
    path("", views.home, name="home"),
    path("dues/", views.dues, name="dues"),
    path("study/", views.study, name="study"),
    path("leave/", writing.leave, name="leave"),
    path("leave/<int:pk>/withdraw/", writing.withdraw, name="leave-withdraw"),
    path("trips/", views.trips, name="trips"),
    path("shifts/", views.shifts, name="shifts"),
    path("sign-in/", writing.sign_in, name="sign-in"),
    path("data/", views.data, name="data"),
]
