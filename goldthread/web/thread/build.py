"""Gathering a thread: every row in scope, in a number of queries that does not grow with it."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.followthrough.models import Action, Evidence, Limits
from goldthread.improvement.assurance.looking import levels
from goldthread.improvement.learning.models import Draft, LearningPoint
from goldthread.improvement.recommendations.guiding import changed_by
from goldthread.improvement.recommendations.models import Address, DrawnFrom, Recommendation
from goldthread.web.thread import knots
from goldthread.web.thread.origins import origin
from goldthread.web.thread.page import Knot, Strand
from goldthread.web.thread.story import Story

ITEM = "because__decision__draft"


class Gathering:
    """The rows of a review's thread that one person may see, and the knots drawn from them."""

    def __init__(self, user: Any, review: Review, here: tuple[str, int]) -> None:
        self.user, self.review, self.here = user, review, here
        self.today = timezone.localdate()
        self.limits = Limits.of(review.partnership)
        # A body may be asked by a review that is closed to its people.
        self.review_seen = Review.objects.visible_to(user).filter(pk=review.pk).exists()
        drafts = Draft.objects.visible_to(user).filter(review=review)
        self.open_drafts = frozenset(drafts.values_list("pk", flat=True))
        seen = Recommendation.objects.visible_to(user).filter(review=review)
        self.recommendations = list(seen.select_related(ITEM).order_by("number"))
        points = LearningPoint.objects.visible_to(user).filter(review=review)
        self.points = {p.pk: p for p in points.select_related(ITEM).order_by("number")}
        self.led = self._led()
        self.story = Story(user, review, list(self.points), here)
        self.addresses = self._addresses()
        self.guidance: dict[int, list[Knot]] = defaultdict(list)
        for one in changed_by(user, self.recommendations):
            self.guidance[one.row.recommendation_id].append(knots.guidance(one))

    def _led(self) -> dict[int, list[int]]:
        """Recommendation to the learning points it was drawn from."""
        # in scope: by the recommendations in scope
        rows = DrawnFrom.objects.filter(
            recommendation__in=self.recommendations, undone_at__isnull=True
        )
        led: dict[int, list[int]] = defaultdict(list)
        for recommendation, point in rows.values_list("recommendation_id", "learning_point_id"):
            if point in self.points:
                led[recommendation].append(point)
        return led

    def _addresses(self) -> dict[int, list[Knot]]:
        """Recommendation to the knots of its bodies; those out of scope only by name."""
        shown = self._shown()
        # in scope: by the recommendations in scope
        rows = Address.objects.filter(recommendation__in=self.recommendations)
        found: dict[int, list[Knot]] = defaultdict(list)
        for row in rows.select_related("organisation").order_by("organisation__name"):
            knot = shown.get(row.pk) or knots.hidden_body(str(row.organisation))
            found[row.recommendation_id].append(knot)
        return found

    def _actions(self) -> Any:
        return (
            Action.objects.visible_to(self.user)
            .with_owner_left(today=self.today)
            .select_related("owner", "recommended")
            .prefetch_related(
                # in scope: by the actions in scope
                Prefetch("evidence", Evidence.objects.select_related("decision", "action")),
                "endings",
            )
        )

    def _knot_of(self, row: Action) -> Knot:
        kind, pk = self.here
        return knots.action(
            row,
            here=(kind, pk) == ("action", row.pk),
            evidence_here=pk if kind == "evidence" else None,
            today=self.today,
            limits=self.limits,
        )

    def action_strand(self, action: Action) -> Strand:
        """An action that no recommendation of the review asked for: from a return or a meeting."""
        row = self._actions().get(pk=action.pk)
        return Strand((origin(row, self.user),), self._knot_of(row))

    def _shown(self) -> dict[int, Knot]:
        actions = self._actions().filter(
            recommended__address__recommendation__in=self.recommendations
        )
        by_address: dict[int, list[Knot]] = defaultdict(list)
        for row in actions.order_by("number"):
            by_address[row.recommended.address_id].append(self._knot_of(row))
        rows = Address.objects.visible_to(self.user).filter(recommendation__in=self.recommendations)
        known = levels(rows, today=self.today)
        return {
            row.pk: knots.body(row, tuple(by_address[row.pk]), known.get(row.pk))
            for row in rows.select_related("organisation").prefetch_related("responses")
        }

    def is_here(self, kind: str, pk: int) -> bool:
        return self.here == (kind, pk)

    def learning_strand(self, point: LearningPoint) -> Strand:
        """A learning point, what it was found in, and every recommendation drawn from it."""
        return Strand(self._before_point(point), self._onward(point))

    def _onward(self, point: LearningPoint) -> Knot:
        """A learning point with every recommendation drawn from it."""
        drawn = [row for row in self.recommendations if point.pk in self.led[row.pk]]
        then = tuple(self._recommendation(row) for row in drawn) or (
            Knot("Recommendation", "No recommendation was drawn from this yet", missing=True),
        )
        return knots.learning(point, here=self.is_here("learning", point.pk), then=then)

    def _before_point(self, point: LearningPoint) -> tuple[Knot, ...]:
        source = knots.passage(point.because, open_drafts=self.open_drafts, named=self.review_seen)
        return (*self.story.before_point(point.pk), source)

    def recommendation_strand(self, row: Recommendation) -> Strand:
        """A recommendation, all that led to it, and all that it led to."""
        return Strand(tuple(self._before(row)), self._recommendation(row))

    def _before(self, row: Recommendation) -> list[Knot]:
        own = knots.passage(row.because, open_drafts=self.open_drafts, named=self.review_seen)
        found = [
            knots.learning(
                point, here=self.is_here("learning", pk), before=self._before_point(point)
            )
            for pk, point in ((pk, self.points[pk]) for pk in self.led[row.pk])
        ]
        if not found and not self.review_seen:
            found.append(Knot("Learning point", "In a review that is closed to you."))
        elif not found:
            words = "Nobody has said yet which learning this comes from"
            found.append(Knot("Learning point", words, missing=True))
        return [*found, own]

    def _recommendation(self, row: Recommendation) -> Knot:
        bodies = tuple(self.addresses[row.pk])
        changed = tuple(self.guidance[row.pk])
        return knots.recommendation(
            row, bodies, changed, here=self.is_here("recommendation", row.pk)
        )

    def episode_strand(self, pk: int) -> Strand:
        """A key episode, the entries it was made of, and what was learned from it."""
        story = self.story
        then = self._learned(story.points_of(pk)) or (_nothing_learned(),)
        return Strand(story.before_episode(pk), story.episode(pk, then=then))

    def entry_strand(self, entry: Entry) -> Strand:
        """An entry, whose it is, the episodes it is in, and what was learned from it."""
        story, identity = self.story, entry.identity
        drawn: set[int] = set()
        inside = []
        for pk in story.episodes_of_entry(identity):
            points = story.points_of(pk)
            then = self._learned(points, drawn) or (_nothing_learned(),)
            inside.append(story.episode(pk, then=then))
            drawn |= set(points)
        then = (*inside, *self._learned(story.points_of_entry(identity), drawn))
        if not then:
            words = "It is in no key episode, and nobody has said what was learned from it"
            then = (Knot("Key episode", words, missing=True),)
        return Strand((knots.sent(story.cited[identity]),), story.entry(identity, then=then))

    def _learned(self, points: list[int], drawn: Collection[int] = ()) -> tuple[Knot, ...]:
        """Learning points with what each led to; those of `drawn` without, as it stands above."""
        above = ("What it led to is drawn above.",)
        return tuple(
            knots.learning(self.points[pk], here=False, notes=above)
            if pk in drawn
            else self._onward(self.points[pk])
            for pk in sorted(points, key=self._number)
        )

    def _number(self, pk: int) -> int:
        return self.points[pk].number


def _nothing_learned() -> Knot:
    return Knot("Learning point", "Nobody has said yet what was learned from this", missing=True)
