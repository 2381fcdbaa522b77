"""Every address of a review's life, tried by everyone of the cast."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.reviews import actions, panels, terms, timing
from goldthread.casework.reviews.models import Review, TermsOfReference
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.reviews import making
from tests.rooms.reviews.making import today

SignIn = Callable[[Any], Client]
pytestmark = pytest.mark.usefixtures("family")
# The business manager, a seated panel member, the lead reviewer, the chair, who took emergency
# access, an author without a seat, a business manager with a conflict, and those who are nobody.
WHO = ["manager", "seated", "lead", "chair", "emergency", "author", "conflicted",
       "administrator", "stranger"]  # fmt: skip
READ = [200, 200, 200, 200, 200, 404, 404, 404, 404]
UNIT = [200, 403, 403, 403, 403, 404, 404, 404, 404]
LEAD = [200, 403, 200, 200, 403, 404, 404, 404, 404]
# By the name of the address, with what comes after the review's number.
EXPECTED: dict[str, list[int]] = {
    "review_life": READ,
    "terms": READ,
    "terms_version": READ,
    "terms_changes": READ,
    "terms_word": READ,
    "panel": READ,
    "pseudonym": READ,
    "timetable": READ,
    "move_review": UNIT,
    "said_instead": UNIT,
    "review_period": UNIT,
    "review_people": UNIT,
    "panel_sectors": UNIT,
    "choose_pseudonym": UNIT,
    "add_milestone": UNIT,
    "move_milestone": UNIT,
    "reach_milestone": UNIT,
    "letter_sent": UNIT,
    "stop_clock": UNIT,
    "restart_clock": UNIT,
    "clock_event": UNIT,
    "clock_done": UNIT,
    "clock_overrun": UNIT,
    "write_terms": LEAD,
    "agree_terms": LEAD,
    # They made their statement; it is withdrawn below, so that the lead reviewer is asked.
    "state_independence": [403, 403, 200, 302, 403, 404, 404, 404, 404],
    "withdraw_statement": [200, 403, 403, 200, 403, 404, 404, 404, 404],
    "describe_review": UNIT,
    "commission": [200, 403, 403, 403, 403, 403, 200, 403, 200],
}


@pytest.fixture
def world(cast: SimpleNamespace, review: Review) -> SimpleNamespace:
    who = making.ready(cast, review)
    draft = terms.begin_version(review=review, why="A school was found.", by=cast.manager)
    statement = review.statements.get(person=who.lead)
    panels.withdraw_statement(statement=statement, reason="A mistake.", by=who.lead)
    stop = timing.stop_clock(review=review, starts=today(), reason="Trial.", by=cast.manager)
    conflicted = factories.member(cast.partnership, Role.BUSINESS_MANAGER, name="Con Flict")
    agencies.declare_conflict(
        matter=review.matter, person=conflicted, reason="An aunt.", by=cast.manager
    )
    reader = factories.member(cast.partnership, Role.SCRUTINEER, name="Emer Gency")
    agencies.break_glass(matter=review.matter, reason="A child is in danger tonight.", by=reader)
    world = SimpleNamespace(**vars(cast))
    world.review, world.draft, world.stop, world.conflicted = review, draft, stop, conflicted
    world.lead, world.seated, world.emergency = who.lead, who.members[0], reader
    return world


def address(world: SimpleNamespace, name: str) -> str:
    review = world.review
    more: dict[str, list[Any]] = {
        "terms_version": [1],
        "terms_changes": [2],
        "terms_word": [1],
        "said_instead": ["report_final"],
        "move_milestone": [review.milestones.first().pk],
        "reach_milestone": [review.milestones.first().pk],
        "letter_sent": [review.letters.first().pk],
        "restart_clock": [world.stop.pk],
        "clock_done": ["publish"],
        "clock_overrun": ["publish"],
        "withdraw_statement": [review.statements.get(person=world.chair).pk],
    }
    args = [] if name == "commission" else [review.pk, *more.get(name, [])]
    return reverse(name, args=args)


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(world: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client, place = signed_in(getattr(world, who)), WHO.index(who)
    found = {name: client.get(address(world, name)).status_code for name in EXPECTED}
    assert found == {name: codes[place] for name, codes in EXPECTED.items()}


@pytest.mark.parametrize("who", ["seated", "emergency", "author", "conflicted", "stranger"])
def test_what_is_sent_by_those_who_may_not_changes_nothing(
    world: SimpleNamespace, signed_in: SignIn, who: str
) -> None:
    client, sent = signed_in(getattr(world, who)), {
        "to": "gathering", "on": "2026-01-01", "done_on": "2026-01-01", "reason": "x", "seen": "0",
        "name": "Wren", "wish": "chose", "starts": "2024-01-01", "ends": "2024-02-01",
        "planned": "2026-01-01", "event": "sent", "purpose": "Mine", "sectors": "police",
    }  # fmt: skip
    before = AuditRow.objects.exclude(did__in=["read", "refused"]).count()
    for name in set(EXPECTED) - {"commission"}:  # which belongs to no review
        assert client.post(address(world, name), sent).status_code in {403, 404, 405}, name
    assert client.post(reverse("check_pseudonym", args=[world.review.pk])).status_code in {403, 404}
    assert AuditRow.objects.exclude(did__in=["read", "refused"]).count() == before
    world.draft.refresh_from_db()
    assert world.draft.saves == 0


def test_somebody_who_is_not_signed_in_is_asked_to(world: SimpleNamespace, client: Client) -> None:
    for name in EXPECTED:
        assert client.get(address(world, name)).status_code == 302


def test_a_published_review_keeps_its_workings_to_those_with_a_seat(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    Matter.objects.filter(pk=world.review.matter_id).update(circle=Matter.Circle.PARTNERSHIP)
    author, lead = signed_in(world.author), signed_in(world.lead)
    assert author.get(reverse("review", args=[world.review.pk])).status_code == 200
    for name, codes in EXPECTED.items():
        if codes is READ:
            assert author.get(address(world, name)).status_code == 404, name
            assert lead.get(address(world, name)).status_code == 200, name
    assert not TermsOfReference.objects.visible_to(world.author).exists()
    assert AuditRow.objects.filter(did="read", actor=world.lead.audit_ref).exists()


def test_a_review_brought_in_as_a_document_has_no_life(
    cast: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(cast.manager)
    brought = actions.bring_in(
        partnership=cast.partnership, title="Wren", by=cast.manager, published=True
    )
    for name in ("review_life", "terms", "panel", "pseudonym", "timetable", "move_review"):
        assert client.get(reverse(name, args=[brought.pk])).status_code == 404


def test_what_belongs_to_another_review_is_not_found_under_this_one(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    other, client = making.commissioned(world, "Another"), signed_in(world.manager)
    for name, pk in (
        ("move_milestone", world.review.milestones.first().pk),
        ("letter_sent", world.review.letters.first().pk),
        ("restart_clock", world.stop.pk),
        ("withdraw_statement", world.review.statements.first().pk),
        ("terms_version", 2),
        ("clock_done", "no-such-clock"),
    ):
        assert client.get(reverse(name, args=[other.pk, pk])).status_code == 404, name


def test_reading_the_life_of_a_review_is_recorded(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    signed_in(world.seated).get(reverse("review_life", args=[world.review.pk]))
    row = AuditRow.objects.filter(did="read").latest("number")
    assert (row.actor, row.about) == (world.seated.audit_ref, world.review.audit_ref)


def test_bodies_and_people_of_another_partnership_are_refused_in_every_form(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.manager)
    theirs = factories.organisation(world.elsewhere, "Otherby Trust")
    text = {"seen": "0", "how_many": "1", "purpose": "Mine.", "agencies": [theirs.pk]}
    page = client.post(address(world, "write_terms"), text)
    assert page.status_code == 200
    kept = client.post(address(world, "write_terms"), {**text, "autosave": "1"}).json()
    assert kept["problem"].startswith("Not saved yet")
    world.draft.refresh_from_db()
    assert (world.draft.saves, world.draft.agencies.filter(pk=theirs.pk).exists()) == (0, False)
    seats = world.review.matter.seats.count()
    for field in ("leads", "chairs", "members"):
        sent = client.post(address(world, "review_people"), {field: [world.stranger.pk]})
        assert sent.status_code == 200
    assert world.review.matter.seats.count() == seats


def test_a_review_of_another_partnership_is_not_written_to_by_any_address(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(world.stranger)
    before = AuditRow.objects.exclude(did__in=["read", "refused"]).count()
    for name in set(EXPECTED) - {"commission"}:
        assert client.post(address(world, name), {"reason": "x"}).status_code in {404, 405}, name
    assert AuditRow.objects.exclude(did__in=["read", "refused"]).count() == before
