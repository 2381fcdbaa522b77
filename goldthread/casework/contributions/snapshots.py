"""What is signed and sent: everything of a return at one moment, as JSON that never changes."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from goldthread.casework.contributions.models import (
    AgencyRecommendation,
    Delegation,
    Finding,
    GoodPractice,
    Return,
    Submission,
)
from goldthread.casework.contributions.sections import Holds, parts
from goldthread.casework.contributions.securing import secured
from goldthread.casework.contributions.writing import texts
from goldthread.engines.documents.manuscript_blocks import Blocks
from goldthread.engines.documents.manuscript_marks import parse

NOT_FOUND: dict[str, Any] = {}


@dataclass(frozen=True)
class Frozen:
    """The content of a submission, read back."""

    facts: dict[str, Any]

    @classmethod
    def of(cls, submission: Submission) -> "Frozen":
        return cls(json.loads(submission.content))

    def __getattr__(self, name: str) -> Any:
        try:
            return self.facts[name]
        except KeyError as problem:
            raise AttributeError(name) from problem

    def blocks(self, section: str) -> Blocks:
        found = next((one for one in self.facts["sections"] if one["id"] == section), NOT_FOUND)
        return parse(found.get("text", ""))


def picture(of: Return) -> dict[str, Any]:
    """The return as it stands now, in plain values."""
    now = texts(of)
    told = secured(of)
    return {
        "kind": of.get_kind_display(),
        "agency": of.organisation.name,
        "answering": of.answering.name,
        "asked_on": of.asked_at.date().isoformat(),
        "terms_version": of.terms.version,
        "period": [_iso(of.period_from), _iso(of.period_to)],
        "secured": {"on": told.on.isoformat(), "words": told.words} if told else None,
        "authors": [_author(one) for one in _authors(of)],
        "sections": [
            {
                "id": part.id,
                "title": part.title,
                "holds": part.holds.value,
                "text": now[part.id].text if part.id in now else "",
            }
            for part in parts(of)
        ],
        "records": {
            Holds.FINDINGS.value: [as_values(one) for one in findings(of)],
            Holds.GOOD_PRACTICE.value: [as_values(one) for one in good_practice(of)],
            Holds.RECOMMENDATIONS.value: [as_values(one) for one in recommendations(of)],
        },
    }


def sealed(facts: dict[str, Any]) -> tuple[str, str]:
    """JSON in one fixed form, and its SHA-256 in hex."""
    content = json.dumps(facts, ensure_ascii=False, sort_keys=True, indent=1)
    return content, hashlib.sha256(content.encode()).hexdigest()


def findings(of: Return) -> list[Finding]:
    rows = Finding.objects.filter(agency_return=of, ended_at__isnull=True)
    return list(rows.select_related("line", "by").order_by("number"))


def good_practice(of: Return) -> list[GoodPractice]:
    rows = GoodPractice.objects.filter(agency_return=of, ended_at__isnull=True)
    return list(rows.select_related("line", "by").order_by("number"))


def recommendations(of: Return) -> list[AgencyRecommendation]:
    rows = AgencyRecommendation.objects.filter(agency_return=of, ended_at__isnull=True)
    return list(rows.select_related("line", "by", "because", "owner").order_by("number"))


def standing_records(of: Return, holds: str) -> list[Any]:
    if holds == Holds.FINDINGS:
        return findings(of)
    return good_practice(of) if holds == Holds.GOOD_PRACTICE else recommendations(of)


def _authors(of: Return) -> list[Delegation]:
    rows = of.delegations.filter(ended_at__isnull=True)
    return list(rows.select_related("person", "statement__ruling").order_by("at", "pk"))


def _author(row: Delegation) -> dict[str, Any]:
    statement = getattr(row, "statement", None)
    ruling = getattr(statement, "ruling", None)
    return {
        "name": row.person.name,
        "post": statement.post if statement else "",
        "involved": statement.involved if statement else None,
        "managed": statement.managed if statement else None,
        "words": statement.words if statement else "",
        "accepted_because": ruling.reason if ruling and ruling.accepted else "",
    }


def as_values(row: Any) -> dict[str, Any]:
    known = {
        "code": row.code,
        "text": row.text,
        "line": row.line.number if row.line else None,
        "evidence": row.evidence,
        "known": getattr(row, "known", ""),
    }
    if isinstance(row, AgencyRecommendation):
        known |= {
            "because": row.because.code if row.because else "",
            "expected_change": row.expected_change,
            "proof_wanted": row.proof_wanted,
            "due": _iso(row.due),
            "owner": row.owner.name if row.owner else "",
        }
    return known


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""
