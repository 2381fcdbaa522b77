"""What the page shows where a safe copy of a whole document is let out."""

import hashlib
from dataclasses import dataclass
from typing import Any

from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import gate_files
from goldthread.publishing.anonymising.gate import stands_in
from goldthread.publishing.anonymising.models import Original, Unread
from goldthread.publishing.documents.models import TakenDown, What
from goldthread.publishing.documents.querysets import down_rows
from goldthread.publishing.documents.writers import WROTE
from goldthread.publishing.papers import copies
from goldthread.publishing.papers.models import CopyRelease


@dataclass(frozen=True)
class CopyPage:
    """`data`: the bytes a yes is asked for; none where there are none. `waiting`: the first yes."""

    original: Original
    form: str
    data: bytes | None
    blockers: tuple[str, ...]
    waiting: CopyRelease | None
    rows: list[CopyRelease]
    user: Any

    @classmethod
    def of(cls, original: Original, user: Any) -> "CopyPage":
        mine = CopyRelease.objects.visible_to(user).filter(original=original).defer("content")
        rows = list(mine.select_related("first_by", "second_by", "withdrawn_by"))
        waiting = copies.open_release(original)
        form, data = original.kind, None
        try:
            form, data = copies.bytes_now(original)
            digest = hashlib.sha256(data).hexdigest()
            blocked = gate_files.blockers_of_bytes(original.review, digest)
            if waiting is not None and waiting.sha256 != digest:
                blocked = (copies.ANOTHER,)
        except Refused as why:
            blocked = why.reasons
        return cls(original, form, data, blocked, waiting, rows, user)

    @property
    def turn(self) -> str:
        return "second" if self.waiting else "first"

    @property
    def called(self) -> str:
        return self.waiting.called if self.waiting else ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest() if self.data is not None else ""

    @property
    def released(self) -> CopyRelease | None:
        return next((one for one in self.rows if one.second_at and not one.withdrawn_at), None)

    @property
    def down(self) -> list[TakenDown]:
        out = self.released
        if out is None:
            return []
        return list(down_rows(What.COPY, self.original.pk, out.second_at))

    @property
    def is_out(self) -> bool:
        """These very bytes are released already."""
        return self.released is not None and self.released.sha256 == self.sha256

    @property
    def why_not(self) -> tuple[str, ...]:
        """Why this person cannot say yes now; empty when they can."""
        if self.is_out:
            return ("This very file is released.",)
        if self.blockers:
            return self.blockers
        if self.user.pk in copies.writers_of(self.original):
            return (WROTE,)
        if self.waiting is not None and self.waiting.first_by_id == self.user.pk:
            return ("You were the first person. Somebody else must be the second.",)
        return ()

    @property
    def stands(self) -> list[tuple[str, str, str]]:
        check = gate_files.standing_of_file(self.original).leaves
        return stands_in(check) if check else []

    @property
    def pictures(self) -> int:
        """What no check reads, and named persons looked at."""
        check = gate_files.standing_of_file(self.original).leaves
        # in scope: by the document in scope
        return Unread.objects.filter(check_of=check, for_eyes=True).count() if check else 0

    @property
    def about(self) -> Any:
        return self.waiting or _About(self.original)

    @property
    def events(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for one in self.rows:
            found.append({"title": f"First yes, as “{one.get_called_display()}”",
                          "by": one.first_by, "at": one.first_at,
                          "text": one.first_checked})  # fmt: skip
            if one.second_at:
                found.append({"title": "Released", "by": one.second_by, "at": one.second_at,
                              "text": one.second_checked})  # fmt: skip
            if one.withdrawn_at:
                found.append({"title": "Withdrawn", "by": one.withdrawn_by, "at": one.withdrawn_at,
                              "text": one.withdrawn_because})  # fmt: skip
        return sorted(found, key=lambda event: event["at"], reverse=True)


@dataclass(frozen=True)
class _About:
    """The safe copy before anybody said yes, as the trail names it."""

    original: Original

    @property
    def audit_ref(self) -> str:
        return f"original:{self.original.pk}"

    @property
    def audit_name(self) -> str:
        return f"the safe copy of document {self.original.number} of {self.original.review.code}"

    @property
    def matter(self) -> Any:
        return self.original.matter

    @property
    def partnership(self) -> Any:
        return self.original.partnership
