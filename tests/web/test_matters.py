"""A matter's reference leads to its review, or to the referral that has led to none yet."""

import pytest
from django.urls import reverse

from tests import scenes
from tests.rooms.intake import making


@pytest.fixture
def referral(cast):
    making.people(cast)
    return making.sent(cast.practitioner, cast.partnership)


def test_a_referral_without_a_review(referral, cast, signed_in):
    answer = signed_in(cast.manager).get(reverse("matter", args=[referral.code]))
    assert answer.url == reverse("referral", args=[referral.pk])


def test_a_review_that_was_brought_in(cast, signed_in):
    review = scenes.draft(cast).review
    answer = signed_in(cast.colleague).get(reverse("matter", args=[review.code]))
    assert answer.url == reverse("review", args=[review.pk])


@pytest.mark.parametrize("who", ["practitioner", "colleague", "administrator", "stranger"])
def test_nothing_for_anybody_else(who, referral, cast, signed_in):
    answer = signed_in(getattr(cast, who)).get(reverse("matter", args=[referral.code]))
    assert answer.status_code == 404
