"""The room as Django knows it."""

from django.apps import AppConfig


class SupplyConfig(AppConfig):
    """保供."""

    name = "dangwu.supply"
    label = "supply"
    verbose_name = "保供"
    default_auto_field = "django.db.models.BigAutoField"
