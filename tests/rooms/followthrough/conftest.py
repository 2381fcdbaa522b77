"""The cast with an owner, and one action that is open."""

from types import SimpleNamespace

import pytest

from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Action
from tests import factories
from tests.rooms.followthrough import making


@pytest.fixture
def scene(cast: SimpleNamespace) -> SimpleNamespace:
    """`cast`, with owner (a practitioner of the trust) and judge (housing, on the panel)."""
    cast.owner = factories.member(
        cast.partnership, Role.PRACTITIONER, cast.trust, name="Olive Lark"
    )
    cast.judge = factories.member(cast.partnership, Role.PANEL, cast.housing, name="Jude Dunlin")
    return cast


@pytest.fixture
def action(scene: SimpleNamespace) -> Action:
    return making.agree(scene)
