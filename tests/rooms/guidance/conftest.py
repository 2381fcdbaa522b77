"""The cast with somebody who keeps guidance, and a situation that it is for."""

from types import SimpleNamespace

import pytest

from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.guidance import actions
from tests import factories


@pytest.fixture
def scene(cast: SimpleNamespace) -> SimpleNamespace:
    """`cast`, with owner (a practitioner of the trust), approvers chair and signatory, and dogs."""
    cast.owner = factories.member(
        cast.partnership, Role.PRACTITIONER, cast.trust, name="Olive Lark"
    )
    cast.dogs = actions.add_situation(
        partnership=cast.partnership, name="dogs in the home", by=cast.support
    )
    return cast
