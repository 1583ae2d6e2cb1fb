"""The room as Django knows it."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """学习."""

    name = "dangwu.learning"
    label = "learning"
    verbose_name = "学习"
    default_auto_field = "django.db.models.BigAutoField"
