"""What an author is shown: the sections with their state, one section, the whole draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from goldthread.casework.contributions import handing, permits, snapshots
from goldthread.casework.contributions.models import Return, SectionText, StepKind
from goldthread.casework.contributions.querysets import SENT
from goldthread.casework.contributions.realnames import Spotted, codes_for, spotted
from goldthread.casework.contributions.rendering import html, known_then_only
from goldthread.casework.contributions.sections import Holds, Part, parts
from goldthread.casework.contributions.securing import Secured, secured
from goldthread.casework.contributions.states import State
from goldthread.casework.contributions.writing import texts
from goldthread.engines.documents.manuscript_blocks import NOW
from goldthread.engines.documents.manuscript_marks import parse
from goldthread.foundations.people.naming import Coded

ALL_LINES = "All lines of enquiry"


@dataclass(frozen=True)
class Line:
    """One section in the task list."""

    title: str
    status: str
    href: str
    hint: str = ""


@dataclass(frozen=True)
class ReportPage:
    """The report as a task list."""

    agency_return: Return
    state: State
    lines: list[Line]
    secured: Secured | None
    missing: list[str]
    may_write: bool
    files: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, found: Return, user: Any, state: State) -> "ReportPage":
        now = texts(found)
        kept = {
            holds.value: len(snapshots.standing_records(found, holds))
            for holds in (Holds.FINDINGS, Holds.GOOD_PRACTICE, Holds.RECOMMENDATIONS)
        }
        may_write = permits.may_write(found, user) and state.writing
        return cls(
            agency_return=found,
            state=state,
            lines=_task_list(found, now, kept, _gone(state)),
            secured=secured(found),
            missing=handing.missing(found) if state.writing else [],
            may_write=may_write,
            files=list(found.word_files.select_related("by")),
        )


def _gone(state: State) -> str:
    """What is said of every section once the author has let the report go."""
    if state.step == StepKind.HANDED_IN:
        return "Handed in"
    return "Sent" if state.step in SENT else ""


def _task_list(
    of: Return, now: dict[str, SectionText], kept: dict[str, int], gone: str
) -> list[Line]:
    """A line for each section; before the lines of enquiry the page that has them all."""
    listed: list[Line] = []
    asked = [one for one in parts(of) if one.is_analysis]
    for one in parts(of):
        if asked and one.id == asked[0].id:
            done = sum(_begun(line, now.get(line.id)) for line in asked)
            words = f"{done} of {len(asked)} written" if done else "Not started"
            href = reverse("imr_lines", args=[of.pk])
            listed.append(Line(ALL_LINES, gone or words, href, words if gone else ""))
        href = reverse("imr_section", args=[of.pk, one.id])
        listed.append(_line(one, href, now.get(one.id), kept, gone))
    return listed


def _begun(part: Part, now: SectionText | None) -> bool:
    return now is not None and bool(now.text.strip()) and now.text.strip() != part.start.strip()


def _line(part: Part, href: str, now: SectionText | None, kept: dict[str, int], gone: str) -> Line:
    if part.holds != Holds.TEXT:
        number = kept[part.holds.value]
        words = f"{number} recorded" if number else ""
        if gone:
            return Line(part.title, gone, href, words or "None recorded")
        return Line(part.title, words or "Not started", href)
    begun = _begun(part, now)
    hint = ""
    if begun and now is not None:
        hint = f"Version {now.version}"
    return Line(part.title, gone or ("In progress" if begun else "Not started"), href, hint)


@dataclass(frozen=True)
class Way:
    """Where one goes from a section."""

    title: str
    href: str


def around(of: Return, part: Part | None) -> tuple[Way | None, Way]:
    """What comes before and after a section, or for None the page of all lines of enquiry. They are
    one page for those who come from outside. The last section leads to handing in."""
    ways: list[Way] = []
    here = 0
    for one in parts(of):
        joined = one.is_analysis and not (part and part.is_analysis)
        way = (
            Way(ALL_LINES, reverse("imr_lines", args=[of.pk]))
            if joined
            else Way(one.title, reverse("imr_section", args=[of.pk, one.id]))
        )
        if way not in ways:
            ways.append(way)
        if one.id == part.id if part else joined:
            here = ways.index(way)
    ways.append(Way("Check and hand in", reverse("return_hand_in", args=[of.pk])))
    return ways[here - 1] if here else None, ways[here + 1]


@dataclass(frozen=True)
class SectionPage:
    """One section to be written, with the codes beside it and a word about real names."""

    agency_return: Return
    part: Part
    form: Any
    now: SectionText | None
    codes: list[Coded]
    names: list[Spotted]
    before: Way | None
    after: Way
    may_write: bool
    stale: SectionText | None = None
    records: list[Any] = field(default_factory=list)

    @property
    def preview(self) -> SafeString:
        return html(parse(self.now.text if self.now else ""))

    @property
    def theirs(self) -> SafeString:
        """What somebody saved meanwhile."""
        return html(parse(self.stale.text)) if self.stale else html(())

    @classmethod
    def of(
        cls,
        found: Return,
        part: Part,
        form: Any,
        now: SectionText | None,
        *,
        may_write: bool,
        stale: SectionText | None = None,
    ) -> "SectionPage":
        before, after = around(found, part)
        codes = codes_for(found)
        records = snapshots.standing_records(found, part.holds) if part.holds != Holds.TEXT else []
        words = now.text if now else ""
        words += "".join(f"\n{row.text} {row.evidence}" for row in records)
        return cls(
            agency_return=found,
            part=part,
            form=form,
            now=now,
            codes=codes,
            names=spotted(words, codes),
            before=before,
            after=after,
            may_write=may_write,
            stale=stale,
            records=records,
        )


@dataclass(frozen=True)
class ShownSection:
    id: str
    title: str
    holds: str
    html: SafeString
    records: Sequence[Any]
    left_out: int  # pieces not shown, where only what was known then is


@dataclass(frozen=True)
class Reading:
    """A whole report to be read: a draft by its agency, or what was sent."""

    agency_return: Return
    facts: dict[str, Any]
    sections: list[ShownSection]
    then_only: bool

    @property
    def left_out(self) -> int:
        return sum(one.left_out for one in self.sections)

    @classmethod
    def of(cls, found: Return, facts: dict[str, Any], *, then_only: bool) -> "Reading":
        shown = [_shown(one, facts, then_only) for one in facts["sections"]]
        told = facts["secured"]
        dated = {
            **facts,
            "asked_on": date.fromisoformat(facts["asked_on"]),
            "secured": told and {**told, "on": date.fromisoformat(told["on"])},
        }
        return cls(found, dated, shown, then_only)


def _shown(section: dict[str, Any], facts: dict[str, Any], then_only: bool) -> ShownSection:
    blocks, left = list(parse(section["text"])), 0
    records = [
        {**row, "due": date.fromisoformat(row["due"])} if row.get("due") else row
        for row in facts["records"].get(section["holds"], [])
    ]
    if then_only:
        analysis = section["id"].startswith("line-")
        blocks, left = known_then_only(blocks, analysis=analysis)
        kept = [row for row in records if row["known"] != NOW]
        left += len(records) - len(kept)
        records = kept
    return ShownSection(
        section["id"], section["title"], section["holds"], html(blocks), records, left
    )
