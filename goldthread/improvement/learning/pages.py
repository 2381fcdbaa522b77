"""What the confirm page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.agencies.naming import Directory
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.improvement.learning.actions import kinds_of
from goldthread.improvement.learning.cards import Card, CardList, Names, cards_of, finds_of
from goldthread.improvement.learning.models import Decision, Draft, Listing
from goldthread.improvement.learning.passages import WHOLE_BELOW, Passage, cut


@dataclass(frozen=True)
class DraftPage:
    """A draft with its text on one side and its cards on the other."""

    draft: Draft
    lists: Sequence[CardList]
    passages: Sequence[Passage]
    organisations: Sequence[Organisation]
    history: Sequence[Decision]
    may_add_bodies: bool
    whole: bool

    @property
    def total(self) -> int:
        return sum(1 for one in self.lists for card in one.cards if card.proposal)

    @property
    def decided(self) -> int:
        cards = (card for one in self.lists for card in one.cards)
        return sum(1 for card in cards if card.proposal and card.decision)

    @property
    def next(self) -> Card | None:
        """The first that waits for a decision."""
        cards = (card for one in self.lists for card in one.cards)
        return next((card for card in cards if card.decision is None), None)

    @property
    def finished(self) -> bool:
        return self.draft.finished_at is not None

    @property
    def is_long(self) -> bool:
        return len(self.draft.text) > WHOLE_BELOW

    @property
    def entering(self) -> dict[str, int]:
        """How many of each list will enter the record, as decided so far."""
        counted = dict.fromkeys(Listing.values, 0)
        cards = (card for one in self.lists for card in one.cards if card.leads)
        for item in (item for card in cards for item in card.items):
            counted[item.listing] += 1
        return counted

    def named(self, decision: Decision) -> str:
        """The labels of the finds a decision was about, such as L2, L3."""
        labels = [self.labels[one.pk] for one in decision.proposals.all()]
        return ", ".join(labels) or "An item of one's own"

    @cached_property
    def labels(self) -> dict[int, str]:
        cards = (card for one in self.lists for card in one.cards)
        return {card.proposal.pk: card.label for card in cards if card.proposal}

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the document says of the review itself."""
        found = self.draft.found
        kinds = " and ".join(one.label for one in kinds_of(found))
        named = [("Kind", kinds), ("Board", found.get("board")), ("About", found.get("subject"))]
        named += [("Age", found.get("age")), ("What happened", found.get("incident"))]
        return [(name, str(value)) for name, value in named if value]


def draft_page(draft: Draft, user: Any, *, whole: bool = False) -> DraftPage:
    """Read everything the page shows, in a number of queries that does not grow with it."""
    partnership = draft.partnership
    lists = cards_of(draft, Names(Directory(partnership)))
    bodies = Organisation.objects.visible_to(user).filter(
        partnership=partnership, closed__isnull=True
    )
    decisions = draft.decisions.select_related("by", "undone_by").prefetch_related("proposals")
    return DraftPage(
        draft=draft,
        lists=lists,
        passages=cut(draft.text, finds_of(lists), whole=whole),
        organisations=list(bodies),
        history=list(decisions),
        may_add_bodies=standing(user).holds(BUSINESS_UNIT, partnership=partnership.pk),
        whole=whole,
    )
