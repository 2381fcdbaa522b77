"""Fixtures that every room's tests share."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests import factories


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests() -> None:
    """The sign-in library counts tries in the cache."""
    cache.clear()


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
