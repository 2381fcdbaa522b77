"""The kinds of review that a partnership holds, as the frameworks know them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldthread.casework.frameworks import held
from goldthread.casework.reviews.models import Framework, Review
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.clocks import EVENTS, Clock, Due
from goldthread.rules.frameworks import LETTERS

# The framework whose criteria were met, where a decision names no kind of review.
CALLED_FOR = {
    "notification": Framework.CSPR,
    "rapid-review": Framework.CSPR,
    "lcspr": Framework.CSPR,
    "wales-cpr": Framework.CPR,
    "ni-cmr": Framework.CMR,
}
# Letters that go before a review begins: intake writes them.
BEFORE = frozenset({"acknowledgement", "scoping", "decision", "secure-records", "notify-panel"})


def held_kind(partnership: Partnership, code: str, on: date) -> held.Kind | None:
    """None when the partnership could not begin such a review on that day."""
    return held.kind(partnership, code, on)


def code_of(decision: Any) -> str:
    """The kind of review that a decision of intake calls for."""
    return str(decision.kind or CALLED_FOR.get(decision.framework, decision.framework))


def kind_of(review: Review) -> held.Kind | None:
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
    """By when the steps of its kind are due, as the partnership counts them."""
    return held.clocks(review.partnership, review.kind_code, events, _day(review))


def _day(review: Review) -> date:
    return review.initiated_on or review.commissioned_on or review.opened_at.date()
