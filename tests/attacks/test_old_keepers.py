"""A partnership's keepers have no hold over somebody who has left it."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.foundations.agencies import actions, losing
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role


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
