"""How the leak check of a document's files stands, as its page shows it."""

from dataclasses import dataclass
from typing import Any

from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import permits as checkers
from goldthread.publishing.anonymising.gate import Standing, held_now, standing_of, stands_in
from goldthread.publishing.papers import releasing
from goldthread.publishing.papers.models import Edition


@dataclass(frozen=True)
class Leaving:
    """How the leak check of the newest files stands."""

    standing: Standing | None
    blocked: tuple[str, ...]
    href: str

    @classmethod
    def of(cls, edition: Edition, user: Any) -> "Leaving":
        try:
            standing = standing_of(edition.paper.review, releasing.text_of(edition))
        except Refused as why:
            return cls(None, why.reasons, "")
        may_read = standing.check is not None and checkers.may_read(edition.paper.review, user)
        href = standing.check.get_absolute_url() if may_read and standing.check else ""
        return cls(standing, (*held_now(edition.paper.review), *standing.blockers), href)

    @property
    def passed(self) -> bool:
        return self.standing is not None and self.standing.passed

    @property
    def wants_check(self) -> bool:
        if self.standing is None:
            return False
        check = self.standing.check
        return check is None or check.failed_at is not None or self.standing.is_old

    @property
    def status(self) -> str:
        if self.passed:
            return "passed"
        check = self.standing.check if self.standing else None
        if check is None:
            return "not run yet"
        return "not passed" if check.done_at else "could not run" if check.failed_at else "running"

    @property
    def stands(self) -> list[tuple[str, str, str]]:
        check = self.standing.check if self.standing else None
        return stands_in(check) if check else []
