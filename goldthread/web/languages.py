"""The language that Goldthread itself speaks on a page, which its address says."""

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

ENGLISH = "en-GB"


def ui_language() -> str:
    """By BCP 47, as a page says it."""
    spoken = get_language() or settings.LANGUAGE_CODE
    return ENGLISH if spoken == settings.LANGUAGE_CODE else spoken


def in_ui_language() -> SafeString:
    """The attribute for what Goldthread says itself on a page whose content is English."""
    spoken = ui_language()
    return mark_safe("" if spoken == ENGLISH else f' lang="{spoken}"')  # noqa: S308 - a setting


def other_languages(request: HttpRequest | None) -> list[tuple[str, str, str]]:
    """(code, own name, address of this very page in it) of what Goldthread speaks besides."""
    if not request or request.method != "GET":
        return []
    here = get_language() or settings.LANGUAGE_CODE
    found = []
    for code, name in settings.LANGUAGES:
        there = translate_url(request.path, code)
        if code != here and there != request.path:
            found.append((ENGLISH if code == settings.LANGUAGE_CODE else code, name, there))
    return found


def local_day(value: date | datetime) -> str:
    """3 March 2026, or 3 Mawrth 2026."""
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    return date_format(local, "j F Y")
