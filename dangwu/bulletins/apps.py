"""The room as Django knows it."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """信息."""

    name = "dangwu.bulletins"
    label = "bulletins"
    verbose_name = "信息"
    default_auto_field = "django.db.models.BigAutoField"
