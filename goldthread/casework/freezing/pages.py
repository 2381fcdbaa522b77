"""What the pages of frozen versions show."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from goldthread.casework.freezing import actions, permits
from goldthread.casework.freezing.differences import Difference, compare
from goldthread.casework.freezing.forms import NOW, CompareForm
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.freezing.standing import Standing, merge_of
from goldthread.casework.freezing.versions import Opened, is_whole
from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit

PER_PAGE = 50
# What a version counts, in the order and words of its page.
COUNTS = (
    ("entries", "Entries"),
    ("agencies", "Agencies that sent entries"),
    ("accepted", "Links accepted as one occurrence"),
    ("suggested", "Links suggested, not decided"),
    ("rejected", "Links rejected"),
    ("conflicts", "Conflicts"),
    ("weighed", "Conflicts with a view"),
    ("notes", "Reviewers’ comments"),
    ("tags", "Tags"),
    ("episodes", "Key episodes"),
    ("silences", "Silences"),
)


def versions_of(request: HttpRequest, review: Review) -> list[FrozenChronology]:
    rows = FrozenChronology.objects.visible_to(request.user).filter(review=review)
    return list(rows.select_related("by", "review__matter").prefetch_related("signatures"))


@dataclass(frozen=True)
class VersionsPage:
    review: Review
    versions: list[FrozenChronology]
    compare: CompareForm
    is_ready: bool
    may_freeze: bool
    may_export: bool

    @classmethod
    def of(cls, request: HttpRequest, review: Review) -> "VersionsPage":
        versions = versions_of(request, review)
        numbers = [one.number for one in versions]
        older = numbers[1] if len(numbers) > 1 else (numbers[0] if numbers else "")
        newer = numbers[0] if len(numbers) > 1 else NOW
        return cls(
            review,
            versions,
            CompareForm(initial={"old": older, "new": newer}, numbers=numbers),
            merge_of(review) is not None,
            permits.may_freeze(review, request.user),
            permits.may_export(review, request.user),
        )


@dataclass(frozen=True)
class VersionPage:
    """`page` holds entries of this page; none where the version is not whole."""

    frozen: FrozenChronology
    is_whole: bool
    head: dict[str, Any]
    counts: list[tuple[str, int]]
    page: Page[Any]
    entries: list[dict[str, Any]]
    signatures: list[Any]
    statement: str
    may_sign: bool
    may_export: bool
    is_latest: bool

    @classmethod
    def of(cls, request: HttpRequest, frozen: FrozenChronology) -> "VersionPage":
        whole, opened = look_whether_whole(request, frozen), Opened(frozen)
        counts = frozen.counts
        pager = Paginator(range(counts["entries"] if whole else 0), PER_PAGE)
        page = pager.get_page(request.GET.get("page"))
        start = page.start_index() - 1
        user, review = request.user, frozen.review
        signatures = list(frozen.signatures.all())
        signed = any(one.by_id == user.pk for one in signatures)
        # in scope: by the version in scope
        later = FrozenChronology.objects.filter(review=review, number__gt=frozen.number)
        return cls(
            frozen=frozen,
            is_whole=whole,
            head=opened.head if whole else {},
            counts=[(words, counts[name]) for name, words in COUNTS],
            page=page,
            entries=opened.page(start, PER_PAGE) if whole and start >= 0 else [],
            signatures=signatures,
            statement=actions.statement(frozen),
            may_sign=whole and not signed and permits.may_sign(review, user),
            may_export=permits.may_export(review, user),
            is_latest=not later.exists(),
        )


def look_whether_whole(request: HttpRequest, frozen: FrozenChronology) -> bool:
    """Worked out anew from the stored bytes; where they differ, the trail says so."""
    whole = is_whole(frozen)
    if not whole:
        audit(by=request.user, did="chronology.not_whole", about=frozen)
    return whole


@dataclass(frozen=True)
class DifferencePage:
    """`blocked`: the versions that are not as they were frozen; then nothing is compared."""

    review: Review
    form: CompareForm
    old: FrozenChronology
    new: FrozenChronology | None
    blocked: list[FrozenChronology]
    difference: Difference | None
    page: Page[Any] | None

    @classmethod
    def of(
        cls,
        request: HttpRequest,
        review: Review,
        form: CompareForm,
        old: FrozenChronology,
        new: FrozenChronology | None,
    ) -> "DifferencePage":
        chosen = [one for one in (old, new) if one is not None]
        blocked = [one for one in chosen if not look_whether_whole(request, one)]
        if blocked:
            return cls(review, form, old, new, blocked, None, None)
        now = Opened(new) if new else Standing.now(review)
        found = compare(Opened(old), now)
        page = Paginator(found.entries, PER_PAGE).get_page(request.GET.get("page"))
        return cls(review, form, old, new, [], found, page)
