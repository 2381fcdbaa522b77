from django.db import migrations

from goldthread.foundations.records.search_index import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("recommendations", "0001_initial")]

    operations = [SearchIndex("recommendation", ("text", "addressed_to"))]
