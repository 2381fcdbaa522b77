"""Keepers of a partnership have no hold over those who left it, and none over themselves."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.foundations.agencies import actions, losing
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories


def test_they_cannot_take_the_second_factor_of_one_who_left(cast):
    left = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=cast.author).update(starts=left, ends=left)
    actions.appoint(
        person=cast.author, partnership=cast.elsewhere, role=Role.CHAIR, by=cast.stranger
    )
    Authenticator.objects.create(user=cast.author, type="totp", data={"secret": "sealed"})
    with pytest.raises(PermissionDenied):
        losing.forget_second_factor(
            person=cast.author, partnership=cast.partnership, by=cast.administrator
        )
    assert Authenticator.objects.filter(user=cast.author).exists()
    losing.forget_second_factor(person=cast.author, partnership=cast.elsewhere, by=cast.stranger)


@pytest.mark.parametrize("who", ["manager", "support"])
def test_nobody_gives_themselves_a_seat_that_would_outlive_their_role(who, cast):
    person, matter = getattr(cast, who), factories.matter(cast.partnership)
    with pytest.raises(Refused, match="Someone else"):
        actions.give_seat(matter=matter, person=person, role=Role.LEAD_REVIEWER, by=person)
    actions.give_seat(matter=matter, person=cast.chair, role=Role.CHAIR, by=person)
