"""Scoping requests and letters get an address from which nobody can tell how many there are.

Existing rows are filled here; that each is its own is said in the next migration, because
PostgreSQL does not alter a table in the transaction that wrote to it.
"""

from uuid import uuid4

from django.db import migrations, models


def fill(apps, schema_editor):
    for name in ("ScopingRequest", "Letter"):
        rows = apps.get_model("intake", name).objects.filter(uuid__isnull=True)
        for pk in list(rows.values_list("pk", flat=True)):
            rows.filter(pk=pk).update(uuid=uuid4())


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_decisions_are_frozen")]
    operations = [
        migrations.AddField(
            "scopingrequest", "uuid", models.UUIDField(default=None, editable=False, null=True)
        ),
        migrations.AddField(
            "letter", "uuid", models.UUIDField(default=None, editable=False, null=True)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
