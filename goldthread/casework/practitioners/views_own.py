"""The invited practitioner's own pages. Whoever else asks for them finds nothing here."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from goldthread.casework.practitioners import feeding_back, forms, inviting, own, recording
from goldthread.casework.practitioners.asking import (
    begun,
    both,
    do,
    kept,
    only_post,
    sent,
    tried,
    with_draft,
)
from goldthread.casework.practitioners.models import Contribution, Invited
from goldthread.casework.practitioners.views import calendar_file
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent

WITH = ("event__review__matter__partnership", "key__code")


def fetch_own(request: HttpRequest, pk: int) -> Invited:
    """One's own standing invitation; 404 for everybody else, the business unit too."""
    if not Invited.objects.visible_to(request.user).of_person(request.user).filter(pk=pk).exists():
        raise Http404
    return fetch(request, Invited, *WITH, pk=pk)


@require_GET
def my_event(request: HttpRequest, pk: int) -> HttpResponse:
    page = own.OwnPage.of(fetch_own(request, pk), request.user)
    return render(request, "practitioners/my_event.html", {"page": page})


@both
def my_reply(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_own(request, pk)
    last = found.replies.first()
    fields = ("answer", "someone_else", "needs")
    initial = {name: getattr(last, name) for name in fields} if last else {}
    form = forms.ReplyForm(request.POST or None, initial=initial)
    if form.is_valid() and tried(
        form, lambda: inviting.reply(invited=found, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "Thank you. Your reply is kept.")
        return redirect("my_event", pk)
    context = {"form": form, "invited": found, "title": "Your reply", "button": "Send the reply"}
    return render(request, "practitioners/my_ask.html", context)


@only_post
def my_statement(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_own(request, pk)
    version = number_sent(request.POST.get("version", ""))
    return do(
        request,
        lambda: inviting.acknowledge(invited=found, version=version, by=request.user),
        "Thank you for reading it.",
        f"{request.path.removesuffix('statement/')}",
    )


@both
def my_words(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_own(request, pk)
    listed = own.released_topics(found)
    draft = begun(request, found.event)
    if answer := kept(request, found.event, draft, forms.OwnWordsForm.base_fields):
        return answer
    form = forms.OwnWordsForm(
        request.POST or None,
        topics=[(key, words[:90]) for key, words in listed],
        initial=with_draft(draft, {}),
    )
    if form.is_valid():
        told = dict(form.cleaned_data)
        chosen = told.pop("topic")
        # in scope: by the invitation; the form offers only topics that were released to it
        topic = found.event.topics.filter(pk=chosen).first() if chosen else None
        if tried(
            form,
            lambda: recording.add_own(invited=found, topic=topic, by=request.user, **told),
        ):
            sent(request, found.event, draft)
            messages.success(request, f"Your words are kept under {found.key.code.word}.")
            return redirect("my_event", pk)
    context = {
        "form": form,
        "invited": found,
        "title": "Add words of your own",
        "button": "Keep my words",
        "lead": "They are kept under your code. Somebody who keeps the key looks them through for "
        "names before the panel reads them.",
        "draft": draft,
    }
    return render(request, "practitioners/my_ask.html", context)


@both
def my_correction(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    found = fetch_own(request, pk)
    rows = Contribution.objects.visible_to(request.user).of_person(request.user)
    said = get_object_or_404(rows, pk=row, event=found.event_id)
    last = said.wordings.first()
    draft = begun(request, found.event)
    if answer := kept(request, found.event, draft, forms.CorrectOwnForm.base_fields):
        return answer
    stands = {"words": last.text, "version": last.version} if last else {}
    initial = with_draft(draft, stands)
    form = forms.CorrectOwnForm(request.POST or None, initial=initial)
    if form.is_valid() and tried(
        form, lambda: recording.correct(contribution=said, by=request.user, **form.cleaned_data)
    ):
        sent(request, found.event, draft)
        messages.success(request, "It is corrected. What it said before is kept beside it.")
        return redirect("my_event", pk)
    context = {
        "form": form,
        "invited": found,
        "title": "Put right what stands under your code",
        "button": "Keep the correction",
        "draft": draft,
    }
    return render(request, "practitioners/my_ask.html", context)


@only_post
def my_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_own(request, pk)
    version = number_sent(request.POST.get("version", ""))
    return do(
        request,
        lambda: feeding_back.read_feedback(invited=found, version=version, by=request.user),
        "Thank you for reading it.",
        f"{request.path.removesuffix('feedback/')}",
    )


@require_GET
def my_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_own(request, pk)
    path = request.path.removesuffix("calendar.ics")
    return calendar_file(found.event, found.event.arrangements.first(), path)
