"""Training: who needs what, places and waiting lists, who came, what they say, and when it ends."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.training import booking, keeping
from goldthread.foundations.training.looking import figures, look, matrix
from goldthread.foundations.training.models import Answer, Booking, Done, Sitting
from goldthread.foundations.training.needs import needs
from goldthread.foundations.training.reminding import remind
from goldthread.rules.training import Need, State, shown, state, until
from tests import factories
from tests.rooms.training.conftest import course, day, sitting


def test_by_when_somebody_needs_it_and_until_when_it_counts() -> None:
    need, today = Need(4, 12), date(2026, 6, 1)

    def stands(done: date | None, **more: Any) -> State:
        told = {"began": date(2026, 5, 20), "asked": date(2020, 1, 1), "lasts_months": 24,
                "booked": False, **more}  # fmt: skip
        return state(need, done=done, today=today, **told)[0]

    assert stands(None) is State.NEEDED
    assert stands(None, booked=True) is State.BOOKED
    assert stands(None, began=date(2026, 1, 1)) is State.LATE
    assert stands(None, began=date(2020, 1, 1), asked=date(2026, 5, 30)) is State.NEEDED
    assert stands(date(2026, 5, 1)) is State.DONE
    assert stands(date(2025, 7, 1)) is State.EXPIRING, "the need is shorter than the certificate"
    assert stands(date(2025, 5, 31)) is State.EXPIRED
    assert until(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert until(date(2025, 1, 31), None) is None


def test_small_numbers_are_hidden_also_where_they_could_be_worked_out() -> None:
    assert shown((5, 0)) and shown((6, 7))
    assert not shown((4, 0)) and not shown((9, 1)) and not shown((0, 0))


def test_who_needs_what_by_role_and_agency(taught: SimpleNamespace) -> None:
    new = factories.member(taught.partnership, Role.PRACTITIONER, taught.housing, name="New Here")
    Membership.objects.filter(person=new).update(starts=day(-7))
    late = factories.member(taught.partnership, Role.PRACTITIONER, taught.trust, name="Lee Late")
    Membership.objects.filter(person=late).update(starts=day(-300))
    rows = look(Membership.objects.current(day(0)), taught.partnership, day(0))
    assert {str(one.person): one.state for one in rows} == {
        "Pia Wells": State.DONE, "New Here": State.NEEDED, "Lee Late": State.LATE
    }  # fmt: skip
    told = {one.organisation: (one.needed, one.in_date, one.gaps)
            for one in matrix(taught.partnership, day(0))}  # fmt: skip
    assert told == {str(taught.trust): (2, 1, 1), str(taught.housing): (1, 0, 0)}
    words = [one.words for one in needs(late, taught.partnership, day(0))]
    assert words == ["You need “Dogs and babies”: book a place"]
    assert remind(partnership=taught.partnership, today=day(0)) == 1
    assert remind(partnership=taught.partnership, today=day(0)) == 0
    assert "Dogs" not in mail.outbox[-1].subject + mail.outbox[-1].body
    keeping.end_requirement(requirement=taught.required, because="Not any more.", by=taught.manager)
    type(taught.required).objects.update(ends=day(-1))
    assert look(Membership.objects.current(day(0)), taught.partnership, day(0)) == []


def test_an_agency_asks_only_of_its_own(taught: SimpleNamespace) -> None:
    told = {"course": taught.course, "within_weeks": 4, "source": "Ours.", "by": taught.signatory}
    with pytest.raises(PermissionDenied):
        keeping.require(**told)
    with pytest.raises(PermissionDenied):
        keeping.require(organisation=taught.housing, **told)
    assert keeping.require(organisation=taught.trust, **told).whom.startswith("everybody")
    with pytest.raises(Refused, match="already"):
        keeping.require(organisation=taught.trust, **told)
    with pytest.raises(PermissionDenied):
        course(taught, title="Other", by=taught.author)
    own = course(taught, title="Our own", organisation=taught.trust, by=taught.signatory)
    with pytest.raises(PermissionDenied):
        keeping.end_course(course=own, because="No.", by=taught.colleague)


def test_the_next_on_the_list_has_the_place_that_is_given_back(taught: SimpleNamespace) -> None:
    people = [factories.member(taught.partnership, Role.AUTHOR, taught.trust) for _ in range(2)]
    second, third = (booking.book(sitting=taught.ahead, person=one, by=one) for one in people)
    assert booking.has_place(second) and not booking.has_place(third)
    with pytest.raises(Refused, match="already"):
        booking.book(sitting=taught.ahead, person=people[0], by=people[0])
    with pytest.raises(Refused, match="Say why"):
        booking.cancel(booking=taught.place, because=" ", by=taught.author)
    booking.cancel(booking=taught.place, because="Ill.", by=taught.author)
    assert booking.has_place(third)
    with pytest.raises(PermissionDenied):
        booking.book(sitting=taught.ahead, person=taught.author, by=taught.colleague)
    assert booking.book(sitting=taught.ahead, person=taught.author, by=taught.signatory)
    keeping.cancel_sitting(sitting=taught.ahead, because="The trainer is ill.", by=taught.manager)
    words = [one.words for one in needs(taught.author, taught.partnership, day(0))]
    assert any(one.startswith("Cancelled: Dogs and babies") for one in words)
    with pytest.raises(Refused, match="cancelled"):
        booking.book(sitting=taught.ahead, person=taught.practitioner, by=taught.practitioner)


def test_a_course_for_some_roles_is_booked_by_those(taught: SimpleNamespace) -> None:
    taught.course = course(taught, title="For writers", open_to=["report-author"])
    row = sitting(taught, 5)
    with pytest.raises(Refused, match="This course is for"):
        booking.book(sitting=row, person=taught.practitioner, by=taught.practitioner)
    assert booking.book(sitting=row, person=taught.author, by=taught.author)


def test_who_came_is_corrected_by_a_new_row(taught: SimpleNamespace) -> None:
    assert Done.objects.standing().filter(person=taught.practitioner).count() == 1
    booking.mark_came(sitting=taught.sitting, came=[taught.booked], by=taught.manager)
    assert taught.booked.attendance.count() == 1
    booking.mark_came(sitting=taught.sitting, came=[], by=taught.manager)
    assert not Done.objects.standing().filter(person=taught.practitioner).exists()
    assert [one.came for one in taught.booked.attendance.all()] == [True, False]
    with pytest.raises(PermissionDenied):
        booking.mark_came(sitting=taught.sitting, came=[taught.booked], by=taught.author)
    with pytest.raises(Refused, match="lies ahead"):
        booking.mark_came(sitting=taught.ahead, came=[], by=taught.manager)


def test_answers_are_asked_twice_and_nobody_stands_in_them(taught: SimpleNamespace) -> None:
    told = {"booking": taught.booked, "by": taught.practitioner, "words": "Ask about dogs."}
    with pytest.raises(PermissionDenied):
        booking.answer(**{**told, "by": taught.manager}, stage="after", before=2, after=4)
    with pytest.raises(Refused, match="not asked now"):
        booking.answer(**told, stage="later", used=True)
    booking.answer(**told, stage="after", before=2, after=4)
    with pytest.raises(Refused, match="already"):
        booking.answer(**told, stage="after", before=2, after=4)
    Sitting.objects.filter(pk=taught.sitting.pk).update(on=day(-60))
    booking.answer(**told, stage="later", used=True)
    held = {field.name for field in Answer._meta.get_fields()}
    assert not held & {"person", "by", "at", "booking"}
    one = figures([taught.course])[0]
    assert (one.answered, one.surer, one.words, one.used, one.examples) == (1, None, [], None, [])
    for _ in range(4):
        Answer.objects.create(sitting=taught.sitting, stage="after", before=1, after=2, words="x")
    one = figures([taught.course])[0]
    assert (one.surer, one.not_surer, len(one.words)) == (5, 0, 5)


def test_a_certificate_is_a_pdf_and_the_lists_go_out_as_csv(
    taught: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    done = Done.objects.get(person=taught.practitioner)
    answer = signed_in(taught.practitioner).get(reverse("training_certificate", args=[done.pk]))
    assert answer.content.startswith(b"%PDF")
    course(taught, title="=HYPERLINK(1)")
    taught.course = taught.course.__class__.objects.get(title__startswith="=")
    keeping.require(
        course=taught.course, role="practitioner", within_weeks=1, source="x", by=taught.manager
    )
    for name in ("training_people", "training_agencies"):
        rows = signed_in(taught.manager).get(f"{reverse(name)}?format=csv")
        text = b"".join(rows.streaming_content).decode()  # type: ignore[attr-defined]
        assert "'=HYPERLINK(1)" in text and ",=HYPERLINK" not in text, name


def test_queries_do_not_grow_with_rows(
    taught: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    where = [reverse(name) for name in ("my_training", "training_courses", "training_people",
                                        "training_agencies")]  # fmt: skip
    where += [taught.course.get_absolute_url(), taught.ahead.get_absolute_url()]
    who = signed_in(taught.manager)

    def counted() -> list[int]:
        found = []
        for address in where:
            with CaptureQueriesContext(connection) as seen:
                assert who.get(address).status_code == 200
            found.append(len(seen))
        return found

    booking.book(sitting=taught.ahead, person=taught.manager, by=taught.manager)
    keeping.require(course=taught.course, within_weeks=1, source="x", by=taught.manager)
    counted()
    few = counted()
    first = taught.course
    for number in range(4):
        person = factories.member(taught.partnership, Role.PRACTITIONER, taught.trust)
        booking.book(sitting=taught.ahead, person=person, by=person)
        taught.course = course(taught, title=f"Course {number}")
        keeping.require(course=taught.course, within_weeks=1, source="x", by=taught.manager)
        row = sitting(taught, 3 + number)
        booking.book(sitting=row, person=taught.manager, by=taught.manager)
        Done.objects.create(person=taught.manager, course=first, on=day(-number - 2), by=None)
    assert counted() == few
    assert Booking.objects.filter(person=taught.manager).count() == 5
