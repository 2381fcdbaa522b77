"""A question to an agency: asked at the table, answered by the agency, read by both."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldthread.casework.chronology import forms_combined as forms
from goldthread.casework.chronology.combining import asking
from goldthread.casework.chronology.entering import review_at_table, to_opened
from goldthread.casework.chronology.models import AgencyQuery, Conflict
from goldthread.casework.chronology.views_change import both
from goldthread.casework.chronology.views_combined import entry_at_table
from goldthread.casework.chronology.views_decide import to_decide
from goldthread.casework.submissions import permits as agencies
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.refusals import Refused


@both
def ask(request: HttpRequest, pk: int, identity: UUID) -> HttpResponse:
    review = review_at_table(request, pk)
    to_decide(request, review)
    entry = entry_at_table(request, review, identity)
    # The conflict's own page says which conflict the question is about.
    about = number_sent(request.GET.get("conflict", ""))
    rows = Conflict.objects.visible_to(request.user).filter(review=review, pk=about)
    conflict = rows.select_related("link").first()
    form = forms.AskAgencyForm(request.POST or None)
    if form.is_valid():
        try:
            asking.ask_agency(entry=entry, conflict=conflict, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("text", list(refusal.reasons))
        else:
            messages.success(request, f"{entry.organisation} is asked.")
            return to_opened(pk, identity)
    context = {
        "form": form, "review": review, "accounts": [entry], "identity": identity,
        "title": f"Ask {entry.organisation} about {entry.ref}", "button": "Send the question",
    }  # fmt: skip
    return render(request, "chronology/decide.html", context)


@both
def one_query(request: HttpRequest, pk: UUID) -> HttpResponse:
    with_them = ("entry__organisation", "call__organisation", "review__matter__partnership")
    query = fetch(request, AgencyQuery, *with_them, pk=pk)
    own = AgencyQuery.objects.visible_to(request.user).own_of(request.user)
    is_agency = own.filter(pk=pk).exists()
    may_answer = is_agency and agencies.may_write(query.call, request.user)
    if request.method == "POST" and not may_answer:
        raise PermissionDenied
    form = forms.AgencyAnswerForm(request.POST or None)
    if may_answer and form.is_valid():
        asking.answer(query=query, by=request.user, **form.cleaned_data)
        messages.success(request, "Your agency’s answer is sent.")
        return redirect(query)
    context = {
        "form": form, "query": query, "is_agency": is_agency, "may_answer": may_answer,
        "answers": list(query.answers.select_related("by")),
    }  # fmt: skip
    return render(request, "chronology/agency_query.html", context)
