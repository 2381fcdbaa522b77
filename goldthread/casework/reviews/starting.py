"""The fifteen-minute set-up: what a kind of review begins with, filled in by the machine.

Everything can be changed afterwards, and everything stands under the name of who set it up.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from goldthread.casework.reviews import kinds, outlines
from goldthread.casework.reviews.daysoff import finder
from goldthread.casework.reviews.models import (
    Anchor,
    LineOfEnquiry,
    Milestone,
    Review,
    SetUpLetter,
    TermsOfReference,
)
from goldthread.casework.reviews.panels import planned


def fill(review: Review, events: Mapping[str, date], by: Any) -> None:
    """Clocks' days, milestones, letters, a first draft of terms and the sectors wanted."""
    outline = outlines.outline(outline_code(review))
    for event, on in events.items():
        Anchor.objects.create(review=review, event=event, on=on, by=by)
    begun = review.initiated_on or review.commissioned_on
    if begun is not None:
        for name, weeks in outline.milestones:
            _milestone(review, name, begun + timedelta(weeks=weeks), by)
    letters = dict.fromkeys([*kinds.letters_of(review), *outline.letters])
    for number, name in enumerate(letters, start=1):
        SetUpLetter.objects.create(review=review, number=number, name=name)
    _first_terms(review, outline, by)
    planned(review, outline.sectors, by)


def outline_code(review: Review) -> str:
    """A local kind may follow a national one."""
    kind = kinds.kind_of(review) if review.local_kind else None
    return (kind.based_on if kind else "") or review.framework


def _milestone(review: Review, name: str, on: date, by: Any) -> None:
    """On a working day: nobody meets on a Sunday or on Good Friday."""
    off = finder(review.partnership)
    while off(on):
        on += timedelta(days=1)
    Milestone.objects.create(review=review, name=name, planned=on, first_planned=on, added_by=by)


def _first_terms(review: Review, outline: outlines.Outline, by: Any) -> None:
    draft = TermsOfReference.objects.create(
        review=review,
        version=1,
        purpose=outline.purpose,
        scope=outline.scope,
        method=outline.method,
        begun_by=by,
    )
    LineOfEnquiry.objects.bulk_create(
        LineOfEnquiry(terms=draft, number=number, question=line.question, prompt=line.prompt)
        for number, line in enumerate(outline.lines, start=1)
    )
