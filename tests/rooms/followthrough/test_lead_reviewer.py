"""A lead reviewer with a seat asks about drift; without one they do not even see the action."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import challenges
from goldthread.foundations.followthrough.models import Action
from tests import factories
from tests.rooms.followthrough import making

pytestmark = pytest.mark.django_db


def test_the_seat_lets_them_ask(cast: SimpleNamespace) -> None:
    cast.owner = factories.member(cast.partnership, Role.PRACTITIONER, cast.trust)
    reviewer = factories.member(cast.partnership, Role.LEAD_REVIEWER)
    matter, action = factories.matter(cast.partnership), making.agree(cast)
    Action.objects.filter(pk=action.pk).update(matter=matter)
    with pytest.raises(PermissionDenied):
        challenges.challenge(action=action, question="How does it go?", by=reviewer)
    agencies.give_seat(matter=matter, person=reviewer, role=Role.LEAD_REVIEWER, by=cast.manager)
    asked = challenges.challenge(action=action, question="How does it go?", by=reviewer)
    assert asked.by == reviewer
