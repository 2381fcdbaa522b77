"""Preparing an event: where and when, the statement, who leads it, what is talked about."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.practitioners import actions, forms, topics
from goldthread.casework.practitioners.asking import (
    ask,
    begun,
    both,
    do,
    fetch_event,
    fetch_to_prepare,
    is_sent,
    kept,
    only_post,
    posted,
    sent,
    tried,
    with_draft,
)
from goldthread.casework.practitioners.models import Event, Facilitator, Topic
from goldthread.casework.reviews.permits import may_run
from goldthread.casework.reviews.walls import PANEL
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Seat
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.records.facts import current


@both
def arrange_event(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_prepare(request, pk)
    last = found.arrangements.first()
    fields = ("day", "starts", "ends", "place", "link", "purpose")
    initial = {name: getattr(last, name) for name in fields} if last else {}
    form = forms.ArrangeForm(request.POST or None, initial=initial)
    if form.is_valid() and tried(
        form, lambda: actions.arrange(event=found, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "Where and when is kept.")
        return redirect(found)
    lead = "Who replied to the arrangement before is asked again." if last else ""
    return ask(request, form, found, title="Where and when", button="Keep it", lead=lead)


@both
def event_statement(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_prepare(request, pk)
    last = found.statements.first()
    draft = begun(request, found)
    if answer := kept(request, found, draft, forms.StatementForm.base_fields):
        return answer
    stands = {"words": last.words if last else "", "version": last.version if last else 0}
    initial = with_draft(draft, stands)
    form = forms.StatementForm(request.POST or None, initial=initial)
    if form.is_valid() and tried(
        form,
        lambda: actions.word_statement(event=found, by=request.user, **form.cleaned_data),
        "words",
    ):
        sent(request, found, draft)
        messages.success(request, "The statement is kept. Those invited are asked to read it.")
        return redirect(found)
    lead = "What makes it safe to speak. A new version is read and acknowledged anew."
    return ask(
        request, form, found, title="Safe-space statement", button="Keep the statement", lead=lead,
        draft=draft,
    )  # fmt: skip


def _fetch_to_run(request: HttpRequest, pk: int) -> Event:
    found = fetch_event(request, pk)
    if not may_run(found.review, request.user):
        raise PermissionDenied
    return found


@both
def event_facilitators(request: HttpRequest, pk: int) -> HttpResponse:
    found = _fetch_to_run(request, pk)
    seats = Seat.objects.visible_to(request.user).filter(
        current(timezone.localdate()), matter=found.matter, role__in=PANEL
    )
    # in scope: by the seats in scope
    people = User.objects.filter(pk__in=seats.values("holder"), is_active=True)
    unit = people_of(found.partnership).filter(pk=request.user.pk)
    form = forms.FacilitatorForm(
        request.POST or None, people=(people | unit).distinct().order_by("name")
    )
    if form.is_valid() and tried(
        form, lambda: actions.name_facilitator(event=found, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "They lead this event.")
        return redirect("event_facilitators", pk)
    rows = found.facilitators.filter(ended_at__isnull=True).select_related("person")
    context = {"form": form, "event": found, "facilitators": rows}
    return render(request, "practitioners/facilitators.html", context)


@only_post
def end_facilitator(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    found = _fetch_to_run(request, pk)
    one = get_object_or_404(Facilitator.objects.visible_to(request.user), pk=row, event=found)
    return do(
        request,
        lambda: actions.end_facilitator(facilitator=one, by=request.user),
        f"{one} no longer leads this event.",
        found,
    )


@both
def add_topic(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_prepare(request, pk)
    listed = found.topics.filter(out_at__isnull=True).values("episode")
    episodes = KeyEpisode.objects.visible_to(request.user).filter(review=found.review_id)
    episodes = episodes.standing().exclude(pk__in=listed).in_order()
    form = forms.AddTopicForm(request.POST or None, episodes=episodes)
    made: list[Topic] = []
    if form.is_valid() and tried(
        form,
        lambda: made.append(topics.add_topic(event=found, by=request.user, **form.cleaned_data)),
    ):
        return redirect(made[0])
    return ask(
        request,
        form,
        found,
        title="Choose what is talked about",
        button="Put it on the list",
        lead="Those who are invited see it only when you have worded and released it.",
    )


def _topic(request: HttpRequest, pk: int, topic: int) -> Topic:
    found = fetch_to_prepare(request, pk)
    rows = Topic.objects.visible_to(request.user).select_related("episode", "out_by")
    row: Topic = get_object_or_404(rows, pk=topic, event=found)
    row.event = found
    return row


@both
def event_topic(request: HttpRequest, pk: int, topic: int) -> HttpResponse:
    row = _topic(request, pk, topic)
    words = list(row.wordings.select_related("by", "released_by"))
    last = words[0] if words else None
    fields = ("neutral", "questions", "known_then", "version")
    draft = begun(request, row.event)
    if answer := kept(request, row.event, draft, forms.TopicForm.base_fields):
        return answer
    stands = {name: getattr(last, name) for name in fields} if last else {"version": 0}
    initial = with_draft(draft, stands)
    form = forms.TopicForm(posted(request, row.event, ("neutral",)), initial=initial)
    if is_sent(request) and form.is_valid() and tried(
        form, lambda: topics.word_topic(topic=row, by=request.user, **form.cleaned_data)
    ):  # fmt: skip
        sent(request, row.event, draft)
        messages.success(request, "The words are kept. Release them when they are ready.")
        return redirect(row)
    # in scope: by the event in scope
    asked = row.episode.questions.filter(whom="practitioners")
    context = {
        "form": form,
        "topic": row,
        "event": row.event,
        "words": words,
        "asked": asked,
        "draft": draft,
    }
    return render(request, "practitioners/topic.html", context)


@only_post
def release_topic(request: HttpRequest, pk: int, topic: int) -> HttpResponse:
    row = _topic(request, pk, topic)
    last = row.wordings.first()
    version = request.POST.get("version", "")
    return do(
        request,
        lambda: topics.release_topic(
            topic=row, version=last.version if last and str(last.version) == version else -1,
            by=request.user,
        ),
        "Those who are invited can read it now.",
        row.event,
    )  # fmt: skip


@both
def take_topic_out(request: HttpRequest, pk: int, topic: int) -> HttpResponse:
    row = _topic(request, pk, topic)
    form = forms.ReasonForm(request.POST or None, asks="Why is it not talked about?")
    if form.is_valid() and tried(
        form, lambda: topics.take_out(topic=row, by=request.user, **form.cleaned_data), "reason"
    ):
        messages.success(request, f"{row.episode.code} is off the list.")
        return redirect(row.event)
    title = f"Take {row.episode.code} off the list"
    return ask(request, form, row.event, title=title, button="Take it off")
