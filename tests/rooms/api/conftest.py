"""Actions of two agencies, a review nobody else may see, and tokens for the cast."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.web.api import actions
from goldthread.web.api.scopes import Scope
from tests import scenes
from tests.rooms.followthrough import making

ALL = [one.value for one in Scope]


def token_for(cast: Any, person: Any, scopes: Any = ALL, *, partnership: Any = None) -> str:
    connection = actions.allow(
        partnership=partnership or cast.partnership,
        holder=person,
        name="Action tracker",
        scopes=scopes,
        until=timezone.localdate() + timedelta(days=30),
        by=cast.administrator if partnership is None else cast.stranger,
    )
    return actions.take(connection=connection, by=person)


class Program(Client):
    """Another program, with a token."""

    def __init__(self, token: str) -> None:
        super().__init__(headers={"Authorization": f"Bearer {token}"})

    def send(self, path: str, body: Any, key: str = "key-00000001", **headers: str) -> Any:
        headers = {"Idempotency-Key": key, **headers}
        return self.post(path, body, content_type="application/json", headers=headers)


@pytest.fixture(autouse=True)
def _no_factor(settings: Any) -> None:
    settings.SECOND_FACTOR = False


@pytest.fixture
def scene(cast: SimpleNamespace) -> SimpleNamespace:
    """`trusts` and `housings`: an action each, the first of a review's recommendation."""
    made = scenes.recommended(cast, published=False)
    cast.review, cast.recommendation = made.review, made.recommendation
    cast.owner = cast.author
    cast.trusts = making.agree(cast)
    cast.housings = making.agree(cast, organisation=cast.housing, owner=cast.colleague)
    return cast


@pytest.fixture
def program(scene: SimpleNamespace) -> Callable[..., Program]:
    def connect(person: Any, *scopes: str) -> Program:
        return Program(token_for(scene, person, scopes or ALL))

    return connect
