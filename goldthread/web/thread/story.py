"""The beginning of a thread: entries of the chronology and key episodes, for the table alone.

A person outside the table of the review is told nothing of them, not even that there are any, also
where the review is published. The number of queries does not grow with the entries.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from goldthread.casework.chronology.models import EpisodeEntry, KeyEpisode
from goldthread.casework.freezing.citing import Citation, cite, standing
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.walls import table
from goldthread.casework.submissions.models import Entry
from goldthread.improvement.learning.models import FromEntry, FromEpisode
from goldthread.web.thread import knots
from goldthread.web.thread.page import Knot

CITED = ("organisation", "submission")
# Entries of one episode on a page, by where the reader came from. The rest are counted, and stand
# on the page of the episode.
MOST = {"review": 1, "episode": 12}
MOST_ELSEWHERE = 3


class Story:
    """What one person may see of the story that a review's learning comes from.

    `studied`: they sit at the table, and there is a chronology or an episode to come from.
    """

    def __init__(
        self, user: Any, review: Review, points: Collection[int], here: tuple[str, int]
    ) -> None:
        self.user, self.review, self.here = user, review, here
        self.episodes: dict[int, KeyEpisode] = {}
        self.of_episode: dict[int, list[UUID]] = defaultdict(list)
        self.led_by_episode: dict[int, list[int]] = defaultdict(list)  # point to episodes
        self.led_by_entry: dict[int, list[Citation]] = defaultdict(list)  # point to entries
        self.cited: dict[UUID, Citation] = {}
        self.entry_here: Entry | None = None
        seen = Review.objects.visible_to(user).filter(table(user, "matter"), pk=review.pk)
        self.studied = seen.exists() and self._gather(points)

    def _gather(self, points: Collection[int]) -> bool:
        """Whether there is anything that learning can come from."""
        kind, pk = self.here
        rows = KeyEpisode.objects.visible_to(self.user).filter(review=self.review)
        standing_ones = {one.pk for one in rows.standing()}
        every = {one.pk: one for one in rows.in_order()}
        self.episodes = {
            key: one
            for key, one in every.items()
            if key in standing_ones or (kind, pk) == ("episode", key)
        }
        # in scope: by the table of the review
        entries = Entry.objects.filter(review=self.review)
        if kind == "entry":
            self.entry_here = entries.select_related(*CITED).filter(pk=pk).first()
        self._collect()
        self._led(points)
        self._cite()
        return bool(self.episodes) or entries.combined().exists()

    def _collect(self) -> None:
        """Each episode's entries, in the order of their days."""
        # in scope: by the episodes in scope
        rows = EpisodeEntry.objects.filter(episode__in=self.episodes, back_at__isnull=True)
        order = ("entry__sort_day", "entry__time", "entry__sequence", "pk")
        for episode, identity in rows.order_by(*order).values_list("episode_id", "identity"):
            self.of_episode[episode].append(identity)

    def _led(self, points: Collection[int]) -> None:
        rows = FromEpisode.objects.visible_to(self.user).standing()
        told = rows.filter(learning_point__in=points, episode__in=self.episodes)
        order = ("episode__place", "episode__number")
        for point, episode in told.order_by(*order).values_list("learning_point_id", "episode_id"):
            self.led_by_episode[point].append(episode)
        self._led_by_entries(points)

    def _led_by_entries(self, points: Collection[int]) -> None:
        """Each as it was cited when it was said."""
        said = FromEntry.objects.visible_to(self.user).standing()
        said = said.filter(learning_point__in=points).select_related(
            "entry__organisation", "frozen__review__matter"
        )
        rows = list(said.order_by("entry__sort_day", "entry__time", "entry__sequence", "pk"))
        now = standing(self.review, [row.identity for row in rows])
        for row in rows:
            cited = Citation(row.entry, row.frozen, now.get(row.identity))
            self.led_by_entry[row.learning_point_id].append(cited)

    def _cite(self) -> None:
        """The words of every entry of an episode, as they would be cited today."""
        here = self.entry_here
        shown = {one for episode in self.episodes for one in self._shown(episode)}
        self.cited = cite(self.review, shown | ({here.identity} if here else set()))
        if here is not None:
            self.cited.setdefault(here.identity, Citation(here, None, None))

    def _shown(self, episode: int) -> list[UUID]:
        """The first of an episode's entries; among them the one that the reader came from."""
        ids, most = self.of_episode[episode], MOST.get(self.here[0], MOST_ELSEWHERE)
        here = self.entry_here.identity if self.entry_here else None
        if here in ids[most:]:
            return [*ids[: most - 1], here]
        return ids[:most]

    @property
    def read_any(self) -> bool:
        """Whether words of the chronology or of its study are on the page."""
        return self.studied and bool(self.episodes or self.cited or self.led_by_entry)

    def before_point(self, point: int) -> tuple[Knot, ...]:
        """The key episodes and entries that a learning point comes from, or that none is said."""
        if not self.studied:
            return ()
        led = [self.episode(one) for one in self.led_by_episode[point]]
        alone = [self._entry(one) for one in self.led_by_entry[point]]
        if not led and not alone:
            words = "Nobody has said yet which key episode or entry this comes from"
            return (Knot("Key episode", words, missing=True),)
        return (*led, *alone)

    def episode(self, pk: int, then: tuple[Knot, ...] = ()) -> Knot:
        """With the entries it was made of where nothing follows it, otherwise with what follows."""
        here = self.here == ("episode", pk)
        before = () if then else self.before_episode(pk)
        return knots.episode(self.episodes[pk], here=here, before=before, then=then)

    def before_episode(self, pk: int) -> tuple[Knot, ...]:
        shown = [one for one in self._shown(pk) if one in self.cited]
        found = [self.entry(one) for one in shown]
        if more := len(self.of_episode[pk]) - len(shown):
            found.append(knots.more_entries(self.episodes[pk], more))
        if not found:
            words = "No entry of the chronology is in this episode yet"
            found.append(Knot("Chronology entry", words, missing=True))
        return tuple(found)

    def entry(self, identity: UUID, then: tuple[Knot, ...] = ()) -> Knot:
        return self._entry(self.cited[identity], then)

    def _entry(self, cited: Citation, then: tuple[Knot, ...] = ()) -> Knot:
        here = self.entry_here is not None and self.entry_here.identity == cited.entry.identity
        return knots.entry(cited, here=here, then=then)

    def points_of(self, episode: int) -> list[int]:
        return [point for point, led in self.led_by_episode.items() if episode in led]

    def points_of_entry(self, identity: UUID) -> list[int]:
        return [
            point
            for point, led in self.led_by_entry.items()
            if any(one.entry.identity == identity for one in led)
        ]

    def episodes_of_entry(self, identity: UUID) -> list[int]:
        return [pk for pk in self.episodes if identity in self.of_episode[pk]]

    @property
    def led_nowhere(self) -> list[int]:
        """Episodes that no learning point is said to come from."""
        told = {episode for led in self.led_by_episode.values() for episode in led}
        return [pk for pk in self.episodes if pk not in told]
