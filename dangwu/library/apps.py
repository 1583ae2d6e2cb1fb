"""The room as Django knows it."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """文库."""

    name = "dangwu.library"
    label = "library"
    verbose_name = "文库"
    default_auto_field = "django.db.models.BigAutoField"
