"""Every address of the library and the recommendations, tried by everyone of the cast."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.improvement.recommendations.models import Address

SignIn = Callable[[Any], Client]
WHO = ["manager", "chair", "signatory", "colleague", "seated", "conflicted", "administrator",
       "stranger"]  # fmt: skip


def addresses(world: SimpleNamespace) -> dict[str, str]:
    trust = world.dogs.addresses.get(organisation=world.trust)
    hidden = world.secret.addresses.get()
    part, secret_part = [world.dogs.pk, trust.pk], [world.secret.pk, hidden.pk]
    return {
        "library": reverse("reviews"),
        "review": reverse("review", args=[world.review.pk]),
        "facts": reverse("describe_review", args=[world.review.pk]),
        "unpublished review": reverse("review", args=[world.secret_review.pk]),
        "learning point": reverse("learning_point", args=[world.point.pk]),
        "recommendations": reverse("recommendations"),
        "recommendation": reverse("recommendation", args=[world.dogs.pk]),
        "unpublished recommendation": reverse("recommendation", args=[world.secret.pk]),
        "body": reverse("address", args=part),
        "unpublished body": reverse("address", args=secret_part),
        "answer": reverse("answer", args=part),
        "agree action": reverse("agree_action", args=part),
        "add body": reverse("add_body", args=[world.dogs.pk]),
        "drawn from": reverse("drawn_from", args=[world.dogs.pk]),
        "search": reverse("search") + "?q=dogs",
    }


# In the order of WHO.
EXPECTED = {
    "library": [200, 200, 200, 200, 200, 200, 403, 200],
    "review": [200, 200, 200, 200, 200, 404, 404, 404],
    "facts": [200, 403, 403, 403, 403, 404, 404, 404],
    "unpublished review": [200, 404, 404, 404, 200, 404, 404, 404],
    "learning point": [200, 200, 200, 200, 200, 404, 404, 404],
    "recommendations": [200, 200, 200, 200, 200, 200, 403, 200],
    "recommendation": [200, 200, 200, 200, 200, 404, 404, 404],
    "unpublished recommendation": [200, 404, 200, 404, 200, 404, 404, 404],
    "body": [200, 200, 200, 404, 404, 404, 404, 404],
    "unpublished body": [200, 404, 200, 404, 200, 404, 404, 404],
    "answer": [200, 403, 200, 404, 404, 404, 404, 404],
    "agree action": [200, 403, 200, 404, 404, 404, 404, 404],
    "add body": [200, 403, 403, 403, 403, 404, 404, 404],
    "drawn from": [200, 403, 403, 403, 200, 404, 404, 404],
    "search": [200, 200, 200, 200, 200, 200, 403, 200],
}


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(world: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client = signed_in(getattr(world, who))
    place = WHO.index(who)
    found = {name: client.get(href).status_code for name, href in addresses(world).items()}
    assert found == {name: codes[place] for name, codes in EXPECTED.items()}


def test_somebody_who_is_not_signed_in_is_asked_to(world: SimpleNamespace, client: Client) -> None:
    for href in addresses(world).values():
        assert client.get(href).status_code == 302


def test_a_forged_answer_of_another_body_is_not_recorded(
    world: SimpleNamespace, signed_in: SignIn, part: Address
) -> None:
    facts = {"answer": "accepted", "on_behalf": "Me", "answered_on": "2026-01-01"}
    for who, status in [
        ("colleague", 404),
        ("chair", 403),
        ("practitioner", 403),
        ("stranger", 404),
    ]:
        posted = signed_in(getattr(world, who)).post(
            reverse("answer", args=[world.dogs.pk, part.pk]), facts
        )
        assert posted.status_code == status, who
    assert not part.responses.exists()


def test_a_part_is_found_only_under_its_own_recommendation(
    world: SimpleNamespace, signed_in: SignIn, part: Address
) -> None:
    client = signed_in(world.manager)
    assert client.get(reverse("address", args=[world.night.pk, part.pk])).status_code == 404


def page_of(client: Client, name: str, *args: Any, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_nothing_of_an_unpublished_review_leaks_to_a_colleague(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    """Neither a title, a snippet, a count, a filter's choice nor a similar recommendation."""
    client = signed_in(world.colleague)
    for html in (
        page_of(client, "reviews"),
        page_of(client, "reviews", words="Zephyr"),
        page_of(client, "recommendations"),
        page_of(client, "recommendations", words="Zephyr"),
        page_of(client, "recommendation", world.dogs.pk),
        page_of(client, "search", q="pets"),
    ):
        assert "Zephyr" not in html.replace('value="Zephyr"', "").replace("Words: Zephyr", "")
        assert world.secret_review.code not in html
    assert "0 results" in page_of(client, "search", q="Zephyr")


def test_a_body_that_was_asked_sees_what_was_asked_but_not_the_review(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.signatory)
    for html in (
        page_of(client, "recommendations"),
        page_of(client, "recommendation", world.secret.pk),
        page_of(client, "address", world.secret.pk, world.secret.addresses.get().pk),
        page_of(client, "search", q="pets"),
        page_of(client, "recommendation", world.dogs.pk),
    ):
        assert "Zephyr unpublished" not in html
        assert "Zephyr after" not in html
    assert "infants, Zephyr." in page_of(client, "recommendation", world.secret.pk)
    assert "1 result " in page_of(client, "search", q="pets")
    for name, args in (
        ("home", []),
        ("actions", []),
        ("thread", ["recommendation", world.secret.pk]),
    ):
        assert "Zephyr unpublished" not in page_of(client, name, *args)
        assert "Zephyr after" not in page_of(client, name, *args)
        assert "robin.txt" not in page_of(client, name, *args)
    guessed = client.get(reverse("recommendations"), {"review": "zephyr"}).content.decode()
    assert "No recommendation fits these filters." in guessed
    exported = client.get(reverse("recommendations"), {"format": "csv"})
    assert "Zephyr unpublished" not in b"".join(exported.streaming_content).decode()


def test_a_seat_opens_the_unpublished_review_with_its_passage(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.seated)
    assert "Zephyr unpublished" in page_of(client, "search", q="Zephyr")
    assert "Zephyr after" in page_of(client, "recommendation", world.secret.pk)


def test_a_conflict_takes_everything_away(world: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(world.conflicted)
    assert "0 results" in page_of(client, "search", q="dogs")
    assert "Robin" not in page_of(client, "reviews")
    assert "dogs" not in page_of(client, "recommendations")


def test_reading_an_unpublished_recommendation_is_recorded(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    from goldthread.foundations.access.models import AuditRow

    page_of(signed_in(world.seated), "recommendation", world.secret.pk)
    row = AuditRow.objects.filter(did="read").latest("number")
    assert (row.actor, row.about) == (world.seated.audit_ref, world.secret.audit_ref)
