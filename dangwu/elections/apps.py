"""The room as Django knows it."""

from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    """换届选举."""

    name = "dangwu.elections"
    label = "elections"
    verbose_name = "换届选举"
    default_auto_field = "django.db.models.BigAutoField"
