import django.db.models.deletion
from django.db import migrations, models

from goldthread.foundations.records.search_index import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("reviews", "0003_life")]

    operations = [
        migrations.AddField(
            model_name="review",
            name="decision",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="review",
                to="intake.decision",
            ),
        ),
        # SQLite makes the table of reviews anew and loses the triggers of its index.
        SearchIndex("review", ("title", "subject", "board", "incident")),
    ]
