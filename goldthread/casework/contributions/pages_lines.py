"""Every line of enquiry of a return on one page, with one answer for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from goldthread.casework.contributions.models import Return, SectionText
from goldthread.casework.contributions.pages_writing import Way, around
from goldthread.casework.contributions.realnames import Spotted, codes_for, spotted
from goldthread.casework.contributions.rendering import html
from goldthread.casework.contributions.sections import ANSWERING, Part
from goldthread.casework.contributions.writing import Stale, texts
from goldthread.engines.documents.manuscript_marks import parse
from goldthread.foundations.people.naming import Coded


@dataclass(frozen=True)
class AskedLine:
    """One line of enquiry: what is asked, and where its answer is typed."""

    part: Part
    now: SectionText | None
    text: Any
    version: Any
    stale: SectionText | None

    @property
    def preview(self) -> SafeString:
        return html(parse(self.now.text if self.now else ""))

    @property
    def theirs(self) -> SafeString:
        return html(parse(self.stale.text if self.stale else ""))


@dataclass(frozen=True)
class LinesPage:
    agency_return: Return
    lines: list[AskedLine]
    codes: list[Coded]
    names: list[Spotted]
    before: Way | None
    after: Way
    may_write: bool
    answering: tuple[str, ...] = ANSWERING

    @classmethod
    def of(
        cls, found: Return, form: Any, *, may_write: bool, stale: Mapping[str, Stale]
    ) -> "LinesPage":
        now, codes = texts(found), codes_for(found)
        lines = [
            AskedLine(
                part=one,
                now=now.get(one.id),
                text=form[f"text-{one.id}"],
                version=form[f"version-{one.id}"],
                stale=stale[one.id].now if one.id in stale else None,
            )
            for one in form.lines
        ]
        words = "\n".join(line.now.text for line in lines if line.now)
        before, after = around(found, None)
        return cls(found, lines, codes, spotted(words, codes), before, after, may_write)
