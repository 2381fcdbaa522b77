"""The index that `search.py` asks, as one migration operation for both databases.

SQLite loses the triggers of a table whenever Django makes it anew (AlterField, AddField with a
default, constraints), and PostgreSQL refuses to alter the type of an indexed column. So a migration
that alters such a table repeats `SearchIndex` as its last operation; building it again is safe, and
a test fails when an index does not stand after all migrations.
"""

import string
from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation

MOST = 100_000  # characters of a field; PostgreSQL refuses a row whose words fill a megabyte
_MARKS = string.punctuation + "–—‘’“”…"
WEIGHTS = "ABBBB"  # the first field counts most


class SearchIndex(Operation):
    """Full-text index over some text fields of a model; the same as the model's `search_fields`."""

    reversible = True

    def __init__(self, model_name: str, fields: Sequence[str]) -> None:
        self.model_name, self.fields = model_name, tuple(fields)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name, self.fields], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """No model changes: the index belongs to the database alone."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        self._run(app_label, schema_editor, to_state, with_new=True)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        self._run(app_label, schema_editor, to_state, with_new=False)

    def describe(self) -> str:
        return f"Full-text index of {self.model_name} over {', '.join(self.fields)}"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.model_name.lower()}_search"

    def _run(self, app_label: str, schema_editor: Any, state: Any, *, with_new: bool) -> None:
        model = state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        table = model._meta.db_table
        columns = [model._meta.get_field(name).column for name in self.fields]
        remove, build = _STATEMENTS[schema_editor.connection.vendor]
        for statement in remove(table) + (build(table, columns) if with_new else []):
            schema_editor.execute(statement, params=None)


def _remove_sqlite(table: str) -> list[str]:
    triggers = [f'DROP TRIGGER IF EXISTS "{table}_fts_{when}"' for when in ("add", "out", "new")]
    return [*triggers, f'DROP TABLE IF EXISTS "{table}_fts"']


def _build_sqlite(table: str, columns: list[str]) -> list[str]:
    fts, names = f'"{table}_fts"', ", ".join(f'"{name}"' for name in columns)
    old, new = (", ".join(f'{row}."{name}"' for name in columns) for row in ("old", "new"))
    leave = f"INSERT INTO {fts}({fts}, rowid, {names}) VALUES ('delete', old.id, {old});"  # noqa: S608
    enter = f"INSERT INTO {fts}(rowid, {names}) VALUES (new.id, {new});"  # noqa: S608
    return [
        f"CREATE VIRTUAL TABLE {fts} USING fts5({names}, content='{table}', content_rowid='id', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        f'CREATE TRIGGER "{table}_fts_add" AFTER INSERT ON "{table}" BEGIN {enter} END',
        f'CREATE TRIGGER "{table}_fts_out" AFTER DELETE ON "{table}" BEGIN {leave} END',
        f'CREATE TRIGGER "{table}_fts_new" AFTER UPDATE OF {names} ON "{table}" '
        f"BEGIN {leave} {enter} END",
        f"INSERT INTO {fts}({fts}) VALUES ('rebuild')",  # noqa: S608
    ]


def _remove_postgres(table: str) -> list[str]:
    return [f'ALTER TABLE "{table}" DROP COLUMN IF EXISTS search_words']


def _build_postgres(table: str, columns: list[str]) -> list[str]:
    # Every mark parts two words, as it does in SQLite: "pre-birth" finds "pre birth". Left alone,
    # PostgreSQL would keep hyphens and paths together and pass over anything in <angle brackets>.
    marks, spaces = _MARKS.replace("'", "''"), " " * len(_MARKS)
    plain = [f"translate(left(\"{name}\", {MOST}), '{marks}', '{spaces}')" for name in columns]
    parts = [
        f"setweight(to_tsvector('english', {text}), '{weight}')"
        for text, weight in zip(plain, WEIGHTS, strict=False)
    ]
    return [
        f'ALTER TABLE "{table}" ADD COLUMN search_words tsvector '
        f"GENERATED ALWAYS AS ({' || '.join(parts)}) STORED",
        f'CREATE INDEX "{table}_search" ON "{table}" USING gin (search_words)',
    ]


_STATEMENTS = {
    "sqlite": (_remove_sqlite, _build_sqlite),
    "postgresql": (_remove_postgres, _build_postgres),
}
