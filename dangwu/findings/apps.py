"""The app as Django knows it."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """发现的问题."""

    name = "dangwu.findings"
    label = "findings"
    verbose_name = "发现的问题"
    default_auto_field = "django.db.models.BigAutoField"
