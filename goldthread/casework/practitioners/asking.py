"""What the views of an event share: fetching it, a page with one form, and its refusals."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldthread.casework.practitioners import drafting, names
from goldthread.casework.practitioners.forms import Careful
from goldthread.casework.practitioners.models import Event
from goldthread.casework.practitioners.permits import keeps_key, may_prepare
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused

WITH = ("review__matter__partnership",)
both = require_http_methods(["GET", "POST"])
only_post = require_http_methods(["POST"])


def fetch_event(request: HttpRequest, pk: int) -> Event:
    return fetch(request, Event, *WITH, pk=pk)


def fetch_to_prepare(request: HttpRequest, pk: int) -> Event:
    found = fetch_event(request, pk)
    if not may_prepare(found, request.user):
        raise PermissionDenied
    return found


def fetch_with_key(request: HttpRequest, pk: int) -> Event:
    """For the business unit and the facilitators; the rest of the table is refused."""
    found = fetch_event(request, pk)
    if not keeps_key(found, request.user):
        raise PermissionDenied
    return found


def tried(form: Any, act: Callable[[], Any], field: str | None = None) -> bool:
    """Whether the action did it. What it refuses is shown at the form; so are names it found."""
    try:
        act()
    except names.NamesFound as stop:
        form.names, form.warned = stop.names, True
        stop.count()
        # The codes are offered beneath; the tick lets through what is no name.
        form.add_error("words" if "words" in form.fields else None, list(stop.reasons))
    except Refused as refusal:
        form.add_error(field, list(refusal.reasons))
    else:
        return True
    return False


def begun(request: HttpRequest, event: Event) -> drafting.Draft:
    """What this person has written in this form and not sent."""
    match = request.resolver_match
    which = [match.url_name or "", *match.kwargs.values()] if match else []
    return drafting.draft_of(event, "-".join(str(one) for one in which), request.user)


def kept(
    request: HttpRequest, event: Event, draft: drafting.Draft, fields: Iterable[str]
) -> HttpResponse | None:
    """The answer to the script that keeps what is written, and to “Begin anew”. None otherwise."""
    if "anew" in request.POST:
        drafting.drop(event=event, form=draft.form, by=request.user)
        return redirect(request.path)
    if request.POST.get("autosave") != "1":
        return None
    content = {name: request.POST.get(name, "") for name in fields if name != "names_looked_at"}
    version = number_sent(request.POST.get("draft", "")) or 0
    try:
        row = drafting.keep(
            event=event, form=draft.form, content=content, version=version, by=request.user
        )
    except Refused as refusal:
        return JsonResponse({"problem": " ".join(refusal.reasons)})
    at = timezone.localtime(row.saved_at)
    return JsonResponse({"saved": f"{at:%H:%M}", "fields": {"draft": row.version}})


def sent(request: HttpRequest, event: Event, draft: drafting.Draft) -> None:
    """Nothing of it waits any more."""
    drafting.drop(event=event, form=draft.form, by=request.user)


def with_draft(draft: drafting.Draft, initial: dict[str, Any]) -> dict[str, Any]:
    """What a form begins with. The version stays that of what stands now: sent, the draft is set
    over it, knowingly."""
    return {**initial, **{k: v for k, v in draft.content.items() if k != "version"}}


def posted(request: HttpRequest, event: Event, fields: tuple[str, ...] = ("words",)) -> Any:
    """What was sent; after “Put the codes in”, with codes in the place of names."""
    if request.method != "POST":
        return None
    if "put_codes" not in request.POST:
        return request.POST
    sent = request.POST.copy()
    for field in fields:
        sent[field] = names.with_codes(event, request.user, sent.get(field, ""))
    return sent


def is_sent(request: HttpRequest) -> bool:
    """Sent to be kept, and not only to have codes put in."""
    return request.method == "POST" and "put_codes" not in request.POST


def ask(request: HttpRequest, form: Any, event: Event, **words: Any) -> HttpResponse:
    """A page with one form about an event. `words`: title, button, lead, and `back` as a pair."""
    context = {"form": form, "event": event, "careful": isinstance(form, Careful), **words}
    return render(request, "practitioners/ask.html", context)


def do(request: HttpRequest, act: Callable[[], Any], done: str, to: Any) -> HttpResponse:
    """Do something that a single button asks for; say what came of it, and go on."""
    try:
        act()
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, done)
    return redirect(to)
