"""What the views of an event share: fetching it, a page with one form, and its refusals."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.casework.practitioners import names
from goldthread.casework.practitioners.forms import Careful
from goldthread.casework.practitioners.models import Event
from goldthread.casework.practitioners.permits import keeps_key, may_prepare
from goldthread.foundations.access.doors import fetch
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
