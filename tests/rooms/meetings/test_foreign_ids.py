"""Numbers of another partnership in every form of meetings; and every form sent in an emergency."""

from collections.abc import Callable
from datetime import time
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.meetings import actions, models
from goldthread.casework.meetings.urls import urlpatterns
from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Action
from tests import factories
from tests.rooms.meetings.conftest import decide, file, held, made_world, minutes_of, paper, plan

SignIn = Callable[[Any], Client]
EVERY = [one for one in vars(models).values() if hasattr(one, "_default_manager")]


def once() -> SimpleNamespace:
    return made_world(factories.cast())


@pytest.fixture
def world(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def rows() -> list[int]:
    return [model.objects.count() for model in EVERY] + [Action.objects.count()]


@pytest.fixture
def theirs(world: SimpleNamespace) -> SimpleNamespace:
    """The same things in another partnership."""
    manager, ours = world.stranger, world.elsewhere
    there = SimpleNamespace(partnership=ours, manager=manager)
    there.review = reviews.bring_in(partnership=ours, title="Wren", by=manager, published=False)
    there.person = factories.member(ours, Role.CHAIR, name="The Irs")
    there.seat = Seat.objects.create(
        matter=there.review.matter, holder=there.person, role=Role.CHAIR
    )
    there.body = factories.organisation(ours, "Otherby Trust")
    there.meeting = held(there)
    there.item = actions.add_item(meeting=plan(there, days=3), title="Theirs", by=manager)
    there.decision = decide(there, there.meeting)
    there.minutes = minutes_of(there, there.meeting)
    there.paper = paper(there, there.meeting)
    return there


def forms(world: SimpleNamespace) -> dict[str, tuple[int, dict[str, Any]]]:
    """By the name of the address: whose number it takes, and a body that is accepted."""
    meeting = held(world)
    ahead = plan(world, days=3)
    seat = world.review.matter.seats.get(holder=world.lead)
    words = {"what": "W", "why": "Y", "decided_by": "All"}
    action = {"what": "W", "who": f"{world.trust.pk}:{world.author.pk}", "due": "2030-01-02",
              "expected_change": "E", "proof_wanted": "P"}  # fmt: skip
    when = {"kind": "panel", "on": "2030-01-02", "starts": "10:00", "ends": "11:00", "place": "H"}
    return {
        "new_meeting": (world.review.pk, when),
        "invite_to_meeting": (ahead.pk, {"seats": [seat.pk]}),
        "new_paper": (meeting.pk, {"title": "Plan", "file": file()}),
        "new_decision": (meeting.pk, words),
        "new_meeting_action": (meeting.pk, action),
    }


FOREIGN: dict[tuple[str, str], Callable[[SimpleNamespace], Any]] = {
    ("new_meeting", "chair"): lambda there: there.person.pk,
    ("invite_to_meeting", "seats"): lambda there: [there.seat.pk],
    ("new_paper", "item"): lambda there: there.item.pk,
    ("new_decision", "replaces"): lambda there: there.decision.pk,
    ("new_meeting_action", "who"): lambda there: f"{there.body.pk}:{there.person.pk}",
    ("new_meeting_action", "decision"): lambda there: there.decision.pk,
}


@pytest.mark.parametrize(("name", "field"), list(FOREIGN))
def test_a_number_of_another_partnership_is_refused(
    world: SimpleNamespace, theirs: SimpleNamespace, signed_in: SignIn, name: str, field: str
) -> None:
    """The same body with our own number is taken: what is refused is the number."""
    client = signed_in(world.manager)
    number, body = forms(world)[name]
    href, before = reverse(name, args=[number]), rows()
    sent = {**body, field: FOREIGN[name, field](theirs)}
    answer = client.post(href, sent)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert rows() == before
    if "file" in body:
        body["file"].seek(0)
    assert client.post(href, body).status_code == 302
    assert rows() != before


def test_things_of_another_partnership_are_not_written_to_by_their_address(
    world: SimpleNamespace, theirs: SimpleNamespace, signed_in: SignIn
) -> None:
    client, before = signed_in(world.manager), rows()
    told = {"title": "T", "reason": "R", "what": "W", "why": "Y", "decided_by": "B", "name": "N",
            "role": "R", "item": theirs.item.pk, "do": "drop", "autosave": "1"}  # fmt: skip
    for pattern in urlpatterns:
        start = str(pattern.pattern).split("/")[0]
        number = {"reviews": theirs.review, "meetings": theirs.meeting, "papers": theirs.paper,
                  "minutes": theirs.minutes}[start].pk  # fmt: skip
        answer = client.post(reverse(pattern.name, args=[number]), told)
        assert answer.status_code in {404, 405}, pattern.name
    assert rows() == before
    theirs.item.refresh_from_db()
    assert theirs.item.dropped_at is None


def test_an_emergency_reader_writes_nothing_by_any_form(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    bodies = forms(world)
    meeting = held(world, starts=time(13))
    draft, one = minutes_of(world, meeting), paper(world, meeting)
    client, before = signed_in(world.emergency), rows()
    told = {"title": "T", "reason": "R", "autosave": "1", "answer": "agree", "quorate": "yes"}
    number = {"reviews": world.review.pk, "meetings": meeting.pk, "papers": one.pk,
              "minutes": draft.pk}  # fmt: skip
    for pattern in urlpatterns:
        pk, body = bodies.get(str(pattern.name), (number[str(pattern.pattern).split("/")[0]], told))
        answer = client.post(reverse(pattern.name, args=[pk]), body)
        assert answer.status_code in {403, 404, 405}, pattern.name
    assert rows() == before
