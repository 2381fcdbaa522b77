"""In which state guidance and its versions are, in words."""

from datetime import date
from typing import Any

STATES = {
    "in-force": "In force",
    "draft": "Draft",
    "coming": "Approved, and waits for its day",
    "withdrawn": "Withdrawn",
    "drifting": "Drifting",
}


def of_guidance(row: Any) -> tuple[str, ...]:
    """`row` comes from `with_standing()`."""
    words = []
    if row.now:
        words.append("in force")
    if row.coming:
        words.append("approved")
    if row.draft:
        words.append("draft")
    return tuple(words) or ("withdrawn",)


def of_version(row: Any, now: int | None, today: date) -> str:
    """`now`: the id of the version of the same guidance that is in force; `row` has its refusal."""
    if row.ended_at is not None:
        return "withdrawn" if row.second_at is not None else "set aside"
    if row.second_at is None:
        if getattr(row, "refusal", None) is not None:
            return "refused"
        return "with a second person" if row.first_at is not None else "draft"
    if row.pk == now:
        return "in force"
    return "approved" if row.effective_from > today else "superseded"
