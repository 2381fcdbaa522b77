"""Which themes a person may work on, and what of them everyone may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.standing import standing

if TYPE_CHECKING:
    from goldthread.publishing.themes.models import Marked, Piece, Theme  # noqa: F401


class ThemeQuerySet(QuerySet["Theme"]):
    def visible_to(self, user: Any) -> ThemeQuerySet:
        """Those who oversee, for their partnership."""
        return self.filter(partnership__in=standing(user).partnerships(OVERSIGHT))

    def public(self) -> ThemeQuerySet:
        """Themes whose words are released."""
        words = apps.get_model("themes", "Piece").objects.public().filter(kind="words")
        return self.filter(Exists(words.filter(theme=OuterRef("pk"))))


class PieceQuerySet(QuerySet["Piece"]):
    def visible_to(self, user: Any) -> PieceQuerySet:
        """Those who oversee, for their partnership."""
        return self.filter(theme__partnership__in=standing(user).partnerships(OVERSIGHT))

    def public(self) -> PieceQuerySet:
        """Two people let it out, and nobody took it away."""
        return self.filter(yes_at__isnull=False, ended_at__isnull=True)

    def newest_words(self) -> PieceQuerySet:
        """Of each theme the words that are public now."""
        words = self.public().filter(kind="words")
        newer = apps.get_model("themes", "Piece").objects.public()
        newer = newer.filter(kind="words", theme=OuterRef("theme"), pk__gt=OuterRef("pk"))
        return words.filter(~Exists(newer))


class MarkedQuerySet(QuerySet["Marked"]):
    def visible_to(self, user: Any) -> MarkedQuerySet:
        """Those who oversee, for summaries that they may see."""
        summaries = apps.get_model("documents", "Summary").objects.visible_to(user)
        return self.filter(
            theme__partnership__in=standing(user).partnerships(OVERSIGHT), summary__in=summaries
        )

    def standing(self) -> MarkedQuerySet:
        return self.filter(ended_at__isnull=True)

    def public(self) -> MarkedQuerySet:
        """Two people put it there, and nobody took it away."""
        return self.standing().filter(yes_at__isnull=False)


def public_words() -> QuerySet[Piece]:
    """One row for each public theme, with its slug and the partnership's name."""
    pieces: PieceQuerySet = apps.get_model("themes", "Piece").objects.newest_words()
    return pieces.annotate(slug=F("theme__slug"), publisher=F("theme__partnership__name")).order_by(
        "title", "pk"
    )


def all_resources() -> QuerySet[Piece]:
    """Of every public theme."""
    pieces: PieceQuerySet = apps.get_model("themes", "Piece").objects.public()
    themes = public_words().values("theme")
    return pieces.filter(kind="resource", theme__in=themes).order_by("title", "pk")


def public_resources(theme: int) -> QuerySet[Piece]:
    pieces: PieceQuerySet = apps.get_model("themes", "Piece").objects.public()
    return pieces.filter(theme=theme, kind="resource").order_by("title", "pk")


def marks_of(summaries: Any) -> QuerySet[Any]:
    """(summary, slug of the theme, its title) of what is public, by title."""
    titles = public_words().filter(theme=OuterRef("theme")).values("title")[:1]
    rows = apps.get_model("themes", "Marked").objects.public().filter(summary__in=summaries)
    return rows.annotate(title=titles, slug=F("theme__slug")).exclude(title=None).order_by("title")


def under(theme: int) -> Q:
    """Versions whose summary stands under a theme."""
    rows = apps.get_model("themes", "Marked").objects.public().filter(theme=theme)
    return Q(summary__in=rows.values("summary"))
