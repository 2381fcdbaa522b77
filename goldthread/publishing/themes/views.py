"""Keeping themes: made, written for, released by a second person, withdrawn."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, OVERSIGHT
from goldthread.foundations.agencies.views.permits import holds, only
from goldthread.foundations.records.prose import prose
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.themes import actions, forms, pages
from goldthread.publishing.themes.models import Kind, Marked, Piece, Theme


@require_GET
def themes(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, OVERSIGHT)
    context = {
        "themes": pages.themes(request.user, partnership),
        "may_keep": holds(request.user, BUSINESS_UNIT, partnership),
    }
    return render(request, "themes/themes.html", context)


@require_http_methods(["GET", "POST"])
def new_theme(request: HttpRequest) -> HttpResponseBase:
    partnership = only(request, BUSINESS_UNIT)
    form = forms.ThemeForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.make(partnership=partnership, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", list(refusal.reasons))
        else:
            messages.success(request, "The theme is made. A second person must say yes to it.")
            return redirect(made)
    return render(request, "themes/new.html", {"form": form})


@require_GET
def theme(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Theme, "partnership", pk=pk)
    page = pages.ThemePage.of(found, request.user)
    return render(request, "themes/theme.html", {"page": page})


@require_http_methods(["GET", "POST"])
def write_theme(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Other words for a theme. What is public stays until a second person says yes to them."""
    return _write(request, pk, forms.WordsForm, Kind.WORDS)


@require_http_methods(["GET", "POST"])
def add_resource(request: HttpRequest, pk: int) -> HttpResponseBase:
    return _write(request, pk, forms.ResourceForm, Kind.RESOURCE)


def _write(request: HttpRequest, pk: int, kind: Any, named: str) -> HttpResponseBase:
    found = _mine(request, pk)
    last = found.pieces.filter(kind=named).first() if named == Kind.WORDS else None
    start = {"title": last.title, "text": last.text} if last else {}
    form = kind(request.POST or None, initial=start)

    def act(**words: Any) -> None:
        actions.write(theme=found, kind=named, by=request.user, **words)

    if _done(request, form, act, "It is kept. A second person must say yes to it."):
        return redirect(found)
    context = {"form": form, "theme": found, "is_words": named == Kind.WORDS}
    return render(request, "themes/write.html", context)


@require_http_methods(["GET", "POST"])
def mark_summaries(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _mine(request, pk)
    there = Marked.objects.visible_to(request.user).standing().filter(theme=found)
    form = forms.MarkForm(
        request.POST if request.method == "POST" else None,
        summaries=pages.summaries(request.user, found),
        initial={"summaries": list(there.values_list("summary", flat=True))},
    )

    def act(**fields: Any) -> None:
        actions.mark(theme=found, by=request.user, **fields)

    done = "It is kept. A second person must say yes before a summary shows under the theme."
    if _done(request, form, act, done):
        return redirect(found)
    return render(request, "themes/mark.html", {"form": form, "theme": found})


@require_http_methods(["GET", "POST"])
def agree_to_mark(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The second person says yes to a summary under a theme."""
    rows = Marked.objects.visible_to(request.user).select_related(
        "theme__partnership", "summary__review__matter__partnership", "by"
    )
    mark = get_object_or_404(rows, pk=pk)
    if not actions.may_agree(mark, request.user):
        raise PermissionDenied
    form = forms.YesForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        actions.agree(mark=mark, by=request.user)

    if _done(request, form, act, "It shows under the theme wherever the summary is public."):
        return redirect(mark.theme)
    page = pages.MarkPage.of(mark, request.user)
    return render(request, "themes/agree.html", {"form": form, "page": page})


def _mine(request: HttpRequest, pk: int) -> Theme:
    found = fetch(request, Theme, "partnership", pk=pk)
    if not actions.may_keep(found.partnership, request.user):
        raise PermissionDenied
    return found


@require_http_methods(["GET", "POST"])
def release_piece(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The second person reads it and says yes."""
    piece = _theirs(request, pk)
    form = forms.YesForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        actions.release(piece=piece, by=request.user)

    if _done(request, form, act, "It is public now."):
        return redirect(piece.theme)
    context = {"form": form, "piece": piece, "body": prose(piece.text)}
    return render(request, "themes/yes.html", context)


@require_http_methods(["GET", "POST"])
def withdraw_piece(request: HttpRequest, pk: int) -> HttpResponseBase:
    piece = _theirs(request, pk)
    form = forms.WithdrawForm(request.POST or None)

    def act(**fields: Any) -> None:
        actions.withdraw(piece=piece, by=request.user, **fields)

    if _done(request, form, act, "It is withdrawn."):
        return redirect(piece.theme)
    return render(request, "themes/withdraw.html", {"form": form, "piece": piece})


def _theirs(request: HttpRequest, pk: int) -> Piece:
    piece = fetch(request, Piece, "theme__partnership", pk=pk)
    if not actions.may_release(piece.theme.partnership, request.user):
        raise PermissionDenied
    return piece


def _done(request: HttpRequest, form: Any, act: Any, words: str) -> bool:
    """Whether what was asked is done; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        act(**form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    messages.success(request, words)
    return True
