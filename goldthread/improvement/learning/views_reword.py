"""Deciding with other words: change, split, merge, add by hand."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from goldthread.foundations.agencies.naming import Directory
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.actions import undecided
from goldthread.improvement.learning.cards import labels_of
from goldthread.improvement.learning.deciding import Wording
from goldthread.improvement.learning.forms import SplitForm, WordingForm
from goldthread.improvement.learning.models import Draft, Listing, Proposal
from goldthread.improvement.learning.views import fetch_draft
from goldthread.improvement.learning.views_decide import fetch_item, onward, open_bodies, told


def wording_form(
    request: HttpRequest, draft: Draft, initial: dict[str, Any], *, bound: bool
) -> tuple[WordingForm, dict[str, str]]:
    """The form with the bodies that the printed words mean ticked, and why, by their key."""
    meant = Directory(draft.partnership).meant_by(initial.get("addressed_to", ""))
    first = [one.organisation.pk for one in meant]
    form = WordingForm(
        request.POST if bound else None,
        initial={"addressees": first, **initial},
        bodies=open_bodies(request, draft),
        first=first,
    )
    printed = initial.get("addressed_to")
    told = (one for one in meant if one.organisation.name != printed)
    return form, {str(one.organisation.pk): one.because for one in told}


def _initial(proposal: Proposal) -> dict[str, Any]:
    return {
        "text": proposal.text,
        "listing": proposal.listing,
        "kind": proposal.kind,
        "addressed_to": proposal.addressed_to,
    }


def _acted(form: Any, act: Callable[[], object]) -> bool:
    """Whether it was done; the reasons why not stand on the form."""
    try:
        act()
    except Refused as refusal:
        form.add_error(None, list(refusal.reasons))
        return False
    return True


@require_http_methods(["GET", "POST"])
def change_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    draft, proposal, label = fetch_item(request, pk, item)
    initial = _initial(proposal)
    moving = request.GET.get("list") in Listing.values
    if moving:
        initial["listing"] = request.GET["list"]
    form, reasons = wording_form(request, draft, initial, bound=request.method == "POST")
    if form.is_valid() and _acted(
        form, lambda: deciding.change(proposal=proposal, to=form.wording(), by=request.user)
    ):
        told(request, draft, f"{label} decided.")
        return onward(draft, proposal)
    page = {"form": form, "draft": draft, "found": [(label, proposal)], "reasons": reasons}
    page |= {"title": f"Move {label}" if moving else f"Change {label}", "button": f"Save {label}"}
    return render(request, "learning/wording.html", page)


@require_http_methods(["GET", "POST"])
def split_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    draft, proposal, label = fetch_item(request, pk, item)
    if request.method == "POST":
        parts = sum(1 for name in request.POST if re.fullmatch(r"text_\d{1,2}", name))
        more = "more" in request.POST
        form = SplitForm(request.POST, parts=parts)
        if more:  # what is written so far, with one more box, nothing saved
            another = {f"listing_{parts + 1}": proposal.listing}
            form = SplitForm(initial=request.POST.dict() | another, parts=parts + 1)
    else:
        guess = parts_of(proposal.text)
        form = SplitForm(initial=_numbered(guess, proposal.listing), parts=len(guess))
    if form.is_bound and form.is_valid():
        meant = Directory(draft.partnership).meant_by(proposal.addressed_to)
        into = [
            Wording(
                listing, text, proposal.kind, proposal.addressed_to, [o.organisation for o in meant]
            )
            for text, listing in form.written()
        ]
        if _acted(form, lambda: deciding.split(proposal=proposal, into=into, by=request.user)):
            told(request, draft, f"{label} split in {len(into)}.")
            return onward(draft, proposal)
    page = {"form": form, "draft": draft, "found": [(label, proposal)], "label": label}
    return render(request, "learning/split.html", page)


def parts_of(text: str) -> list[str]:
    """A first guess at the parts of an item: its semicolons, else its sentences. At least two."""
    for mark in (r"(?<=;)\s+", r"(?<=[.!?])\s+(?=[A-Z“\"])"):
        parts = [part.strip() for part in re.split(mark, text) if part.strip()]
        if len(parts) > 1:
            return parts[:6] if len(parts) <= 6 else [*parts[:5], " ".join(parts[5:])]
    return [text, ""]


def _numbered(parts: Sequence[str], listing: str) -> dict[str, str]:
    initial = {f"text_{place}": part for place, part in enumerate(parts, start=1)}
    return initial | {f"listing_{place}": listing for place in range(1, len(parts) + 1)}


@require_http_methods(["GET", "POST"])
def merge_items(request: HttpRequest, pk: int) -> HttpResponse:
    """First which items, then the words of the one that they become."""
    draft = fetch_draft(request, pk)
    everything = list(draft.proposals.all())
    labels = labels_of(everything)
    asked = request.POST if request.method == "POST" else request.GET
    keys = {number_sent(key) for key in asked.getlist("item")}
    chosen = [one for one in everything if one.pk in keys]
    for one in chosen:
        one.draft = draft
    found = [(labels[one.pk], one) for one in chosen]
    if len(chosen) < 2:
        waiting = [(labels[one.pk], one, one.pk in keys) for one in undecided(draft)]
        page = {"draft": draft, "waiting": waiting, "alone": "chosen" in asked}
        return render(request, "learning/merge.html", page)
    initial = _initial(chosen[0]) | {"text": " ".join(one.text for one in chosen)}
    initial["addressed_to"] = "; ".join(
        dict.fromkeys(o.addressed_to for o in chosen if o.addressed_to)
    )
    form, reasons = wording_form(request, draft, initial, bound=request.method == "POST")
    if form.is_valid() and _acted(
        form, lambda: deciding.merge(proposals=chosen, to=form.wording(), by=request.user)
    ):
        told(request, draft, f"{' and '.join(label for label, _ in found)} merged.")
        return onward(draft, chosen[-1])
    page = {"form": form, "draft": draft, "found": found, "reasons": reasons}
    page |= {"title": "Merge " + " and ".join(label for label, _ in found), "button": "Merge them"}
    return render(request, "learning/wording.html", page)


@require_http_methods(["GET", "POST"])
def add_item(request: HttpRequest, pk: int) -> HttpResponse:
    """An item the machine did not find; `look` brings words selected in the text, unsaved."""
    draft = fetch_draft(request, pk)
    bound = request.method == "POST" and "look" not in request.POST
    initial = {"text": request.POST.get("text", ""), "listing": request.POST.get("look", "")}
    form, reasons = wording_form(request, draft, initial, bound=bound)
    if form.is_valid() and _acted(
        form, lambda: deciding.add(draft=draft, item=form.wording(), by=request.user)
    ):
        told(request, draft, "Added.")
        return onward(draft)
    page = {"form": form, "draft": draft, "found": [], "reasons": reasons}
    page |= {"title": "Add an item by hand", "button": "Add it"}
    return render(request, "learning/wording.html", page)
