"""Numbers of another partnership in every form of a matter's doors; and an emergency reader's."""

import pytest
from django.urls import reverse

from goldthread.foundations.agencies import actions
from goldthread.foundations.agencies.models import Conflict, Membership, Organisation, Seat
from goldthread.foundations.agencies.roles import Role
from tests import factories

REASON = "Out of hours; the baby’s sibling was brought to the ward."


@pytest.fixture
def world(cast):
    cast.matter = factories.matter(cast.partnership, "R-2026-03")
    cast.theirs = factories.matter(cast.elsewhere, "S-7")
    cast.their_person = factories.member(cast.elsewhere, Role.PANEL)
    cast.their_body = factories.organisation(cast.elsewhere, "Otherby Trust")
    cast.their_seat = Seat.objects.create(
        matter=cast.theirs, holder=cast.their_person, role=Role.PANEL
    )
    cast.their_conflict = Conflict.objects.create(
        matter=cast.theirs, person=cast.their_person, reason="kin", declared_by=cast.stranger
    )
    cast.reader = factories.member(cast.partnership, Role.SCRUTINEER)
    actions.break_glass(matter=cast.matter, reason=REASON, by=cast.reader)
    return cast


def rows():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Seat, Conflict, Membership, Organisation)
    ]


@pytest.mark.parametrize("who", ["manager", "support"])
def test_a_person_or_body_of_another_partnership_is_refused(world, signed_in, who):
    client, before = signed_in(getattr(world, who)), rows()
    foreign, body = world.their_person.pk, world.their_body.pk
    on = {"on-day": 1, "on-month": 1, "on-year": 2026}
    for name, args, sent in (
        ("give_seat", ["R-2026-03"], {"person": foreign, "role": Role.PANEL}),
        ("conflict_of", ["R-2026-03"], {"person": foreign, "reason": "Kin"}),
        ("successor", [world.trust.pk], {"successor": body, **on}),
        ("person", [world.author.pk], {"role": Role.SIGNATORY, "organisation": body}),
    ):
        answer = client.post(reverse(name, args=args), sent)
        assert answer.status_code == 200, name
        assert "There is a problem" in answer.content.decode(), name
    assert rows() == before


def test_rows_of_another_partnership_are_not_found_under_our_matter_or_theirs(world, signed_in):
    client, before = signed_in(world.manager), rows()
    on = {"on-day": 1, "on-month": 12, "on-year": 2030}
    post = Membership.objects.get(person=world.their_person)
    for code in ("R-2026-03", "S-7"):
        end = reverse("end_seat", args=[code, world.their_seat.pk])
        lift = reverse("lift_conflict", args=[code, world.their_conflict.pk])
        assert client.post(end, on).status_code == 404
        assert client.post(lift).status_code == 404
    for name, args in (
        ("give_seat", ["S-7"]),
        ("conflict_of", ["S-7"]),
        ("own_conflict", ["S-7"]),
        ("end_role", [post.pk]),
        ("successor", [world.their_body.pk]),
        ("organisation", [world.their_body.pk]),
        ("person", [world.their_person.pk]),
    ):
        sent = {"reason": "x", "role": Role.PANEL, "person": world.author.pk, "alias": "A", **on}
        assert client.post(reverse(name, args=args), sent).status_code == 404, name
    assert rows() == before


def test_an_emergency_reader_manages_no_door(world, signed_in):
    """They may declare their own conflict, which closes the matter to them and nothing else."""
    seat = Seat.objects.create(matter=world.matter, holder=world.chair, role=Role.CHAIR)
    conflict = Conflict.objects.create(
        matter=world.matter, person=world.author, reason="kin", declared_by=world.manager
    )
    client, before = signed_in(world.reader), rows()
    assert client.get(reverse("doors", args=["R-2026-03"])).status_code == 200
    on = {"on-day": 1, "on-month": 12, "on-year": 2030}
    for name, args, sent in (
        ("give_seat", [], {"person": world.chair.pk, "role": Role.PANEL}),
        ("give_seat", [], {"person": world.reader.pk, "role": Role.CHAIR}),
        ("conflict_of", [], {"person": world.chair.pk, "reason": "Kin"}),
        ("end_seat", [seat.pk], on),
        ("lift_conflict", [conflict.pk], {}),
    ):
        answer = client.post(reverse(name, args=["R-2026-03", *args]), sent)
        assert answer.status_code == 403, name
    assert rows() == before
