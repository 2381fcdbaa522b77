"""What was found in a text, and what would stand there instead."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["replaced", "queued", "suggested"]
STATUSES: tuple[Status, ...] = ("replaced", "queued", "suggested")


@dataclass(frozen=True)
class Finding:
    """One mention in a text.

    `start` and `end` count characters of the text as given; `text` is what stands there. `kind` is
    one of KINDS. `subject` is an id of the register, or None where it is nobody in particular.
    `status` is "replaced" (certain), "queued" (an ordinary word that may be a name: a person
    decides) or "suggested" (not in the register). `confidence` goes from 0 to 1.
    """

    start: int
    end: int
    text: str
    kind: str
    subject: str | None
    replacement: str
    confidence: float
    reason: str
    status: Status

    def as_json(self) -> dict[str, Any]:
        """The shape of docs/schemas/anonymise.schema.json."""
        shape = asdict(self)
        start, end = shape.pop("start"), shape.pop("end")
        return {"span": [start, end], **shape}


KINDS = (
    "full-name", "forename", "surname", "initials", "family", "alias", "username", "e-mail",
    "phone", "nhs-number", "ni-number", "date-of-birth", "date-of-death", "date", "age", "address",
    "postcode", "organisation", "town", "authority", "case-reference", "web-address", "vehicle",
    "hidden-words", "unknown-name", "unknown-place", "unknown-organisation",
)  # fmt: skip


def apply(text: str, findings: Iterable[Finding], *, queued: bool = False) -> str:
    """The text with every "replaced" finding replaced; with `queued`, those too.

    Findings must not overlap and belong to this very text; ValueError where they do not.
    """
    out, at = [], 0
    for finding in sorted(findings, key=lambda one: one.start):
        if finding.start < at or text[finding.start : finding.end] != finding.text:
            raise ValueError(f"The finding at {finding.start} does not belong to this text.")
        if finding.status == "replaced" or (queued and finding.status == "queued"):
            out += [text[at : finding.start], finding.replacement]
            at = finding.end
    return "".join([*out, text[at:]])
