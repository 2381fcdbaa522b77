"""The thread is the same from every item, shows what is missing, and keeps to its reader."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.followthrough import endings
from goldthread.rules.followthrough import Strength
from tests import scenes

pytestmark = pytest.mark.django_db


def addresses(scene: Any) -> list[str]:
    return [
        f"/thread/review/{scene.review.pk}/",
        f"/thread/learning/{scene.learning.pk}/",
        f"/thread/recommendation/{scene.recommendation.pk}/",
        f"/thread/action/{scene.action.pk}/",
    ]


def test_from_any_item_it_runs_both_ways(cast: Any, signed_in: Any) -> None:
    scene = scenes.whole_thread(cast)
    client = signed_in(cast.manager)
    for address in addresses(scene):
        page = client.get(address).content.decode()
        for words in (
            "Nobody asked about the dogs.",
            "The hospital should ask about dogs",
            "Fenmarsh Hospital Trust",
            "Add a question about dogs",
            "No evidence yet",
        ):
            assert words in page, (address, words)
        assert "1 thing is missing" in page, address


def test_evidence_ends_the_action_and_practice_is_still_to_be_tested(
    cast: Any, signed_in: Any
) -> None:
    scene = scenes.whole_thread(cast)
    proof = endings.give_evidence(
        action=scene.action, strength=Strength.AUDIT, shows="20 of 20 visits", by=cast.author
    )
    endings.accept_evidence(evidence=proof, by=cast.chair)
    page = signed_in(cast.manager).get(f"/thread/evidence/{proof.pk}/").content.decode()
    assert "20 of 20 visits" in page
    assert "you came from here" in page
    assert "Done, not yet tested" in page, "evidence that it was done shows no practice yet"
    assert page.count("gt-knot--missing") == 1


def test_missing_links_are_drawn_as_missing(cast: Any, signed_in: Any) -> None:
    scene = scenes.recommended(cast)
    page = signed_in(cast.manager).get(f"/thread/recommendation/{scene.recommendation.pk}/")
    assert "Nobody is asked yet" in page.content.decode()


def test_a_colleague_sees_that_a_body_is_asked_and_no_more(cast: Any, signed_in: Any) -> None:
    scene = scenes.whole_thread(cast)
    page = signed_in(cast.colleague).get(f"/thread/recommendation/{scene.recommendation.pk}/")
    text = page.content.decode()
    assert "Seen by that body and by those who oversee." in text
    assert "Add a question about dogs" not in text
    assert "Chief nurse" not in text


@pytest.mark.parametrize("who", ["stranger", "administrator"])
def test_outsiders_find_nothing(cast: Any, signed_in: Any, who: str) -> None:
    scene = scenes.whole_thread(cast)
    client = signed_in(getattr(cast, who))
    assert {client.get(address).status_code for address in addresses(scene)} == {404}


def test_an_unpublished_review_is_closed_to_colleagues_and_to_conflicts(
    cast: Any, signed_in: Any
) -> None:
    scene = scenes.whole_thread(cast, published=False)
    for address in addresses(scene)[:3]:
        assert signed_in(cast.colleague).get(address).status_code == 404
    agencies.declare_conflict(
        matter=scene.review.matter, person=cast.support, reason="Sister of a witness", by=None
    )
    for address in addresses(scene):
        assert signed_in(cast.support).get(address).status_code == 404


def test_an_unknown_kind_is_not_found(cast: Any, signed_in: Any) -> None:
    assert signed_in(cast.manager).get("/thread/dog/1/").status_code == 404


def test_the_number_of_queries_does_not_grow(cast: Any, signed_in: Any) -> None:
    scene = scenes.whole_thread(cast)
    client = signed_in(cast.manager)
    address = f"/thread/review/{scene.review.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(8):
        made = scenes.action(cast, scene.address, owner=cast.author)
        endings.give_evidence(
            action=made, strength=Strength.AUDIT, shows="20 of 20", by=cast.author
        )
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
