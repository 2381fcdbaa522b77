"""What can be written: how an action goes, and evidence. Both are the screens' own actions.

Nothing here ends an action. Evidence waits for somebody of another organisation, on a page.
"""

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Header
from ninja.files import UploadedFile

from goldthread.foundations.access.audit import audit
from goldthread.foundations.followthrough import actions, endings
from goldthread.foundations.followthrough.models import Action
from goldthread.rules.followthrough import Strength
from goldthread.web.api import scoped, shapes
from goldthread.web.api.answers import caller, etag_of, found, sent
from goldthread.web.api.door import Bearer
from goldthread.web.api.models import Connection, KeptAnswer
from goldthread.web.api.problems import Problem
from goldthread.web.api.reading import Id, _actions, router
from goldthread.web.api.scopes import Scope

OTHER = "This Idempotency-Key was used for something else. Nothing was changed. Send a new key."
KEY: Any = Header(  # type: ignore[type-arg]
    ...,
    alias="Idempotency-Key",
    pattern=r"^[A-Za-z0-9_.:-]{8,100}$",
    description="Your own mark for this write. The same key and body are answered as before, and "
    "done once; kept for 48 hours.",
)
VERSION: Any = Header(  # type: ignore[type-arg]
    None,
    alias="If-Match",
    description="The ETag of the action as you read it; refused with 412 when it has changed.",
)
NO_FILE: Any = File(None)  # type: ignore[type-arg]


@router.post(
    "/actions/{pk}/updates", auth=Bearer(Scope.UPDATE), response={201: shapes.UpdateShape},
    summary="Say how an action goes",
)  # fmt: skip
def new_update(
    request: HttpRequest,
    pk: Id,
    told: shapes.NewUpdate,
    key: str = KEY,
    version: str | None = VERSION,
) -> HttpResponse:
    row = found(scoped.actions(request.user), pk=pk)

    def act() -> shapes.Shape:
        must_match(request, row, version)
        made = actions.update(action=row, words=told.words, by=request.user)
        return shapes.UpdateShape.of(made)

    digest = digest_of("update", row.pk, told.words)
    return written(request, row, key, digest, act, "how it goes")


@router.post(
    "/actions/{pk}/evidence", auth=Bearer(Scope.GIVE), response={201: shapes.EvidenceShape},
    summary="Give evidence for an action",
)  # fmt: skip
def new_evidence(
    request: HttpRequest,
    pk: Id,
    told: Form[shapes.NewEvidence],
    key: str = KEY,
    version: str | None = VERSION,
    file: UploadedFile | None = NO_FILE,
) -> HttpResponse:
    row = found(scoped.actions(request.user), pk=pk)

    def act() -> shapes.Shape:
        must_match(request, row, version)
        made = endings.give_evidence(
            action=row, strength=Strength(told.strength), shows=told.shows, link=told.url,
            file=file, by=request.user,
        )  # fmt: skip
        return shapes.EvidenceShape.of(made)

    parts: list[Any] = [row.pk, told.strength, told.shows, told.url]
    if file is not None:
        parts += [file.name, hashlib.sha256(file.read()).hexdigest()]
        file.seek(0)
    return written(request, row, key, digest_of("evidence", *parts), act, "evidence")


def digest_of(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def must_match(request: HttpRequest, row: Action, version: str | None) -> None:
    """The action is held from here on, so that what was compared is what is written to."""
    if version is None or version.strip() == "*":
        return
    actions.lock(row)
    now = found(scoped.actions(request.user), pk=row.pk)
    if version.strip() != etag_of(_actions(request, [now])[0].model_dump_json()):
        raise Problem(412)


def written(
    request: HttpRequest,
    row: Action,
    key: str,
    digest: str,
    act: Callable[[], shapes.Shape],
    what: str,
) -> HttpResponse:
    connection = caller(request)
    body, again = once(
        connection=connection, key=key, digest=digest, act=act, about=row, what=what,
        by=request.user,
    )  # fmt: skip
    answer = sent(body, HTTPStatus.CREATED)
    if again:
        answer["Idempotent-Replayed"] = "true"
    return answer


@transaction.atomic
def once(
    *,
    connection: Connection,
    key: str,
    digest: str,
    act: Callable[[], shapes.Shape],
    about: Action,
    what: str,
    by: Any,
) -> tuple[str, bool]:
    """What was answered, and whether it had been before. What is refused leaves no key behind."""
    # in scope: by the token
    kept = KeptAnswer.objects
    try:
        with transaction.atomic():
            # in scope: by the token
            row = KeptAnswer.objects.create(connection=connection, key=key, digest=digest, body="")
    except IntegrityError:
        before = kept.get(connection=connection, key=key)
        if before.digest != digest:
            raise Problem(422, OTHER) from None
        return before.body, True
    row.body = act().model_dump_json()
    row.save(update_fields=["body"])
    audit(by=by, did="connection.wrote", about=about, what=what, connection=connection.name)
    return row.body, False
