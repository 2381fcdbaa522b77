"""Has this been recommended before? Similar recommendations of other reviews, and what became of
them; and which learning points a recommendation may have been drawn from. Suggestions only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.engines.similar import Match, similar, telling
from goldthread.foundations.agencies.models import Alias, Organisation
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.improvement.recommendations.states import Body, Tally, bodies_of, tally_of
from goldthread.rules.followthrough import Thresholds

CANDIDATES = 200  # the full-text index narrows down to these; likeness is worked out among them
SHOWN = 5
POINTS = 3
_LIKENESS = ((0.6, "Nearly the same"), (0.4, "Much alike"), (0.0, "Something in common"))


@dataclass(frozen=True)
class Earlier:
    """A similar recommendation of another review."""

    recommendation: Recommendation
    review_seen: bool
    match: Match[int]
    bodies: list[Body]

    @property
    def words(self) -> str:
        return likeness(self.match.score)

    @property
    def per_cent(self) -> int:
        return round(100 * self.match.score)

    @property
    def tally(self) -> Tally:
        return tally_of(self.bodies)

    @property
    def answers(self) -> str:
        """How many bodies answered, of those the person may look into."""
        seen = [body for body in self.bodies if body.seen]
        if not self.bodies:
            return "addressed to nobody"
        if not seen:
            return "what became of it is seen by those bodies and those who oversee"
        answered = sum(1 for body in seen if body.answers)
        return f"{answered} of {len(seen)} answered"


def likeness(score: float) -> str:
    return next(words for least, words in _LIKENESS if score >= least)


def recommended_before(
    user: Any, recommendation: Recommendation, limits: Thresholds
) -> list[Earlier]:
    """The most alike of other reviews that this person may see, in the same partnership."""
    others = (
        Recommendation.objects.visible_to(user)
        .filter(review__matter__partnership=recommendation.partnership)
        .exclude(review=recommendation.review_id)
    )
    names = _names(recommendation)
    words = telling(recommendation.text, leave_out=names)
    candidates = others.mentioning(words, most=CANDIDATES).values_list("pk", "text")
    matches = similar(recommendation.text, list(candidates), limit=SHOWN, leave_out=names)
    found = others.select_related("review__matter").with_review_seen(user)
    rows = found.in_bulk([match.id for match in matches])
    bodies = bodies_of(user, list(rows.values()), limits)
    return [
        Earlier(rows[match.id], rows[match.id].review_seen, match, bodies[match.id])
        for match in matches
    ]


def _names(recommendation: Recommendation) -> list[str]:
    """What bodies are called: to be addressed to the same body is no likeness."""
    here = recommendation.partnership
    bodies = Organisation.objects.filter(partnership=here).values_list("name", flat=True)
    aliases = Alias.objects.filter(organisation__partnership=here).values_list("name", flat=True)
    return [*bodies, *aliases, here.name, recommendation.addressed_to]


def perhaps_drawn_from(
    recommendation: Recommendation, points: Sequence[LearningPoint]
) -> dict[int, Match[int]]:
    """Learning points of the same review in which something alike is said, by their id."""
    corpus = [(point.pk, point.text) for point in points]
    return {match.id: match for match in similar(recommendation.text, corpus, limit=POINTS)}
