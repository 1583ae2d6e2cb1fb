"""The room as Django knows it."""

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    """考勤."""

    name = "dangwu.attendance"
    label = "attendance"
    verbose_name = "考勤"
    default_auto_field = "django.db.models.BigAutoField"
