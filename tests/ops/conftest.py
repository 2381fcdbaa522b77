"""An installation apart from the tests' database: the real settings, the real command."""

import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests import ready_made
from tests.ready_made import COMMAND, ROOT, on_postgres, settings_for


@dataclass
class Installation:
    data: Path
    env: dict[str, str]

    def run(self, *args: object, **more: str) -> subprocess.CompletedProcess[str]:
        """`goldthread ARGS` with this installation's settings, and `more` of them."""
        return self._start([COMMAND, *args], more)

    def python(self, script: str, **more: str) -> str:
        """Runs Python with Django set up here; what it printed. Fails with its error."""
        begin = "import django; django.setup()\n"
        done = self._start([sys.executable, "-c", begin + script], more)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _start(
        self, command: list[object], more: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(part) for part in command],
            env={**self.env, **more},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=1200,
        )


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "data", settings_for(tmp_path / "data", ""))


@contextmanager
def an_installation(
    data: Path, like: "Installation | None" = None, template: str = ""
) -> Iterator[Installation]:
    """On the kind of database that the suite runs on: empty, or a copy of another."""
    if like:
        shutil.copytree(like.data, data)
        template = like.env["DATABASE_URL"].rpartition("/")[2]
    if not (server := on_postgres()):
        yield Installation(data, settings_for(data, ""))
        return
    name = f"goldthread_ops_{uuid.uuid4().hex[:12]}"
    base, _, _ = server.rpartition("/")
    copied = f"TEMPLATE {template}" if template else ""
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} {copied}")
        try:
            yield Installation(data, settings_for(data, f"{base}/{name}"))
        finally:
            ready_made.drop(name)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Nothing is there yet."""
    with an_installation(tmp_path / "data") as empty:
        yield empty


@pytest.fixture(scope="session")
def set_up(
    tmp_path_factory: pytest.TempPathFactory, postgres_template: str
) -> Iterator[Installation]:
    """Made once, to be copied."""
    data = tmp_path_factory.mktemp("set-up") / "data"
    if not postgres_template:
        ready_made.put_sqlite(data)
    with an_installation(data, template=postgres_template) as made:
        done = made.run("setup")
        assert done.returncode == 0, done.stderr
        yield made


@pytest.fixture
def ready(set_up: Installation, tmp_path: Path) -> Iterator[Installation]:
    """The tables are made; nobody is in them."""
    with an_installation(tmp_path / "ready", like=set_up) as copy:
        yield copy
