"""The cards of the confirm page: each find beside what a person made of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.foundations.agencies.naming import Directory, Suggestion
from goldthread.improvement.learning.models import (
    DecidedItem,
    Decision,
    Draft,
    Listing,
    Proposal,
)
from goldthread.improvement.learning.passages import Find

LETTERS = {Listing.LEARNING.value: "L", Listing.RECOMMENDATION.value: "R"}
STATES = {
    Decision.What.ACCEPTED: "Accepted",
    Decision.What.CHANGED: "Changed",
    Decision.What.REJECTED: "Not an item",
    Decision.What.ADDED: "Added by hand",
}


@dataclass(frozen=True)
class Card:
    """One find and its decision; or, with no proposal, an item added by hand.

    `bodies`: organisations that the printed words mean. `missing`: printed names that no
    organisation of the directory goes by. `merged`: labels of the finds this was merged with.
    `known`: the earlier document of this review from which the same words are in the record.
    """

    label: str
    listing: str
    proposal: Proposal | None
    decision: Decision | None = None
    items: Sequence[DecidedItem] = ()
    bodies: Sequence[Suggestion] = ()
    missing: Sequence[str] = ()
    merged: Sequence[str] = ()
    known: str = ""
    leads: bool = True  # of merged finds, the first shows what came of them

    @property
    def anchor(self) -> str:
        if self.proposal is not None:
            return f"item-{self.proposal.pk}"
        return f"added-{self.decision.pk if self.decision else 0}"

    @property
    def state(self) -> str:
        if self.decision is None:
            return "To decide"
        if self.decision.what == Decision.What.SPLIT:
            return f"Split in {len(self.items)}"
        if self.decision.what == Decision.What.MERGED:
            return f"Merged with {', '.join(self.merged)}"
        if self.decision.what == Decision.What.MOVED:
            return f"Moved to {LISTS[self.items[0].listing].lower()}"
        return STATES[Decision.What(self.decision.what)]

    @property
    def differs(self) -> bool:
        """Whether what the machine proposed has to stand beside what was decided."""
        if self.proposal is None or self.decision is None:
            return False
        return self.decision.what not in {Decision.What.ACCEPTED, Decision.What.MOVED}


LISTS = {Listing.LEARNING.value: "Learning points", Listing.RECOMMENDATION.value: "Recommendations"}


@dataclass(frozen=True)
class CardList:
    """One of the two lists."""

    listing: str
    cards: list[Card]

    @property
    def title(self) -> str:
        return LISTS[self.listing]

    @property
    def waiting(self) -> int:
        return sum(1 for card in self.cards if card.decision is None)


class Names:
    """Which bodies printed words mean, each wording looked up once."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[str, tuple[list[Suggestion], list[str]]] = {}

    def of(self, words: str) -> tuple[list[Suggestion], list[str]]:
        """The organisations meant, and the printed names that mean none."""
        if words not in self._known:
            parts = [part.strip() for part in words.split(";") if part.strip()]
            missing = [part for part in parts if not self._directory.meant_by(part)]
            self._known[words] = (self._directory.meant_by(words), missing)
        return self._known[words]


def labels_of(proposals: Sequence[Proposal]) -> dict[int, str]:
    """L1, L2, … and R1, R2, … as found, by the proposals' keys."""
    counted = dict.fromkeys(LETTERS, 0)
    labels = {}
    for proposal in proposals:
        counted[proposal.listing] += 1
        labels[proposal.pk] = f"{LETTERS[proposal.listing]}{counted[proposal.listing]}"
    return labels


def cards_of(draft: Draft, names: Names) -> list[CardList]:
    """Both lists, as found, items added by hand after them. Queries: six."""
    proposals = list(draft.proposals.all())
    labels = labels_of(proposals)
    standing = list(
        draft.decisions.filter(undone_at__isnull=True)
        .select_related("by")
        .prefetch_related("items__addressees", "proposals")
    )
    known = _known(draft)
    made = {one.pk: decision for decision in standing for one in decision.proposals.all()}
    lists = {listing: CardList(listing, []) for listing in LETTERS}
    for proposal in proposals:
        card = _card(proposal, labels, made.get(proposal.pk), names)
        if card.decision is None:
            card = replace(card, known=known.get((proposal.listing, _fold(proposal.text)), ""))
        lists[proposal.listing].cards.append(card)
    for decision in standing:
        if decision.what == Decision.What.ADDED:
            items = list(decision.items.all())
            card = Card("Added", items[0].listing, None, decision, items)
            lists[items[0].listing].cards.append(card)
    return list(lists.values())


def _known(draft: Draft) -> dict[tuple[str, str], str]:
    """What other documents of this review put in the record: list and words, and their file."""
    items = DecidedItem.objects.filter(
        decision__draft__review=draft.review_id,
        decision__draft__finished_at__isnull=False,
        decision__undone_at__isnull=True,
    ).exclude(decision__draft=draft)
    rows = items.values_list("listing", "text", "decision__draft__file_name")
    return {(listing, _fold(text)): file for listing, text, file in rows}


def _fold(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().lower()


def _card(
    proposal: Proposal, labels: dict[int, str], decision: Decision | None, names: Names
) -> Card:
    label = labels[proposal.pk]
    if decision is None:
        bodies, missing = names.of(proposal.addressed_to)
        return Card(label, proposal.listing, proposal, bodies=bodies, missing=missing)
    together = [one.pk for one in decision.proposals.all()]
    return Card(
        label,
        proposal.listing,
        proposal,
        decision,
        list(decision.items.all()),
        merged=[labels[pk] for pk in together if pk != proposal.pk],
        leads=proposal.pk == together[0],
    )


def finds_of(lists: Sequence[CardList]) -> list[Find]:
    """Where the cards' passages stand in the text."""
    finds = []
    for card in (card for one in lists for card in one.cards):
        row = card.proposal
        if row is None or row.start is None or row.end is None:
            continue
        state = "waiting" if card.decision is None else "in" if card.items else "out"
        finds.append(Find(row.pk, card.label, card.listing, row.start, row.end, state))
    return finds
