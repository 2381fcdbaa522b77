"""The doorkeepers: idle time-out, second factor, refusals, and nothing left in caches."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from goldthread.foundations.access import actions, devices
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import KeptForm
from goldthread.foundations.records.numbers import number_sent

Answer = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponseBase]
SEEN = "seen"
ENTRANCE = "/accounts/"
# The page's own questions about time; they decide for themselves what counts as a click.
OWN_CLOCK = {"stay", "save_and_leave"}
WITHOUT_FACTOR = {
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "stay",
}


class IdleTimeOut:
    """Signs a person out after a time without a click; what they had just sent is kept.

    It works when the view is known, after the check against forged requests, so that nobody else
    can have a form kept in a person's name.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            request.method == "POST"
            and response.status_code == HTTPStatus.FOUND
            and request.user.is_authenticated
            and (kept := number_sent(request.POST.get("_kept", "")))
        ):
            # The kept form was sent again and taken: there is nothing left to keep.
            KeptForm.objects.visible_to(request.user).filter(pk=kept).delete()
        return response

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        if _name(request) in OWN_CLOCK:
            return None
        if seconds_left(request) == 0:
            return sign_out_idle(request)
        touch(request, leeway=min(settings.SEEN_LEEWAY, settings.IDLE_SECONDS // 10))
        return None


def touch(request: HttpRequest, leeway: int = 0) -> None:
    """Note that the person is there."""
    now = int(time.time())
    if now - int(request.session.get(SEEN, 0)) > leeway:
        request.session[SEEN] = now


def seconds_left(request: HttpRequest) -> int:
    """Seconds until this person is signed out, if they do nothing."""
    now = int(time.time())
    return max(0, int(request.session.get(SEEN, now)) + settings.IDLE_SECONDS - now)


def sign_out_idle(
    request: HttpRequest,
    *,
    title: str = "",
    path: str = "",
    fields: Any = None,
    asked: bool = False,
) -> HttpResponse:
    """Keep the form that was sent (or given), record the time-out, go to the sign-in page.

    `asked`: the page itself asked for this, so the answer is no error.
    """
    person, kept = request.user, None
    path = path or request.get_full_path()
    if fields is None and request.method == "POST" and not path.startswith(ENTRANCE):
        fields = dict(request.POST.lists())
    if fields:
        kept = actions.keep_form(by=person, path=path, title=title or path, fields=fields)
    audit(by=person, did="signed.idle", about=person, minutes=settings.IDLE_SECONDS // 60)
    request.signed_out_idle = True  # type: ignore[attr-defined]
    logout(request)
    back = reverse("kept_form", args=[kept.pk]) if kept else path
    query = urlencode({"idle": "1", "next": back})
    address = f"{reverse('account_login')}?{query}"
    if request.accepts("text/html"):
        return redirect(address)
    status = HTTPStatus.OK if asked else HTTPStatus.UNAUTHORIZED
    return JsonResponse({"next": address}, status=status)


class SecondFactorFirst:
    """A person without a second factor is sent to set one up, before anything else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not settings.SECOND_FACTOR or not request.user.is_authenticated:
            return None
        if has_second_factor(request.user):
            return None
        request.factor_missing = True  # type: ignore[attr-defined]
        open_to_all = not getattr(view, "login_required", True)
        stays = open_to_all or _name(request) in WITHOUT_FACTOR
        return None if stays else redirect("mfa_index")


def has_second_factor(user: Any) -> bool:
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()


class SentOnceOnly:
    """What a device sends again, because no answer came, is taken once (`devices.py`)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        row = getattr(request, "sent_once", None)
        if row is None:
            return answer
        devices.end(row, answer)
        return devices.as_asked(request, answer)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated or not (token := devices.token_of(request)):
            return None
        row, first = devices.begin(
            by=request.user, token=token, path=request.get_full_path(),
            digest=devices.digest_of(request),
        )  # fmt: skip
        if not first:
            return devices.already(request, row)
        request.sent_once = row  # type: ignore[attr-defined]
        return None


class NothingLeftBehind:
    """Whoever signs out leaves nothing of what they wrote on the device."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_in = request.user.is_authenticated
        answer = self.get_response(request)
        left = was_in and _name(request) == "account_logout" and request.method == "POST"
        return devices.leave_nothing(answer) if left else answer


@dataclass(frozen=True)
class Address:
    """A page that was refused, as the audit trail names it."""

    path: str
    partnership: Any = None

    @property
    def audit_ref(self) -> str:
        return f"page:{self.path}"[:100]

    @property
    def audit_name(self) -> str:
        return self.path


class RefusalsAreRecorded:
    """A signed-in person who was refused a page leaves a row, whatever the view rolled back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        refused = response.status_code == HTTPStatus.FORBIDDEN or (
            # An address that leads to no view at all is a slip of the pen, not a refusal.
            response.status_code == HTTPStatus.NOT_FOUND and request.resolver_match is not None
        )
        if refused and request.user.is_authenticated:
            page = Address(request.path, getattr(request, "partnership", None))
            audit(by=request.user, did="refused", about=page, status=response.status_code)
        return response


class ReadingsAreRecorded:
    """A confidential record whose page came back after something was sent to it was read, too."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reader = request.user
        response = self.get_response(request)
        record = getattr(request, "fetched_to_change", None)
        if record is not None and response.status_code == HTTPStatus.OK:
            audit(by=reader, did="read", about=record)
        return response


class NothingCached:
    """What a signed-in person saw is not kept by browsers or proxies."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response


def _name(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.url_name or "") if match else ""
