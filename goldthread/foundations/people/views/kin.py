"""Who is what to whom."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldthread.foundations.access.doors import fetch
from goldthread.foundations.people import placing
from goldthread.foundations.people.forms import RelateForm, WhyForm
from goldthread.foundations.people.models import Involvement, Relationship
from goldthread.foundations.people.permits import may_write
from goldthread.foundations.people.views.shared import ask, matter_of, person_of


@require_http_methods(["GET", "POST"])
def relate(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk, writing=True)
    others = Involvement.objects.visible_to(request.user).filter(matter=row.matter).standing()
    others = others.exclude(person=row.person).select_related("person")
    form = RelateForm(request.POST or None, others=others)

    def act(*, kind: str, other: Involvement, **period: Any) -> None:
        one, two = (other, row) if kind.startswith("-") else (row, other)
        placing.relate(
            matter=row.matter, one=one, other=two, kind=kind.removeprefix("-"), by=request.user,
            **period,
        )  # fmt: skip

    words = {
        "title": "Record a relationship",
        "lead": f"What is {row.person.name} to somebody else on this register?",
        "button": "Record it",
        "caption": f"{row.code}, {row.role}, {row.matter.code}",
    }
    return ask(request, form, act, back=row, done="The relationship is recorded.", words=words)


@require_http_methods(["GET", "POST"])
def unrelate(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    matter = matter_of(request, code)
    tie = fetch(request, Relationship, "matter__partnership", pk=pk, matter=matter)
    if not may_write(matter, request.user):
        raise PermissionDenied
    form = WhyForm(request.POST or None, ask="Why was it a mistake?")

    def act(**told: Any) -> None:
        placing.unrelate(relationship=tie, by=request.user, **told)

    words = {
        "title": "Take back a relationship",
        "lead": "Only for one that never was. A relationship that ended has an end instead.",
        "button": "Take it back",
        "caption": matter.code,
    }
    back = reverse("family_tree", args=[matter.code])
    return ask(request, form, act, back=back, done="The relationship is taken back.", words=words)
