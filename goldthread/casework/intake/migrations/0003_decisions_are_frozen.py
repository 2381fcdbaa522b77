"""The database itself refuses to change a decision, whoever asks.

SQLite loses a table's triggers when Django makes it anew: a later migration that alters `Decision`
runs `freeze` again as its last operation (a test sees to it).
"""

from django.db import migrations

SQLITE = [
    "DROP TRIGGER IF EXISTS intake_decision_frozen",
    "CREATE TRIGGER intake_decision_frozen BEFORE UPDATE ON intake_decision "
    "BEGIN SELECT RAISE(ABORT, 'A decision is written once'); END",
]
POSTGRES = [
    "CREATE OR REPLACE FUNCTION intake_decision_frozen() RETURNS trigger AS $frozen$ "
    "BEGIN RAISE EXCEPTION 'A decision is written once' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $frozen$ LANGUAGE plpgsql",
    "DROP TRIGGER IF EXISTS intake_decision_frozen ON intake_decision",
    "CREATE TRIGGER intake_decision_frozen BEFORE UPDATE ON intake_decision "
    "FOR EACH ROW EXECUTE FUNCTION intake_decision_frozen()",
]


def freeze(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def thaw(apps, schema_editor):
    on = " ON intake_decision" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS intake_decision_frozen{on}", params=None)


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_event_days")]
    operations = [migrations.RunPython(freeze, thaw)]
