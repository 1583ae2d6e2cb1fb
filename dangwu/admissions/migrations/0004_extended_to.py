"""Fills in to which day probations run that were extended before the day was kept."""

from typing import Any

from django.db import migrations

from dangwu.core.calendar import add_months

_PROBATION = 12


def fill(apps: Any, schema_editor: Any) -> None:
    """Reckon each from the branch meeting, through the extensions before it."""
    vote = apps.get_model("admissions", "Vote")
    step = apps.get_model("admissions", "Step")
    reached: dict[int, Any] = {}
    for one in vote.objects.filter(result="延长预备期").order_by("applicant_id", "held_on", "pk"):
        if one.applicant_id not in reached:
            met = step.objects.filter(applicant_id=one.applicant_id, number=15, passed=True).first()
            reached[one.applicant_id] = add_months(met.done_on, _PROBATION) if met else None
        day = reached[one.applicant_id]
        if day is not None and one.extended_months:
            reached[one.applicant_id] = one.extended_to = add_months(day, one.extended_months)
            one.save(update_fields=["extended_to"])


class Migration(migrations.Migration):
    dependencies = [("admissions", "0003_whole_dossiers")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
