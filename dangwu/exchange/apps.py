"""The room as Django knows it."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """导入导出."""

    name = "dangwu.exchange"
    label = "exchange"
    verbose_name = "导入导出"
    default_auto_field = "django.db.models.BigAutoField"
