"""Fixtures that every room's tests share."""

import copy
import gc
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import factories, ready_made

# A slow machine is no fault of what is tested.
hypothesis_settings.register_profile(
    "goldthread", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("goldthread")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With ONE_IN=4 a test with many parameters runs with the first, the fifth, the ninth ...: for
    a second round, in which the same page is not opened by every person again."""
    one_in, seen = int(os.environ.get("ONE_IN") or 1), Counter[str]()
    kept, left = list[pytest.Item](), list[pytest.Item]()
    for item in items:
        test = item.nodeid.partition("[")[0]
        (left if seen[test] % one_in else kept).append(item)
        seen[test] += 1
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported stays: to look through it for garbage again and again took a third of the
    processor's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def postgres_template(testrun_uid: str) -> Iterator[str]:
    """What to copy a database with every table from; empty when the suite runs on SQLite."""
    if not ready_made.on_postgres():
        yield ""
        return
    with ready_made.postgres_template(testrun_uid) as name:
        yield name


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, postgres_template: str
) -> Iterator[None]:
    """The tests' database begins as a copy, so that Django finds nothing left to migrate."""
    if postgres_template:
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = postgres_template
        yield
        return
    name = connection.creation._get_test_db_name()  # one in memory, there while it is open
    with (
        closing(sqlite3.connect(name, uri=True)) as memory,
        closing(sqlite3.connect(ready_made.sqlite_file())) as made,
    ):
        made.backup(memory)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """A test in a browser empties its tables by deleting: what was frozen has to let it."""
    guards = import_module("goldthread.casework.freezing.migrations.0002_never_changed")
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        guards.allow(None, editor, ("DELETE",))


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests() -> None:
    """The sign-in library counts tries in the cache."""
    cache.clear()


@pytest.fixture(scope="module")
def _made_once(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[SimpleNamespace]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield request.module.once()
        transaction.set_rollback(True)


@pytest.fixture
def shared(_made_once: SimpleNamespace, db: None) -> SimpleNamespace:
    """What `once()` of the test's file made, as if it had been made for this test alone: what the
    test does to the rows is taken back after it, and what it does to the objects, to copies.

    For files in which every test needs the same large scene. No test of such a file may empty
    tables (a browser, `transaction=True`), nor count on there being nothing.
    """
    return copy.deepcopy(_made_once)


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    return factories.cast()


@pytest.fixture
def signed_in(db: None) -> Callable[[Any], Client]:
    """A browser of its own for a person who has signed in."""

    def sign_in(person: Any) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
