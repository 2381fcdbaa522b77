"""The one way a view gets a record: in scope or not at all, and the reading of it recorded."""

from typing import Any, Protocol, TypeVar

from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from goldthread.foundations.access.audit import audit


class Confidential(Protocol):
    is_confidential: bool


M = TypeVar("M", bound=Model)


def fetch(request: HttpRequest, model: type[M], *related: str, **lookup: Any) -> M:
    """A record that this person may see; 404 for anyone else.

    Reading a record that says `is_confidential` is recorded, also when it is read to be changed;
    when something was sent, only if the answer shows a page again (see `ReadingsAreRecorded`).
    """
    scope = model.objects.visible_to(request.user)  # type: ignore[attr-defined]
    record: M = get_object_or_404(scope.select_related(*related) if related else scope, **lookup)
    if getattr(record, "is_confidential", False):
        if request.method == "GET":
            audit(by=request.user, did="read", about=record)
        elif request.method == "POST":
            request.fetched_to_change = record  # type: ignore[attr-defined]
    return record
