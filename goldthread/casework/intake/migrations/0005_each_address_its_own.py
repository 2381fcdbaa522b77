from uuid import uuid4

from django.db import migrations, models

OWN = {"default": uuid4, "editable": False, "unique": True}


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_addresses_that_count_nothing")]
    operations = [
        migrations.AlterField("scopingrequest", "uuid", models.UUIDField(**OWN)),
        migrations.AlterField("letter", "uuid", models.UUIDField(**OWN)),
    ]
