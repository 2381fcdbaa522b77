"""What the pages of a recommendation show."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldthread.casework.chronology.models import KeyEpisode
from goldthread.casework.freezing.citing import Citation
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead
from goldthread.engines.similar import Match
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough.models import Limits
from goldthread.improvement.learning.models import DecidedItem, Draft, LearningPoint
from goldthread.improvement.learning.pages_story import cited_of, has_entries
from goldthread.improvement.recommendations.actions import may_respond
from goldthread.improvement.recommendations.before import (
    Earlier,
    perhaps_drawn_from,
    recommended_before,
)
from goldthread.improvement.recommendations.forms_filters import RecommendationFilters
from goldthread.improvement.recommendations.guiding import Changed, changed_by
from goldthread.improvement.recommendations.models import (
    Address,
    Recommendation,
    TaughtIn,
    TaughtPoint,
)
from goldthread.improvement.recommendations.states import Body, Tally, bodies_of

CONTEXT = 260  # characters of the source shown before and after a passage


def reviewed(row: Any) -> str:
    """A review's title, or only its reference where the review itself is closed to the reader."""
    return row.review.title if row.review_seen else row.review.code


def tally(row: Any) -> Tally:
    return Tally(row.proved, row.not_needed, row.still_open, row.drifting)


def answers(row: Any) -> str:
    """How many of the bodies answered; only those that the reader may look into count."""
    if not row.bodies:
        return "addressed to nobody"
    if not row.seen:
        return "not shown"
    return f"{row.answered} of {row.seen}"


LISTED = ("number", "text", "kind", "made_at", "review__title", "review__matter__code")
COLUMNS = [
    Column("made", "Entered", lambda row: row.made_at.date(), ("made_at", "-number")),
    Column("code", "Number", lambda row: row.code, ("number",)),
    Column("text", "Recommendation", lambda row: row.text),
    Column("review", "Review", reviewed, ("review__matter__code", "number")),
    Column("kind", "Asks to", lambda row: row.get_kind_display(), ("kind", "-made_at")),
    Column("bodies", "Addressed to", lambda row: ", ".join(names_of(row))),
    Column("answers", "Answered", answers),
    Column("actions", "Actions", lambda row: tally(row).words),
]


def sees_review(user: Any, recommendation: Recommendation) -> bool:
    """False for a body that was asked, while the review itself is closed to its people."""
    return Review.objects.visible_to(user).filter(pk=recommendation.review_id).exists()


def names_of(row: Recommendation) -> list[str]:
    return [address.organisation.name for address in row.addresses.all()]


def recommendations(request: HttpRequest, partnership: Partnership) -> Worklist:
    """The recommendations of a partnership that this person may see.

    An export counts what became of every row in the database; a page asks `states` for its own.
    """
    user = request.user
    rows = Recommendation.objects.visible_to(user).filter(review__matter__partnership=partnership)
    rows = rows.select_related("review__matter").prefetch_related("addresses__organisation")
    rows = rows.only(*LISTED)  # the database sorts whole rows: narrow ones sort twice as fast
    if "format" in request.GET:
        rows = rows.with_state(user, Limits.of(partnership))
    return Worklist(
        request,
        rows,
        title="Recommendations",
        columns=COLUMNS,
        sort="-made",
        filters=partial(RecommendationFilters, user=user, partnership=partnership),
    )


def states(shown: Worklist, user: Any, partnership: Partnership) -> dict[int, Any]:
    """The rows of one page with what became of them, by id."""
    ids = [row.pk for row in shown.page.object_list]
    rows = Recommendation.objects.visible_to(user).with_state(user, Limits.of(partnership))
    return {row.pk: row for row in rows.filter(pk__in=ids)}


@dataclass(frozen=True)
class Passage:
    """Where a recommendation or learning point stands in its document."""

    before: str
    words: str
    after: str
    file_name: str
    draft: Draft | None  # where the reader works on drafts

    @classmethod
    def of(cls, item: DecidedItem | None, user: Any) -> "Passage | None":
        """None when it was added by hand, or its place is not known."""
        if item is None or item.start is None or item.end is None:
            return None
        source = item.decision.draft
        begin, finish = max(0, item.start - CONTEXT), item.end + CONTEXT
        before, after = source.text[begin : item.start], source.text[item.end : finish]
        cut = finish < len(source.text)
        works = Draft.objects.visible_to(user).filter(pk=source.pk).exists()
        return cls(
            before=f"…{before.partition(' ')[2]}" if begin else before,
            words=source.text[item.start : item.end],
            after=f"{after.rpartition(' ')[0]}…" if cut else after,
            file_name=source.file_name,
            draft=source if works else None,
        )

    @property
    def html(self) -> SafeString:
        return format_html("{}<mark>{}</mark>{}", self.before, self.words, self.after)


