"""Clocks and timetable."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.casework.reviews import clocking, daysoff, forms_life, kinds, timing
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_run
from goldthread.casework.reviews.within import Question, ask, running, working


def _question(review: Review, title: str, lead: str, button: str) -> Question:
    return Question(title, lead, button, reverse("timetable", args=[review.pk]), "Timetable")


@require_GET
def timetable(request: HttpRequest, pk: int) -> HttpResponse:
    review, today = working(request, pk), timezone.localdate()
    clocks = clocking.clocks_of(review, today)
    counted = {clock.event for clock in clocks}
    rows = review.milestones.select_related("done_by").prefetch_related("moves__by")
    milestones, off = list(rows), daysoff.finder(review.partnership)
    context = {
        "review": review,
        "clocks": clocks,
        "unknown": [words for event, words in kinds.events_asked(review) if event not in counted],
        "stops": list(review.clock_stops.select_related("by", "ended_by")),
        "milestones": milestones,
        "off": {row.pk: off(row.planned) for row in milestones if not row.done_on},
        "letters": list(review.letters.select_related("sent_by")),
        "step_words": {clock.step: clock.words for clock in clocks},
        "runs": may_run(review, request.user),
        "now": today,
    }
    return render(request, "reviews/timetable.html", context)


def _clock(review: Review, step: str) -> clocking.ReviewClock:
    clocks = clocking.clocks_of(review, timezone.localdate())
    found = next((clock for clock in clocks if clock.step == step and not clock.is_kept), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def clock_done(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    review = running(request, pk)
    clock = _clock(review, step)
    lead = f"It is due on {clock.due.day} {clock.due:%B %Y}: {clock.rule}."
    question = _question(review, clock.words, lead, "Record that it was done")

    def act(**fields: Any) -> None:
        timing.clock_done(review=review, step=step, by=request.user, **fields)

    form = forms_life.ClockDoneForm(request.POST or None)
    return ask(request, review, form, question, act, "Recorded.")


@require_http_methods(["GET", "POST"])
def clock_overrun(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    review = running(request, pk)
    clock = _clock(review, step)
    lead = f"It is due on {clock.due.day} {clock.due:%B %Y}: {clock.rule}."
    question = _question(review, f"Late: {clock.words}", lead, "Record the reason")

    def act(**fields: Any) -> None:
        timing.explain_overrun(review=review, step=step, by=request.user, **fields)

    form = forms_life.OverrunForm(request.POST or None)
    return ask(request, review, form, question, act, "The reason is recorded.")


@require_http_methods(["GET", "POST"])
def stop_clock(request: HttpRequest, pk: int) -> HttpResponse:
    review = running(request, pk)
    clocks = clocking.clocks_of(review, timezone.localdate())
    steps = [(clock.step, clock.words) for clock in clocks if clock.is_open]
    lead = "While it stands still no day counts. The date moves when it runs again."
    question = _question(review, "Stop a clock", lead, "Stop it")

    def act(**fields: Any) -> None:
        timing.stop_clock(review=review, by=request.user, **fields)

    form = forms_life.StopForm(request.POST or None, steps=steps)
    return ask(request, review, form, question, act, "The clock is stopped.")


@require_http_methods(["GET", "POST"])
def restart_clock(request: HttpRequest, pk: int, stop: int) -> HttpResponse:
    review = running(request, pk)
    row = get_object_or_404(review.clock_stops, pk=stop)
    lead = f"Stopped since {row.starts.day} {row.starts:%B %Y}: {row.reason}"
    question = _question(review, "Let it run again", lead, "Let it run")

    def act(**fields: Any) -> None:
        timing.restart_clock(stop=row, by=request.user, **fields)

    form = forms_life.RestartForm(request.POST or None)
    return ask(request, review, form, question, act, "The clock runs again.")


@require_http_methods(["GET", "POST"])
def clock_event(request: HttpRequest, pk: int) -> HttpResponse:
    review = running(request, pk)
    events = [one for one in kinds.events_asked(review) if one[0] != "published"]
    lead = "Clocks run from this day. A later entry corrects an earlier one; both stay."
    question = _question(review, "Record a day that clocks run from", lead, "Record the day")

    def act(**fields: Any) -> None:
        timing.record_event(review=review, by=request.user, **fields)

    form = forms_life.EventForm(request.POST or None, events=events)
    return ask(request, review, form, question, act, "The day is recorded.")


@require_http_methods(["GET", "POST"])
def add_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    review = running(request, pk)
    question = _question(review, "Add to the timetable", "Its first date is kept.", "Add it")

    def act(**fields: Any) -> None:
        form.record(timing.add_milestone(review=review, by=request.user, **fields), request.user)

    form = forms_life.MilestoneForm(request.POST or None, partnership=review.partnership)
    return ask(request, review, form, question, act, "It is in the timetable.")


@require_http_methods(["GET", "POST"])
def move_milestone(request: HttpRequest, pk: int, milestone: int) -> HttpResponse:
    review = running(request, pk)
    row = get_object_or_404(review.milestones, pk=milestone)
    lead = f"Planned for {row.planned.day} {row.planned:%B %Y}."
    question = _question(review, f"Move: {row.name}", lead, "Move the date")

    def act(**fields: Any) -> None:
        timing.move_milestone(milestone=row, by=request.user, **fields)
        form.record(row, request.user)

    form = forms_life.MoveDateForm(
        request.POST or None, partnership=review.partnership, initial={"seen": row.planned}
    )
    return ask(request, review, form, question, act, "The date is moved.")


@require_http_methods(["GET", "POST"])
def reach_milestone(request: HttpRequest, pk: int, milestone: int) -> HttpResponse:
    review = running(request, pk)
    row = get_object_or_404(review.milestones, pk=milestone)
    lead = f"Planned for {row.planned.day} {row.planned:%B %Y}."
    question = _question(review, f"Reached: {row.name}", lead, "Record the day")

    def act(**fields: Any) -> None:
        timing.reach_milestone(milestone=row, by=request.user, **fields)

    form = forms_life.OnForm(request.POST or None)
    return ask(request, review, form, question, act, "The day is recorded.")


@require_http_methods(["GET", "POST"])
def letter_sent(request: HttpRequest, pk: int, letter: int) -> HttpResponse:
    review = running(request, pk)
    row = get_object_or_404(review.letters, pk=letter)
    question = _question(review, f"Sent: {row.name}", "", "Record the day")

    def act(**fields: Any) -> None:
        timing.letter_sent(letter=row, by=request.user, **fields)

    form = forms_life.OnForm(request.POST or None)
    return ask(request, review, form, question, act, "The day is recorded.")
