"""The room as Django knows it."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """责任."""

    name = "dangwu.duties"
    label = "duties"
    verbose_name = "责任"
    default_auto_field = "django.db.models.BigAutoField"
