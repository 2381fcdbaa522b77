"""What is written on a device with poor signal: its key, and that it is taken once.

A form that cannot be sent stays on the device, encrypted (`drafts.js`). Its key is the person's,
is made from this installation's secret, comes with each page and is never stored on the device:
whoever finds the device without signing in as that person finds nothing to read.

When the answer to a sent form is lost, the device sends it again. Each carries a token, and what
was taken under one is not taken twice.
"""

import base64
import hashlib
import json
import re
from datetime import datetime, timedelta
from http import HTTPStatus

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone

from goldthread.foundations.access.models import SentOnce, User

FIELD = "_draft"
ADDED = {FIELD, "_kept", "csrfmiddlewaretoken"}
ASKS_JSON = "X-Draft"
TOKEN = re.compile(r"[0-9a-f-]{32,36}")
KEPT_FOR = timedelta(days=7)
UNDER_WAY = timedelta(minutes=1)
STILL = "This is being saved by an earlier try. Wait a moment, then look at the record."
UNSURE = (
    "An earlier try to send this was cut off, and it cannot be told whether it was saved. Look at "
    "the record: if what you wrote is there, drop it here; if it is not, send it again."
)
OTHER = (
    "An earlier version of this was saved, and what you changed since was not. Look at the record: "
    "drop what you wrote here, or send it as well."
)


def device_key(person: User) -> str:
    """32 bytes in base64, the same on every device of this person until the secret is changed."""
    info = f"goldthread drafts on a device of {person.pk}".encode()
    derived = HKDF(SHA256(), length=32, salt=None, info=info).derive(settings.SECRET_KEY.encode())
    return base64.b64encode(derived).decode()


def token_of(request: HttpRequest) -> str:
    """The token of what was sent; "" when it has none."""
    sent = request.POST.get(FIELD, "") if request.method == "POST" else ""
    return sent if TOKEN.fullmatch(sent) else ""


def digest_of(request: HttpRequest) -> str:
    """Of the words that were sent, and not of what the page adds to them."""
    fields = sorted((name, values) for name, values in request.POST.lists() if name not in ADDED)
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()


def begin(*, by: User, token: str, path: str, digest: str) -> tuple[SentOnce, bool]:
    """The row of this token at this page, and whether this is the first try."""
    return SentOnce.objects.get_or_create(
        owner=by, token=token, path=path[:500], defaults={"digest": digest}
    )


def end(row: SentOnce, answer: HttpResponse) -> None:
    """A form that was taken leads elsewhere. One that was not may be sent again."""
    if isinstance(answer, HttpResponseRedirect):
        row.went = answer.url[:500]
        row.save(update_fields=["went"])
    else:
        row.delete()


def already(request: HttpRequest, row: SentOnce) -> HttpResponse:
    """What a second try is told: where the first led, or that somebody has to look."""
    if row.went and row.digest == digest_of(request):
        return as_asked(request, HttpResponseRedirect(row.went))
    under_way = not row.went and timezone.now() - row.at < UNDER_WAY
    words = OTHER if row.went else STILL if under_way else UNSURE
    if asks_json(request):
        told = {"problem": words, "again": under_way}
        return JsonResponse(told, status=HTTPStatus.CONFLICT)
    messages.warning(request, words)
    return HttpResponseRedirect(row.path)


def as_asked(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """A script cannot see where a redirect leads without going there: it is told."""
    if asks_json(request) and isinstance(answer, HttpResponseRedirect):
        told = JsonResponse({"next": answer.url})
        told.cookies = answer.cookies
        return told
    return answer


def asks_json(request: HttpRequest) -> bool:
    return ASKS_JSON in request.headers


def clear_sent(now: datetime) -> int:
    """Forgets tokens after seven days, when no device keeps a draft any more; how many."""
    number, _ = SentOnce.objects.filter(at__lt=now - KEPT_FOR).delete()
    return number


def leave_nothing(answer: HttpResponse) -> HttpResponse:
    """Tells the browser to forget what our pages stored on the device, in every tab."""
    answer["Clear-Site-Data"] = '"storage"'
    return answer
