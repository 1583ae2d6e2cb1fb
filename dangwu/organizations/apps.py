"""The room as Django knows it."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """组织."""

    name = "dangwu.organizations"
    label = "organizations"
    verbose_name = "组织"
    default_auto_field = "django.db.models.BigAutoField"
