"""Naming an episode, wording it anew, putting episodes in order, merging and withdrawing them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.casework.chronology import actions, forms
from goldthread.casework.chronology.entering import review_at_table
from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused

both = require_http_methods(["GET", "POST"])


def to_lead(request: HttpRequest, review: Review) -> None:
    if not may_lead(review, request.user):
        raise PermissionDenied


def fetch_to_change(request: HttpRequest, pk: int) -> KeyEpisode:
    found = fetch(request, KeyEpisode, "review__matter__partnership", pk=pk)
    to_lead(request, found.review)
    return found


def ask(request: HttpRequest, form: Any, about: Any, **words: str) -> HttpResponse:
    """A page with one form. `about`: a review or an episode; `words`: title, button, lead."""
    episode = about if isinstance(about, KeyEpisode) else None
    review = episode.review if episode else about
    context = {"form": form, "review": review, "episode": episode, **words}
    return render(request, "chronology/ask.html", context)


@both
def new_episode(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    to_lead(request, review)
    form = forms.EpisodeForm(request.POST or None)
    if form.is_valid():
        try:
            row = actions.name_episode(review=review, said=form.said(), by=request.user)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{row.code} is a key episode: {row.title}.")
            return redirect(row)
    context = {"form": form, "review": review, "episode": None}
    return render(request, "chronology/write.html", context)


@both
def change_episode(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_change(request, pk)
    form = forms.ChangeForm(request.POST or None, initial=forms.ChangeForm.of(found))
    if form.is_valid():
        try:
            actions.reword(
                episode=found,
                said=form.said(),
                changed_because=form.cleaned_data["changed_because"],
                version=form.cleaned_data["version"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{found.code} is changed. What it said before is kept.")
            return redirect(found)
    context = {"form": form, "review": found.review, "episode": found}
    return render(request, "chronology/write.html", context)


@both
def order_episodes(request: HttpRequest, pk: int) -> HttpResponse:
    review = review_at_table(request, pk)
    to_lead(request, review)
    rows = list(
        KeyEpisode.objects.visible_to(request.user).filter(review=review).standing().in_order()
    )
    if request.method == "POST":
        # The order that the page showed is sent along: a move in an old tab moves nothing.
        shown = [number_sent(text) for text in request.POST.getlist("shown")]
        order = _moved(shown, request.POST.get("up", ""), request.POST.get("down", ""))
        if shown != [row.pk for row in rows]:
            messages.warning(request, "The list has changed meanwhile. Nothing was moved.")
        elif order != shown:
            actions.reorder(review=review, order=order, by=request.user)
        return redirect("order_episodes", pk)
    return render(request, "chronology/order.html", {"review": review, "episodes": rows})


def _moved(order: list[int], up: str, down: str) -> list[int]:
    """The order with one episode a place earlier or later."""
    moved, pk = list(order), number_sent(up or down)
    if pk not in moved:
        return moved
    at = moved.index(pk)
    to = at - 1 if up else at + 1
    if 0 <= to < len(moved):
        moved[at], moved[to] = moved[to], moved[at]
    return moved


@both
def withdraw_episode(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_change(request, pk)
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw(episode=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("reason", list(refusal.reasons))
        else:
            messages.success(request, f"{found.code} is withdrawn. It can be brought back.")
            return redirect("episodes", found.review_id)
    lead = "It leaves the list and can still be read. Nothing is deleted."
    return ask(
        request, form, found, title=f"Withdraw {found.code}", button="Withdraw it", lead=lead
    )


@both
def merge_episode(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_change(request, pk)
    others = KeyEpisode.objects.visible_to(request.user).filter(review=found.review_id)
    others = others.standing().exclude(pk=found.pk).in_order()
    form = forms.MergeForm(request.POST or None, others=others)
    if form.is_valid():
        try:
            actions.merge(episode=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("reason", list(refusal.reasons))
        else:
            messages.success(request, f"{found.code} is now part of another episode.")
            return redirect(form.cleaned_data["into"])
    lead = "Its questions and analysis stay readable from the episode it is merged into."
    return ask(
        request, form, found, title=f"Merge {found.code} into another", button="Merge", lead=lead
    )


@require_http_methods(["POST"])
def bring_back_episode(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_change(request, pk)
    try:
        actions.bring_back(episode=found, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"{found.code} is back on the list, at its end.")
    return redirect(found)
