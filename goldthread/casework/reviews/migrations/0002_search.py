from django.db import migrations

from goldthread.foundations.records.search_index import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [SearchIndex("review", ("title", "subject", "board", "incident"))]
