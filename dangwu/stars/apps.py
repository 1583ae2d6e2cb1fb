"""The room as Django knows it."""

from django.apps import AppConfig


class StarsConfig(AppConfig):
    """星级积分."""

    name = "dangwu.stars"
    label = "stars"
    verbose_name = "星级积分"
    default_auto_field = "django.db.models.BigAutoField"
