"""The room as Django knows it."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """党员."""

    name = "dangwu.members"
    label = "members"
    verbose_name = "党员"
    default_auto_field = "django.db.models.BigAutoField"
