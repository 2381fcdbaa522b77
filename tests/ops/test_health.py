"""The health page tells strangers yes or no, and the log why."""

import logging
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client

from goldthread.web import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked_afresh() -> None:
    health.every_migration_is_there.cache_clear()


def test_well() -> None:
    answer = Client().get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})


def test_a_missing_migration_is_not_well(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def plan(self: Any, targets: Any) -> list[Any]:
        return [("access.0002_more", False)]

    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", plan)
    with caplog.at_level(logging.ERROR):
        answer = Client().get("/health/")
    assert (answer.status_code, answer.json()) == (503, {"ok": False})
    assert "access.0002_more" in caplog.text


def test_a_silent_database_is_not_well_and_strangers_learn_no_more(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def cursor() -> Any:
        raise DatabaseError("password authentication failed for db.fenmarsh.internal")

    monkeypatch.setattr(health.connection, "cursor", cursor)
    with caplog.at_level(logging.ERROR):
        answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (503, b'{"ok": false}')
    assert "db.fenmarsh.internal" in caplog.text


def test_it_only_answers_questions() -> None:
    assert Client().post("/health/").status_code == 405
