"""A review with a seated panel, and one meeting held yesterday with minutes being written."""

from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from goldthread.casework.meetings import actions, deciding, inviting, minuting, papers
from goldthread.casework.meetings.models import Meeting, Minutes
from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.roles import Role
from tests import factories

REASON = "The child is in hospital tonight and the panel cannot be reached."


def seat(world: SimpleNamespace, role: str, name: str) -> Any:
    person = factories.member(world.partnership, role, name=name)
    agencies.give_seat(matter=world.review.matter, person=person, role=role, by=world.manager)
    return person


def made_world(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast, and: `review` (not published) with seats for `lead`, `panelist`, `seated_chair` and
    `seated_author`; `conflicted`, a manager; `emergency`, a panel member who broke the glass.
    """
    cast.review = reviews.bring_in(
        partnership=cast.partnership, title="Robin", by=cast.manager, published=False
    )
    cast.lead = seat(cast, Role.LEAD_REVIEWER, "Lea Seat")
    cast.panelist = seat(cast, Role.PANEL, "Pan Elist")
    cast.seated_chair = seat(cast, Role.CHAIR, "Chara Seat")
    person = factories.member(cast.partnership, Role.AUTHOR, cast.housing, name="Au Thor")
    # An old row: no such seat is given any more.
    Seat.objects.create(matter=cast.review.matter, holder=person, role=Role.AUTHOR)
    cast.seated_author = person
    cast.conflicted = factories.member(cast.partnership, Role.BUSINESS_MANAGER, name="Con Flict")
    agencies.declare_conflict(
        matter=cast.review.matter, person=cast.conflicted, reason="An aunt.", by=cast.manager
    )
    cast.emergency = factories.member(cast.partnership, Role.PANEL, name="Em Ergency")
    agencies.break_glass(matter=cast.review.matter, reason=REASON, by=cast.emergency)
    return cast


world = pytest.fixture(made_world)


def plan(world: SimpleNamespace, *, days: int = 0, **more: Any) -> Meeting:
    facts: dict[str, Any] = {
        "kind": "panel",
        "on": timezone.localdate() + timedelta(days=days),
        "starts": time(14),
        "ends": time(16),
        "place": "Fen House",
        "by": world.manager,
        **more,
    }
    return actions.plan(review=world.review, **facts)


def ask_everyone(world: SimpleNamespace, meeting: Meeting) -> None:
    inviting.invite(
        meeting=meeting, seats=list(actions.panel_seats(world.review)), by=world.manager
    )


def held(world: SimpleNamespace, *, days: int = -1, **more: Any) -> Meeting:
    """A meeting to which everybody came."""
    meeting = plan(world, days=days, **more)
    actions_allowed = meeting.on <= timezone.localdate()
    assert actions_allowed
    ask_everyone(world, meeting)
    came = {one.pk: ("came", "") for one in meeting.invitees.all()}
    inviting.record_held(meeting=meeting, how=came, quorate=True, words="", by=world.manager)
    return meeting


def minutes_of(world: SimpleNamespace, meeting: Meeting, words: str = "We met.") -> Minutes:
    minutes = minuting.start(meeting=meeting, by=world.manager)
    write(world, minutes, words)
    return minutes


def write(world: SimpleNamespace, minutes: Minutes, words: str, by: Any = None) -> None:
    """Write in the first section."""
    first = minutes.sections.all()[0]
    minuting.write(
        minutes=minutes,
        words={first.pk: words},
        seen={first.pk: minuting.digest(first.words)},
        by=by or world.manager,
    )


def agreed_minutes(world: SimpleNamespace, meeting: Meeting) -> Minutes:
    minutes = minutes_of(world, meeting)
    minuting.send(minutes=minutes, by=world.manager)
    minuting.agree(minutes=minutes, by=world.seated_chair)
    return minutes


def decide(world: SimpleNamespace, meeting: Meeting, **more: Any) -> Any:
    facts: dict[str, Any] = {
        "what": "Ask the hospital for its discharge plan",
        "why": "Nobody has seen it",
        "decided_by": "The panel",
        "by": world.manager,
        **more,
    }
    return deciding.decide(meeting=meeting, **facts)


def act(world: SimpleNamespace, meeting: Meeting, **more: Any) -> Any:
    facts: dict[str, Any] = {
        "organisation": world.trust,
        "what": "Send the discharge plan",
        "expected_change": "Discharges are decided together",
        "proof_wanted": "The plan itself",
        "due": date(2030, 1, 1),
        "owner": world.author,
        "by": world.manager,
        **more,
    }
    return deciding.agree_action(meeting=meeting, **facts)


def file(name: str = "plan.txt", data: bytes = b"Discharge plan, third day.\n") -> Any:
    return SimpleUploadedFile(name, data)


def paper(world: SimpleNamespace, meeting: Meeting, **more: Any) -> Any:
    facts: dict[str, Any] = {"title": "Discharge plan", "file": file(), "by": world.manager, **more}
    return papers.add_paper(meeting=meeting, **facts)
