"""What the pages show that join learning points to key episodes and entries of the chronology."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from goldthread.casework.chronology.models import EpisodeEntry, KeyEpisode
from goldthread.casework.freezing.citing import Citation, cite, standing
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead
from goldthread.casework.submissions.models import Entry
from goldthread.improvement.learning.forms import PointsForm
from goldthread.improvement.learning.models import FromEntry, FromEpisode, LearningPoint

MOST = 140  # letters of an entry beside its box
OFFERED = 200  # entries of its key episodes that stand ready to be ticked


def cited_of(point: LearningPoint, user: Any) -> list[Citation]:
    """The entries that a learning point is said to come from, in the order of their days."""
    rows = FromEntry.objects.visible_to(user).standing().filter(learning_point=point)
    said = list(rows.select_related("entry__organisation", "frozen__review__matter"))
    now = standing(point.review, [row.identity for row in said])
    found = [Citation(row.entry, row.frozen, now.get(row.identity)) for row in said]
    return sorted(found, key=lambda one: (one.entry.sort_day, one.entry.time, one.entry.pk))


def has_entries(review: Review) -> bool:
    """Whether any agency has sent an entry that stands."""
    # in scope: by the review in scope
    return bool(Entry.objects.combined().filter(review=review).exists())


def offered_to(point: LearningPoint, user: Any) -> dict[str, str]:
    """Identities with their words: the entries said already, then those of its key episodes."""
    said = cited_of(point, user)
    known = {one.entry.identity for one in said}
    led = FromEpisode.objects.visible_to(user).standing().filter(learning_point=point)
    rows = EpisodeEntry.objects.visible_to(user).filter(
        episode__in=led.values("episode"), back_at__isnull=True
    )
    ids = rows.exclude(identity__in=known).order_by("at", "pk").values_list("identity", flat=True)
    more = cite(point.review, list(dict.fromkeys(ids[:OFFERED])))
    listed = [*said, *sorted(more.values(), key=lambda one: (one.entry.sort_day, one.entry.pk))]
    return {str(one.entry.identity): beside_box(one) for one in listed}


def beside_box(one: Citation) -> str:
    entry = one.entry
    words = entry.event or entry.response
    short = words if len(words) <= MOST else f"{words[:MOST].rsplit(' ', 1)[0]}…"
    gone = " (taken out since)" if one.now is None else ""
    return f"{entry.ref}, {entry.date_text or 'no date'}{gone}: {short}"


@dataclass(frozen=True)
class OnwardPage:
    """An episode or an entry, and the learning points that come from it. `form`: for those who
    lead, none for the others at the table."""

    review: Review
    title: str
    thread: tuple[str, int]
    home: str
    points: list[LearningPoint]
    form: PointsForm | None
    episode: KeyEpisode | None = None
    entry: Entry | None = None

    @classmethod
    def of_episode(cls, request: HttpRequest, episode: KeyEpisode) -> "OnwardPage":
        rows = FromEpisode.objects.visible_to(request.user).standing().filter(episode=episode)
        points, form = _points(request, episode.review, rows)
        return cls(
            episode.review, episode.code, ("episode", episode.pk), episode.get_absolute_url(),
            points, form, episode=episode,
        )  # fmt: skip

    @classmethod
    def of_entry(cls, request: HttpRequest, review: Review, entry: Entry) -> "OnwardPage":
        rows = FromEntry.objects.visible_to(request.user).standing()
        rows = rows.filter(identity=entry.identity, learning_point__review=review)
        points, form = _points(request, review, rows)
        home = reverse("combined_entry", args=[review.pk, entry.identity])
        return cls(
            review, f"entry {entry.ref}", ("entry", entry.pk), home, points, form, entry=entry
        )


def _points(
    request: HttpRequest, review: Review, rows: Any
) -> tuple[list[LearningPoint], PointsForm | None]:
    said = set(rows.values_list("learning_point", flat=True))
    listed = LearningPoint.objects.visible_to(request.user).filter(review=review)
    listed = listed.order_by("number")
    form = None
    if may_lead(review, request.user):
        sent = request.POST if request.method == "POST" else None
        form = PointsForm(sent, points=listed, initial={"points": list(said)})
    return [point for point in listed if point.pk in said], form
