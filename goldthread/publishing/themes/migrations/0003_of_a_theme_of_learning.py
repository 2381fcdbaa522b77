"""Every public theme becomes a page about a theme of learning of the same name."""

import django.db.models.deletion
from django.db import migrations, models


def find(apps, schema_editor):
    page, coding = apps.get_model("themes", "Theme"), apps.get_model("coding", "Theme")
    for one in page.objects.filter(of=None):
        same = coding.objects.filter(partnership=one.partnership, name__iexact=one.name).first()
        one.of = same or coding.objects.create(
            partnership=one.partnership, name=one.name, means=one.name, by=one.by, at=one.at
        )
        one.save(update_fields=["of"])


class Migration(migrations.Migration):
    dependencies = [("coding", "0001_initial"), ("themes", "0002_marks_by_two")]

    operations = [
        migrations.AddField(
            "theme",
            "of",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="public_pages",
                to="coding.theme",
            ),
        ),
        migrations.RunPython(find, migrations.RunPython.noop, elidable=True),
    ]
