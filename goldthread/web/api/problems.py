"""What is told when something cannot be done: RFC 9457, in sentences a person can act on."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

MEDIA = "application/problem+json"
PREFIX = "/api/v1/"
WORDS = {
    400: "The request could not be read. Nothing was changed.",
    401: "Send a token: “Authorization: Bearer gt_…”. Nothing was changed.",
    403: "This token may not do that. Nothing was changed.",
    404: "There is nothing here that this token may see.",
    405: "This address does not know that method. See /api/v1/openapi.json.",
    412: "It has changed since you read it. Nothing was changed. Read it again, then decide.",
    413: "What was sent is too large. Nothing was changed.",
    415: "Send a body of the kind that /api/v1/openapi.json names. Nothing was changed.",
    429: "Too many calls in a minute. Nothing was changed. Wait, then go on.",
    500: "Something went wrong here. What you sent may not be saved: look.",
    503: "Not at the moment. Try again in a few minutes.",
}


class Problem(Exception):
    """Answered as a problem."""

    def __init__(self, status: int, *reasons: str, headers: dict[str, str] | None = None) -> None:
        self.status, self.reasons, self.headers = status, reasons, headers or {}
        super().__init__(status, *reasons)


def problem(status: int, *reasons: str, headers: dict[str, str] | None = None) -> HttpResponse:
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": " ".join(reasons) or WORDS.get(status, "This could not be done."),
    }
    if len(reasons) > 1:
        told["reasons"] = list(reasons)
    answer = HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=MEDIA)
    answer["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        answer[name] = value
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = 'Bearer realm="Goldthread"'
    return answer


class ProblemsNotPages:
    """A program is never answered with a page: whoever stopped the request, it is told as JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(PREFIX) or response.status_code < HTTPStatus.BAD_REQUEST:
            return response
        if response.get("Content-Type", "").startswith(("application/json", MEDIA)):
            return response
        headers = {n: response[n] for n in ("Allow", "Retry-After") if n in response}
        return problem(response.status_code, headers=headers)
