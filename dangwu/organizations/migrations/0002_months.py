"""Fill the calendar of months, 1949 to 2100."""

from django.db import migrations

from dangwu.core.calendar import month_first, month_last


def fill(apps, schema_editor):
    month = apps.get_model("organizations", "Month")
    month.objects.using(schema_editor.connection.alias).bulk_create(
        month(
            month_no=number,
            first_on=month_first(number),
            last_on=month_last(number),
            quarter_no=number // 3,
        )
        for number in range(1949 * 12, 2101 * 12)
    )


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
