"""Every form beside a review, filled in as a browser sends it; and refused in words to be read."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.alongside import holds
from goldthread.casework.alongside.models import Hold, Proceeding, Risk
from tests.rooms.alongside.conftest import day, hold, member, register, request, state

SignIn = Callable[[Any], Client]


@pytest.fixture
def client(world: SimpleNamespace, signed_in: SignIn) -> Client:
    return signed_in(world.manager)


def boxes(name: str, days: int) -> dict[str, str]:
    on = day(days)
    return {f"{name}-day": str(on.day), f"{name}-month": f"{on:%b}", f"{name}-year": str(on.year)}


def post(client: Client, to: str, pk: int, /, **facts: Any) -> Any:
    answer = client.post(reverse(to, args=[pk]), facts)
    assert answer.status_code == 302, answer.context["page"].form.errors
    return answer


def html(client: Client, row: Any) -> str:
    return str(client.get(row.get_absolute_url()).content.decode())


def said(**more: Any) -> dict[str, Any]:
    facts = state(**more)
    facts.pop("check_on")
    return {**facts, **boxes("check_on", 30)}


def test_proceedings_from_the_first_word_to_the_end(world: SimpleNamespace, client: Client) -> None:
    post(
        client, "new_proceeding", world.review.pk, kind="inquest", body="HM Coroner",
        contact="Officer Reed", about="M1 and C1", next_what="Hearing", words="Ask first",
        **said(), **boxes("began_on", -40), **boxes("next_on", 50),
    )  # fmt: skip
    row = Proceeding.objects.get()
    post(client, "proceeding_state", row.pk, **said(state="listed", publish="no"))
    shown = html(client, row)
    for words in ("HM Coroner", "Officer Reed", "Hearing listed", "Under way", "Ask first"):
        assert words in shown, words
    assert holds.held(world.review)
    post(client, "proceeding_state", row.pk, **{**state(state="ended"), "check_on": ""})
    overview = client.get(reverse("alongside", args=[world.review.pk])).content.decode()
    assert "Inquest (coroner)" in overview
    assert "Held since" in overview


def test_a_request_is_recorded_and_decided(world: SimpleNamespace, client: Client) -> None:
    post(
        client, "new_disclosure", world.review.pk, asked_by="CPS", material="The chronology",
        power="statutory", power_words="Care Act, section 45", **boxes("received_on", -2),
        **boxes("answer_by", 9),
    )  # fmt: skip
    row = world.review.disclosures.get()
    facts = {"outcome": "part", "given": "Page 1", "reason": "R", "decided_by": "Mira Holt",
             "legal_advice": "The solicitor"}  # fmt: skip
    post(client, "decide_disclosure", row.pk, **facts, **boxes("decided_on", 0))
    assert "Not given yet" in html(client, row)
    refusing = {**facts, "outcome": "refused"}
    answer = client.post(
        reverse("decide_disclosure", args=[row.pk]), {**refusing, **boxes("decided_on", 0)}
    )
    assert "Nothing is given when it is refused." in answer.content.decode()
    assert row.decisions.count() == 1


def test_a_risk_is_written_looked_at_and_closed(world: SimpleNamespace, client: Client) -> None:
    facts = {"likelihood": "likely", "effect": "grave", "doing": "D", "owner": world.lead.pk}
    post(client, "new_risk", world.review.pk, what="W", **facts, **boxes("check_on", 3))
    row = Risk.objects.get()
    post(
        client,
        "look_at_risk",
        row.pk,
        **{**facts, "likelihood": "unlikely"},
        **boxes("check_on", 9),
    )
    post(client, "close_risk", row.pk, reason="It passed.")
    assert "It passed." in html(client, row)


def test_a_hold_is_set_checked_and_lifted_by_two(
    world: SimpleNamespace, client: Client, signed_in: SignIn
) -> None:
    post(
        client, "new_hold", world.review.pk, reason="A trial.", **boxes("since", 0),
        **boxes("first_check", 9),
    )  # fmt: skip
    row = Hold.objects.get()
    post(client, "check_hold", row.pk, reason="Still a trial.", **boxes("next_check", 20))
    post(client, "lift_hold", row.pk, reason="Over.")
    own = client.post(reverse("confirm_hold", args=[row.pk]), {"answer": "confirm"})
    assert "You proposed it." in own.content.decode()
    lead = signed_in(world.lead)
    post(lead, "confirm_hold", row.pk, answer="decline", reason="An appeal.")
    post(client, "lift_hold", row.pk, reason="The appeal is over.")
    post(lead, "confirm_hold", row.pk, answer="confirm")
    shown = html(client, row)
    for words in ("Publication was held", "An appeal.", "Still a trial.", "confirmed by Lea Seat"):
        assert words in shown, words
    assert not holds.held(world.review)


def test_a_familys_log_is_opened_and_written(world: SimpleNamespace, client: Client) -> None:
    code = register(world, "mother")
    href = reverse("new_family_member", args=[world.review.pk])
    assert 'value="M" selected' in client.get(f"{href}?code={code}").content.decode()
    assert client.get(f"{href}?code=nonsense").status_code == 200
    post(client, "new_family_member", world.review.pk, code=code, relation="mother")
    row = world.review.family.get()
    post(
        client, "family_contact", row.pk, how="phone", why="told", reached="spoke",
        by_whom="Mira Holt", said="She asks who knew.", support="Advocate", **boxes("on", -1),
        **boxes("next_update", 5),
    )  # fmt: skip
    post(
        client, "family_plan", row.pk, contact=world.lead.pk, represented="Her words",
        **boxes("next_update", 9),
    )  # fmt: skip
    post(client, "family_not_involved", row.pk, reason="She moved abroad.")
    shown = html(client, row)
    for words in ("She asks who knew.", "Advocate", "Her words", "She moved abroad.", "Lea Seat"):
        assert words in shown, words
    page = client.get(reverse("family", args=[world.review.pk])).content.decode()
    assert "not yet considered" not in page


def test_refusals_stand_on_the_form(world: SimpleNamespace, client: Client) -> None:
    held, mother, asked = hold(world), member(world), request(world)
    for name, pk, facts, words in (
        ("check_hold", held.pk, {"reason": "R", **boxes("next_check", 0)}, "must lie ahead"),
        ("confirm_hold", held.pk, {"answer": "confirm"}, "Nobody has proposed"),
        ("new_proceeding", world.review.pk,
         {"kind": "police", "body": "B", **state(check_on="")}, "when you will ask again"),
        ("family_contact", mother.pk,
         {"how": "phone", "why": "told", "reached": "spoke", "by_whom": "B", **boxes("on", 1)},
         "once it has happened"),
        ("family_not_involved", mother.pk, {"reason": " "}, "Write an answer"),
        ("decide_disclosure", asked.pk, {"given": "G"}, "Choose one"),
    ):  # fmt: skip
        answer = client.post(reverse(name, args=[pk]), facts)
        shown = answer.content.decode()
        assert answer.status_code == 200
        assert words.lower() in shown.lower(), (name, words)
        assert "There is a problem" in shown
