"""What the pages of a document that is made safe show."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from goldthread.casework.reviews.models import Review
from goldthread.publishing.anonymising import permits
from goldthread.publishing.anonymising.gate_files import (
    AGAIN,
    FileStanding,
    standing_of_file,
    standings_of,
)
from goldthread.publishing.anonymising.groups import Group, groups_of, in_group
from goldthread.publishing.anonymising.models import (
    AnonymisingKey,
    LeakCheck,
    Mention,
    Original,
    Unread,
)
from goldthread.publishing.anonymising.pages import Found, grouped
from goldthread.publishing.anonymising.registers import children_of

ON_A_PAGE = 25  # wordings


@dataclass(frozen=True)
class Listed:
    """A document in the list of a review. `name` is empty for those who read no real names."""

    original: Original
    name: str
    standing: FileStanding

    @property
    def state(self) -> str:
        return state_of(self.standing)


@dataclass(frozen=True)
class OriginalsPage:
    review: Review
    rows: list[Listed]
    may_send: bool
    may_read: bool
    may_release: bool

    @classmethod
    def of(cls, review: Review, user: Any) -> "OriginalsPage":
        may_read = permits.may_read(review, user)
        # in scope: by the review in scope, told without names to those who read none
        originals = list(Original.objects.filter(review=review).select_related("by"))
        rows = [
            Listed(one.original, one.original.file_name if may_read else "", one)
            for one in standings_of(review, originals)
        ]
        may_send, may_release = permits.may_decide(review, user), permits.may_ask(review, user)
        return cls(review, rows, may_send, may_read, may_release)


def state_of(standing: FileStanding) -> str:
    if standing.passed:
        return "safe"
    source, last = standing.source, standing.last
    if any(one is not None and one.failed_at for one in (source, last)):
        return "could not run"
    if source is None or source.done_at is None:
        return "running"
    return "to decide" if "decided" in " ".join(standing.blockers) else "not safe yet"


@dataclass(frozen=True)
class OriginalPage:
    """Where a document stands, what is found by person and by class, and what to do next."""

    original: Original
    standing: FileStanding
    groups: list[Group]
    left: list[Group]
    unread: list[Unread]
    may_decide: bool
    key: AnonymisingKey | None
    may_use_keys: bool

    @classmethod
    def of(cls, original: Original, user: Any) -> "OriginalPage":
        standing = standing_of_file(original)
        source, leaves = standing.source, standing.leaves
        # in scope: by the document in scope
        unread = Unread.objects.filter(check_of=leaves).prefetch_related("looks__by")
        keys = AnonymisingKey.objects.visible_to(user).filter(copy=standing.copy)
        return cls(
            original=original,
            standing=standing,
            groups=groups_of(source) if source and source.done_at else [],
            left=groups_of(leaves) if leaves and leaves.of_copy else [],
            unread=list(unread) if leaves else [],
            may_decide=permits.may_decide(original.review, user),
            key=keys.select_related("by").first() if standing.copy else None,
            may_use_keys=permits.may_use_keys(original.review, user),
        )

    @property
    def state(self) -> str:
        return state_of(self.standing)

    @property
    def open(self) -> int:
        return sum(one.open for one in self.groups)

    @property
    def found(self) -> int:
        return sum(one.count for one in self.groups)

    @property
    def left_open(self) -> int:
        return sum(one.open for one in self.left)

    @property
    def may_make(self) -> bool:
        """Everything is decided, and there is no copy that holds it."""
        s = self.standing
        ready = s.source is not None and s.source.done_at is not None and not s.is_old
        made = s.copy is not None and not any(AGAIN in why for why in s.blockers)
        running = s.last is not None and s.last.done_at is None and s.last.failed_at is None
        return ready and not self.open and not self.original.is_pdf and not (made or running)

    @property
    def told(self) -> list[str]:
        """What a person must know of the file, each sentence once."""
        checks = (self.standing.source, self.standing.leaves)
        return list(dict.fromkeys(said for one in checks if one for said in one.told))


class Spots:
    """Where in a file a character of the checked text stands."""

    def __init__(self, check: LeakCheck) -> None:
        self._spots: list[tuple[int, int, str]] = check.spots
        self._starts = [start for start, _, _ in self._spots]
        texts = (check.text[start:end] for start, end, _ in self._spots)
        self._times = Counter(texts)
        self._text = check.text

    def __call__(self, start: int) -> tuple[str, int, int]:
        if not self._spots:
            return "", 0, len(self._text)
        a, b, place = self._spots[max(bisect_right(self._starts, start) - 1, 0)]
        more = self._times[self._text[a:b]] - 1
        return (f"{place}, and {more} more with this very text" if more > 0 else place), a, b


@dataclass(frozen=True)
class FindingsPage:
    """The wordings of one class or person, or all, a page at a time."""

    original: Original
    check: LeakCheck
    group: str
    state: str
    may_decide: bool
    mentions: list[Mention]
    number: str

    @classmethod
    def of(
        cls, check: LeakCheck, user: Any, *, group: str, state: str, number: str
    ) -> "FindingsPage":
        rows = in_group(Mention.objects.visible_to(user).filter(check_of=check), group)
        if state == "open":
            rows = rows.filter(decisions__isnull=True)
        elif state == "decided":
            rows = rows.filter(decisions__isnull=False).distinct()
        assert check.original is not None  # noqa: S101
        return cls(
            check.original, check, group, state, permits.may_decide(check.review, user),
            list(rows.prefetch_related("decisions__by")), number,
        )  # fmt: skip

    @cached_property
    def page(self) -> Page[Found]:
        found = list(
            grouped(self.mentions, self.check.text, children_of(self.check), Spots(self.check))
        )
        return Paginator(found, ON_A_PAGE).get_page(self.number)

    @property
    def open(self) -> int:
        return sum(not one.decisions.all() for one in self.mentions)

    @cached_property
    def title(self) -> str:
        rows = [one for one in groups_of(self.check) if one.key == self.group]
        return rows[0].title if rows else "Everything that was found"

    @property
    def is_rewritten(self) -> bool:
        """Whether what goes is written anew in a copy."""
        return not self.check.of_copy and not self.original.is_pdf
