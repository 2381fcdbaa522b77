"""A commissioned review, and a register that the tests decide."""

from types import SimpleNamespace

import pytest

from goldthread.casework.reviews.models import Review
from goldthread.foundations.people import naming
from tests.rooms.reviews import making


@pytest.fixture
def review(cast: SimpleNamespace) -> Review:
    return making.commissioned(cast)


@pytest.fixture
def family(monkeypatch: pytest.MonkeyPatch) -> None:
    """The register knows the family: no test of this room needs more of it."""
    names = ["Lark", "Marigold", "Dunlin"]
    monkeypatch.setattr(naming, "real_names", lambda matter: list(names))
