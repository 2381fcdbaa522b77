"""How answers go out: as JSON with a mark of their version, and recorded in the trail."""

import hashlib
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags, quote_etag

from goldthread.foundations.access.audit import audit
from goldthread.web.api.models import Connection
from goldthread.web.api.problems import Problem
from goldthread.web.api.scoped import after
from goldthread.web.api.shapes import Page, Shape


def caller(request: HttpRequest) -> Connection:
    found: Connection = request.auth  # type: ignore[attr-defined]
    return found


def etag_of(body: str) -> str:
    return quote_etag(hashlib.sha256(body.encode()).hexdigest()[:32])


def sent(body: str, status: int = HTTPStatus.OK) -> HttpResponse:
    answer = HttpResponse(body, status=status, content_type="application/json")
    answer["ETag"] = etag_of(body)
    return answer


def one(
    request: HttpRequest, rows: Any, shape: Callable[[Any], Shape], **lookup: Any
) -> HttpResponse:
    """A record in scope, its reading recorded; 304 where the caller has it as it is."""
    row = found(rows, **lookup)
    body = shape(row).model_dump_json()
    connection = caller(request)
    audit(by=request.user, did="connection.read", about=row, connection=connection.name)
    if etag_of(body) in parse_etags(request.headers.get("If-None-Match", "")):
        same = HttpResponseNotModified()
        same["ETag"] = etag_of(body)
        return same
    return sent(body)


def found(rows: Any, **lookup: Any) -> Any:
    row = rows.filter(**lookup).first()
    if row is None:
        raise Problem(404)
    return row


def many(
    request: HttpRequest,
    rows: Any,
    asked: Any,
    page: type[Page],
    shapes: Callable[[Iterable[Any]], list[Any]],
    what: str,
) -> HttpResponse:
    """One page of a list. `asked` has `cursor` and `limit`."""
    listed, following = after(rows, int(asked.cursor or 0), asked.limit)
    next_page = str(following) if following else None
    body = page(next=next_page, items=shapes(listed)).model_dump_json()  # type: ignore[call-arg]
    audit(
        by=request.user, did="connection.listed", about=caller(request),
        number=len(listed), what=what,
    )  # fmt: skip
    answer = sent(body)
    if next_page:
        query = request.GET.copy()
        query["cursor"] = next_page
        address = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
        answer["Link"] = f'<{address}>; rel="next"'
    return answer
