"""The ways into a call, its draft and what was sent, for the views of this room."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from goldthread.casework.submissions import permits
from goldthread.casework.submissions.models import Call, Submission
from goldthread.foundations.access.asking import AskPage, ask, done_or_refused
from goldthread.foundations.access.doors import fetch

__all__ = ["ASKING", "ask_about", "done_or_refused", "fetch_call", "fetch_draft", "fetch_own"]
ASKING = require_http_methods(["GET", "POST"])
WITH = ("review__matter__partnership", "organisation__successor__successor")


def fetch_call(request: HttpRequest, pk: Any) -> Call:
    """A call that this person may see: to their own agency, or one that they oversee."""
    return fetch(request, Call, *WITH, pk=pk)


def fetch_own(request: HttpRequest, pk: Any) -> Call:
    """A call to one's own agency. 403 for those who only oversee it."""
    found = fetch_call(request, pk)
    permits.need(
        permits.may_write(found, request.user),
        "What an agency is writing is its own. You can read it when it is sent.",
    )
    return found


def fetch_draft(request: HttpRequest, pk: Any) -> tuple[Call, Submission | None]:
    """The call, and the draft of the agency if one is begun."""
    call = fetch_own(request, pk)
    drafts = Submission.objects.visible_to(request.user).filter(call=call, sent_at__isnull=True)
    return call, drafts.first()


def ask_about(
    request: HttpRequest,
    call: Call,
    form: forms.Form,
    title: str,
    button: str,
    act: Callable[[dict[str, Any]], str],
    lead: str = "",
    back: str = "",
) -> HttpResponse:
    """A page with one form about a call, which leads back to it or to `back`."""
    caption = f"{call.organisation}, review {call.review.code}"
    page = AskPage(form, title, button, back or call.get_absolute_url(), caption, lead)
    return ask(request, page, act)
