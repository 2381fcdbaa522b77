"""Runs a command with a PostgreSQL to use: `python scripts/with_postgres.py pytest tests`.

It takes, in this order: the server of DATABASE_URL; a private server in a temporary folder, when
PostgreSQL's programs are on this machine; a server on 127.0.0.1:5432 that trusts the user
"postgres" (a role of our own is made there and removed again); a private server from Debian's
package, installed when we are root. A private one never waits for the disk, and tests that empty
two hundred tables wait for little else. The command finds the address in DATABASE_URL. The exit
code is the command's; 2 when there is no PostgreSQL to be had.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

ADMIN = "host=127.0.0.1 port={port} user=postgres dbname=postgres connect_timeout=3"
# Autovacuum off as well: nobody may end its worker, which keeps a database from being dropped.
NO_WAITING = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"


class NoPostgres(Exception):
    """One sentence: what is missing and what to install."""


@contextmanager
def address() -> Iterator[str]:
    """A DATABASE_URL whose role may create databases."""
    if given := os.environ.get("DATABASE_URL", "").strip():
        yield given
    elif not programs_here() and answers(5432):
        with own_role(5432) as url:
            yield url
    else:
        with private_server() as port, own_role(port) as url:
            yield url


def answers(port: int) -> bool:
    try:
        psycopg.connect(ADMIN.format(port=port)).close()
    except psycopg.Error:
        return False
    return True


@contextmanager
def own_role(port: int) -> Iterator[str]:
    """A role and database for this run only, so that two runs on one server never meet."""
    name, password = f"goldthread_{secrets.token_hex(4)}", secrets.token_hex(12)
    who = sql.Identifier(name)
    with psycopg.connect(ADMIN.format(port=port), autocommit=True) as admin:
        admin.execute(
            sql.SQL("CREATE ROLE {} LOGIN CREATEDB CREATEROLE PASSWORD {}").format(
                who, sql.Literal(password)
            )
        )
        admin.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(who))
    try:
        yield f"postgres://{name}:{password}@127.0.0.1:{port}/{name}"
    finally:
        clear_away(port, name)


def clear_away(port: int, role: str) -> None:
    """Removes a role with every database that it owns."""
    with psycopg.connect(ADMIN.format(port=port), autocommit=True) as admin:
        owned = admin.execute(
            "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = %s", [role]
        ).fetchall()
        for (database,) in owned:
            admin.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
            )
        admin.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


@contextmanager
def private_server() -> Iterator[int]:
    """A server in a temporary folder, for this run; its port."""
    programs = find_programs()
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="goldthread-postgres-") as folder:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, "postgres", "postgres")
        begin = f"{programs}/initdb --no-sync -A trust -U postgres -E UTF8 --locale=C.UTF-8"
        run_as_postgres([*begin.split(), "-D", f"{folder}/data"])
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {NO_WAITING}"
        control = [f"{programs}/pg_ctl", "-D", f"{folder}/data", "-w"]
        run_as_postgres([*control, "-o", options, "-l", f"{folder}/log", "start"])
        try:
            yield port
        finally:
            run_as_postgres([*control, "-m", "immediate", "stop"])


def programs_here() -> list[Path]:
    """Folders with a server's programs, the newest version first."""
    places = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    return [one for one in [*places, Path("/usr/local/bin")] if (one / "initdb").exists()]


def find_programs() -> Path:
    found = programs_here()
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing PostgreSQL for the tests.", file=sys.stderr)
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        wanted = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", "postgresql"]
        there = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.run(wanted, env=there, **quiet).returncode:
            subprocess.run(["apt-get", "update", "-qq"], env=there, **quiet)
            subprocess.run(wanted, env=there, **quiet)
        found = programs_here()
    if not found:
        raise NoPostgres(
            "There is no PostgreSQL to test with. Set DATABASE_URL, or install one "
            "(on Debian: apt-get install postgresql), and try again."
        )
    return found[0]


def run_as_postgres(command: list[str]) -> None:
    user = pwd.getpwnam("postgres").pw_name if os.geteuid() == 0 else None
    subprocess.run(
        command,
        check=True,
        user=user,
        group=user,
        extra_groups=[] if user else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main(command: list[str]) -> int:
    try:
        with address() as url:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    except NoPostgres as missing:
        print(missing, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
