"""Which account a sign-in was tried for, as the lock-out counts it."""

from typing import Any

from django.http import HttpRequest


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The e-mail address in small letters, so that capitals do not give new tries."""
    given = credentials or {}
    name = given.get("email") or given.get("login") or request.POST.get("login")
    return name.strip().lower() if name else None
