"""Emergency access opens a closed review to be read. It lets nobody end or release anything."""

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import endings, permits
from goldthread.publishing.documents import actions as summaries
from goldthread.rules.followthrough import Strength
from tests import factories, scenes
from tests.checked import checked

WHY = "A child in this family may be in danger tonight"


@pytest.fixture
def scene(cast):
    """A closed review with evidence that waits and a summary that waits; a scrutineer breaks in."""
    made = scenes.whole_thread(cast, published=False)
    made.evidence = endings.give_evidence(
        action=made.action, strength=Strength.AUDIT, shows="Twenty visits", by=cast.author
    )
    words = dict.fromkeys(summaries.WORDS, "We ask about dogs now.")
    made.version = summaries.write(review=made.review, by=cast.manager, **words)
    checked(made.version, cast.manager)
    made.scrutineer = factories.member(cast.partnership, Role.SCRUTINEER)
    agencies.break_glass(matter=made.review.matter, reason=WHY, by=made.scrutineer)
    return made


@pytest.mark.parametrize(
    "attempt",
    [
        lambda s: endings.accept_evidence(evidence=s.evidence, by=s.scrutineer),
        lambda s: endings.refuse_evidence(evidence=s.evidence, words="Weak", by=s.scrutineer),
        lambda s: endings.no_longer_needed(
            action=s.action, reason="Gone", agreed_by=s.scrutineer, by=s.scrutineer
        ),
        lambda s: summaries.release_first(version=s.version, checked="All", by=s.scrutineer),
    ],
    ids=["accept", "refuse", "end", "release"],
)
def test_nothing_is_decided_by_it(attempt, scene):
    with pytest.raises(PermissionDenied):
        attempt(scene)


def test_the_page_is_read_and_offers_no_decision(scene, signed_in):
    client = signed_in(scene.scrutineer)
    assert client.get(scene.action.get_absolute_url()).status_code == 200
    may = permits.Permits.of(scene.action, scene.scrutineer)
    assert (may.judge, may.reopen) == (False, False)


def test_with_a_seat_the_same_person_decides(cast, scene):
    agencies.give_seat(
        matter=scene.review.matter, person=scene.scrutineer, role=Role.SCRUTINEER, by=cast.manager
    )
    assert summaries.release_first(version=scene.version, checked="All", by=scene.scrutineer)
    assert endings.accept_evidence(evidence=scene.evidence, by=scene.scrutineer)
