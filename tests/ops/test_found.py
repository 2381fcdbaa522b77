"""From an empty installation to a business manager who signs in, by commands alone."""

import re

import pytest

from tests.ops.conftest import Installation
from tests.ops.test_serve import ask, serving

FENMARSH = ("Fenmarsh Safeguarding Children Partnership", "--short", "fenmarsh")
MANAGER = ("--manager", "Asha Reed", "--email", "asha@fenmarsh.example")


def test_the_first_manager_is_invited_and_the_link_opens(ready: Installation) -> None:
    begun = ready.run("found", *FENMARSH, *MANAGER)
    assert begun.returncode == 0, begun.stderr
    link = re.search(r"http://127.0.0.1:8000(/invitations/\S+/)", begun.stdout)
    assert link
    (letter,) = (ready.data / "mail").iterdir()
    assert link[1] in letter.read_text()
    with serving(ready) as port:
        status, body, _ = ask(port, link[1])
    assert status == 200
    assert "Your administrator invites you as business manager" in body


def test_the_same_partnership_is_not_begun_twice(ready: Installation) -> None:
    ready.run("found", *FENMARSH, *MANAGER)
    again = ready.run("found", *FENMARSH, *MANAGER)
    assert (again.returncode, "is here already" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    "wrong",
    [
        ("Fenmarsh", "--short", "fen marsh", *MANAGER),
        ("Fenmarsh", "--short", "fen", "--manager", "Asha Reed", "--email", "asha"),
    ],
)
def test_words_that_cannot_be_used_begin_nothing(
    ready: Installation, wrong: tuple[str, ...]
) -> None:
    refused = ready.run("found", *wrong)
    assert (refused.returncode, "Traceback" in refused.stderr) == (2, False)
    counted = ready.python(
        "from goldthread.foundations.agencies.models import Partnership\n"
        "print(Partnership.objects.count())"
    )
    assert counted == "0"


def test_the_nightly_round_can_be_run_twice(ready: Installation) -> None:
    ready.run("found", *FENMARSH, *MANAGER)
    for _ in range(2):
        swept = ready.run("sweep", "--day", "2026-03-31")
        assert (swept.returncode, swept.stdout) == (0, "0 challenges asked.\n"), swept.stderr
