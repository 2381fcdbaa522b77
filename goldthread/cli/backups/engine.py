"""Which way of taking out and putting back a database needs."""

from pathlib import Path
from typing import Any, Protocol, cast

from goldthread.cli.backups.archive import Writer


class Engine(Protocol):
    """Both modules, `sqlite` and `postgres`, are one."""

    def put_out(self, connection: Any, writer: Writer, scratch: Path) -> None: ...
    def set_aside(self, connection: Any, stamp: str) -> str: ...
    def bring_back(self, connection: Any, aside: str) -> None: ...
    def put_in(self, connection: Any, unpacked: Path) -> None: ...


def engine_of(connection: Any) -> Engine:
    if connection.vendor == "sqlite":
        from goldthread.cli.backups import sqlite

        return cast(Engine, sqlite)
    from goldthread.cli.backups import postgres

    return cast(Engine, postgres)
