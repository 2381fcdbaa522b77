"""The kinds of review that a partnership holds, as the frameworks know them."""

import logging
from collections.abc import Mapping
from datetime import date
from typing import Any

from goldthread.casework.frameworks import held
from goldthread.casework.frameworks.kinds import Kind
from goldthread.casework.frameworks.models import ClockAdjustment
from goldthread.casework.reviews.models import Framework, Review
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.clocks import EVENTS, Clock, Due, due
from goldthread.rules.frameworks import LETTERS

logger = logging.getLogger(__name__)
# The framework whose criteria were met, where a decision names no kind of review.
CALLED_FOR = {
    "notification": Framework.CSPR,
    "rapid-review": Framework.CSPR,
    "lcspr": Framework.CSPR,
    "wales-cpr": Framework.CPR,
    "ni-cmr": Framework.CMR,
}
# Letters that go before a review begins: intake writes them.
BEFORE = frozenset(
    {"acknowledgement", "scoping", "decision", "secure-records", "notify-panel", "notify-ofsted",
     "notify-home-office"}
)  # fmt: skip


def held_kind(partnership: Partnership, code: str, on: date) -> Kind | None:
    """None when the partnership could not begin such a review on that day."""
    return held.kind(partnership, code, on)


def code_of(decision: Any) -> str:
    """The kind of review that a decision of intake calls for."""
    return str(decision.kind or CALLED_FOR.get(decision.framework, decision.framework))


def kind_of(review: Review) -> Kind | None:
    """A review's kind, also one that may no longer be begun."""
    return held.kind(review.partnership, review.kind_code)


def name_of(review: Review) -> str:
    if not review.local_kind:
        return str(review.get_framework_display())
    found = kind_of(review)
    return found.name if found else str(review.get_framework_display())


def letters_of(review: Review) -> list[str]:
    """What is to be sent once the review is commissioned, in words."""
    found = kind_of(review)
    return [LETTERS[key] for key in found.letters if key not in BEFORE] if found else []


def rules_of(review: Review) -> list[Clock]:
    """The clocks of its kind as the partnership counted them when the review was begun."""
    return held.rules_of(review.partnership, review.kind_code, _day(review))


def events_asked(review: Review) -> list[tuple[str, str]]:
    """The events that its clocks run from, with their words, each once."""
    events = dict.fromkeys(clock.event for clock in rules_of(review))
    return [(event, EVENTS.get(event, event.replace("-", " "))) for event in events]


def due_dates(review: Review, events: Mapping[str, date]) -> list[Due]:
    """By when its steps are due. ValueError, with a sentence: a day that cannot be counted from."""
    return held.clocks(review.partnership, review.kind_code, events, _day(review))


class RuleBook:
    """The clocks of one partnership, read once and asked for many reviews.

    One query for the nation and one for what the partnership adjusted. Only kinds that it adjusted,
    or made itself, cost one more.
    """

    def __init__(self, partnership: Partnership) -> None:
        self._partnership = partnership
        self._calendar = held.calendar_of(partnership)
        rows = ClockAdjustment.objects.filter(partnership=partnership)
        self._adjusted = set(rows.values_list("kind", flat=True))
        self._known: dict[tuple[str, date | None], list[Clock]] = {}

    def due(self, review: Review, events: Mapping[str, date]) -> list[Due]:
        """By when the steps of its kind are due. Events that no clock counts from are left out."""
        rules = self._rules(review)
        counted = {clock.event for clock in rules}
        known = {event: on for event, on in events.items() if event in counted}
        try:
            return due(review.kind_code, known, self._calendar, rules=rules)
        except ValueError:  # a day that cannot be counted from, such as one of the year 9999
            logger.warning("A clock of %s could not be worked out", review.code)
            return []

    def _rules(self, review: Review) -> list[Clock]:
        kind = review.kind_code
        # The partnership's own rules are those of the day on which the review was begun.
        own = kind in self._adjusted or kind not in Framework.values
        on = _day(review) if own else None
        if (kind, on) not in self._known:
            self._known[kind, on] = (
                list(held.usual_rules(self._partnership, kind))
                if on is None
                else held.rules_of(self._partnership, kind, on)
            )
        return self._known[kind, on]


def _day(review: Review) -> date:
    return review.initiated_on or review.commissioned_on or review.opened_at.date()
