"""Comments and tags on an entry, and entries made into a key episode."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from goldthread.casework.chronology import forms_combined as forms
from goldthread.casework.chronology.combining import noting
from goldthread.casework.chronology.entering import review_at_table, to_opened
from goldthread.casework.chronology.models import EntryNote, EntryTag, EpisodeEntry, KeyEpisode
from goldthread.casework.chronology.views_change import both
from goldthread.casework.chronology.views_combined import entry_at_table
from goldthread.casework.chronology.views_decide import to_decide
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused

MOST = 200  # entries chosen at once


@both
def comment(request: HttpRequest, pk: int, identity: UUID) -> HttpResponse:
    review = review_at_table(request, pk)
    to_decide(request, review)
    entry = entry_at_table(request, review, identity)
    form = forms.NoteForm(request.POST or None)
    if form.is_valid():
        try:
            noting.note(entry=entry, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("text", list(refusal.reasons))
        else:
            messages.success(request, "The comment is kept.")
            return to_opened(pk, identity)
    context = {
        "form": form, "review": review, "accounts": [entry], "identity": identity,
        "title": f"Comment on {entry.ref}", "button": "Keep the comment",
    }  # fmt: skip
    return render(request, "chronology/decide.html", context)


@both
def tags(request: HttpRequest, pk: int, identity: UUID) -> HttpResponse:
    review = review_at_table(request, pk)
    to_decide(request, review)
    entry = entry_at_table(request, review, identity)
    rows = EntryTag.objects.visible_to(request.user).standing()
    now = list(rows.filter(review=review, identity=identity).values_list("tag", flat=True))
    # No box ticked sends nothing but the token: that takes every tag off.
    sent = request.POST if request.method == "POST" else None
    form = forms.TagsForm(sent, initial={"tags": now})
    if form.is_valid():
        try:
            noting.tag(entry=entry, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("tags", list(refusal.reasons))
        else:
            messages.success(request, "The tags are kept.")
            return to_opened(pk, identity)
    context = {
        "form": form, "review": review, "accounts": [entry], "identity": identity,
        "title": f"Tags of {entry.ref}", "button": "Keep these tags",
    }  # fmt: skip
    return render(request, "chronology/decide.html", context)


@require_POST
def comment_back(request: HttpRequest, pk: int) -> HttpResponse:
    rows = EntryNote.objects.visible_to(request.user)
    row = get_object_or_404(
        rows.select_related("review__matter__partnership", "entry__review"), pk=pk
    )
    to_decide(request, row.review)
    try:
        noting.take_back_note(row=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "The comment is taken back. It stays readable.")
    return to_opened(row.review_id, row.identity)


@both
def make_episode(request: HttpRequest, pk: int) -> HttpResponse:
    """`entry`: the chosen entries' ids, in the address from the list and in the form after."""
    review = review_at_table(request, pk)
    to_decide(request, review)
    chosen = [
        number_sent(text)
        for text in (request.GET.getlist("entry") or request.POST.getlist("entry"))
    ]
    rows = Entry.objects.visible_to(request.user).combined().filter(review=review)
    entries = list(rows.filter(pk__in=chosen[:MOST]).select_related("organisation").in_order())
    if not entries:
        messages.warning(request, "Choose the entries of the episode first, by their boxes.")
        return redirect("combined", pk)
    episodes = KeyEpisode.objects.visible_to(request.user).filter(review=review).standing()
    initial = {"starts": entries[0].date_text, "ends": entries[-1].date_text if entries[1:] else ""}
    form = forms.EpisodeOfEntriesForm(
        request.POST if request.method == "POST" else None, initial=initial, episodes=episodes
    )
    if form.is_valid():
        try:
            into = form.cleaned_data["into"]
            if into is None:
                into = noting.make_episode(
                    review=review, said=form.said(), entries=entries, by=request.user
                )
            else:
                noting.collect(episode=into, entries=entries, by=request.user)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"The entries are in {into.code}.")
            return redirect(into)
    context = {"form": form, "review": review, "entries": entries}
    return render(request, "chronology/of_entries.html", context)


@require_POST
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    rows = EpisodeEntry.objects.visible_to(request.user).select_related("episode__review")
    row = get_object_or_404(rows, pk=pk)
    to_decide(request, row.episode.review)
    try:
        noting.take_out(row=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "The entry is taken out of the episode.")
    return redirect(row.episode)
