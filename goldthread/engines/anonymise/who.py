"""Whom a mention means, where several people of the register share the name."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from goldthread.engines.anonymise.lexicon import FORE, SUR, Tag
from goldthread.engines.anonymise.mentions import Mention
from goldthread.engines.anonymise.pseudonyms import FAMILY, SOMEBODY
from goldthread.engines.anonymise.titles import (
    CHILD,
    JOBS,
    KIN,
    MAN,
    OF_TITLES,
    PROFESSION,
    TITLES,
    WOMAN,
)
from goldthread.engines.anonymise.tokens import Words

if TYPE_CHECKING:
    from goldthread.engines.anonymise.people import PeopleFinder

_RECENT = 600  # characters: whoever was named so shortly before is rather meant


class Who:
    """Narrows the people whom a name may mean. `last`: who was certainly meant, and where last."""

    def __init__(
        self, finder: "PeopleFinder", words: Words, tags: Sequence[tuple[Tag, ...]]
    ) -> None:
        self.finder, self.words, self.tags = finder, words, tags
        self.last: dict[int, int] = {}

    def _title_says(self, title: int | None) -> str | None:
        if title is None:
            return None
        said = [TITLES[w.key] for w in self.words.all[title : title + 3] if w.key in TITLES]
        return said[-1] if said else None

    def meant(self, mention: Mention, title: int | None, start: int) -> tuple[int, ...]:
        people = self._best(mention)
        steps = (self._by_title, self._by_beside, self._by_part, self._by_recency, self._by_role)
        for narrower in steps:
            if len(people) == 1:
                break
            people = narrower(people, mention, title, start) or people
        return people

    def _best(self, mention: Mention) -> tuple[int, ...]:
        if not mention.alone:
            return mention.people
        tags = self.tags[mention.first]
        top = max((tag.how for tag in tags), default=0.0)
        return tuple(dict.fromkeys(tag.person for tag in tags if tag.how == top)) or mention.people

    def _by_title(
        self, people: Sequence[int], mention: Mention, title: int | None, start: int
    ) -> tuple[int, ...]:
        says = self._title_says(title)
        finder = self.finder
        if says in {WOMAN, MAN}:
            fitting = [p for p in people if finder.sexes[p] in {says, ""}]
            grown = [p for p in fitting if not finder.children[p]]
            return tuple(grown or fitting)
        if says == PROFESSION:
            jobs = [p for p in people if not finder.families[p]]
            words = {w.key for w in self.words.all[title or 0 : mention.first]}
            own = [p for p in jobs if any(finder.people[p].role.lower().endswith(end)
                                          for word in words for end in OF_TITLES.get(word, ()))]  # fmt: skip
            return tuple(own or jobs)
        if says == CHILD:
            return tuple(p for p in people if finder.children[p])
        return ()

    def _by_beside(
        self, people: Sequence[int], mention: Mention, title: int | None, start: int
    ) -> tuple[int, ...]:
        """By a role that is told right before: "his mother Sarah", "social worker Sarah"."""
        before = [self.words[n].key for n in range(max(0, mention.first - 3), mention.first)]
        roles = {p: self.finder.people[p].role.lower().split() for p in people}
        told = [p for p in people if any(word in before for word in roles[p])]
        if told:
            return tuple(told)
        if before and before[-1] in JOBS:
            return tuple(p for p in people if not self.finder.families[p])
        if before and before[-1] in KIN:
            return tuple(p for p in people if self.finder.families[p])
        return ()

    def _by_part(
        self, people: Sequence[int], mention: Mention, title: int | None, start: int
    ) -> tuple[int, ...]:
        """A first name is rather somebody's forename; a bare surname rather a grown-up's."""
        if not mention.alone:
            return ()
        key = self.words[mention.first].key
        whole = [p for p in people if self.finder.lexicon.known[p].sur == (key,)]
        if whole and len(whole) < len(people) and not self._is_forename(mention, people):
            return tuple(whole)  # "Reid" is Ms Reid rather than half of MacLeod-Reid
        tags = [tag for tag in self.tags[mention.first] if tag.person in people]
        if title is not None:
            return tuple(dict.fromkeys(tag.person for tag in tags if tag.part == SUR))
        fore = [tag.person for tag in tags if tag.part == FORE]
        if fore:
            return tuple(dict.fromkeys(fore))
        return tuple(dict.fromkeys(tag.person for tag in tags if tag.part == SUR))

    def _is_forename(self, mention: Mention, people: Sequence[int]) -> bool:
        tags = self.tags[mention.first]
        return any(tag.part == FORE for tag in tags if tag.person in people)

    def _by_recency(
        self, people: Sequence[int], mention: Mention, title: int | None, start: int
    ) -> tuple[int, ...]:
        seen = sorted((self.last[p], p) for p in people if p in self.last)
        near = [p for place, p in seen if start - place < _RECENT]
        if mention.alone and mention.parts[0] == SUR and title is None:
            grown = tuple(p for p in people if not self.finder.children[p])
            if not near and len(grown) == 1:
                return grown
        return (near[-1],) if near else ()

    def _by_role(
        self, people: Sequence[int], mention: Mention, title: int | None, start: int
    ) -> tuple[int, ...]:
        """ "Ms Lark" without more is the mother rather than a grandmother or an aunt."""
        if title is None:
            return ()
        parents = {"mother", "father"}
        return tuple(p for p in people if self.finder.people[p].role.lower() in parents)

    def together(self, people: Iterable[int]) -> str:
        return FAMILY if any(self.finder.families[p] for p in people) else SOMEBODY
