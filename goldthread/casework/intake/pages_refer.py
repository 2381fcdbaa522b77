"""What the pages of somebody who refers a case show."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldthread.casework.intake import parts, states
from goldthread.casework.intake.models import (
    Letter,
    OwnReferral,
    Referral,
    ReferralFile,
    ReferralPerson,
    Relation,
)
from goldthread.casework.intake.parts import PARTS, Part


@dataclass(frozen=True)
class PartPage:
    """One page of the form. `draft` is None on the very first."""

    part: Part
    form: Any
    draft: OwnReferral | None
    stamp: str
    duty_team: str

    @property
    def number(self) -> int:
        return [one.slug for one in PARTS].index(self.part.slug) + 1

    @property
    def of(self) -> int:
        return len(PARTS)


@dataclass(frozen=True)
class Line:
    """A line of the task list."""

    title: str
    status: str
    href: str
    hint: str = ""


@dataclass(frozen=True)
class DraftPage:
    draft: OwnReferral
    lines: list[Line]
    ready: bool

    @classmethod
    def of(cls, draft: OwnReferral) -> "DraftPage":
        lines, ready = [], True
        for part in PARTS:
            missing = parts.missing(draft, part)
            ready = ready and not missing
            href = reverse("referral_part", args=[draft.pk, part.slug])
            lines.append(Line(part.title, _status(draft, part, missing), href))
        return cls(draft, lines, ready)


def _status(draft: OwnReferral, part: Part, missing: list[str]) -> str:
    if part.slug == "family":
        return "Completed" if draft.people.exclude(relation=Relation.CHILD).exists() else "optional"
    if part.slug == "papers":
        return "Completed" if draft.files.exists() else "optional"
    if not missing:
        return "Completed"
    return "in progress" if parts.begun(draft, part) else "not started"


@dataclass(frozen=True)
class FamilyPage:
    draft: OwnReferral
    people: list[ReferralPerson]

    @classmethod
    def of(cls, draft: OwnReferral) -> "FamilyPage":
        return cls(draft, list(draft.people.exclude(relation=Relation.CHILD)))


@dataclass(frozen=True)
class PapersPage:
    draft: OwnReferral
    form: Any
    files: list[ReferralFile]

    @classmethod
    def of(cls, draft: OwnReferral, form: Any) -> "PapersPage":
        return cls(draft, form, list(draft.files.all()))


@dataclass(frozen=True)
class Said:
    """One page's answers: rows of label and value."""

    part: Part
    rows: list[tuple[str, str]]


def all_said(referral: Referral) -> list[Said]:
    """Everything a referral says, page by page, in the words of the form."""
    return [Said(part, list(_rows(referral, part))) for part in PARTS]


_LABELS = {
    "in_danger": "Is any child in danger now?",
    "safety_action": "What was done to keep children safe",
    "safety_by": "Who did it",
    "safety_on": "When it was done",
    "harm": "What this is about",
    "happened": "What happened",
    "abuse": "Abuse or neglect known or suspected",
    "abuse_words": "What makes you think so",
    "happened_on": "When it happened",
    "happened_about": "When, if there is no one day",
    "place": "Where it happened",
    "aware_on": "When it was first known",
    "lives": "Where the child normally lives",
    "other_agencies": "Anybody else who works with them",
    "concern": "How agencies worked together",
    "under_way": "What is under way already",
    "telephone": "Telephone",
}


def _rows(referral: Referral, part: Part) -> Any:
    if part.slug == "child":
        child = parts.child_of(referral)
        yield from _person_rows(child) if child else []
    for name in part.fields:
        yield _LABELS[name], _value(referral, name)
    if part.slug == "agencies":
        names = sorted(body.name for body in referral.agencies.all())
        yield "Agencies that know the family", ", ".join(names)
    if part.slug == "family":
        for person in referral.people.all():
            if person.relation != Relation.CHILD:
                told = [person.name, person.known_as, _day(person.dob), person.words]
                yield person.get_relation_display().capitalize(), "\n".join(filter(None, told))
    if part.slug == "papers":
        for paper in referral.files.all():
            yield "Paper", paper.file_name


def _person_rows(child: ReferralPerson) -> list[tuple[str, str]]:
    born = "Date it is due" if child.unborn else "Date of birth"
    rows = [("Name", child.name), ("Other names", child.known_as), (born, _day(child.dob))]
    return rows + ([("Date of death", _day(child.died_on))] if child.died_on else [])


def _value(referral: Referral, name: str) -> str:
    value = getattr(referral, name)
    if hasattr(referral, f"get_{name}_display"):
        shown = str(getattr(referral, f"get_{name}_display")())
        return shown[:1].upper() + shown[1:]
    return _day(value) if hasattr(value, "year") else str(value or "")


def _day(value: Any) -> str:
    return f"{value.day} {value:%B %Y}" if value else ""


@dataclass(frozen=True)
class CheckPage:
    draft: OwnReferral
    said: list[Said]
    missing: dict[str, list[str]]
    problems: list[str]

    @classmethod
    def of(cls, draft: OwnReferral, problems: list[str]) -> "CheckPage":
        gaps = {part.slug: parts.missing(draft, part) for part in PARTS}
        return cls(draft, all_said(draft), {k: v for k, v in gaps.items() if v}, problems)


@dataclass(frozen=True)
class OwnPage:
    """`state` is received, being looked at or decided; `letters` are those to the author."""

    referral: OwnReferral
    said: list[Said]
    state: states.State
    letters: list[Letter]

    @classmethod
    def of(cls, sent: OwnReferral) -> "OwnPage":
        # in scope: by the author's own referral, and only what is for them
        row = states.with_state(OwnReferral.objects.filter(pk=sent.pk)).get()
        letters = sent.letters.filter(to_referrer=True)
        return cls(sent, all_said(sent), states.own_state(row), list(letters))
