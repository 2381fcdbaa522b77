"""Seats give access, conflicts of interest take it away, broken glass is seen."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions
from goldthread.foundations.agencies.models import BreakGlass, Conflict, Matter, Membership, Seat
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories

REASON = "Out of hours; the baby’s sibling was brought to the ward."
TODAY = timezone.localdate


@pytest.fixture
def matter(cast):
    return factories.matter(cast.partnership, "R-2026-03")


def sees(person, matter: Matter) -> bool:
    return Matter.objects.visible_to(person).filter(pk=matter.pk).exists()


def in_boxes(name: str, on: date) -> dict[str, int]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_who_sees_a_matter_without_any_seat(cast, matter):
    seeing = {
        who
        for who, person in vars(cast).items()
        if hasattr(person, "email")
        if sees(person, matter)
    }
    assert seeing == {"manager", "support"}


def test_a_seat_from_its_first_day_to_its_last(cast, matter):
    seat = Seat.objects.create(
        matter=matter, holder=cast.author, role=Role.PANEL, starts=TODAY() + timedelta(days=1)
    )
    assert not sees(cast.author, matter)
    Seat.objects.update(starts=TODAY() - timedelta(days=5))
    assert sees(cast.author, matter)
    Seat.objects.update(ends=TODAY())
    assert sees(cast.author, matter)
    Seat.objects.update(ends=TODAY() - timedelta(days=1))
    assert not sees(cast.author, matter)
    assert seat.matter == matter


def test_a_seat_needs_a_current_role(cast, matter):
    Seat.objects.create(matter=matter, holder=cast.author, role=Role.PANEL)
    Membership.objects.filter(person=cast.author).update(
        starts=TODAY() - timedelta(days=9), ends=TODAY() - timedelta(days=1)
    )
    assert not sees(cast.author, matter)


def test_giving_and_ending_a_seat(cast, matter, signed_in):
    client = signed_in(cast.manager)
    fields = {"person": cast.author.pk, "role": Role.PANEL}
    client.post("/matters/R-2026-03/people/seat/", fields)
    assert sees(cast.author, matter)
    again = client.post("/matters/R-2026-03/people/seat/", fields).content.decode()
    assert "already has this seat" in again
    seat = Seat.objects.get()
    where = f"/matters/R-2026-03/people/seat/{seat.pk}/end/"
    assert client.post(where, in_boxes("on", TODAY())).status_code == 302
    assert "already ended" in client.post(where, in_boxes("on", TODAY())).content.decode()


NO_SEAT = [Role.AUTHOR, Role.SIGNATORY, Role.PRACTITIONER]


@pytest.mark.parametrize("role", NO_SEAT)
def test_an_agencys_people_come_in_by_their_own_return(cast, matter, signed_in, role):
    """ADR 16: such a seat would open what every other agency wrote, and the family's names."""
    with pytest.raises(Refused, match="No seat is given as a"):
        actions.give_seat(matter=matter, person=cast.author, role=role, by=cast.manager)
    client, where = signed_in(cast.manager), "/matters/R-2026-03/people/seat/"
    assert f'value="{role.value}"' not in client.get(where).content.decode()
    client.post(where, {"person": cast.author.pk, "role": role})
    assert not Seat.objects.exists()


@pytest.mark.parametrize("role", NO_SEAT)
def test_an_old_seat_of_an_agencys_person_opens_nothing(cast, matter, signed_in, role):
    """The owner of the seat, a colleague of theirs and a stranger are all outside."""
    seat = Seat.objects.create(matter=matter, holder=cast.author, role=role)
    register = reverse("register", args=[matter.code])
    for who in (cast.author, cast.signatory, cast.stranger):
        assert not sees(who, matter)
        client = signed_in(who)
        for where in ("/matters/R-2026-03/people/", register):
            assert client.get(where).status_code == 404
    page = signed_in(cast.manager).get("/matters/R-2026-03/people/").content.decode()
    assert "opens nothing" in page
    Seat.objects.filter(pk=seat.pk).update(role=Role.PANEL)
    assert signed_in(cast.author).get(register).status_code == 200


