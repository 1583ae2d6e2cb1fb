"""The app of the shared pages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """What the pages of every room share."""

    name = "dangwu.pages"
    verbose_name = "页面"
