"""The tables that the migrations make, in the quick way of our own `migrate`, are those that the
models ask for: every column, reference, index and constraint."""

import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from django.apps import apps
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from tests import ready_made


@pytest.mark.own_sqlite
@pytest.mark.django_db  # to make statements; nothing is asked of the tests' own database
def test_the_tables_are_those_of_the_models() -> None:
    with closing(sqlite3.connect(ready_made.sqlite_file())) as file, made_by_models() as asked:
        found, wanted = shape(file), shape(asked)
    assert len(wanted) > 250
    assert wanted.keys() - found.keys() == set()
    assert {name: found[name] for name in wanted} == wanted


def made_by_models() -> Any:
    on = DatabaseWrapper({**connections["default"].settings_dict, "NAME": ":memory:"}, "models")
    with on.schema_editor(collect_sql=True, atomic=False) as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        statements = [*editor.collected_sql, *map(str, editor.deferred_sql)]
    made = sqlite3.connect(":memory:")
    made.executescript("\n".join(f"{one.rstrip(';')};" for one in statements))
    return closing(made)


def shape(file: sqlite3.Connection) -> dict[str, Any]:
    """Of each table: columns, references, indexes, and what is checked; in no order."""
    found = {}
    for name, words in file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"):
        if name.startswith("sqlite_"):
            continue
        columns = {tuple(row[1:]) for row in file.execute(f"PRAGMA table_xinfo({name})")}
        to = {tuple(row[2:5]) for row in file.execute(f"PRAGMA foreign_key_list({name})")}
        rows = file.execute(
            "SELECT sql FROM sqlite_master WHERE type='index' AND tbl_name=?", [name]
        )
        indexes = {sql for (sql,) in rows if sql}
        checked = set(re.findall(r'CONSTRAINT "(\w+)" (CHECK|UNIQUE)', words))
        found[name] = (columns, to, indexes, checked)
    return found
