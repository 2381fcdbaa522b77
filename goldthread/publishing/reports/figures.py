"""What a report says, from live data as it stands now: headings, words and rows.

Only of published reviews, which everybody in the partnership may read, so that a report tells no
reader of a review that is closed to them. The number of queries does not grow with rows, but for
the few that are named.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from goldthread.engines.charts import Chart, as_png, as_svg
from goldthread.engines.documents.papers import Part, Picture
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.followthrough.models import Action, Ending, Limits, Reopening
from goldthread.improvement.assurance.looking import levels
from goldthread.improvement.assurance.models import Test
from goldthread.improvement.coding.models import Coded
from goldthread.improvement.recommendations.models import Address
from goldthread.rules.assurance import Level
from goldthread.rules.followthrough import How
from goldthread.rules.looks import Verdict

OPEN = "partnership"  # the circle of a review that everybody in the partnership may read
FEW, MANY = 5, 20
HOW = (
    "The level of each body’s part is worked out from rows and set by nobody: when its actions "
    "ended, what tests of practice showed after that, and what people of another organisation "
    "judged. Embedded needs a test of practice after the end, both judgements and two people, and "
    "repeats after 6 and 12 months. Counted are published reviews."
)


@dataclass
class Drawn:
    """The parts of a report, and the reviews whose recommendations are named in it."""

    parts: list[dict[str, Any]] = field(default_factory=list)
    named: set[int] = field(default_factory=set)

    def add(self, key: str, heading: str, words: str, *columns: str, chart: bool = False) -> None:
        self.parts.append(
            {
                "key": key,
                "heading": heading,
                "words": words,
                "columns": list(columns),
                "chart": chart,
            }
        )


def parts_of(partnership: Partnership) -> Any:
    # in scope: published reviews of the partnership, for whoever may draft
    return Address.objects.filter(
        recommendation__review__matter__partnership=partnership,
        recommendation__review__matter__circle=OPEN,
    )


def quarterly(partnership: Partnership, since: date, until: date, words: str) -> Drawn:
    """What is kept of the parts holds today."""
    drawn, parts, today = Drawn(), parts_of(partnership), timezone.localdate()
    drawn.add("short", "In short", words)
    counted = dict(parts.order_by().values_list("kept__level").annotate(n=Count("pk")))
    lines = [(level.words, counted.get(level.value, 0)) for level in reversed(Level)]
    drawn.add("levels", "How well it is known", _rows(lines), "Level", "Parts", chart=True)
    drawn.add("period", "What happened in the time", _rows(_happened(parts, since, until)),
              "What", "How many")  # fmt: skip
    _ask(drawn, parts, today)
    drawn.add("bodies", "By body", _rows(_by_body(parts)), "Body", "Parts", "Embedded",
              "Happening", "Fell back", "Not known")  # fmt: skip
    drawn.add("themes", "What keeps coming back", _rows(_themes(partnership)), "Theme", "Reviews",
              "Recommendations")  # fmt: skip
    drawn.add("drift", "What drifts", _drift(partnership, parts, today))
    drawn.add("how", "How this was worked out", HOW)
    return drawn


def improvements(partnership: Partnership, since: date, until: date, words: str) -> Drawn:
    """For practitioners: what was asked for and is shown to have changed, and how that is known."""
    drawn, today = Drawn(), timezone.localdate()
    drawn.add("short", "Why this matters to you", words)
    shown = Q(kept__level__in=[Level.EMBEDDED.value, Level.HAPPENING.value])
    rows = parts_of(partnership).filter(shown).select_related(
        "organisation", "recommendation__review"
    ).order_by("recommendation__review", "recommendation__number", "pk")  # fmt: skip
    tested = Test.objects.filter(address=OuterRef("pk"), on__range=(since, until))
    chosen = list(rows.filter(Exists(tested))[:MANY])  # in scope: by their parts
    known = levels([row.pk for row in chosen], today=today)
    numbers = _numbers([row.pk for row in chosen])
    lines = [
        f"- {row.organisation}: {row.recommendation.text} {known[row.pk].head}. "
        f"{numbers.get(row.pk, '')}".strip()
        for row in chosen
    ]
    drawn.named = {row.recommendation.review_id for row in chosen}
    nothing = "Nothing that was tested in this time is happening or embedded yet."
    drawn.add("proved", "What changed, and how we know", "\n".join(lines) or nothing)
    drawn.add("how", "How this was worked out", HOW)
    return drawn


def papers_parts(parts: list[dict[str, Any]]) -> list[Part]:
    """For the files: tables as rows, and a picture where one is drawn."""
    return [
        Part(one["key"], one["heading"], one["words"], tuple(one["columns"]),
             picture=_picture(one) if one["chart"] else None)
        for one in parts
    ]  # fmt: skip


def chart_of(part: dict[str, Any]) -> Chart:
    pairs = [line.rsplit(" | ", 1) for line in part["words"].splitlines()]
    told = tuple((word, int(number.replace(",", ""))) for word, number in pairs)
    of, number = part["columns"]
    return Chart(part["heading"], of, number, told, across=True)


def _picture(part: dict[str, Any]) -> Picture:
    chart = chart_of(part)
    return Picture(as_svg(chart), as_png(chart), chart.says)


def _rows(lines: Any) -> str:
    return "\n".join(" | ".join(_cell(one) for one in line) for line in lines)


def _cell(value: Any) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return " ".join(str(value).replace("|", "/").split())


def _happened(parts: Any, since: date, until: date) -> list[tuple[str, int]]:
    asked = Q(action__recommended__address__in=parts)
    # in scope: by the parts
    ended = Ending.objects.filter(asked, at__date__range=(since, until), reopening__isnull=True)
    again = Reopening.objects.filter(
        ending__action__recommended__address__in=parts, at__date__range=(since, until)
    )
    tests = Test.objects.filter(address__in=parts, at__date__range=(since, until))
    made = parts.filter(at__date__range=(since, until))
    by_how = Counter(dict(ended.values_list("how").annotate(n=Count("pk")).order_by()))
    found = Counter(dict(tests.values_list("verdict").annotate(n=Count("pk")).order_by()))
    return [
        ("Bodies asked to do something", made.count()),
        ("Actions that ended with evidence", by_how[How.EVIDENCED.value]),
        ("Actions that ended as no longer needed", by_how[How.NOT_NEEDED.value]),
        ("Actions opened again", again.count()),
        ("Tests of practice that found it happening", found[Verdict.YES.value]),
        ("Tests that found it in part", found[Verdict.PART.value]),
        ("Tests that did not find it", found[Verdict.NO.value]),
    ]


def _ask(drawn: Drawn, parts: Any, today: date) -> None:
    """What fell back, then looks that are overdue: the few that the board is asked about."""
    fallen = Q(kept__level=Level.FELL_BACK.value)
    rows = parts.select_related("organisation", "recommendation__review__matter")
    late = rows.filter(~fallen, kept__next_look__lt=today).order_by("kept__next_look", "pk")
    chosen = [*rows.filter(fallen).order_by("pk")[:FEW], *late[:FEW]][:FEW]
    known = levels([row.pk for row in chosen], today=today)
    lines = []
    for row in chosen:
        drawn.named.add(row.recommendation.review_id)
        why = known[row.pk].reasons[-1] if known[row.pk].reasons else ""
        told = f"{row.recommendation.code} of {row.recommendation.review.code}"
        lines.append(
            (row.organisation, told, row.recommendation.text, f"{known[row.pk].words}. {why}")
        )
    if lines:
        drawn.add("decisions", "What needs a decision", _rows(lines), "Body", "Number",
                  "What was asked", "Why")  # fmt: skip
    else:
        drawn.add("decisions", "What needs a decision", "Nothing fell back and no look is overdue.")


def _by_body(parts: Any) -> list[tuple[Any, ...]]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    rows = parts.order_by().values_list("organisation__name", "kept__level").annotate(n=Count("pk"))
    for name, level, number in rows:
        counted[name][level] += number
    shown = (Level.EMBEDDED, Level.HAPPENING, Level.FELL_BACK, Level.NOT_KNOWN)
    return [
        (name, of.total(), *(of[level.value] for level in shown))
        for name, of in sorted(counted.items())
    ]


def _themes(partnership: Partnership) -> list[tuple[Any, ...]]:
    # in scope: published reviews of the partnership
    rows = Coded.objects.belonging().filter(
        theme__partnership=partnership, review__matter__circle=OPEN
    )
    counted = rows.order_by().values_list("theme__name").annotate(
        reviews=Count("review", distinct=True), asked=Count("recommendation", distinct=True)
    )  # fmt: skip
    return sorted(counted, key=lambda row: (-row[1], row[0]))[:10] or [
        ("No theme is coded yet", 0, 0)
    ]


def _drift(partnership: Partnership, parts: Any, today: date) -> str:
    mine = Action.objects.filter(recommended__address__in=parts)  # in scope: by the parts
    number = mine.drifting(Limits.of(partnership), today=today).count()
    still = mine.open().count()
    return (
        f"{number:,} of {still:,} open actions drift: they are overdue, silent, moved too often, "
        "without an owner, or their evidence was refused."
    )


def _numbers(parts: list[int]) -> dict[int, str]:
    """The latest test of each, in words; what it shows in detail stays in the record."""
    rows = Test.objects.filter(address__in=parts).order_by("on", "pk")  # in scope: by the parts
    return {
        row.address_id: f"Known by: {row}" + (f", {row.numbers}." if row.numbers else ".")
        for row in rows
    }
