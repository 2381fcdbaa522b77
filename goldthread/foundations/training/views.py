"""My training, courses and sessions, and who comes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.training import booking, forms, keeping, pages, permits
from goldthread.foundations.training.models import Booking, Course, Requirement, Sitting
from goldthread.foundations.training.models.answers import Stage
from goldthread.foundations.training.querysets import led_by

ASKING = require_http_methods(["GET", "HEAD", "POST"])
OWN = "Only who booked, or who leads their agency, cancels a place."


@require_safe
def my_training(request: HttpRequest) -> HttpResponse:
    page = pages.MyPage.of(only(request, CASE_ROLES), request.user)
    return render(request, "training/mine.html", {"page": page})


@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    page = pages.CoursesPage.of(only(request, CASE_ROLES), request.user)
    return render(request, "training/courses.html", {"page": page})


@ASKING
def new_course(request: HttpRequest) -> HttpResponse:
    partnership, user = only(request, CASE_ROLES), request.user
    need(permits.leads_anybody(partnership, user), permits.KEEPERS)
    form = forms.CourseForm(
        request.POST or None, bodies=pages.bodies_kept(partnership, user),
        unit=permits.is_unit(partnership, user),
    )  # fmt: skip
    made: list[Course] = []

    def act(told: dict[str, Any]) -> str:
        made.append(keeping.add_course(partnership=partnership, by=user, **told))
        return f"“{made[0]}” can be planned now"

    if done_or_refused(request, form, act):
        return redirect(made[0])
    lead = "A course that changes is a new course: what people did stays what it was."
    page = _page(form, "A course", "Add it", reverse("training_courses"), "Training", lead)
    return render(request, "access/asked.html", {"page": page})


def fetch_course(request: HttpRequest, pk: int, *, to_keep: bool = False) -> Course:
    row = fetch(request, Course, "partnership", "organisation", pk=pk)
    if to_keep:
        need(permits.keeps(row, request.user), permits.KEEPERS)
    return row


@require_safe
def course(request: HttpRequest, pk: int) -> HttpResponse:
    page = pages.CoursePage.of(fetch_course(request, pk), request.user)
    return render(request, "training/course.html", {"page": page})


@ASKING
def end_course(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_course(request, pk, to_keep=True)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        keeping.end_course(course=row, by=request.user, **told)
        return "It is withdrawn. Who did it keeps their record"

    return ask(request, _of(row, form, "Withdraw this course", "Withdraw it"), act)


@ASKING
def require_course(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_course(request, pk)
    user = request.user
    need(permits.leads_anybody(row.partnership, user), permits.KEEPERS)
    form = forms.RequireForm(
        request.POST or None, bodies=pages.bodies_kept(row.partnership, user),
        unit=permits.is_unit(row.partnership, user),
    )  # fmt: skip

    def act(told: dict[str, Any]) -> str:
        told["every_months"] = told["every_months"] or 0
        made = keeping.require(course=row, by=user, **told)
        return f"Asked from today: {made.whom}, {made.rule}"

    lead = "Nobody is late from one day to the next: the weeks are counted from today at the least."
    return ask(request, _of(row, form, f"Who needs “{row}”?", "Save", lead), act)


@ASKING
def end_requirement(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Requirement, "course__partnership", "organisation", pk=pk)
    keeps = permits.may_keep(row.partnership, row.organisation, request.user)
    need(keeps, permits.KEEPERS)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        keeping.end_requirement(requirement=row, by=request.user, **told)
        return "It is asked no longer"

    return ask(request, _of(row.course, form, f"No longer ask: {row}", "End it"), act)


@ASKING
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_course(request, pk, to_keep=True)
    form = forms.SittingForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        made = keeping.plan(course=row, by=request.user, **told)
        return f"Planned: {made.on.day} {made.on:%B %Y}, {made.places} places"

    return ask(request, _of(row, form, "Plan a session", "Plan it"), act)


def fetch_sitting(request: HttpRequest, pk: int, *, to_keep: bool = False) -> Sitting:
    row = fetch(request, Sitting, "course__partnership", "course__organisation", pk=pk)
    if to_keep:
        need(permits.keeps(row.course, request.user), permits.KEEPERS)
    return row


@require_safe
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    page = pages.SittingPage.of(fetch_sitting(request, pk), request.user)
    return render(request, "training/sitting.html", {"page": page})


@ASKING
def cancel_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_sitting(request, pk, to_keep=True)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        keeping.cancel_sitting(sitting=row, by=request.user, **told)
        return "Cancelled. Whoever booked reads it on their home page"

    page = _on(row, form, "Cancel this session", "Cancel it", "Everybody who booked reads why.")
    return ask(request, page, act)


@require_POST
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """A place for oneself."""
    row = fetch_sitting(request, pk)
    form = forms.NothingForm(request.POST)

    def act(told: dict[str, Any]) -> str:
        made = booking.book(sitting=row, person=request.user, by=request.user)
        place = booking.has_place(made)
        return "You have a place" if place else "It is full: you are on the waiting list"

    return ask(request, _on(row, form, "Book a place", "Book it"), act)


@ASKING
def book_for(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_sitting(request, pk)
    need(permits.leads_anybody(row.partnership, request.user), permits.OF_PEOPLE)
    led = led_by(request.user).filter(partnership=row.partnership)
    people = people_of(row.partnership).filter(pk__in=led.values("person"))
    form = forms.BookForm(request.POST or None, people=people)

    def act(told: dict[str, Any]) -> str:
        made = booking.book(sitting=row, person=told["person"], by=request.user)
        place = booking.has_place(made)
        return f"{made.person} {'has a place' if place else 'is on the waiting list'}"

    return ask(request, _on(row, form, "Book a place for somebody", "Book it"), act)


@ASKING
def cancel_booking(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch(request, Booking, "sitting__course__partnership", "person", pk=pk)
    need(permits.may_book_for(row.person, row.partnership, request.user), OWN)
    form = forms.BecauseForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        booking.cancel(booking=row, by=request.user, **told)
        return "Cancelled. The next on the waiting list has the place"

    title = (
        "Cancel your place" if row.person == request.user else f"Cancel the place of {row.person}"
    )
    return ask(request, _on(row.sitting, form, title, "Cancel it"), act)


@ASKING
def came(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_sitting(request, pk, to_keep=True)
    rows = row.bookings.standing().select_related("person").order_by("person__name", "pk")
    here = [one.pk for one in rows.prefetch_related("attendance")
            if (said := list(one.attendance.all())) and said[-1].came]  # fmt: skip
    form = forms.CameForm(request.POST or None, bookings=rows, initial={"came": here})

    def act(told: dict[str, Any]) -> str:
        number = booking.mark_came(sitting=row, came=told["came"], by=request.user)
        return f"Recorded: {number} came. Each of them is asked what they take from it"

    return ask(request, _on(row, form, "Who came?", "Record it"), act)


@ASKING
def answer(request: HttpRequest, pk: int, stage: str) -> HttpResponse:
    row = fetch(request, Booking, "sitting__course__partnership", "person", pk=pk)
    need(row.person_id == request.user.pk, "Only who came answers this.")
    kind = forms.LaterForm if stage == Stage.LATER else forms.AfterForm
    form = kind(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        booking.answer(booking=row, stage=stage, by=request.user, **told)
        return "Thank you. Your answer is kept without your name"

    lead = (
        "Your answer is kept without your name. Nobody sees it until at least five have answered."
    )
    page = _page(form, f"What came of “{row.sitting.course}”?", "Send it", reverse("my_training"),
                 str(row.sitting), lead)  # fmt: skip
    return ask(request, page, act)


def _page(form: Any, title: str, button: str, back: str, caption: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, back, caption, lead)


def _of(row: Course, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, row.get_absolute_url(), str(row), lead)


def _on(row: Sitting, form: Any, title: str, button: str, lead: str = "") -> AskPage:
    return AskPage(form, title, button, row.get_absolute_url(), str(row), lead)
