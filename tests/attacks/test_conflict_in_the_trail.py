"""A business manager with a conflict of interest does not read the closed matter in the trail."""

from urllib.parse import quote

import pytest

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import actions, challenges, endings
from goldthread.rules.followthrough import Strength
from tests import factories, scenes

SECRETS = [
    "question about dogs",
    "robin.txt",
    "the ward is short of staff",
    "nobody rang the family",
]


@pytest.fixture
def told(cast):
    """A closed review whose thread left rows of every kind; then a second manager's conflict."""
    scene = scenes.whole_thread(cast, published=False)
    due = scene.action.due.replace(year=scene.action.due.year + 1)
    actions.extend(action=scene.action, to=due, reason="the ward is short of staff", by=cast.author)
    challenges.challenge(action=scene.action, question="nobody rang the family?", by=cast.manager)
    given = endings.give_evidence(
        action=scene.action, strength=Strength.DOCUMENT, shows="minutes", by=cast.author
    )
    endings.refuse_evidence(evidence=given, words="nobody rang the family", by=cast.manager)
    kept_away = factories.member(cast.partnership, Role.BUSINESS_MANAGER)
    agencies.declare_conflict(
        matter=scene.review.matter, person=kept_away, reason="My sister's child", by=kept_away
    )
    return kept_away


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("query", ["", "?format=csv", "?format=csv&words={secret}"])
def test_no_row_of_the_closed_matter_is_shown(secret, query, told, cast, signed_in):
    address = f"/audit/{query.format(secret=quote(secret))}"
    assert secret not in _shown(signed_in(told), address)
    assert AuditRow.objects.filter(words__contains=secret).exists()
    assert secret in _shown(signed_in(cast.manager), address)


def test_another_matter_whose_number_begins_alike_stays_in_view(told, cast, signed_in):
    """matter:1 is closed to them; matter:10 is not."""
    for at in range(12):
        scenes.draft(cast, published=False, title=f"Wren {at}")
    assert "Wren 9" in _shown(signed_in(told), "/audit/?format=csv")


def _shown(client, address):
    answer = client.get(address)
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode().split("<main")[-1]
