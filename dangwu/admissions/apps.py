"""The room as Django knows it."""

from django.apps import AppConfig


class AdmissionsConfig(AppConfig):
    """发展党员."""

    name = "dangwu.admissions"
    label = "admissions"
    verbose_name = "发展党员"
    default_auto_field = "django.db.models.BigAutoField"
