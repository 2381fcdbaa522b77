"""Questions about an episode, their answers, and analysis: each a page with one form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from goldthread.casework.chronology import forms, studying
from goldthread.casework.chronology.models import EpisodeAnalysis, EpisodeQuestion
from goldthread.casework.chronology.views_change import ask, both, fetch_to_change
from goldthread.foundations.agencies.forms import bodies_of
from goldthread.foundations.records.refusals import Refused


@both
def ask_of_episode(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_change(request, pk)
    bodies = bodies_of(found.partnership, request.user)
    form = forms.QuestionForm(request.POST or None, bodies=bodies)
    if form.is_valid():
        try:
            studying.ask(episode=found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "The question is on the list.")
            return redirect(found)
    return ask(
        request, form, found, title=f"Ask a question about {found.code}", button="Add the question"
    )


@both
def answer_question(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    found = fetch_to_change(request, pk)
    rows = EpisodeQuestion.objects.visible_to(request.user).select_related("episode__review")
    asked = get_object_or_404(rows, pk=question, episode=found)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            studying.answer(question=asked, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "The answer is recorded.")
            return redirect(found)
    lead = f"{asked.text} (asked of: {asked.for_whom})"
    return ask(
        request, form, found, title="Record an answer", button="Record the answer", lead=lead
    )


@both
def analyse_episode(request: HttpRequest, pk: int) -> HttpResponse:
    return _analyse(request, pk, None)


@both
def correct_analysis(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    return _analyse(request, pk, row)


def _analyse(request: HttpRequest, pk: int, row: int | None) -> HttpResponse:
    found, old = fetch_to_change(request, pk), None
    if row is not None:
        old = get_object_or_404(
            EpisodeAnalysis.objects.visible_to(request.user), pk=row, episode=found
        )
    names = ("text", "known", "known_by", "source")
    initial = {name: getattr(old, name) for name in names} if old else None
    form = forms.AnalysisForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            studying.analyse(episode=found, instead_of=old, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "The analysis is kept." if old is None else "Corrected.")
            return redirect(found)
    lead = "What it said before stays readable under the new words." if old else ""
    title = f"Correct analysis of {found.code}" if old else f"Add analysis to {found.code}"
    return ask(request, form, found, title=title, button="Keep it", lead=lead)
