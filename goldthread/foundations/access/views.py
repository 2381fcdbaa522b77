"""Staying signed in, and what was kept when somebody was signed out."""

import logging
from http import HTTPStatus
from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.providers.openid_connect import views as entra
from axes.decorators import axes_dispatch
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from requests import RequestException

from goldthread.foundations.access import actions
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.access.middleware import (
    ENTRANCE,
    seconds_left,
    sign_out_idle,
    touch,
)
from goldthread.foundations.access.models import KeptForm
from goldthread.foundations.access.pages import KeptPage

logger = logging.getLogger(__name__)
ABOUT_THE_FORM = {"_path", "_title"}


@method_decorator(axes_dispatch, name="dispatch")
class SignInView(LoginView):
    """The library's page, told whether Microsoft is set up and why a person came back."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {
            "microsoft": bool(settings.SOCIALACCOUNT_PROVIDERS),
            "idle": self.request.GET.get("idle") == "1",
        }
        return {**super().get_context_data(**kwargs), **told}


@login_not_required
def to_microsoft(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The library's way there; in words when Microsoft cannot be reached."""
    try:
        return entra.login(request, provider_id)
    except RequestException:
        logger.exception("Microsoft could not be reached")
        return render(request, "socialaccount/authentication_error.html", status=503)


@login_not_required
@require_http_methods(["GET", "POST"])
def stay(request: HttpRequest) -> HttpResponse:
    """Seconds left. Asking (GET) does not make them more; staying (POST) does."""
    if not request.user.is_authenticated:
        return JsonResponse({"seconds": 0}, status=HTTPStatus.UNAUTHORIZED)
    if request.method == "POST" and seconds_left(request):
        touch(request)
    return JsonResponse({"seconds": seconds_left(request)})


@require_GET
def kept_forms(request: HttpRequest) -> HttpResponse:
    kept = KeptForm.objects.visible_to(request.user).order_by("-kept_at")
    return render(request, "access/kept_forms.html", {"kept_forms": kept})


@require_GET
def kept_form(request: HttpRequest, pk: int) -> HttpResponse:
    kept = fetch(request, KeptForm, pk=pk)
    return render(request, "access/kept_form.html", {"page": KeptPage.of(kept)})


@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    actions.throw_away(kept=fetch(request, KeptForm, pk=pk), by=request.user)
    messages.success(request, "Thrown away.")
    return redirect("kept_forms")


@require_POST
def save_and_leave(request: HttpRequest) -> HttpResponse:
    """The page's last word before the time-out: keep what is half written, then sign out."""
    path = request.POST.get("_path", "/")
    fields = {name: values for name, values in request.POST.lists() if name not in ABOUT_THE_FORM}
    if not own_page(path):
        raise Http404
    if path.startswith(ENTRANCE):
        fields = {}
    title = request.POST.get("_title", "")
    return sign_out_idle(request, title=title, path=path, fields=fields, asked=True)


def own_page(path: str) -> bool:
    """Whether a path leads to a page of this installation and to nowhere else."""
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        return False
    try:
        resolve(path.partition("?")[0])
    except Resolver404:
        return False
    return True
