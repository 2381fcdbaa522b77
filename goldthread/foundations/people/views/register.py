"""The register of a matter, one person of it, the family tree, and the export."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.forms import MarkForm
from goldthread.foundations.people.marks import mark, mark_of
from goldthread.foundations.people.pages import PersonPage, RegisterPage, TreePage, tabs
from goldthread.foundations.people.permits import is_unit
from goldthread.foundations.people.register import as_json
from goldthread.foundations.people.views.shared import ask, matter_of, person_of


@require_GET
def people(request: HttpRequest, code: str) -> HttpResponse:
    matter = matter_of(request, code)
    page = RegisterPage.of(matter, request.user)
    audit(by=request.user, did="register.read", about=matter)
    context = {"page": page, "tabs": tabs(matter, "register")}
    return render(request, "people/register.html", context)


@require_GET
def person(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    row = person_of(request, code, pk)
    page = PersonPage.of(row, request.user)
    return render(request, "people/person.html", {"page": page, "matter": row.matter})


@require_GET
def family(request: HttpRequest, code: str) -> HttpResponse:
    matter = matter_of(request, code)
    audit(by=request.user, did="register.tree", about=matter)
    context = {"page": TreePage.of(matter, request.user), "tabs": tabs(matter, "family_tree")}
    return render(request, "people/family.html", context)


@require_http_methods(["GET", "POST"])
def marks(request: HttpRequest, code: str) -> HttpResponse:
    """By what the case is known at its local authority: kept out of what is published."""
    matter = matter_of(request, code, writing=True)
    was = mark_of(matter)
    audit(by=request.user, did="register.read", about=matter)
    form = MarkForm(
        request.POST or None, initial={n: getattr(was, n) for n in MarkForm.base_fields}
    )

    def act(**told: Any) -> None:
        mark(matter=matter, by=request.user, **told)

    words = {
        "title": "References of this case",
        "lead": "They are looked for in every text that is published, as real names are.",
        "button": "Save",
        "caption": matter.code,
    }
    back = reverse("register", args=[code])
    return ask(request, form, act, back=back, done="The references are kept.", words=words)


@require_GET
def export(request: HttpRequest, code: str) -> HttpResponse:
    """The register as the anonymiser takes it. Only for the business unit; recorded."""
    matter = matter_of(request, code)
    if not is_unit(matter, request.user):
        raise PermissionDenied
    told = as_json(matter)
    audit(by=request.user, did="register.exported", about=matter, count=len(told["people"]))
    text = json.dumps(told, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="register-{matter.code}.json"'
    return response
