"""The only writes to themes: made, written for, released by a second person, withdrawn."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.improvement.coding import actions as coding
from goldthread.improvement.coding.models import Theme as Coding
from goldthread.publishing.anonymising.permits import RELEASERS
from goldthread.publishing.documents.actions import may_release as releases_summary
from goldthread.publishing.documents.models import Summary
from goldthread.publishing.themes import guarding
from goldthread.publishing.themes.models import Kind, Marked, Piece, Theme


@transaction.atomic
def make(*, partnership: Partnership, name: str, text: str, by: Any) -> Theme:
    """A theme with its first words. Nothing of it is public yet."""
    if not may_keep(partnership, by):
        raise PermissionDenied
    if not written(name):
        raise Refused("Write a name for the theme.")
    if Theme.objects.filter(partnership=partnership, name__iexact=name.strip()).exists():
        raise Refused(f"There is a theme “{name.strip()}” already. Open it in the list.")
    of = _of(partnership, name, text, by)
    theme = Theme.objects.create(
        partnership=partnership, name=name.strip(), slug=_slug(name), of=of, by=by
    )
    audit(by=by, did="theme.made", about=theme)
    write(theme=theme, kind=Kind.WORDS, title=name, text=text, by=by)
    return theme


def _of(partnership: Partnership, name: str, text: str, by: Any) -> Coding:
    """The theme of learning of that name; added where there is none, so that there is one list."""
    same = Coding.objects.filter(partnership=partnership, name__iexact=name.strip()).first()
    return same or coding.add(partnership=partnership, name=name, means=text, by=by)


@transaction.atomic
def write(
    *, theme: Theme, kind: str, title: str, text: str, by: Any,
    link: str = "", look_again: date | None = None,
) -> Piece:  # fmt: skip
    """Words or a resource, which wait for a second person."""
    theme = Theme.objects.select_for_update().get(pk=theme.pk)
    if not may_keep(theme.partnership, by):
        raise PermissionDenied
    if not written(title):
        raise Refused("Write a title.")
    if not (written(text) or link):
        raise Refused("Write some words" + (", or give a link." if kind == Kind.RESOURCE else "."))
    piece: Piece = Piece.objects.create(
        theme=theme, kind=kind, title=title.strip(), text=text.strip(), link=link,
        look_again=look_again, by=by,
    )  # fmt: skip
    audit(by=by, did="theme.piece_written", about=piece)
    return piece


@transaction.atomic
def release(*, piece: Piece, by: Any) -> Piece:
    """A second person, who did not write it, says yes: it is public from now on."""
    piece = Piece.objects.select_for_update().get(pk=piece.pk)
    if not may_release(piece.theme.partnership, by):
        raise PermissionDenied
    if piece.yes_at is not None or piece.ended_at is not None:
        raise Refused("It was already released or withdrawn.")
    if piece.by_id == by.pk:
        raise Refused("You wrote these words. Somebody else must say yes to them.")
    if reasons := guarding.blockers(piece.theme.partnership, words_of(piece)):
        raise Refused(*reasons)
    piece.yes_by, piece.yes_at = by, timezone.now()
    piece.save(update_fields=["yes_by", "yes_at"])
    audit(by=by, did="theme.piece_released", about=piece)
    return piece


@transaction.atomic
def withdraw(*, piece: Piece, because: str, by: Any) -> Piece:
    """Taken away at once, by one person. Of words, earlier ones do not come back."""
    piece = Piece.objects.select_for_update().get(pk=piece.pk)
    if not may_release(piece.theme.partnership, by):
        raise PermissionDenied
    if piece.ended_at is not None:
        raise Refused("It was already withdrawn.")
    if not written(because):
        raise Refused("Say why it is withdrawn.")
    gone = Piece.objects.select_for_update().filter(pk=piece.pk)
    if piece.kind == Kind.WORDS and piece.yes_at is not None:
        public = Piece.objects.public().filter(theme=piece.theme, kind=Kind.WORDS)
        gone = public.select_for_update()
    for one in gone:
        one.ended_by, one.ended_at, one.ended_because = by, timezone.now(), because.strip()
        one.save(update_fields=["ended_by", "ended_at", "ended_because"])
        audit(by=by, did="theme.piece_ended", about=one, why=because.strip())
    return piece


@transaction.atomic
def mark(*, theme: Theme, summaries: Iterable[Summary], by: Any) -> None:
    """Exactly these of the summaries that this person may see are to stand under the theme. New
    ones wait for a second person; what is taken away is gone at once."""
    theme = Theme.objects.select_for_update().get(pk=theme.pk)
    if not may_keep(theme.partnership, by):
        raise PermissionDenied
    mine = Summary.objects.visible_to(by).filter(
        review__matter__partnership=theme.partnership
    ).select_related("review__matter")  # fmt: skip
    wanted = {one.pk for one in summaries}
    there = {
        row.summary_id: row
        for row in Marked.objects.standing().filter(theme=theme).select_for_update()
    }
    for summary in mine:
        row = there.get(summary.pk)
        if summary.pk in wanted and row is None:
            Marked.objects.create(theme=theme, summary=summary, by=by)
            audit(by=by, did="theme.marked", about=theme, summary=summary.audit_name)
        elif summary.pk not in wanted and row is not None:
            row.ended_by, row.ended_at = by, timezone.now()
            row.save(update_fields=["ended_by", "ended_at"])
            audit(by=by, did="theme.unmarked", about=theme, summary=summary.audit_name)


@transaction.atomic
def agree(*, mark: Marked, by: Any) -> Marked:
    """A second person, who did not put the summary there, says yes: it shows from now on."""
    mark = Marked.objects.select_for_update().get(pk=mark.pk)
    if not may_agree(mark, by):
        raise PermissionDenied
    if mark.yes_at is not None or mark.ended_at is not None:
        raise Refused("It was already put there or taken away.")
    if mark.by_id == by.pk:
        raise Refused("You put it there. Somebody else must say yes to it.")
    mark.yes_by, mark.yes_at = by, timezone.now()
    mark.save(update_fields=["yes_by", "yes_at"])
    audit(by=by, did="theme.mark_agreed", about=mark.theme, summary=mark.summary.audit_name)
    return mark


def words_of(piece: Piece) -> str:
    """All that the public would read, and the address that the theme's name gave it."""
    return "\n\n".join((piece.title, piece.text, piece.link, piece.theme.slug.replace("-", " ")))


def may_keep(partnership: Partnership, by: Any) -> bool:
    return standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def may_release(partnership: Partnership, by: Any) -> bool:
    return standing(by).holds(RELEASERS, partnership=partnership.pk)


def may_agree(mark: Marked, by: Any) -> bool:
    """Whoever may let out both the theme and the summary."""
    return may_release(mark.theme.partnership, by) and releases_summary(mark.summary, by)


def _slug(name: str) -> str:
    start = slugify(name)[:60] or "theme"
    taken = set(Theme.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    return next(
        s for n in range(1, 10_000) if (s := start if n == 1 else f"{start}-{n}") not in taken
    )
