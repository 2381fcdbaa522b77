"""The web process: starts only when the database is ready, says how it is, and stops when told."""

import http.client
import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.ops.conftest import COMMAND, ROOT, Installation


@contextmanager
def serving(installation: Installation, **more: str) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port), "--workers", "1"],
        env={**installation.env, **more},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said


def ask(port: int, path: str) -> tuple[int, str, http.client.HTTPMessage]:
    """Asks until the server listens, for at most a minute and a half (a laptop can be busy)."""
    for attempt in range(900):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), answer.headers
        except ConnectionRefusedError:
            assert attempt < 899, "the server never listened"
            time.sleep(0.1)
    raise AssertionError


def test_it_serves_says_that_it_is_well_and_stops_when_told(ready: Installation) -> None:
    with serving(ready) as port:
        status, body, headers = ask(port, "/health/")
        assert (status, json.loads(body)) == (200, {"ok": True})
        assert "no-store" in headers["Cache-Control"]
        assert ask(port, "/accounts/login/")[0] == 200


def test_a_watchdog_needs_no_https(ready: Installation) -> None:
    with serving(ready, GOLDTHREAD_HTTPS="yes") as port:
        assert ask(port, "/health/")[0] == 200
        assert ask(port, "/accounts/login/")[0] == 301


def test_it_refuses_a_database_that_is_not_ready(installation: Installation) -> None:
    refused = installation.run("serve", "--port", "1")
    assert refused.returncode == 2
    assert "Run: goldthread setup" in refused.stderr


def test_it_refuses_when_there_is_no_database(installation: Installation) -> None:
    nowhere = "postgres://nobody@127.0.0.1:1/none"
    refused = installation.run("serve", "--port", "1", DATABASE_URL=nowhere)
    assert refused.returncode == 2
    assert "The database does not answer" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_setup_can_be_run_again(ready: Installation) -> None:
    again = ready.run("setup")
    assert (again.returncode, again.stdout[:5]) == (0, "Ready")


def test_djangos_own_commands_pass_through(ready: Installation) -> None:
    told = ready.run("manage", "showmigrations", "--plan")
    assert told.returncode == 0
    assert "[X]  access.0001_initial" in told.stdout
