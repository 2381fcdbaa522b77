"""Fenmarsh, loaded once for all tests of this folder and taken away after them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from demo.load import load
from demo.story import Story


@pytest.fixture(scope="package")
def fenmarsh(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)
