"""Deciding with one press: accept, move, not an item, undo, and all that are left."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.naming import Directory
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning import deciding
from goldthread.improvement.learning.actions import undecided
from goldthread.improvement.learning.cards import Names, cards_of, labels_of
from goldthread.improvement.learning.forms import AcceptForm
from goldthread.improvement.learning.models import Decision, Draft, Listing, Proposal
from goldthread.improvement.learning.views import fetch_draft


def open_bodies(request: HttpRequest, draft: Draft) -> list[Organisation]:
    """The directory of the draft's partnership, without those that have closed."""
    bodies = Organisation.objects.visible_to(request.user)
    return list(bodies.filter(partnership=draft.partnership, closed__isnull=True))


def fetch_item(request: HttpRequest, pk: int, item: int) -> tuple[Draft, Proposal, str]:
    """A draft one may work on, one of its proposals, and that proposal's label."""
    draft = fetch_draft(request, pk)
    proposal = get_object_or_404(draft.proposals, pk=item)
    proposal.draft = draft
    return draft, proposal, labels_of(list(draft.proposals.all()))[proposal.pk]


def onward(draft: Draft, after: Proposal | None = None) -> HttpResponseRedirect:
    """To the next item that is not decided yet, on the confirm page."""
    waiting = list(undecided(draft).values_list("pk", "order"))
    later = [pk for pk, order in waiting if after is not None and order > after.order]
    there = later[0] if later else waiting[0][0] if waiting else None
    place = f"#item-{there}" if there else "#finish"
    return HttpResponseRedirect(draft.get_absolute_url() + place)


def told(request: HttpRequest, draft: Draft, words: str) -> None:
    """Say what happened and how much is left."""
    left = undecided(draft).count()
    messages.success(request, f"{words} {f'{left} left to decide.' if left else 'All decided.'}")


def _at_once(
    request: HttpRequest, draft: Draft, proposal: Proposal, act: Callable[[], object], words: str
) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        told(request, draft, words)
    return onward(draft, proposal)


@require_POST
def accept_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    draft, proposal, label = fetch_item(request, pk, item)
    form = AcceptForm(request.POST, bodies=open_bodies(request, draft))
    if not form.is_valid():
        messages.error(request, f"{label} is not decided yet: {form.errors['addressees'][0]}")
        return redirect(f"{draft.get_absolute_url()}#item-{proposal.pk}")
    bodies = form.cleaned_data["addressees"]
    return _at_once(
        request,
        draft,
        proposal,
        lambda: deciding.accept(proposal=proposal, by=request.user, addressees=bodies),
        f"{label} accepted.",
    )


@require_POST
def move_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """To the learning points at once; a move to the recommendations asks for whom (change_item)."""
    draft, proposal, label = fetch_item(request, pk, item)
    other = deciding.Wording(Listing.LEARNING, proposal.text)
    return _at_once(
        request,
        draft,
        proposal,
        lambda: deciding.change(proposal=proposal, to=other, by=request.user),
        f"{label} moved to the learning points.",
    )


@require_POST
def reject_item(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    draft, proposal, label = fetch_item(request, pk, item)
    return _at_once(
        request,
        draft,
        proposal,
        lambda: deciding.reject(proposal=proposal, by=request.user),
        f"{label} is not an item. It stays visible here and does not enter the record.",
    )


@require_POST
def undo_decision(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    draft = fetch_draft(request, pk)
    row: Decision = get_object_or_404(draft.decisions, pk=decision)
    try:
        deciding.undo(decision=row, by=request.user)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        told(request, draft, "Undone.")
    first = row.proposals.order_by("order").first()
    place = f"#item-{first.pk}" if first else "#finish"
    return redirect(draft.get_absolute_url() + place)


@require_http_methods(["GET", "POST"])
def accept_all(request: HttpRequest, pk: int, listing: str) -> HttpResponse:
    """One page that shows what is about to be accepted, and by whom."""
    draft = fetch_draft(request, pk)
    names = Names(Directory(draft.partnership))
    if request.method == "POST":
        try:
            made = deciding.accept_all(
                draft=draft,
                by=request.user,
                listing=listing,
                bodies=lambda words: [one.organisation for one in names.of(words)[0]],
            )
        except Refused as refusal:
            messages.error(request, " ".join(refusal.reasons))
        else:
            told(request, draft, f"{len(made)} accepted.")
        return onward(draft)
    one_list = next(one for one in cards_of(draft, names) if one.listing == listing)
    waiting = [card for card in one_list.cards if card.decision is None]
    page = {"draft": draft, "cards": waiting, "what": Listing(listing).label}
    return render(request, "learning/accept_all.html", page)