@pytest.mark.parametrize("who", ["administrator", "stranger"])
def test_a_seat_is_only_for_people_with_a_case_role_here(cast, matter, who):
    with pytest.raises(Refused, match="has no current role"):
        actions.give_seat(
            matter=matter, person=getattr(cast, who), role=Role.PANEL, by=cast.manager
        )


@pytest.mark.parametrize("who", ["author", "administrator", "stranger", "executive"])
def test_only_the_business_unit_gives_seats(cast, matter, who):
    with pytest.raises(PermissionDenied):
        actions.give_seat(matter=matter, person=cast.author, role=Role.PANEL, by=getattr(cast, who))


@pytest.mark.parametrize("who", ["manager", "author", "chair"])
def test_a_conflict_takes_away_what_anything_else_gives(cast, matter, who):
    person = getattr(cast, who)
    Seat.objects.create(matter=matter, holder=person, role=Role.PANEL)
    Matter.objects.update(circle="partnership")
    assert sees(person, matter)
    actions.declare_conflict(matter=matter, person=person, reason="A cousin", by=person)
    assert not sees(person, matter)
    with pytest.raises(PermissionDenied):
        actions.break_glass(matter=matter, reason=REASON, by=person)


def test_declaring_ones_own_closes_the_door_behind(cast, matter, signed_in):
    client = signed_in(cast.manager)
    answer = client.post("/matters/R-2026-03/conflict/", {"reason": "I led that team."})
    assert answer["Location"] == "/"
    assert client.get("/matters/R-2026-03/people/").status_code == 404


def test_the_business_unit_declares_and_lifts_for_others(cast, matter, signed_in):
    Matter.objects.update(circle="partnership")
    client = signed_in(cast.support)
    fields = {"person": cast.author.pk, "reason": "Lives next door."}
    client.post("/matters/R-2026-03/people/conflict/", fields)
    assert not sees(cast.author, matter)
    again = client.post("/matters/R-2026-03/people/conflict/", fields).content.decode()
    assert "already declared" in again
    assert "Lives next door" in client.get("/matters/R-2026-03/people/").content.decode()
    conflict = Conflict.objects.get()
    client.post(f"/matters/R-2026-03/people/conflict/{conflict.pk}/lift/")
    conflict.refresh_from_db()
    assert conflict.ends == TODAY()


def test_nobody_lifts_their_own(cast, matter):
    conflict = actions.declare_conflict(
        matter=matter, person=cast.support, reason="A friend", by=cast.support
    )
    with pytest.raises(PermissionDenied):
        actions.end_conflict(conflict=conflict, on=TODAY(), by=cast.support)


def test_readers_with_a_seat_see_seats_and_nothing_more(cast, matter, signed_in):
    Seat.objects.create(matter=matter, holder=cast.author, role=Role.PANEL)
    actions.declare_conflict(matter=matter, person=cast.chair, reason="Privately", by=cast.manager)
    page = signed_in(cast.author).get("/matters/R-2026-03/people/").content.decode()
    assert "Anna Reed" in page
    assert "Privately" not in page
    assert "Give somebody a seat" not in page


def test_reading_who_has_a_seat_is_recorded(cast, matter, signed_in):
    signed_in(cast.support).get("/matters/R-2026-03/people/")
    row = AuditRow.objects.get(did="read")
    assert (row.actor_name, row.about) == ("Ben Ash", matter.audit_ref)
    assert row.partnership == cast.partnership.audit_ref


def test_emergency_access_opens_for_a_day_and_tells_the_manager(cast, matter, signed_in):
    assert "Such as FEN-" in signed_in(cast.chair).get("/emergency-access/").content.decode()
    client = signed_in(cast.chair)
    page = client.post("/emergency-access/", {"code": "r-2026-03", "reason": "Police came."})
    assert "It is open to you" in page.content.decode()
    assert client.get("/matters/R-2026-03/people/").status_code == 200
    [letter] = mail.outbox
    assert letter.to == [cast.manager.email]
    for private in ("R-2026-03", "Robin", str(cast.chair), "Police"):
        assert private not in letter.subject + letter.body
    assert "1 emergency access waits" in letter.body
    BreakGlass.objects.update(until=timezone.now())
    assert client.get("/matters/R-2026-03/people/").status_code == 404


