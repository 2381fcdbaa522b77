"""The pages of the referral form, in order: one idea on each, safety first."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.casework.intake.models import Harm, Referral, ReferralPerson, Relation

CHILD = ("forename", "surname", "known_as", "dob", "unborn", "died_on")


@dataclass(frozen=True)
class Part:
    """`fields` are the referral's; the child's own stand on the child's row."""

    slug: str
    title: str
    fields: tuple[str, ...] = ()
    needed: tuple[tuple[str, str], ...] = ()  # field, and the sentence that asks for it
    optional: bool = False


PARTS = (
    Part(
        "safety",
        "Is any child in danger now?",
        ("in_danger", "safety_action", "safety_by", "safety_on"),
        (
            ("in_danger", "Say whether any child is in danger now."),
            ("safety_action", "Say what was done to keep children safe."),
            ("safety_by", "Say who did it."),
            ("safety_on", "Say when it was done."),
        ),
    ),
    Part(
        "happened",
        "What happened?",
        ("harm", "happened", "abuse", "abuse_words"),
        (
            ("harm", "Say whether a child died or was harmed."),
            ("happened", "Say what happened."),
            ("abuse", "Say whether abuse or neglect is known or suspected."),
        ),
    ),
    Part(
        "when",
        "When and where?",
        ("happened_on", "happened_about", "place", "aware_on"),
        (
            ("place", "Say where it happened."),
            ("aware_on", "Say when this was first known."),
        ),
    ),
    Part(
        "child",
        "The child",
        ("lives",),
        (("lives", "Say where the child normally lives."),),
    ),
    Part("family", "Family and household", optional=True),
    Part(
        "agencies",
        "Who works with the family?",
        ("other_agencies", "concern", "under_way", "telephone"),
        (("concern", "Say how agencies worked together, or that you cannot tell."),),
    ),
    Part("papers", "Papers", optional=True),
)
BY_SLUG = {part.slug: part for part in PARTS}


def after(slug: str) -> str:
    """The next page's slug; "" after the last."""
    slugs = [part.slug for part in PARTS]
    place = slugs.index(slug) + 1
    return slugs[place] if place < len(slugs) else ""


def child_of(draft: Referral) -> ReferralPerson | None:
    return draft.people.filter(relation=Relation.CHILD).first() if draft.pk else None


def values(draft: Referral, part: Part) -> dict[str, Any]:
    """What a page's boxes hold now."""
    found = {name: getattr(draft, name) for name in part.fields}
    if part.slug == "child":
        child = child_of(draft) or ReferralPerson()
        found |= {name: getattr(child, name) for name in CHILD}
    if part.slug == "agencies":
        found["agencies"] = sorted(body.pk for body in draft.agencies.all()) if draft.pk else []
    return found


def stamp(draft: Referral, part: Part) -> str:
    """Changes when what the page holds changes: a tab that shows something older is told."""
    written = json.dumps(values(draft, part), default=str, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def missing(draft: Referral, part: Part) -> list[str]:
    """What must still be said on a page before the referral can be sent."""
    return list(_missing(draft, part))


def _missing(draft: Referral, part: Part) -> Iterator[str]:
    for name, sentence in part.needed:
        if getattr(draft, name) in ("", None):
            yield sentence
    if part.slug == "when" and not (draft.happened_on or draft.happened_about):
        yield "Say when it happened, as nearly as you know."
    if part.slug == "child":
        child = child_of(draft)
        if child is None or not (child.forename or child.surname or child.unborn):
            yield "Give the child’s name, or say that the child is not born yet."
        if asks_death(draft) and (doubt := unborn_and_dead(child)):
            yield doubt


def unborn_and_dead(child: ReferralPerson | None) -> str:
    """What is wrong where a child is said to be unborn and to have died; "" where nothing is."""
    if child is None or not (child.unborn and child.died_on):
        return ""
    past = child.dob is not None and child.dob <= timezone.localdate()
    dates = "the date is past and a date of death is given" if past else "a date of death is given"
    return f"The child is said to be not born yet, but {dates}: correct it."


def begun(draft: Referral, part: Part) -> bool:
    return any(value not in ("", None, False, []) for value in values(draft, part).values())


def asks_death(draft: Referral) -> bool:
    return draft.harm == Harm.DIED
