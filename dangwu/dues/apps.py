"""The room as Django knows it."""

from django.apps import AppConfig


class DuesConfig(AppConfig):
    """党费."""

    name = "dangwu.dues"
    label = "dues"
    verbose_name = "党费"
    default_auto_field = "django.db.models.BigAutoField"
