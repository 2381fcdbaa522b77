"""Minutes: read, written, agreed, corrected, in Word; and decisions and actions of a meeting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from goldthread.casework.meetings import deciding, forms, minuting, permits, word
from goldthread.casework.meetings import people as choosing
from goldthread.casework.meetings.models import Decision, Minutes
from goldthread.casework.meetings.pages import MinutesPage
from goldthread.casework.meetings.views import ASKING, caption, fetch_meeting
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused, need
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused

WITH = ("meeting__review__matter__partnership", "meeting__chair", "by")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _fetch_page(request: HttpRequest, pk: int) -> MinutesPage:
    """A version that this person may read; a draft is 404 for the rest of the panel."""
    scope = Minutes.objects.visible_to(request.user).with_step()
    found = scope.select_related(*WITH).filter(pk=pk).first()
    if found is None:
        raise Http404
    page = MinutesPage.of(found, request.user)
    if pk not in {one.pk for one in page.versions}:
        raise Http404
    fetch(request, Minutes, *WITH, pk=pk)  # so that the reading is recorded
    return page


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    page = _fetch_page(request, pk)
    return render(request, "meetings/minutes.html", {"page": page})


@require_POST
def start_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk)
    need(permits.may_minute(row.review, request.user), permits.UNIT)
    try:
        made = minuting.start(meeting=row, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect(row)
    return redirect("write_minutes", made.pk)


@ASKING
def write_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """All sections on one page, kept while they are written."""
    page = _fetch_page(request, pk)
    need(page.may_minute, permits.UNIT)
    if request.method == "POST":
        return _save(request, page)
    if not page.open:
        return redirect("minutes", pk)
    shown = [(one, one.words, minuting.digest(one.words)) for one in page.sections]
    return render(request, "meetings/write.html", {"page": page, "shown": shown, "problems": []})


def _save(request: HttpRequest, page: MinutesPage) -> HttpResponse:
    sent = {one.pk: request.POST.get(f"words-{one.pk}", one.words) for one in page.sections}
    seen = {one.pk: request.POST.get(f"seen-{one.pk}", "") for one in page.sections}
    quiet = request.POST.get("autosave") == "1"
    try:
        minuting.write(minutes=page.minutes, words=sent, seen=seen, by=request.user)
    except Refused as refusal:
        if quiet:
            return JsonResponse({"problem": " ".join(refusal.reasons)})
        shown = [(one, sent[one.pk], seen[one.pk]) for one in page.sections]
        facts = {"page": page, "shown": shown, "problems": list(refusal.reasons)}
        return render(request, "meetings/write.html", facts)
    if quiet:
        # What this window holds is now what it started from, unless another one changed the rest.
        fields = {f"seen-{key}": minuting.digest(words) for key, words in sent.items()}
        return JsonResponse({"saved": f"{timezone.localtime():%H:%M}", "fields": fields})
    messages.success(request, "The minutes are saved.")
    if request.POST.get("next") == "read":
        return redirect("minutes", page.minutes.pk)
    return redirect("write_minutes", page.minutes.pk)


@ASKING
def add_section(request: HttpRequest, pk: int) -> HttpResponse:
    page = _fetch_page(request, pk)
    need(page.may_minute, permits.UNIT)
    form = forms.SectionForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        minuting.add_section(minutes=page.minutes, title=told["title"], by=request.user)
        return "The section is added"

    if done_or_refused(request, form, act):
        return redirect("write_minutes", pk)
    asked = AskPage(form, "Add a section", "Add it", _minutes_url(pk), caption(page.meeting))
    return render(request, "access/asked.html", {"page": asked})


@require_POST
def send_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    page = _fetch_page(request, pk)
    need(page.may_minute, permits.UNIT)
    try:
        minuting.send(minutes=page.minutes, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "The minutes are with the chair.")
    return redirect("minutes", pk)


@ASKING
def agree_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    page = _fetch_page(request, pk)
    need(page.may_agree, permits.CHAIRS)
    form = forms.AgreeForm(request.POST or None)

    def act(told: dict[str, Any]) -> str:
        if told["answer"] == "agree":
            minuting.agree(minutes=page.minutes, words=told["words"], by=request.user)
            return "The minutes are agreed and do not change any more"
        minuting.give_back(minutes=page.minutes, words=told["words"], by=request.user)
        return "The minutes go back to be changed"

    lead = "Once agreed, this version does not change. A correction will be a new version."
    title = f"Agree the minutes, version {page.minutes.version}"
    asked = AskPage(form, title, "Answer", _minutes_url(pk), caption(page.meeting), lead)
    return ask(request, asked, act)


@ASKING
def correct_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    page = _fetch_page(request, pk)
    need(page.may_minute, permits.UNIT)
    form = forms.ReasonForm(request.POST or None, asks="Why are they corrected?")
    made: list[Minutes] = []

    def act(told: dict[str, Any]) -> str:
        made.append(minuting.correct(meeting=page.meeting, why=told["reason"], by=request.user))
        return "A new version is begun. The agreed one stays as it is"

    if done_or_refused(request, form, act):
        return redirect("write_minutes", made[0].pk)
    asked = AskPage(form, "Correct the minutes", "Begin", _minutes_url(pk), caption(page.meeting))
    return render(request, "access/asked.html", {"page": asked})


@require_safe
def minutes_word(request: HttpRequest, pk: int) -> HttpResponse:
    page = _fetch_page(request, pk)
    data = word.minutes_in_word(page)
    if request.method == "GET":
        audit(by=request.user, did="downloaded", about=page.minutes)
    response = HttpResponse(data, content_type=WORD)
    name = f"minutes-{page.meeting.review.code}-{page.meeting.number}-v{page.minutes.version}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@ASKING
def new_decision(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk, to_write=True)
    earlier = (
        Decision.objects.visible_to(request.user)
        .filter(meeting__review=row.review_id, replaced_by__isnull=True)
        .select_related("meeting")
    )
    form = forms.DecideForm(request.POST or None, earlier=earlier)

    def act(told: dict[str, Any]) -> str:
        made = deciding.decide(meeting=row, by=request.user, **told)
        return f"Decision {made.code} is recorded"

    lead = "A decision does not change once it is recorded. A later one may take its place."
    page = AskPage(
        form, "Record a decision", "Record it", row.get_absolute_url(), caption(row), lead
    )
    return ask(request, page, act)


@ASKING
def new_action(request: HttpRequest, pk: int) -> HttpResponse:
    row = fetch_meeting(request, pk, to_write=True)
    form = forms.ActionForm(
        request.POST or None,
        people=choosing.bodies_and_owners(row.review.partnership),
        decisions=row.decisions.select_related("meeting"),
    )

    def act(told: dict[str, Any]) -> str:
        body, owner = choosing.chosen(told.pop("who"))
        if body is None:
            raise PermissionDenied
        made = deciding.agree_action(
            meeting=row, organisation=body, owner=owner, by=request.user, **told
        )
        return f"Action {made.code} is agreed with {body}"

    page = AskPage(form, "Agree an action", "Agree it", row.get_absolute_url(), caption(row))
    return ask(request, page, act)


def _minutes_url(pk: int) -> str:
    return reverse("minutes", args=[pk])
