"""Taking out and putting back a PostgreSQL database, by COPY: no other program is needed."""

import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import transaction
from psycopg import sql

from goldthread.cli.backups.archive import CHUNK, Damaged, Writer

TABLES = "database/tables.json"

COLUMNS = """
    SELECT c.table_name, c.column_name
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
      AND c.is_generated = 'NEVER'
    ORDER BY c.table_name, c.ordinal_position
"""
SEQUENCES = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE CASE WHEN table_schema = current_schema()
      THEN pg_get_serial_sequence(quote_ident(table_name), column_name) END IS NOT NULL
"""  # CASE, because PostgreSQL may ask the second question of AND first, of tables elsewhere too


def put_out(connection: Any, writer: Writer, scratch: Path) -> None:
    """Every table as it stood at one moment, while others go on writing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        tables = _tables(cursor)
        listed = scratch / "tables.json"
        listed.write_text(json.dumps(tables))
        writer.add_file(TABLES, listed)
        for table, columns in tables.items():
            spool = scratch / "table.copy"
            with spool.open("wb") as out, cursor.copy(_copy(table, columns, "TO STDOUT")) as rows:
                for part in rows:
                    out.write(part)
            writer.add_file(f"database/{table}.copy", spool)


def set_aside(connection: Any, stamp: str) -> str:
    """Renames the schema that holds the present tables; its name now."""
    aside = f"before_{stamp.replace('-', '_')}"
    with transaction.atomic(), connection.cursor() as cursor:
        schema = _schema(cursor)
        _run(cursor, "ALTER SCHEMA {} RENAME TO {}", schema, aside)
        _run(cursor, "CREATE SCHEMA {}", schema)
    return aside


def bring_back(connection: Any, aside: str) -> None:
    """Undoes `set_aside`."""
    with transaction.atomic(), connection.cursor() as cursor:
        schema = _schema(cursor)
        _run(cursor, "DROP SCHEMA {} CASCADE", schema)
        _run(cursor, "ALTER SCHEMA {} RENAME TO {}", aside, schema)


def put_in(connection: Any, unpacked: Path) -> None:
    """Makes the tables by the migrations, then fills them in one transaction. Raises Damaged."""
    call_command("migrate", verbosity=0, interactive=False)
    kept: dict[str, list[str]] = json.loads((unpacked / TABLES).read_text())
    with transaction.atomic(), connection.cursor() as cursor:
        _same_tables(_tables(cursor), kept)
        names = sql.SQL(", ").join(map(sql.Identifier, kept))
        cursor.execute(sql.SQL("TRUNCATE {}").format(names))
        for table, columns in kept.items():
            with (
                (unpacked / f"database/{table}.copy").open("rb") as stream,
                cursor.copy(_copy(table, columns, "FROM STDIN")) as rows,
            ):
                while part := stream.read(CHUNK):
                    rows.write(part)
        _move_counters_on(cursor)


def _same_tables(here: dict[str, list[str]], kept: dict[str, list[str]]) -> None:
    for table in sorted(here.keys() | kept.keys()):
        if set(here.get(table, [])) != set(kept.get(table, [])):
            raise Damaged(f"The table {table} differs between the backup and this version.")


def _tables(cursor: Any) -> dict[str, list[str]]:
    """Columns by table; those that the database works out for itself are left out."""
    cursor.execute(COLUMNS)
    tables: dict[str, list[str]] = {}
    for table, column in cursor.fetchall():
        tables.setdefault(table, []).append(column)
    return tables


def _move_counters_on(cursor: Any) -> None:
    """New rows must not take the numbers of restored ones."""
    cursor.execute(SEQUENCES)
    for table, column in cursor.fetchall():
        counter = sql.SQL(
            "SELECT setval(pg_get_serial_sequence(quote_ident({}), {}), COALESCE(MAX({}), 1),"
            " MAX({}) IS NOT NULL) FROM {}"
        )
        name = sql.Identifier(column)
        cursor.execute(
            counter.format(
                sql.Literal(table), sql.Literal(column), name, name, sql.Identifier(table)
            )
        )


def _copy(table: str, columns: list[str], way: str) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) " + way).format(sql.Identifier(table), names)


def _schema(cursor: Any) -> str:
    cursor.execute("SELECT current_schema()")
    return str(cursor.fetchone()[0])


def _run(cursor: Any, command: str, *names: str) -> None:
    cursor.execute(sql.SQL(command).format(*map(sql.Identifier, names)))
