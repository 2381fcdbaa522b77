"""Pages for what went wrong. They answer to every method and need no session and no database."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils import timezone

from goldthread.foundations.records.numbers import MOST_FIGURES, number_sent

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
LAST_WORDS = (
    '<!DOCTYPE html><html lang="en-GB"><head><title>Something went wrong – Goldthread</title>'
    "</head><body><h1>Something went wrong</h1><p>What you sent may not have been saved. Go back, "
    "look whether it is there, and try again in a few minutes.</p></body></html>"
)


def error_page(status: int, name: str = "", **facts: Any) -> HttpResponse:
    """The page `errors/<name or status>.html`; in the worst case, words that need no template."""
    try:
        engine: Any = engines["jinja2"]
        template = engine.env.get_template(f"errors/{name or status}.html")
        body = template.render(now=timezone.localtime(), **facts)
    except Exception:  # an error page must never be the error
        body = LAST_WORDS
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, TOO_BIG):
        return too_big()
    return error_page(400)


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`PermissionDenied("reason")` shows its reason; without one, the page says how to ask."""
    return error_page(403, reason=str(exception or ""))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's reason speaks to developers and is left out."""
    return error_page(403, "403_csrf")


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(404)


def handler500(request: HttpRequest) -> HttpResponse:
    return error_page(500)


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Called by axes after too many wrong passwords."""
    hours = getattr(settings, "AXES_COOLOFF_TIME", 1)
    response = error_page(429, signing_in=True, hours=hours)
    response["Retry-After"] = str(int(float(hours) * 3600))
    return response


def too_big() -> HttpResponse:
    largest = getattr(settings, "UPLOAD_BYTES", settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return error_page(413, largest_mb=largest // (1024 * 1024))


class ErrorPages:
    """Gives words to answers that a view or the server left bare: 405, 413 and 429."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code not in (405, 413, 429) or not _bare(response):
            return response
        if not request.accepts("text/html"):
            return response
        page = too_big() if response.status_code == 413 else error_page(response.status_code)
        for header in ("Allow", "Retry-After"):
            if header in response:
                page[header] = response[header]
        return page


def _bare(response: HttpResponse) -> bool:
    return not response.streaming and not response.content.strip()


class NothingEndless:
    """Refuses what is larger than any form with its file before a byte of it is kept.

    Django writes a file to disk while it comes in, also from somebody who has not signed in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.most = settings.UPLOAD_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        fits = not length.isdigit() or len(length) <= MOST_FIGURES
        if not fits or number_sent(length) > self.most:
            return too_big()
        return self.get_response(request)
