"""Addresses at which everything goes wrong, to see the error pages, and the gallery."""

from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFilesSent,
)
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template import engines
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from goldthread.web import errors
from goldthread.web.gallery import gallery_page


def raising(problem):
    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponse:
        raise problem

    return view


def answering(response):
    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponse:
        return response()

    return view


def protected(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


def show_gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/gallery.html", {"page": gallery_page(request)})


class Somebody:
    is_authenticated = True

    def __str__(self) -> str:
        return "Ash Rowan"


class Body:
    pk = 2
    name = "Fenmarsh Safeguarding Children Partnership"


FRAME = """{% extends "base.html" %}
{% block title %}Actions{% endblock %}
{% block content %}<h1 class="govuk-heading-l">Actions</h1>{% endblock %}
{% block aside %}<h2 class="govuk-heading-s">Clocks</h2>{% endblock %}"""


def framed(request: HttpRequest) -> HttpResponse:
    """A page in the whole frame that a signed-in person sees."""
    engine = engines["jinja2"]
    words = engine.env.from_string(FRAME).render(
        request=request,
        user=Somebody(),
        partnership=Body(),
        partnerships=[Body()],
        role_name="business manager",
        may_search=True,
        page_nav=[("Home", "/", False), ("Actions", "/actions/", True)],
        account_links=[("Your account", "/account/")],
        idle_seconds=1800,
        csrf_input="",
    )
    return HttpResponse(words)


urlpatterns = [
    path("400/", raising(SuspiciousOperation("a forged cookie"))),
    path("403/", raising(PermissionDenied)),
    path("403-why/", raising(PermissionDenied("Only the owner may offer evidence."))),
    path("403-csrf/", protected),
    path("404/", raising(Http404("secret words"))),
    path("405/", answering(lambda: HttpResponseNotAllowed(["PATCH"]))),
    path("413/", raising(RequestDataTooBig("too big"))),
    path("413-files/", raising(TooManyFilesSent("too many"))),
    path("413-bare/", answering(lambda: HttpResponse(status=413))),
    path("429/", answering(lambda: HttpResponse(status=429, headers={"Retry-After": "60"}))),
    path("429-words/", answering(lambda: HttpResponse("slow down", status=429))),
    path("429-locked/", csrf_exempt(errors.locked_out)),
    path("500/", raising(RuntimeError("the database password is hunter2"))),
    path("components/", show_gallery),
    path("framed/", framed),
    path("out/", protected, name="account_logout"),
    path("search/", protected, name="search"),
    path("help/", protected, name="help"),
]

handler400 = errors.handler400
handler403 = errors.handler403
handler404 = errors.handler404
handler500 = errors.handler500
