"""The database itself refuses to change or delete what was frozen, whoever asks.

SQLite loses a table's triggers when Django makes it anew: a later migration that alters one of
these tables runs `forbid` again as its last operation (a test sees to it).
"""

from django.db import migrations

TABLES = ("freezing_frozenchronology", "freezing_frozenpart", "freezing_frozensignature")
SAID = "A frozen version is never changed"
SQLITE = (
    "DROP TRIGGER IF EXISTS {table}_{when}",
    "CREATE TRIGGER {table}_{when} BEFORE {when} ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{said}'); END",
)
POSTGRES = (
    "CREATE OR REPLACE FUNCTION freezing_never() RETURNS trigger AS $never$ "
    "BEGIN RAISE EXCEPTION '{said}' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $never$ LANGUAGE plpgsql",
    "DROP TRIGGER IF EXISTS {table}_{when} ON {table}",
    "CREATE TRIGGER {table}_{when} BEFORE {when} ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION freezing_never()",
)


def forbid(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[schema_editor.connection.vendor]:
        _each(schema_editor, statement)


def allow(apps, schema_editor, when=("UPDATE", "DELETE")):
    on = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    _each(schema_editor, "DROP TRIGGER IF EXISTS {table}_{when}" + on, when)


def _each(schema_editor, statement, when=("UPDATE", "DELETE")):
    for table in TABLES:
        for one in when:
            schema_editor.execute(statement.format(table=table, when=one, said=SAID), params=None)


class Migration(migrations.Migration):
    dependencies = [("freezing", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
