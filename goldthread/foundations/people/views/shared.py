"""How a page of the register gets its matter and its person, and asks one question."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.permits import may_write, reads_names
from goldthread.foundations.records.refusals import Refused


def here(request: HttpRequest) -> Partnership:
    partnership: Partnership | None = getattr(request, "partnership", None)
    if partnership is None:
        raise Http404
    return partnership


def matter_of(request: HttpRequest, code: str, *, writing: bool = False) -> Matter:
    """404 for those who may not see the matter, 403 for those who may not write its register."""
    matters = Matter.objects.visible_to(request.user).select_related("partnership")
    matter = get_object_or_404(matters, code=code, partnership=here(request))
    if writing and not may_write(matter, request.user):
        raise PermissionDenied
    return matter


def person_of(request: HttpRequest, code: str, pk: int, *, writing: bool = False) -> Involvement:
    """Reading it is recorded. 403 for those who may read codes but no names."""
    matter = matter_of(request, code)
    lookup = {"pk": pk, "matter": matter}
    get_object_or_404(Involvement.objects.visible_to(request.user), **lookup)
    allowed = may_write if writing else reads_names
    if not allowed(matter, request.user):
        raise PermissionDenied
    return fetch(request, Involvement, "matter__partnership", "person", "organisation", **lookup)


def ask(
    request: HttpRequest,
    form: Any,
    act: Callable[..., Any],
    *,
    back: Any,
    done: str,
    words: dict[str, str],
    page: str = "people/ask.html",
) -> HttpResponse:
    """One question: ask it, act, go back. `words`: title, lead, button, caption."""
    if form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, done)
            return redirect(back)
    return render(request, page, {"form": form, "back": back, "words": words})
