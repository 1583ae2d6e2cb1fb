"""The app of the shell."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The shell."""

    name = "dangwu.web"
    verbose_name = "网页"
