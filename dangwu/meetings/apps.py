"""The room as Django knows it."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """会议活动."""

    name = "dangwu.meetings"
    label = "meetings"
    verbose_name = "会议活动"
    default_auto_field = "django.db.models.BigAutoField"
