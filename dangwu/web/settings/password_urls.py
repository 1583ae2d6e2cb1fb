"""The addresses of passwords."""

from django.urls import path

from dangwu.web.settings import passwords

urlpatterns = [
    path("", passwords.own, name="password"),
    path("set/", passwords.first_own, name="password-set"),
]