@dataclass(frozen=True)
class RecommendationPage:
    recommendation: Recommendation
    review_seen: bool
    passage: Passage | None
    bodies: list[Body]
    may_respond: set[int]  # ids of addresses
    drawn: list[LearningPoint]
    suggested: list[tuple[LearningPoint, Match[int]]]
    earlier: list[Earlier]
    guidance: list[Changed]
    courses: list[TaughtIn]
    is_unit: bool
    may_draw: bool

    @classmethod
    def of(cls, recommendation: Recommendation, user: Any) -> "RecommendationPage":
        partnership = recommendation.partnership
        where, limits = standing(user), Limits.of(partnership)
        bodies = bodies_of(user, [recommendation], limits)[recommendation.pk]
        seen = sees_review(user, recommendation)
        unit = where.holds(BUSINESS_UNIT, partnership=partnership.pk)
        draws = BUSINESS_UNIT | {Role.LEAD_REVIEWER}
        points = LearningPoint.objects.visible_to(user).filter(review=recommendation.review_id)
        listed = list(points.order_by("number"))
        rows = recommendation.drawn_from.filter(undone_at__isnull=True)
        drawn = set(rows.values_list("learning_point", flat=True))
        left = [point for point in listed if point.pk not in drawn]
        matches = perhaps_drawn_from(recommendation, left)
        return cls(
            recommendation=recommendation,
            review_seen=seen,
            passage=Passage.of(recommendation.because, user) if seen else None,
            bodies=bodies,
            may_respond={
                one.address.pk for one in bodies if one.seen and _answers(one, where, unit)
            },
            drawn=[point for point in listed if point.pk in drawn],
            suggested=[(point, matches[point.pk]) for point in left if point.pk in matches],
            earlier=recommended_before(user, recommendation, limits),
            guidance=changed_by(user, [recommendation]),
            courses=list(
                TaughtIn.objects.visible_to(user)
                .standing()
                .filter(recommendation=recommendation)
                .select_related("course")
            ),
            is_unit=unit,
            may_draw=seen and where.holds(draws, partnership=partnership.pk),
        )

    @property
    def facts(self) -> list[tuple[str, object]]:
        one = self.recommendation
        rows: list[tuple[str, object]] = [
            ("Asks to", one.get_kind_display().capitalize()),
            ("Number as printed", one.printed_number),
            ("Addressed to, as printed", one.addressed_to),
        ]
        return [row for row in rows if row[1]]


def _answers(body: Body, where: Any, unit: bool) -> bool:
    """As `may_respond` says, for a body that is already known to be seen."""
    answering = {Role.SIGNATORY, Role.EXECUTIVE}
    return unit or where.holds_for(answering, organisation=body.address.organisation_id)


@dataclass(frozen=True)
class AddressPage:
    """One body's part of a recommendation."""

    recommendation: Recommendation
    review_seen: bool
    body: Body
    may_respond: bool

    @classmethod
    def of(cls, address: Address, user: Any) -> "AddressPage":
        one = address.recommendation
        bodies = bodies_of(user, [one], Limits.of(one.partnership))[one.pk]
        body = next(body for body in bodies if body.address.pk == address.pk)
        return cls(one, sees_review(user, one), body, may_respond(address, user))


@dataclass(frozen=True)
class LearningPage:
    """A learning point, where it stands in the review, and what it led to."""

    point: LearningPoint
    passage: Passage | None
    episodes: list[KeyEpisode]
    may_say_episodes: bool
    entries: list[Citation]
    may_say_entries: bool
    led_to: list[tuple[Recommendation, list[Body]]]
    courses: list[TaughtPoint]

    @classmethod
    def of(cls, point: LearningPoint, user: Any) -> "LearningPage":
        rows = Recommendation.objects.visible_to(user).filter(
            drawn_from__learning_point=point, drawn_from__undone_at__isnull=True
        )
        made = list(rows.order_by("number"))
        bodies = bodies_of(user, made, Limits.of(point.review.partnership))
        episodes = KeyEpisode.objects.visible_to(user).filter(review=point.review_id)
        said = episodes.filter(
            led_to__learning_point=point, led_to__undone_at__isnull=True
        ).in_order()
        leads = may_lead(point.review, user)
        return cls(
            point=point,
            passage=Passage.of(point.because, user),
            episodes=list(said),
            may_say_episodes=leads and episodes.standing().exists(),
            entries=cited_of(point, user),
            may_say_entries=leads and has_entries(point.review),
            led_to=[(row, bodies[row.pk]) for row in made],
            courses=list(
                TaughtPoint.objects.visible_to(user)
                .standing()
                .filter(learning_point=point)
                .select_related("course")
            ),
        )
