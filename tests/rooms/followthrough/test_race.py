"""Two people end one action at the same moment: one of them does, the other gets a sentence."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, connections

from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import endings
from goldthread.foundations.followthrough.models import Action, Ending, EvidenceDecision
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import How
from tests import factories
from tests.rooms.followthrough import making

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def real_locks(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """The tests' SQLite lives in memory, where locks are other than in a file: use a copy of it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    file = tmp_path / "race.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
    in_memory, how = connections["default"], connections.settings["default"]
    kept = how["NAME"]
    how["NAME"] = str(file)
    del connections["default"]
    yield
    connection.close()
    how["NAME"] = kept
    connections["default"] = in_memory


@pytest.fixture
def scene(real_locks: None) -> SimpleNamespace:
    cast = factories.cast()
    cast.owner = factories.member(cast.partnership, Role.PRACTITIONER, cast.trust)
    cast.judge = factories.member(cast.partnership, Role.PANEL, cast.housing)
    return cast


def at_once(*writes: Any) -> list[str]:
    """What each write came to: "" or the refusal."""
    ready = Barrier(len(writes))

    def run(write: Any) -> str:
        try:
            ready.wait(timeout=10)
            write()
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(writes)) as pool:
        return sorted(pool.map(run, writes))


def test_one_ending_wins(scene: SimpleNamespace) -> None:
    row = making.agree(scene)
    given = making.give(row, scene.owner)
    told = at_once(
        lambda: endings.accept_evidence(evidence=given, by=scene.judge),
        lambda: endings.no_longer_needed(
            action=row, reason="moved", agreed_by=scene.judge, by=scene.manager
        ),
    )
    assert told == [
        "",
        "This action has already ended. Reopen it first if that was wrong.",
    ]
    assert Ending.objects.count() == 1
    assert Action.objects.get(pk=row.pk).ended_how == Ending.objects.get().how


def test_evidence_is_decided_once(scene: SimpleNamespace) -> None:
    row = making.agree(scene)
    given = making.give(row, scene.owner)
    told = at_once(
        lambda: endings.refuse_evidence(evidence=given, words="no", by=scene.judge),
        lambda: endings.accept_evidence(evidence=given, by=scene.chair),
    )
    assert told[0] == "" and told[1]
    decision = EvidenceDecision.objects.get()
    ended = Action.objects.get(pk=row.pk).ended_how
    assert ended == (How.EVIDENCED.value if decision.accepted else "")


def test_two_actions_made_at_once_get_two_numbers(scene: SimpleNamespace) -> None:
    told = at_once(*[lambda: making.agree(scene)] * 3)
    assert told == ["", "", ""]
    assert sorted(Action.objects.values_list("number", flat=True)) == [1, 2, 3]
