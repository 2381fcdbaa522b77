"""Finishing a draft: recommendations that are for nobody yet can be given to bodies at once."""

from typing import Any

import pytest
from django.urls import reverse

from goldthread.improvement.learning import deciding
from goldthread.improvement.recommendations.models import Address, Recommendation
from tests import factories, scenes

pytestmark = pytest.mark.django_db


def decided(cast: Any) -> str:
    """The address at which a draft with one recommendation for nobody is finished."""
    draft = scenes.draft(cast)
    for proposal in draft.proposals.all():
        deciding.accept(proposal=proposal, by=cast.manager)
    return reverse("finish_draft", args=[draft.pk])


def test_the_bodies_that_are_ticked_are_asked(cast: Any, signed_in: Any) -> None:
    client, address = signed_in(cast.manager), decided(cast)
    assert "1 recommendation is for nobody yet" in client.get(address).content.decode()
    client.post(address, {"bodies": [cast.trust.pk, cast.housing.pk]})
    asked = Address.objects.values_list("organisation__name", flat=True)
    assert set(asked) == {cast.trust.name, cast.housing.name}


def test_it_may_be_left_for_later(cast: Any, signed_in: Any) -> None:
    signed_in(cast.manager).post(decided(cast))
    assert Recommendation.objects.get().addresses.count() == 0


def test_a_body_of_another_partnership_cannot_be_ticked(cast: Any, signed_in: Any) -> None:
    foreign = factories.organisation(cast.elsewhere)
    answer = signed_in(cast.manager).post(decided(cast), {"bodies": [foreign.pk]})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert not Recommendation.objects.exists()