def test_the_reference_leads_to_the_review_for_those_who_may_see_it(cast, matter, signed_in):
    review = Review.objects.create(matter=matter, title="Robin", framework="other")
    answer = signed_in(cast.manager).get("/matters/R-2026-03/")
    assert answer["Location"] == f"/reviews/{review.pk}/"
    for who in (cast.colleague, cast.stranger, cast.administrator):
        assert signed_in(who).get("/matters/R-2026-03/").status_code == 404


def test_a_refusal_does_not_tell_which_references_exist(cast, matter, signed_in):
    actions.declare_conflict(matter=matter, person=cast.colleague, reason="x", by=cast.colleague)
    factories.matter(cast.elsewhere, "S-1")
    client = signed_in(cast.colleague)
    pages = {}
    for code in ("R-2026-03", "S-1", "R-2026-99"):
        page = client.post("/emergency-access/", {"code": code, "reason": REASON}).content.decode()
        assert "could not open anything" in page
        start = page.index("<main")
        pages[code] = page[start : page.index("</main>")].replace(code, "")
    same = {part.split('name="csrfmiddlewaretoken"')[0] for part in pages.values()}
    assert len(same) == 1
    assert not BreakGlass.objects.exists()
    assert AuditRow.objects.filter(did="glass.refused", actor=cast.colleague.audit_ref).count() == 3


def test_what_is_open_anyway_needs_no_emergency(cast, matter, signed_in):
    page = signed_in(cast.support).post(
        "/emergency-access/", {"code": "R-2026-03", "reason": REASON}
    )
    assert "open to you already" in page.content.decode()
    assert not BreakGlass.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize("reason", ["", "  " * 20, "\u3164\u200b"])
def test_a_reason_has_words(cast, matter, signed_in, reason):
    client = signed_in(cast.colleague)
    page = client.post("/emergency-access/", {"code": "R-2026-03", "reason": reason})
    assert "Say why you need it now" in page.content.decode()
    assert not BreakGlass.objects.exists()


def test_the_manager_reads_why(cast, matter, signed_in):
    glass = actions.break_glass(matter=matter, reason=REASON, by=cast.chair)
    client = signed_in(cast.manager)
    assert REASON in client.get("/emergency-access/taken/").content.decode()
    client.post(f"/emergency-access/taken/{glass.pk}/seen/")
    glass.refresh_from_db()
    assert glass.seen_by == cast.manager
    again = client.post(f"/emergency-access/taken/{glass.pk}/seen/", follow=True).content.decode()
    assert "has already looked" in again


def test_nobody_clears_their_own(cast, matter):
    other = factories.member(cast.partnership, Role.BUSINESS_MANAGER)
    Membership.objects.create(person=other, partnership=cast.partnership, role=Role.CHAIR)
    glass = actions.break_glass(matter=matter, reason=REASON, by=other)
    with pytest.raises(Refused, match="Someone else"):
        actions.see_broken_glass(glass=glass, by=other)


@pytest.mark.parametrize("who", ["support", "colleague", "administrator", "stranger"])
def test_only_the_manager_clears(cast, matter, signed_in, who):
    glass = actions.break_glass(matter=matter, reason=REASON, by=cast.chair)
    answer = signed_in(getattr(cast, who)).post(f"/emergency-access/taken/{glass.pk}/seen/")
    assert answer.status_code in (403, 404)
    glass.refresh_from_db()
    assert glass.seen_at is None


def test_queries_do_not_grow(cast, matter, signed_in, django_assert_max_num_queries):
    for _ in range(15):
        person = factories.member(cast.partnership, Role.AUTHOR, cast.trust)
        Seat.objects.create(matter=matter, holder=person, role=Role.PANEL)
        actions.declare_conflict(matter=matter, person=person, reason="x", by=cast.manager)
    client = signed_in(cast.manager)
    client.get("/account/")
    with django_assert_max_num_queries(15):
        client.get("/matters/R-2026-03/people/")
