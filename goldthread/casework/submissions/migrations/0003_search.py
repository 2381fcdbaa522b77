from django.db import migrations

from goldthread.foundations.records.search_index import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("submissions", "0002_more_time")]

    operations = [SearchIndex("entry", ("event", "response", "comment", "about", "source"))]
