"""An owner who moved on keeps neither sight of a closed action nor a hand on it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter, Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import actions
from goldthread.foundations.followthrough.models import Action
from tests import factories
from tests.rooms.followthrough import making

pytestmark = pytest.mark.django_db


def moved_on(cast: SimpleNamespace, role: str) -> Action:
    """A closed action of the trust, whose owner now holds another post in the partnership."""
    cast.owner = factories.member(cast.partnership, Role.PRACTITIONER, cast.trust)
    action = making.agree(cast)
    Action.objects.filter(pk=action.pk).update(matter=factories.matter(cast.partnership))
    assert Action.objects.visible_to(cast.owner).filter(pk=action.pk).exists()
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=cast.owner).update(starts=yesterday, ends=yesterday)
    Membership.objects.create(
        person=cast.owner, partnership=cast.partnership, organisation=cast.housing, role=role
    )
    return Action.objects.get(pk=action.pk)


def test_it_is_gone_from_their_sight(cast: SimpleNamespace) -> None:
    action = moved_on(cast, Role.PRACTITIONER)
    assert action.matter is not None
    assert action.matter.circle == Matter.Circle.SEATS
    assert not Action.objects.visible_to(cast.owner).filter(pk=action.pk).exists()


def test_one_who_oversees_now_reads_it_and_no_longer_writes_as_its_owner(
    cast: SimpleNamespace,
) -> None:
    action = moved_on(cast, Role.PANEL)
    Action.objects.filter(pk=action.pk).update(matter=None)
    assert Action.objects.visible_to(cast.owner).filter(pk=action.pk).exists()
    with pytest.raises(PermissionDenied):
        actions.update(action=action, words="It goes well.", by=cast.owner)
