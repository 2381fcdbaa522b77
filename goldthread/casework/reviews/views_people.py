"""The panel, statements of independence, and the pseudonym."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.casework.reviews import panels, pseudonyms
from goldthread.casework.reviews.forms_life import IndependenceForm, ReasonForm
from goldthread.casework.reviews.forms_setup import PseudonymForm, SectorsForm
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import has_seat, may_run
from goldthread.casework.reviews.within import Question, ask, running, working
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.records.refusals import Refused


def _roles_to_state(review: Review, user: Any) -> list[Any]:
    """The seats of this person for which a statement is missing."""
    made = set(
        review.statements.filter(person=user, withdrawal__isnull=True).values_list(
            "role", flat=True
        )
    )
    return [r for r in panels.STATES if r.value not in made and has_seat(review, user, {r})]


@require_GET
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    review = working(request, pk)
    rows = review.statements.select_related("person", "withdrawal__by")
    context = {
        "review": review,
        "panel": panels.panel_of(review, timezone.localdate()),
        "statements": list(rows),
        "sectors": dict(Sector.choices),
        "runs": may_run(review, request.user),
        "to_state": _roles_to_state(review, request.user),
        "to_write": not review.terms.filter(written_at__isnull=False).exists(),
    }
    return render(request, "reviews/panel.html", context)


@require_http_methods(["GET", "POST"])
def panel_sectors(request: HttpRequest, pk: int) -> HttpResponse:
    review = running(request, pk)
    wanted = panels.panel_of(review, timezone.localdate()).wanted
    question = Question(
        "Which sectors should sit on the panel?",
        "The review does not leave set-up before each of them has a seat.",
        "Save",
        reverse("panel", args=[pk]),
        "Panel",
    )

    def act(**fields: Any) -> None:
        panels.plan(review=review, by=request.user, **fields)

    form = SectorsForm(request.POST or None, initial={"sectors": wanted})
    return ask(request, review, form, question, act, "The sectors are saved.")


@require_http_methods(["GET", "POST"])
def state_independence(request: HttpRequest, pk: int) -> HttpResponse:
    """Only for whoever has the seat of lead reviewer or chair, about themselves."""
    review = working(request, pk)
    roles = _roles_to_state(review, request.user)
    if not roles:
        if any(has_seat(review, request.user, {role}) for role in panels.STATES):
            messages.info(request, "You have stated your independence already.")
            return redirect("panel", pk)
        raise PermissionDenied
    question = Question(
        "Are you independent of this case?",
        "What you say here is kept with the review, under your name. If it stops being true, "
        "withdraw it.",
        "Make this statement",
        reverse("panel", args=[pk]),
        "Panel",
    )

    def act(**fields: Any) -> None:
        panels.state_independence(review=review, by=request.user, **fields)

    form = IndependenceForm(request.POST or None, roles=roles)
    return ask(request, review, form, question, act, "Your statement is recorded.")


@require_http_methods(["GET", "POST"])
def withdraw_statement(request: HttpRequest, pk: int, statement: int) -> HttpResponse:
    review = working(request, pk)
    row = get_object_or_404(review.statements, pk=statement)
    own = row.person_id == request.user.pk and has_seat(review, request.user, panels.STATES)
    if not own and not may_run(review, request.user):
        raise PermissionDenied
    question = Question(
        f"Withdraw the statement of {row.person}",
        "It stays in the record, and no longer counts.",
        "Withdraw it",
        reverse("panel", args=[pk]),
        "Panel",
    )

    def act(**fields: Any) -> None:
        panels.withdraw_statement(statement=row, by=request.user, **fields)

    form = ReasonForm(request.POST or None)
    return ask(request, review, form, question, act, "The statement is withdrawn.")


@require_GET
def pseudonym(request: HttpRequest, pk: int) -> HttpResponse:
    review = working(request, pk)
    rows = list(review.pseudonyms.select_related("by"))
    found = pseudonyms.check(review, rows[0].name) if rows else None
    context = {
        "review": review,
        "rows": rows,
        "found": found,
        "settled": pseudonyms.holds(review),
        "runs": may_run(review, request.user),
    }
    return render(request, "reviews/pseudonym.html", context)


@require_http_methods(["GET", "POST"])
def choose_pseudonym(request: HttpRequest, pk: int) -> HttpResponse:
    review = running(request, pk)
    last = review.pseudonyms.first()
    keys = ("name", "wish", "wish_words", "despite")
    first = {key: getattr(last, key) for key in keys} if last else asdict(pseudonyms.Wished(""))
    question = Question(
        "Choose the pseudonym",
        "It stands for the child or adult everywhere. Ask the family where you can: some want a "
        "say in the name.",
        "Save the pseudonym",
        reverse("pseudonym", args=[pk]),
        "Pseudonym",
    )

    def act(**fields: Any) -> None:
        pseudonyms.choose(review=review, wished=pseudonyms.Wished(**fields), by=request.user)

    form = PseudonymForm(request.POST or None, initial=first)
    return ask(request, review, form, question, act, "The pseudonym is saved.")


@require_POST
def check_pseudonym(request: HttpRequest, pk: int) -> HttpResponse:
    review = running(request, pk)
    try:
        row = pseudonyms.check_again(review=review, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{row.name}”: {row.get_check_result_display()}.")
    return redirect("pseudonym", pk)
