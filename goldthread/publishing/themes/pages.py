"""What the pages about themes show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.prose import prose
from goldthread.publishing.documents.models import Summary, Version
from goldthread.publishing.documents.pages import Words
from goldthread.publishing.documents.querysets import public
from goldthread.publishing.themes import actions
from goldthread.publishing.themes.models import Kind, Marked, Piece, Theme


def themes(user: Any, partnership: Partnership) -> Any:
    """With how much of each is public, and waits."""
    public = Q(pieces__yes_at__isnull=False, pieces__ended_at__isnull=True)
    waits = Q(pieces__yes_at__isnull=True, pieces__ended_at__isnull=True)
    return (
        Theme.objects.visible_to(user)
        .filter(partnership=partnership)
        .annotate(
            words=Count("pieces", filter=public & Q(pieces__kind=Kind.WORDS)),
            resources=Count("pieces", filter=public & Q(pieces__kind=Kind.RESOURCE)),
            waiting=Count("pieces", filter=waits),
        )
    )


def summaries(user: Any, theme: Theme) -> Any:
    """Those that can stand under a theme, with their latest title."""
    rows = Summary.objects.visible_to(user).filter(review__matter__partnership=theme.partnership)
    return rows.with_latest().order_by("latest_title")


@dataclass(frozen=True)
class Card:
    """A piece with what this person can do about it."""

    piece: Piece
    may_release: bool
    why_not: str

    @property
    def body(self) -> Any:
        return prose(self.piece.text)


@dataclass(frozen=True)
class ThemePage:
    theme: Theme
    cards: list[Card]
    marked: list[Marked]
    may_release: bool
    may_keep: bool
    is_public: bool

    @classmethod
    def of(cls, theme: Theme, user: Any) -> "ThemePage":
        rows = Piece.objects.visible_to(user).filter(theme=theme)
        pieces = list(rows.select_related("by", "yes_by", "ended_by"))
        may_release = actions.may_release(theme.partnership, user)
        marked = Marked.objects.visible_to(user).standing().filter(theme=theme)
        return cls(
            theme=theme,
            cards=[Card(one, may_release, _why_not(one, user)) for one in pieces],
            marked=list(marked.select_related("summary__review__matter", "by", "yes_by")),
            may_release=may_release,
            may_keep=actions.may_keep(theme.partnership, user),
            is_public=any(one.kind == Kind.WORDS and one.status == "released" for one in pieces),
        )

    @property
    def words(self) -> list[Card]:
        return [one for one in self.cards if one.piece.kind == Kind.WORDS]

    @property
    def resources(self) -> list[Card]:
        return [one for one in self.cards if one.piece.kind == Kind.RESOURCE]


@dataclass(frozen=True)
class MarkPage:
    """A summary that is to stand under a theme, with its words as they stand now."""

    mark: Marked
    latest: Version
    is_public: bool
    why_not: str

    @classmethod
    def of(cls, mark: Marked, user: Any) -> "MarkPage":
        shown = public().filter(summary=mark.summary).first()
        latest = shown or mark.summary.versions.latest("number")
        return cls(mark, latest, shown is not None, _not_alone(mark, user))

    @property
    def words(self) -> Words:
        return Words(self.latest)


def _not_alone(mark: Marked, user: Any) -> str:
    if mark.yes_at is not None or mark.ended_at is not None:
        return "It was already put there or taken away."
    if mark.by_id == user.pk:
        return "You put it there. Somebody else must say yes to it."
    return ""


def _why_not(piece: Piece, user: Any) -> str:
    return "Somebody else must say yes: you wrote it." if piece.by_id == user.pk else ""
