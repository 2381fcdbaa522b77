"""The two texts of a document side by side: as it was sent, and as it will read."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator

from goldthread.publishing.anonymising.making import by_text
from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Original, Says

ON_A_PAGE = 50  # places of a document


@dataclass(frozen=True)
class Bit:
    """A stretch of a text. `how`: empty, or found, goes, stays, as a class of its mark."""

    words: str
    how: str = ""


@dataclass(frozen=True)
class Pair:
    """One place of the document, both ways."""

    place: str
    sent: list[Bit]
    reads: list[Bit]


@dataclass(frozen=True)
class TextsPage:
    """`whole`: also the places in which nothing was found."""

    original: Original
    check: LeakCheck
    whole: bool
    number: str

    @cached_property
    def _found(self) -> dict[str, list[tuple[Mention, int, int]]]:
        # in scope: by the check in scope
        rows = list(Mention.objects.filter(check_of=self.check).order_by("start"))
        return {text: found for text, found in by_text(self.check, rows) if found}

    @cached_property
    def page(self) -> Page[Pair]:
        text, shown = self.check.text, self.check.spots
        if not self.whole:
            shown = [spot for spot in shown if text[spot[0] : spot[1]] in self._found]
        page = Paginator(shown, ON_A_PAGE).get_page(self.number)
        here = [(place, text[start:end]) for start, end, place in page.object_list]
        last = self._decisions(
            [one for _, words in here for one, _, _ in self._found.get(words, [])]
        )
        page.object_list = [self._pair(place, words, last) for place, words in here]
        return page

    @property
    def places(self) -> int:
        return len(self.check.spots)

    def _decisions(self, mentions: list[Mention]) -> dict[int, Decision]:
        # in scope: by the check in scope
        rows = Decision.objects.filter(mention__in=mentions).order_by("pk")
        return {row.mention_id: row for row in rows}

    def _pair(self, place: str, text: str, last: dict[int, Decision]) -> Pair:
        sent, reads, at = [], [], 0
        for one, start, end in self._found.get(text, []):
            if start > at:
                plain = Bit(text[at:start])
                sent.append(plain)
                reads.append(plain)
            sent.append(Bit(text[start:end], one.nature))
            reads.append(_read(one, text[start:end], last.get(one.pk)))
            at = end
        rest = [Bit(text[at:])] if at < len(text) else []
        return Pair(place, [*sent, *rest], [*reads, *rest])


def _read(one: Mention, words: str, said: Decision | None) -> Bit:
    if said is None:
        return Bit(words, "open")
    if said.says == Says.STANDS:
        return Bit(words, "stays")
    return Bit(said.wording or one.instead or words, "goes")
