"""`goldthread demo`: loads once, keeps what was done, and leaves real accounts alone."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from demo.people import PASSWORD
from tests import ready_made

pytestmark = pytest.mark.own_sqlite

Run = Callable[..., subprocess.CompletedProcess[str]]
LONG = 1200  # seconds: a slow machine with other things to do
EARLIER = (
    "from demo.people import CAST\n"
    "for one in CAST: User.objects.create_user(one.email, 'Of before', None)"
)
GOLDTHREAD = [sys.executable, "-c", "import sys; from goldthread.cli import main; sys.exit(main())"]


def environment(folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GOLDTHREAD", "DJANGO"))}
    kept.pop("DATABASE_URL", None)
    return {**kept, "GOLDTHREAD_DATA": str(folder)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo(folder: Path) -> Run:
    def run(*options: str, code: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code] if code else [*GOLDTHREAD, "demo", *options]
        return subprocess.run(
            command, env=environment(folder), capture_output=True, text=True, timeout=LONG
        )

    return run


@pytest.fixture(scope="module")
def first(demo: Run, folder: Path) -> subprocess.CompletedProcess[str]:
    """The story takes minutes on a slow machine and is told once: fresh, where an earlier
    demonstration's people are, so that it throws away, makes the tables and tells."""
    ready_made.put_sqlite(folder)
    demo(code=accounts(EARLIER))
    done = demo("--no-serve", "--fresh")
    assert done.returncode == 0, done.stderr
    return done


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def accounts(change: str = "") -> str:
    return (
        "from goldthread.cli.starting import start_django; start_django()\n"
        "from goldthread.foundations.access.models import User\n"
        f"{change}\nprint(User.objects.count())"
    )


def test_a_first_run_loads_and_says_where_who_and_what_to_try(
    first: subprocess.CompletedProcess[str],
) -> None:
    for words in ("http://127.0.0.1:", PASSWORD, "maya.thornbury@fenmarsh.example",
                  "agency signatory", "oliver-review.txt", "second factor"):  # fmt: skip
        assert words in first.stdout


@pytest.mark.usefixtures("first")
def test_a_second_run_keeps_what_was_done(demo: Run) -> None:
    demo(code=accounts("User.objects.filter(name='Maya Thornbury').update(name='Maya Kept')"))
    again = demo("--no-serve")
    assert again.returncode == 0, again.stderr
    assert "Telling the story" not in again.stdout
    kept = demo(code=accounts("print(User.objects.filter(name='Maya Kept').count())"))
    assert kept.stdout.split()[0] == "1"


def test_fresh_throws_the_demo_away(first: subprocess.CompletedProcess[str], demo: Run) -> None:
    assert "Making the database" in first.stdout
    assert "Telling the story" in first.stdout
    kept = demo(code=accounts("print(User.objects.filter(name='Of before').count())"))
    assert kept.stdout.split()[0] == "0"


@pytest.mark.usefixtures("first")
def test_it_serves_until_it_is_stopped(folder: Path, demo: Run) -> None:
    port = free_port()
    command = [*GOLDTHREAD, "demo", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment(folder), stdout=subprocess.DEVNULL, start_new_session=True
    ) as served:
        try:
            page = eventually(f"http://127.0.0.1:{port}/learning/")
            taken = demo("--no-serve", "--port", str(port))
        finally:
            os.killpg(served.pid, signal.SIGINT)  # as a terminal does: to every process of it
            served.wait(timeout=30)
    assert "Wren" in page
    assert taken.returncode == 2
    assert f"Port {port} is in use. Nothing was changed." in taken.stderr


def eventually(address: str) -> str:
    for _ in range(120):
        try:
            with urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"{address} never answered")


def test_a_database_with_real_accounts_is_left_alone(demo: Run, tmp_path: Path) -> None:
    made = "User.objects.create_user('someone@real.example', 'Someone', None)"
    ready_made.put_sqlite(tmp_path)
    env = environment(tmp_path)
    subprocess.run(
        [sys.executable, "-c", accounts(made)],
        env=env,
        check=True,
        capture_output=True,
        timeout=LONG,
    )
    for options in (["--no-serve"], ["--no-serve", "--fresh"]):
        done = subprocess.run(
            [*GOLDTHREAD, "demo", *options], env=env, capture_output=True, text=True, timeout=LONG
        )
        assert done.returncode == 2
        assert "accounts in this database that the demo did not make" in done.stderr
    left = subprocess.run(
        [sys.executable, "-c", accounts()], env=env, capture_output=True, text=True, timeout=LONG
    )
    assert left.stdout.strip() == "1"


def test_an_installation_with_keys_of_its_own_gets_no_demo(tmp_path: Path) -> None:
    env = {**environment(tmp_path), "GOLDTHREAD_SECRET_KEY": "x" * 50}
    done = subprocess.run(
        [*GOLDTHREAD, "demo", "--no-serve"], env=env, capture_output=True, text=True, timeout=LONG
    )
    assert done.returncode == 2
    assert "looks like a real installation" in done.stderr
    assert not list(tmp_path.iterdir())
