"""What keeps coming back: by theme and year, of how many reviews; and what was proved to help.

The number of queries does not grow. Years are those in which a review was published, or else
decided on, or else entered here.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Partnership
from goldthread.improvement.coding.models import Coded, Theme
from goldthread.improvement.recommendations.models import Address, Recommendation
from goldthread.rules.assurance import Level

YEARS = 6


@dataclass(frozen=True)
class ThemeLine:
    """One theme: reviews by year, and in all; what was asked for under it, and what is embedded."""

    theme: Theme
    by_year: list[int]
    reviews: int
    asked: int
    points: int
    embedded: int

    @property
    def last_two(self) -> int:
        return sum(self.by_year[-2:])


@dataclass(frozen=True)
class TrendsPage:
    years: list[int]
    lines: list[ThemeLine]
    unused: int  # themes to which nothing is coded

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "TrendsPage":
        """What this person sees of it: four queries."""
        themes = list(Theme.objects.visible_to(user).filter(partnership=partnership))
        rows = coded_to(user, partnership).values("theme", "review").order_by()
        counts = list(
            rows.annotate(asked=Count("recommendation"), points=Count("learning_point"))
            .values_list("theme", "review", "asked", "points")
        )  # fmt: skip
        year_of, last = years_of(user, partnership), timezone.localdate().year
        years = list(range(last - YEARS + 1, last + 1))
        embedded = embedded_by_theme(user, partnership)
        found: dict[int, Counter[int]] = defaultdict(Counter)
        sums: dict[int, Counter[str]] = defaultdict(Counter)
        for theme, review, asked, points in counts:
            found[theme][year_of.get(review, 0)] += 1
            sums[theme].update(reviews=1, asked=asked, points=points)
        lines = [
            ThemeLine(
                one, [found[one.pk][year] for year in years], sums[one.pk]["reviews"],
                sums[one.pk]["asked"], sums[one.pk]["points"], embedded.get(one.pk, 0),
            )
            for one in themes if sums[one.pk]["reviews"]
        ]  # fmt: skip
        lines.sort(key=lambda line: (-line.last_two, -line.reviews, line.theme.name))
        return cls(years, lines, len(themes) - len(lines))


def coded_to(user: Any, partnership: Partnership) -> Any:
    return Coded.objects.visible_to(user).belonging().filter(theme__partnership=partnership)


def years_of(user: Any, partnership: Partnership) -> dict[int, int]:
    """By review, the year it counts for."""
    rows = Review.objects.visible_to(user).filter(matter__partnership=partnership).order_by()
    told = rows.values_list("pk", "published_on", "initiated_on", "opened_at")
    return {
        pk: (published or initiated or timezone.localdate(opened)).year
        for pk, published, initiated, opened in told
    }


def embedded_by_theme(user: Any, partnership: Partnership) -> dict[int, int]:
    rows = coded_to(user, partnership).filter(recommendation__in=embedded())
    counted = rows.order_by().values("theme").annotate(number=Count("recommendation"))
    return dict(counted.values_list("theme", "number"))


def embedded() -> Any:
    """Recommendations of which every body's part is embedded. What is kept holds today."""
    parts = Address.objects.filter(recommendation=OuterRef("pk"))  # in scope: by the recommendation
    there = Q(kept__level=Level.EMBEDDED.value)
    with_one = Address.objects.filter(there).order_by().values("recommendation")
    rows = Recommendation.objects.filter(pk__in=with_one)  # in scope: by what is coded
    return rows.filter(~Exists(parts.filter(~there))).order_by().values("pk")


def by_year(user: Any, theme: Theme) -> tuple[list[int], list[int]]:
    """Years, and in how many reviews of each the theme stands."""
    year_of, last = years_of(user, theme.partnership), timezone.localdate().year
    rows = Coded.objects.visible_to(user).belonging().filter(theme=theme)
    counted = Counter(year_of.get(pk, 0) for pk in rows.values_list("review", flat=True).distinct())
    years = list(range(min([*(y for y in counted if y), last - YEARS + 1]), last + 1))
    return years, [counted[year] for year in years]
