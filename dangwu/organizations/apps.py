"""The room as Django knows it."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """组织."""

    name = "dangwu.organizations"
    label = "organizations"
    verbose_name = "组织"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every write ask whether its period is closed."""
        from dangwu.accounts.changes import refuse_by
        from dangwu.organizations.locks import refuse_locked

        refuse_by(refuse_locked)
