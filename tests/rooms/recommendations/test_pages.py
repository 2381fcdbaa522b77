"""What the pages say, what the forms refuse in words, and that rows cost no queries."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.followthrough import endings
from goldthread.improvement.recommendations import actions
from goldthread.improvement.recommendations.models import Address, Recommendation
from goldthread.rules.followthrough import Strength
from tests.rooms.recommendations.conftest import DOGS, LEARNED, NIGHT, agreed, another_body

SignIn = Callable[[Any], Client]
TODAY = timezone.localdate()


@pytest.fixture
def office(world: SimpleNamespace, signed_in: SignIn) -> Client:
    return signed_in(world.manager)


def read(client: Client, name: str, *args: Any, **query: Any) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def listed(client: Client, name: str, column: str, **query: Any) -> list[str]:
    """One column of a list, as it goes out."""
    response = client.get(reverse(name), {**query, "format": "csv"})
    text = b"".join(response.streaming_content).decode().lstrip("\ufeff")
    return [row[column] for row in csv.DictReader(StringIO(text))]


def boxes(on: date, name: str) -> dict[str, int]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as queries:
        yield queries


# --- what the pages say -----------------------------------------------------------------------


def test_a_review_shows_what_it_asked_of_whom_and_what_became_of_it(
    office: Client, world: SimpleNamespace, part: Address
) -> None:
    agreed(part, world.manager, world.practitioner)
    page = read(office, "review", world.review.pk)
    for words in (
        LEARNED, DOGS, "Fenmarsh Hospital Trust", "No answer yet", "1 open", "2 recommendations",
        "1 learning point", "visit at night &lt;b&gt;now&lt;/b&gt;", "robin.txt",
    ):  # fmt: skip
        assert words in page, words


def test_a_recommendation_shows_its_passage_with_what_stands_around_it(
    office: Client, world: SimpleNamespace
) -> None:
    page = read(office, "recommendation", world.night.pk)
    assert "<mark>Fenmarsh Housing should visit at night &lt;b&gt;now&lt;/b&gt;.</mark>" in page
    assert "Dogs in a home with a newborn" in page


def test_the_history_of_answers_stands_and_the_latest_holds(
    office: Client, world: SimpleNamespace, part: Address
) -> None:
    for answer, reason in (("not-accepted", "No money."), ("accepted", "")):
        actions.respond(
            address=part, answer=answer, on_behalf="Sol Marsh", answered_on=TODAY, by=world.manager,
            reason=reason,
        )  # fmt: skip
    page = read(office, "address", world.dogs.pk, part.pk)
    assert page.index("Accepted</strong>") < page.index("not accepted</strong>")
    assert "No money." in page


def test_a_colleague_sees_that_another_body_was_asked_and_no_more(
    world: SimpleNamespace, signed_in: SignIn, part: Address
) -> None:
    agreed(part, world.manager, world.practitioner, what="Hidden words of the trust")
    actions.respond(
        address=part, answer="in-part", on_behalf="Sol", answered_on=TODAY, by=world.manager,
        reason="Hidden reason of the trust",
    )  # fmt: skip
    client = signed_in(world.colleague)
    page = read(client, "recommendation", world.dogs.pk)
    assert "Fenmarsh Hospital Trust" in page
    assert "seen by that body and those who oversee" in page
    for shown in (page, read(client, "review", world.review.pk), read(client, "recommendations")):
        assert "Hidden" not in shown
        assert "ccepted in part" not in shown.replace('"in-part"', "").replace(
            ">Accepted in part</option>", ""
        )
    listed = read(client, "recommendations", state="in-part")
    assert "No recommendation fits these filters." in listed


def test_an_earlier_recommendation_is_shown_with_the_reason_and_what_became_of_it(
    office: Client, world: SimpleNamespace, part: Address
) -> None:
    action = agreed(part, world.manager, world.practitioner)
    evidence = endings.give_evidence(
        action=action, strength=Strength.AUDIT, shows="Twenty of twenty", by=world.practitioner
    )
    endings.accept_evidence(evidence=evidence, by=world.chair)
    page = read(office, "recommendation", world.secret.pk)
    assert "Has this been recommended before?" in page
    assert DOGS in page
    assert "of Review of Robin" in page
    assert "Both say: dogs" in page
    assert "0 of 2 answered; 1 proved" in page
    assert "Nothing like it was found" in read(office, "recommendation", world.night.pk)


def test_a_learning_point_is_suggested_and_never_saved_by_itself(
    office: Client, world: SimpleNamespace
) -> None:
    page = read(office, "recommendation", world.dogs.pk)
    assert "Perhaps also, by the words they share" in page
    assert not world.dogs.drawn_from.exists()
    read(office, "drawn_from", world.dogs.pk)
    assert not world.dogs.drawn_from.exists()


def test_what_it_was_drawn_from_is_ticked_and_taken_back(
    office: Client, world: SimpleNamespace
) -> None:
    href = reverse("drawn_from", args=[world.dogs.pk])
    assert office.post(href, {"points": [world.point.pk]}).status_code == 302
    assert DOGS in read(office, "learning_point", world.point.pk)
    assert office.post(href, {}).status_code == 302
    assert "No recommendation is said to be drawn from it" in read(
        office, "learning_point", world.point.pk
    )
    assert world.dogs.drawn_from.get().undone_by == world.manager


# --- forms ------------------------------------------------------------------------------------


def test_an_answer_short_of_accepted_needs_a_reason_and_is_then_recorded(
    world: SimpleNamespace, signed_in: SignIn, part: Address
) -> None:
    client, href = signed_in(world.signatory), reverse("answer", args=[world.dogs.pk, part.pk])
    given = {"answer": "in-part", "on_behalf": "Sol Marsh, director", **boxes(TODAY, "answered_on")}
    refused = client.post(href, given)
    assert "Say why the recommendation is not accepted in full." in refused.content.decode()
    assert not part.responses.exists()
    later = {**given, **boxes(TODAY + timedelta(days=2), "answered_on"), "reason": "Half."}
    assert "cannot be in the future" in client.post(href, later).content.decode()
    done = client.post(href, {**given, "reason": "Half of it."}, follow=True)
    assert "The answer of Fenmarsh Hospital Trust is recorded: accepted in part." in (
        done.content.decode()
    )
    assert part.responses.get().by == world.signatory


def test_an_action_is_agreed_with_an_owner_who_works_for_the_body(
    world: SimpleNamespace, signed_in: SignIn, part: Address
) -> None:
    client = signed_in(world.signatory)
    href = reverse("agree_action", args=[world.dogs.pk, part.pk])
    form = client.get(href).content.decode()
    assert "Pia Wells" in form
    assert "Col Brook" not in form
    given = {
        "what": "Add a question", "expected_change": "Parents are asked", "proof_wanted": "Audit",
        "owner": world.practitioner.pk, **boxes(TODAY + timedelta(days=9), "due"),
    }  # fmt: skip
    empty = client.post(href, {**given, "expected_change": "  "}).content.decode()
    assert "What will be different for children? Write an answer" in empty
    stranger = client.post(href, {**given, "owner": world.colleague.pk})
    assert stranger.status_code == 200
    assert not part.links.exists()
    done = client.post(href, given, follow=True).content.decode()
    assert "is agreed with Fenmarsh Hospital Trust" in done
    assert part.links.get().action.owner == world.practitioner


def test_no_action_is_agreed_on_what_a_body_did_not_accept(
    office: Client, world: SimpleNamespace, part: Address
) -> None:
    actions.respond(
        address=part, answer="not-accepted", on_behalf="Sol", answered_on=TODAY, by=world.manager,
        reason="No.",
    )  # fmt: skip
    given = {
        "what": "W", "expected_change": "E", "proof_wanted": "P", **boxes(TODAY, "due"),
    }  # fmt: skip
    said = office.post(reverse("agree_action", args=[world.dogs.pk, part.pk]), given)
    assert "did not accept this recommendation" in said.content.decode()


def test_one_more_body_is_asked_and_only_bodies_not_asked_yet_are_offered(
    office: Client, world: SimpleNamespace
) -> None:
    school = another_body(world, "Fenmarsh Schools")
    href = reverse("add_body", args=[world.dogs.pk])
    form = office.get(href).content.decode()
    assert "Fenmarsh Schools" in form
    assert f'value="{world.trust.pk}"' not in form
    done = office.post(href, {"organisation": school.pk}, follow=True).content.decode()
    assert "R1 is addressed to Fenmarsh Schools." in done
    assert office.post(href, {"organisation": world.trust.pk}).status_code == 200


def test_the_facts_of_a_review_are_corrected_and_what_was_said_before_stays(
    office: Client, world: SimpleNamespace
) -> None:
    from goldthread.foundations.access.models import AuditRow

    href = reverse("describe_review", args=[world.review.pk])
    facts = {
        "title": "Robin, again",
        "framework": "cspr",
        **boxes(date(2026, 3, 3), "published_on"),
    }
    assert office.post(href, {**facts, "title": " "}).status_code == 200
    assert office.post(href, {**facts, "address": "javascript:alert(1)"}).status_code == 200
    page = office.post(href, facts, follow=True).content.decode()
    assert "The facts of this review are corrected." in page
    assert "Tuesday 3 March 2026" in page
    assert "Review of Robin" in AuditRow.objects.get(did="review.described").words


# --- lists ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"words": "dogs"}, [DOGS]),
        ({"words": '"at night"'}, [NIGHT]),
        ({"state": "unanswered"}, [DOGS, NIGHT]),
        ({"state": "answer-late"}, []),
        ({"state": "unaddressed"}, []),
        ({"state": "accepted"}, []),
        ({"state": "no-action"}, [DOGS, NIGHT]),
        ({"state": "drifting"}, []),
        ({"state": "ended"}, []),
        ({"kind": "practice"}, [DOGS, NIGHT]),
        ({"kind": "training"}, []),
        ({"review": "robin"}, [DOGS, NIGHT]),
        ({"review": "zephyr"}, []),
    ],
)
def test_the_list_of_recommendations_is_narrowed(
    world: SimpleNamespace, signed_in: SignIn, query: dict[str, str], found: list[str]
) -> None:
    client = signed_in(world.colleague)
    rows = listed(client, "recommendations", "Recommendation", **query)
    assert sorted(rows) == sorted(found)
    assert (DOGS in read(client, "recommendations", **query)) == (DOGS in found)


def test_what_was_entered_together_stands_in_the_order_of_its_numbers(office: Client) -> None:
    page = read(office, "recommendations")
    assert 0 < page.index("R1 of ") < page.index("R2 of ")


def test_states_of_answers_and_actions_narrow_the_list(
    office: Client, world: SimpleNamespace, part: Address
) -> None:
    late = agreed(part, world.manager, world.practitioner, due=TODAY - timedelta(days=3))
    actions.respond(
        address=part, answer="accepted", on_behalf="Sol", answered_on=TODAY, by=world.manager
    )
    Address.objects.filter(recommendation=world.night).update(answer_due=TODAY - timedelta(days=1))

    def found(state: str) -> list[str]:
        return listed(office, "recommendations", "Recommendation", state=state)

    assert found("drifting") == found("accepted") == [DOGS]
    assert found("answer-late") == [NIGHT]
    assert found("ended") == []
    assert listed(office, "recommendations", "Actions", words="dogs home") == ["1 drifting"]
    endings.no_longer_needed(action=late, reason="Moved.", agreed_by=world.chair, by=world.manager)
    assert found("ended") == [DOGS]
    assert found("drifting") == []


def test_the_library_is_narrowed_sorted_and_taken_out(
    office: Client, world: SimpleNamespace
) -> None:
    def titles(**query: str) -> list[str]:
        return listed(office, "reviews", "Review", **query)

    assert titles(words="zephyr") == ["Zephyr unpublished"]
    assert titles(drafts="on") == []
    assert titles(sort="title") == ["Review of Robin", "Zephyr unpublished"]
    assert titles(sort="-asked") == ["Review of Robin", "Zephyr unpublished"]
    assert titles(kind="other", year="1999") == titles(kind="other")
    assert listed(office, "reviews", "Asked", words="robin") == ["2"]
    assert office.get(reverse("recommendations"), {"format": "xlsx"}).status_code == 200


@pytest.mark.parametrize("name", ["reviews", "recommendations", "search"])
def test_lists_and_search_cost_the_same_whatever_their_length(
    office: Client, world: SimpleNamespace, name: str
) -> None:
    query = {"q": "dogs"} if name == "search" else {}
    with counted() as few:
        read(office, name, **query)
    more_of_everything(world, 18)
    with counted() as many:
        read(office, name, **query)
    assert len(many) <= len(few)


def test_pages_of_one_thing_cost_the_same_however_much_came_of_it(
    office: Client, world: SimpleNamespace, part: Address
) -> None:
    agreed(part, world.manager, world.practitioner)
    hrefs = [
        reverse("review", args=[world.review.pk]),
        reverse("recommendation", args=[world.dogs.pk]),
        reverse("address", args=[world.dogs.pk, part.pk]),
    ]
    few = []
    for href in hrefs:
        with counted() as queries:
            office.get(href)
        few.append(len(queries))
    more_of_everything(world, 6)
    for at in range(6):
        body = another_body(world, f"Body {at}")
        one = actions.address(recommendation=world.dogs, organisation=body, by=world.manager)
        agreed(one, world.manager)
        agreed(part, world.manager)
    for href, before in zip(hrefs, few, strict=True):
        with counted() as queries:
            office.get(href)
        assert len(queries) <= before, href


def more_of_everything(world: SimpleNamespace, number: int) -> None:
    for at in range(number):
        one = Recommendation.objects.create(
            review=world.review, number=10 + at, text=f"Ask about dogs, part {at}"
        )
        actions.address(recommendation=one, organisation=world.trust, by=world.manager)
