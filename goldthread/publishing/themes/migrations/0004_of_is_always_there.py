"""By itself: PostgreSQL alters no table in the transaction that changed its rows."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("themes", "0003_of_a_theme_of_learning")]

    operations = [
        migrations.AlterField(
            "theme",
            "of",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="public_pages",
                to="coding.theme",
            ),
        ),
    ]
