"""The room as Django knows it."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """党员."""

    name = "dangwu.members"
    label = "members"
    verbose_name = "党员"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have writes of what a person did ask whether the period is closed where she belonged."""
        from dangwu.accounts.changes import refuse_by
        from dangwu.members.closing import refuse_locked

        refuse_by(refuse_locked)
