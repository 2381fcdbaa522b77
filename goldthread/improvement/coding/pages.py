"""What the pages of themes show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import mark_safe

from goldthread.engines.charts import Chart, as_svg
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.models import Partnership
from goldthread.improvement.assurance.pages import COLOURS, numbered
from goldthread.improvement.coding import actions, permits, trends
from goldthread.improvement.coding.models import Coded, Theme
from goldthread.improvement.coding.querysets import undecided
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Address, Recommendation
from goldthread.rules.assurance import Level
from goldthread.rules.themes import Suggested

SHOWN = 12  # learning points beneath a theme


@dataclass(frozen=True)
class Counted:
    level: Level
    number: int

    @property
    def colour(self) -> str:
        return COLOURS[self.level]


@dataclass(frozen=True)
class ThemePage:
    """A theme: when it came back, how well it is known that practice changed, what helped."""

    theme: Theme
    years: list[tuple[int, int]]
    levels: list[Counted]
    helped: list[Recommendation]
    helped_in_all: int
    points: list[LearningPoint]
    points_in_all: int
    work: Worklist
    may_code: bool

    @property
    def picture(self) -> Any:
        """Drawn here, and safe: words are escaped by whoever draws."""
        pairs = tuple((str(year), number) for year, number in self.years)
        return mark_safe(as_svg(Chart("Reviews by year", "Year", "Reviews", pairs)))  # noqa: S308

    @classmethod
    def of(cls, theme: Theme, request: HttpRequest, work: Worklist) -> "ThemePage":
        user = request.user
        years, reviews = trends.by_year(user, theme)
        asked = of_theme(user, theme)
        parts = Address.objects.visible_to(user).filter(recommendation__in=asked.values("pk"))
        counted = dict(parts.order_by().values_list("kept__level").annotate(number=Count("pk")))
        helped = asked.filter(pk__in=trends.embedded()).select_related("review__matter")
        points = (
            LearningPoint.objects.visible_to(user)
            .filter(coded__in=Coded.objects.visible_to(user).belonging().filter(theme=theme))
            .select_related("review__matter")
            .order_by("-review", "number")
        )
        return cls(
            theme,
            list(zip(years, reviews, strict=True)),
            [Counted(level, counted.get(level.value, 0)) for level in reversed(Level)],
            list(helped.order_by("-review", "number")[:SHOWN]),
            helped.count(),
            list(points[:SHOWN]),
            points.count(),
            work,
            permits.may_code(theme.partnership, user),
        )


def of_theme(user: Any, theme: Theme) -> Any:
    """The recommendations under a theme that this person may see."""
    coded = Coded.objects.visible_to(user).belonging().filter(theme=theme)
    return Recommendation.objects.visible_to(user).filter(coded__in=coded)


def worklist(request: HttpRequest, theme: Theme) -> Worklist:
    rows = of_theme(request.user, theme).select_related("review__matter")
    return Worklist(
        request, rows, title="Recommendations under it", sort="-code", per_page=25,
        columns=[
            Column("text", "Recommendation", lambda row: row.text),
            Column("code", "Number", numbered, ("review__matter__code", "number")),
        ],
    )  # fmt: skip


def item_ref(item: Any) -> str:
    kind = "recommendation" if isinstance(item, Recommendation) else "learning"
    return reverse("code_item", args=[kind, item.pk])


@dataclass(frozen=True)
class Passage:
    """The words before somebody who codes, with those marked that suggest a theme."""

    item: Any
    suggested: list[Suggested]
    rejected: list[Coded]

    @classmethod
    def of(cls, item: Any, themes: list[Theme]) -> "Passage":
        standing = list(item.coded.standing().select_related("theme", "by"))
        settled = {row.theme_id for row in standing}
        found = [one for one in actions.suggestions(item, themes) if one.id not in settled]
        return cls(item, found, [row for row in standing if not row.fits])

    @property
    def hints(self) -> dict[str, str]:
        """By theme, why it is suggested."""
        return {
            str(one.id): f"Suggested, because it says “{'”, “'.join(one.said)}”"
            for one in self.suggested
        }

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces, and whether each is a reason."""
        text, at, found = self.item.text, 0, []
        for start, end in sorted(place for one in self.suggested for place in one.places):
            if start >= at:
                found += [(text[at:start], False), (text[start:end], True)]
                at = end
        return [piece for piece in (*found, (text[at:], False)) if piece[0]]


def left(user: Any, partnership: Partnership) -> tuple[int, str]:
    """How much nobody has coded, and the address of the next; recommendations first."""
    coded = Coded.objects.all()  # in scope: what anybody said of an item that one may see
    number, first = 0, ""
    for model, kind in ((Recommendation, "recommendation"), (LearningPoint, "learning_point")):
        rows = model.objects.visible_to(user).filter(review__matter__partnership=partnership)
        rows = undecided(rows, kind, coded)
        number += rows.count()
        item = rows.first() if not first else None
        first = item_ref(item) if item is not None else first
    return number, first
