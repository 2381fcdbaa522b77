"""The findings of a review as they stand now, for one who may see them, and how names go."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from goldthread.casework.chronology.episodes import of as episodes_of
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.freezing.versions import Opened, latest_signed
from goldthread.casework.reviews.models import Review
from goldthread.foundations.followthrough.models import Limits
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.improvement.recommendations.states import Body, bodies_of
from goldthread.publishing.anonymising import registers
from goldthread.publishing.documents.models import Version
from goldthread.rules.followthrough import How

NOBODY = (
    "The register of this case names nobody, so no name could be replaced by a pseudonym. Read "
    "every line for names."
)
# Who was asked stands in every report, and how old a child was is for people to decide. The leak
# check tells of both all the same.
LEFT_AS_THEY_ARE = frozenset({"authority", "organisation", "age"})


@dataclass(frozen=True)
class Source:
    """What words came from: "LearningPoint" and the like, its id, and its name on the page."""

    kind: str
    pk: int
    code: str


@dataclass(frozen=True)
class Item:
    source: Source
    text: str
    title: str = ""


@dataclass(frozen=True)
class Asked:
    source: Source
    text: str
    bodies: tuple[Body, ...]


@dataclass
class Findings:
    """`plain`: the words of the newest learning summary, where there is one."""

    review: Review
    points: list[Item] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    episodes: list[Item] = field(default_factory=list)
    plain: Version | None = None
    frozen: FrozenChronology | None = None

    @cached_property
    def _finder(self) -> Any:
        """None where the register names nobody. Making it takes a second, so only when needed."""
        try:
            register = registers.register_of(self.review.matter)
            return registers.finder_for(register).without_names()
        except registers.NothingKnown:
            return None

    @property
    def unreplaced(self) -> str:
        """Why names could not be replaced; "" where they are."""
        return "" if self._finder else NOBODY

    def safe(self, text: str) -> str:
        """What is certainly a name, number or address of the register, as its pseudonym."""
        finder = self._finder
        if not text or finder is None:
            return text
        found = [one for one in finder.find(text) if one.kind not in LEFT_AS_THEY_ARE]
        return str(finder.replace(text, found))

    @property
    def partnership(self) -> str:
        return str(self.review.partnership.name)

    @property
    def subject(self) -> str:
        return self.review.subject or "the child"

    @property
    def figures(self) -> dict[str, int]:
        actions = [
            action for one in self.asked for body in one.bodies for action, _ in body.actions
        ]
        ended = Counter(action.ended_how for action in actions)
        answered = [body for one in self.asked for body in one.bodies if body.latest is not None]
        return {
            "learning_points": len(self.points),
            "recommendations": len(self.asked),
            "key_episodes": len(self.episodes),
            "answers": len(answered),
            "actions": len(actions),
            "actions_proved": ended[How.EVIDENCED.value],
            "actions_open": ended[""],
        }

    @property
    def digest(self) -> str:
        """SHA-256 of all that a document takes up, so that it shows when it has changed."""
        told: list[Any] = [
            [one.text for one in self.points],
            [[one.title, one.text] for one in self.episodes],
            [[one.text, [_told(body) for body in one.bodies]] for one in self.asked],
            self.plain.pk if self.plain else None,
            self.frozen.sha256 if self.frozen else None,
            self.review.subject, self.review.incident,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def gather(review: Review, user: Any) -> Findings:
    """What this person may see. A number of queries that does not grow with what there is."""
    points = LearningPoint.objects.visible_to(user).filter(review=review).order_by("number")
    rows = list(Recommendation.objects.visible_to(user).filter(review=review).order_by("number"))
    bodies = bodies_of(user, rows, Limits.of(review.partnership))
    return Findings(
        review=review,
        points=[Item(Source("learning_point", one.pk, one.code), one.text) for one in points],
        asked=[
            Asked(Source("recommendation", one.pk, one.code), one.text, tuple(bodies[one.pk]))
            for one in rows
        ],
        episodes=[
            Item(Source("episode", one.pk, one.code), one.why_it_matters, one.title)
            for one in episodes_of(review)
        ],
        plain=Version.objects.filter(summary__review=review).order_by("-number").first(),
        frozen=latest_signed(review),
    )


def entries_of(findings: Findings) -> list[dict[str, Any]]:
    """The entries of the newest signed version, in order. Callers have asked if it is whole."""
    return list(Opened(findings.frozen).entries) if findings.frozen else []


def _told(body: Body) -> list[Any]:
    latest = body.latest
    return [
        body.name,
        [latest.answer, latest.reason] if latest else None,
        [[one.what, one.due.isoformat(), one.ended_how] for one, _ in body.actions],
    ]
