"""What changed between two submissions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldthread.casework.contributions.snapshots import Frozen
from goldthread.engines.documents.manuscript_blocks import Blocks, Paragraph, Run, tidy
from goldthread.engines.documents.manuscript_diff import SAME, Change, compare


@dataclass(frozen=True)
class ChangedSection:
    title: str
    changes: list[Change]
    unchanged: int  # paragraphs that are not shown, because they are the same

    @property
    def has_changed(self) -> bool:
        return any(one.how != SAME for one in self.changes)


def changes_between(before: Frozen, now: Frozen) -> list[ChangedSection]:
    """Every section that changed, texts and records alike; the same paragraphs left out but for
    one on each side of a change."""
    return [section for section in _sections(before, now) if section.has_changed]


def _sections(before: Frozen, now: Frozen) -> Iterator[ChangedSection]:
    was = {one["id"]: one for one in before.sections}
    for one in now.sections:
        old = was.get(one["id"])
        a = (*before.blocks(one["id"]), *_records(before, old["holds"])) if old else ()
        b = (*now.blocks(one["id"]), *_records(now, one["holds"]))
        changes = compare(a, b)
        shown = _near(changes)
        yield ChangedSection(one["title"], shown, len(changes) - len(shown))


def _records(frozen: Frozen, holds: str) -> Blocks:
    """Records as paragraphs, so that they are compared like everything else."""
    rows = frozen.records.get(holds, [])
    return tuple(Paragraph(tidy([Run(_words(row))]), row["known"]) for row in rows)


def _words(row: dict[str, Any]) -> str:
    more = [
        f"Line of enquiry {row['line']}." if row["line"] else "",
        f"Shown: {row['evidence']}" if row["evidence"] else "",
        f"Follows from {row['because']}." if row.get("because") else "",
        f"Different for children: {row['expected_change']}" if row.get("expected_change") else "",
        f"Proof: {row['proof_wanted']}" if row.get("proof_wanted") else "",
        f"By {row['due']}." if row.get("due") else "",
    ]
    return "\n".join(filter(None, [f"{row['code']}. {row['text']}", *more]))


def _near(changes: list[Change]) -> list[Change]:
    told = {at for at, one in enumerate(changes) if one.how != SAME}
    return [one for at, one in enumerate(changes) if one.how != SAME or {at - 1, at + 1} & told]
