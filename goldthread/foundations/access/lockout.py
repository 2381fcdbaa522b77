"""For which account, and from where, a sign-in was tried, as the lock-out counts it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The e-mail address in small letters, so that capitals do not give new tries."""
    given = credentials or {}
    name = given.get("email") or given.get("login") or request.POST.get("login")
    return name.replace("\0", "").strip().lower() if name else None


def address_of(request: HttpRequest) -> str:
    """The visitor's IP address. Behind our proxy it is the last that the proxy wrote down: what
    stands before it may be invented by the visitor.
    """
    through_proxy = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    forwarded = request.headers.get("X-Forwarded-For", "") if through_proxy else ""
    return forwarded.split(",")[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))
