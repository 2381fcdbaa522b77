"""Search over reviews, learning, recommendations and guidance: only what a person may see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.guidance.models import Version
from goldthread.foundations.records.excerpts import excerpt
from goldthread.foundations.records.search import terms
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation

LONGEST = 300  # characters of a query; the rest is left out
FIRST, PER_PAGE = 5, 20


@dataclass(frozen=True)
class Hit:
    """One thing found: its words with the matching ones marked, and where it belongs."""

    href: str
    title: SafeString
    more: SafeString
    where: str


@dataclass(frozen=True)
class Group:
    """What was found of one kind. `page` holds its rows where one kind alone is asked for."""

    kind: str
    one: str
    total: int
    hits: list[Hit]
    page: Page[Any] | None = None


@dataclass(frozen=True)
class SearchPage:
    typed: str
    kind: str
    understood: bool  # there was at least one word to look for
    groups: list[Group]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def shown(self) -> list[Group]:
        return [g for g in self.groups if g.total and self.kind in ("", g.kind)]


def _reviews(user: Any, partnership: Partnership) -> Any:
    rows = Review.objects.visible_to(user).filter(matter__partnership=partnership)
    return rows.select_related("matter")


def _points(user: Any, partnership: Partnership) -> Any:
    rows = LearningPoint.objects.visible_to(user).filter(review__matter__partnership=partnership)
    return rows.select_related("review__matter")


def _asked(user: Any, partnership: Partnership) -> Any:
    rows = Recommendation.objects.visible_to(user).filter(review__matter__partnership=partnership)
    return rows.select_related("review__matter").with_review_seen(user)


def _guidance(user: Any, partnership: Partnership) -> Any:
    """What is in force: a draft is found by those who work on it, on its own page."""
    rows = Version.objects.visible_to(user).in_force()
    return rows.filter(guidance__partnership=partnership).select_related(
        "guidance__organisation", "guidance__partnership"
    )


def _guidance_hit(typed: str, row: Any) -> Hit:
    where = (
        f"{row.guidance.get_kind_display().capitalize()} {row.guidance.code}, {row.guidance.whose}"
    )
    href = row.guidance.get_absolute_url()
    return Hit(href, excerpt(typed, row.title), excerpt(typed, row.summary), where)


def _review_hit(typed: str, row: Any) -> Hit:
    told = excerpt(typed, row.incident, row.board, row.subject)
    where = ", ".join(filter(None, (row.code, row.get_framework_display(), row.board)))
    return Hit(reverse("review", args=[row.pk]), excerpt(typed, row.title), told, where)


def _point_hit(typed: str, row: Any) -> Hit:
    href, where = reverse("learning_point", args=[row.pk]), f"{row.code} of {row.review.title}"
    return Hit(href, excerpt(typed, row.text), SafeString(""), where)


def _asked_hit(typed: str, row: Any) -> Hit:
    title = excerpt(typed, row.text)
    asked = excerpt(typed, row.addressed_to) if "<mark>" not in title else SafeString("")
    review = row.review.title if row.review_seen else row.review.code
    where = f"{row.code} of {review}"
    return Hit(reverse("recommendation", args=[row.pk]), title, asked, where)


Rows = Callable[[Any, Partnership], Any]
KINDS: list[tuple[str, str, Rows, Callable[[str, Any], Hit]]] = [
    ("reviews", "review", _reviews, _review_hit),
    ("learning", "learning point", _points, _point_hit),
    ("recommendations", "recommendation", _asked, _asked_hit),
    ("guidance", "guidance document", _guidance, _guidance_hit),
]


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    partnership = only(request, CASE_ROLES)
    typed = " ".join(request.GET.get("q", "")[:LONGEST].replace("\x00", " ").split())
    named = _reviews(request.user, partnership).filter(matter__code__iexact=typed).first()
    if named is not None:  # somebody who types a reference wants that review
        return redirect(named)
    kind = request.GET.get("kind", "")
    kind = kind if kind in {name for name, *_ in KINDS} else ""
    groups = [
        _group(request, typed, name, one, rows(request.user, partnership), hit, alone=kind == name)
        for name, one, rows, hit in KINDS
    ]
    page = SearchPage(typed, kind, bool(terms(typed)), groups)
    return render(request, "search/search.html", {"page": page})


def _group(
    request: HttpRequest,
    typed: str,
    kind: str,
    one: str,
    rows: Any,
    hit: Callable[[str, Any], Hit],
    *,
    alone: bool,
) -> Group:
    total = rows.matching(typed).count()
    if not alone:
        return Group(kind, one, total, [hit(typed, row) for row in rows.search(typed)[:FIRST]])
    page = Paginator(rows.search(typed), PER_PAGE).get_page(request.GET.get("page"))
    return Group(kind, one, total, [hit(typed, row) for row in page.object_list], page)
