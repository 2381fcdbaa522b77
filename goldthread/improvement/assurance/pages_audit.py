"""What the pages of tools and audits show."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.standing import standing
from goldthread.improvement.assurance.auditing import (
    cases_of,
    drawn_again,
    may_answer,
    may_hand_in,
)
from goldthread.improvement.assurance.models import (
    Asked,
    Audit,
    Case,
    Finding,
    GivenBack,
    Sample,
    Test,
    Tool,
)
from goldthread.improvement.assurance.permits import JUDGING
from goldthread.improvement.assurance.results import Results, latest
from goldthread.improvement.assurance.tooling import is_unit
from goldthread.improvement.recommendations.models import Address, Recommendation


@dataclass(frozen=True)
class AuditsPage:
    """Every audit and tool of a partnership that somebody sees."""

    audits: list[tuple[Audit, list[Asked]]]
    tools: list[Tool]
    unit: bool

    @classmethod
    def of(cls, partnership: Partnership, user: Any) -> "AuditsPage":
        rows = Audit.objects.visible_to(user).filter(partnership=partnership)
        asked: dict[int, list[Asked]] = {}
        seen = Asked.objects.visible_to(user).filter(audit__in=rows)
        for one in seen.select_related("organisation").order_by("organisation__name"):
            asked.setdefault(one.audit_id, []).append(one)
        tools = Tool.objects.visible_to(user).filter(partnership=partnership)
        return cls(
            [(row, asked.get(row.pk, [])) for row in rows.select_related("tool")],
            list(tools.order_by("name", "-number")),
            is_unit(partnership, user),
        )


@dataclass(frozen=True)
class ToolPage:
    tool: Tool
    may_change: bool
    unit: bool

    @classmethod
    def of(cls, tool: Tool, user: Any) -> "ToolPage":
        unit = is_unit(tool.partnership, user)
        return cls(tool, unit and tool.used_at is None, unit)


@dataclass(frozen=True)
class AuditPage:
    audit: Audit
    sample: Sample | None
    voided: list[Sample]
    same: bool  # the seed still draws these very cases
    asked: list[Asked]
    hidden: int  # agencies whose answers are not shown
    results: Results  # of answers that are handed in, and of one's own
    findings: list[Finding]
    because: Recommendation | None
    tests: list[Test]
    proves: list[tuple[str, str]]  # a body, and the address at which its test is recorded
    unit: bool

    @classmethod
    def of(cls, audit: Audit, user: Any) -> "AuditPage":
        seen = Asked.objects.visible_to(user).filter(audit=audit)
        asked = list(seen.select_related("organisation", "audit").order_by("organisation__name"))
        sample = audit.sample  # in scope: by the audit
        findings = Finding.objects.visible_to(user).filter(audit=audit)
        because = Recommendation.objects.visible_to(user).filter(pk=audit.because_id or 0)
        mine = [one for one in asked if may_answer(one, user)]
        shown = [one for one in asked if one.handed_in_at or one in mine]
        tests = Test.objects.visible_to(user).filter(audit=audit)
        return cls(
            audit=audit,
            sample=sample,
            voided=_voided(audit),
            same=sample is not None and drawn_again(sample),
            asked=asked,
            hidden=audit.asked.count() - len(asked),
            results=Results.of(audit, shown),
            findings=list(findings.select_related("organisation", "action", "by")),
            because=because.select_related("review__matter").first(),
            tests=list(tests.select_related("address__organisation", "address__recommendation")),
            proves=_proves(audit, asked, user),
            unit=is_unit(audit.partnership, user),
        )


def _proves(audit: Audit, asked: list[Asked], user: Any) -> list[tuple[str, str]]:
    """Parts of the recommendation that it looks at, of bodies that handed in their answers."""
    if audit.closed_at is None or not standing(user).holds(
        JUDGING, partnership=audit.partnership_id
    ):
        return []
    bodies = [one.organisation_id for one in asked if one.handed_in_at]
    parts = (
        Address.objects.visible_to(user)
        .filter(recommendation=audit.because_id or 0, organisation__in=bodies)
        .exclude(tests__audit=audit)
    )
    return [
        (str(row.organisation), f"{reverse('test_part', args=[row.pk])}?audit={audit.pk}")
        for row in parts.select_related("organisation").order_by("organisation__name")
    ]


def _voided(audit: Audit) -> list[Sample]:
    """In scope: by the audit."""
    rows = audit.samples.filter(voided_at__isnull=False)
    return list(rows.select_related("voided_by").order_by("voided_at"))


@dataclass(frozen=True)
class AnswersPage:
    """An agency's own answers: which cases are answered, and which are not."""

    asked: Asked
    cases: list[tuple[Case, str]]  # with "Answered", "Not known here" or "To answer"
    may_answer: bool
    may_hand_in: bool
    may_give_back: bool
    given_back: list[GivenBack]
    voided: list[Sample]
    left: int

    @classmethod
    def of(cls, asked: Asked, user: Any) -> "AnswersPage":
        held = {row.case_id: row for row in latest([asked]).get(asked.pk, [])}
        # in scope: by the answers, which were fetched in scope
        rows = cases_of(asked)
        cases = []
        for case in rows:
            told = held.get(case.pk)
            word = "To answer" if told is None else "Answered" if told.known else "Not known here"
            cases.append((case, word))
        begun = not asked.audit.closed_at
        return cls(
            asked,
            cases,
            may_answer(asked, user) and not asked.handed_in_at and begun,
            may_hand_in(asked, user),
            begun and bool(asked.handed_in_at) and is_unit(asked.audit.partnership, user),
            list(asked.given_back.select_related("by", "handed_in_by")),
            _voided(asked.audit),
            sum(word == "To answer" for _, word in cases),
        )
