"""A partnership's own templates and marking: tried out before they are used, kept as rows."""

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.engines.documents import papers as engine
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.papers.kinds import KINDS, PartKind
from goldthread.publishing.papers.models import Marking, Template
from goldthread.publishing.papers.permits import may_keep


@transaction.atomic
def upload(*, partnership: Partnership, kind: str, data: bytes, name: str, by: Any) -> Template:
    """The next template of a kind. Refused where it cannot be used; the one before then stays."""
    number = _next(partnership, kind, by)
    try:
        safe = engine.check_template(data, name)
        _try_out(data, kind)
    except engine.BadTemplate as why:
        raise Refused(str(why)) from why
    row: Template = Template.objects.create(
        partnership=partnership, kind=kind, number=number, name=safe, content=data,
        sha256=hashlib.sha256(data).hexdigest(), by=by,
    )  # fmt: skip
    audit(by=by, did="paper.template", about=row, partnership=partnership)
    return row


@transaction.atomic
def back_to_usual(*, partnership: Partnership, kind: str, by: Any) -> Template:
    """From now on the usual template again. The partnership's own stay in the history."""
    number = _next(partnership, kind, by)
    if Template.of(partnership, kind) is None:
        raise Refused("The usual template is in use already.")
    row: Template = Template.objects.create(
        partnership=partnership, kind=kind, number=number, by=by
    )
    audit(by=by, did="paper.usual_template", about=row, partnership=partnership)
    return row


@transaction.atomic
def set_marking(*, partnership: Partnership, words: str, by: Any) -> Marking:
    """What stands on every draft from now on."""
    if not may_keep(partnership, by):
        raise PermissionDenied
    words = " ".join(words.split())
    if not words:
        raise Refused("Write the protective marking. A draft never goes without one.")
    row: Marking = Marking.objects.create(partnership=partnership, words=words, by=by)
    audit(by=by, did="paper.marking", about=partnership, partnership=partnership, words=words)
    return row


def _next(partnership: Partnership, kind: str, by: Any) -> int:
    if not may_keep(partnership, by):
        raise PermissionDenied
    if kind not in KINDS or not KINDS[kind].has_template:
        raise Refused("This document has no Word template.")
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    return Template.objects.filter(partnership=partnership, kind=kind).count() + 1


def _try_out(data: bytes, kind: str) -> None:
    """A document of invented words must come out with all its words in it."""
    of = KINDS[kind]
    parts = [engine.Part(one.key, one.heading, _trial(one), one.columns) for one in of.parts]
    trial = engine.Paper(
        "A trial title", "A trial partnership", parts, timezone.localdate(), kind=of.name,
        facts=dict.fromkeys(engine.FIGURES, 1),
    )  # fmt: skip
    said = engine.words_in(engine.as_word(trial, data), "docx")
    wanted = ["A trial title", *(one.heading for one in of.parts)]
    wanted += [_trial(one).split("\n")[0].split(" | ")[0] for one in of.parts]
    if lost := [words for words in wanted if words not in said]:
        raise engine.BadTemplate(
            f"A document made of this template would lose words: “{lost[0]}” did not come out. "
            "Nothing has been saved. Begin from the usual template, which has a place for all."
        )


def _trial(part: PartKind) -> str:
    return f"Cell of {part.key} | b | c" if part.columns else f"Words of {part.key}.\n- A point"
