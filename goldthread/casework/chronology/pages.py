"""What the pages of key episodes show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest

from goldthread.casework.chronology.models import (
    EpisodeAnalysis,
    EpisodeAnswer,
    EpisodeEnd,
    EpisodeEntry,
    EpisodeQuestion,
    KeyEpisode,
    Known,
)
from goldthread.casework.chronology.period import lies_outside
from goldthread.casework.chronology.strip import Strip, strip
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.permits import may_lead
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.lists import Column, Worklist

COLUMNS = [
    Column("place", "Order", lambda row: row.place, ("place", "number"), only_exported=True),
    Column("code", "Number", lambda row: row.code, ("number",)),
    Column("title", "Episode", lambda row: row.title, ("title",)),
    Column("when", "When", lambda row: row.span, ("starts_earliest",)),
    Column("why", "Why it matters", lambda row: row.why_it_matters, only_exported=True),
    Column("open", "Questions open", lambda row: row.unanswered, ("-unanswered",), number=True),
    Column("analysis", "Analysis", lambda row: row.analyses, ("-analyses",), number=True),
]


def episodes_of(review: Review, user: Any) -> Any:
    """Standing episodes of a review with counts: `unanswered` questions and `analyses`."""
    # in scope: by the episodes in scope
    answered = EpisodeAnswer.objects.filter(question=OuterRef("questions__pk"))
    rows = KeyEpisode.objects.visible_to(user).filter(review=review).standing()
    current = Q(analysis__isnull=False, analysis__corrected_by__isnull=True)
    return rows.annotate(
        unanswered=Count(
            "questions",
            filter=Q(questions__isnull=False) & ~Exists(answered),
            distinct=True,
        ),
        analyses=Count("analysis", filter=current, distinct=True),
    )


@dataclass(frozen=True)
class EpisodesPage:
    review: Review
    list: Worklist
    outside: frozenset[int]
    left: list[EpisodeEnd]
    strip: Strip | None
    may_write: bool

    @classmethod
    def of(cls, request: HttpRequest, review: Review) -> "EpisodesPage":
        rows = episodes_of(review, request.user)
        shown = Worklist(
            request,
            rows,
            title=f"Key episodes of {review.code}",
            columns=COLUMNS,
            sort="place",
            per_page=200,
        )
        standing = sorted(shown.page.object_list, key=lambda row: (row.place, row.number))
        # in scope: by the review in scope
        left = EpisodeEnd.objects.filter(episode__review=review, undone_at__isnull=True)
        return cls(
            review=review,
            list=shown,
            outside=frozenset(row.pk for row in standing if lies_outside(review, row)),
            left=list(left.select_related("episode", "into", "by")),
            strip=strip(review, standing),
            may_write=may_lead(review, request.user),
        )


@dataclass(frozen=True)
class Asked:
    """A question with the answers that this view shows."""

    question: EpisodeQuestion
    answers: list[EpisodeAnswer]


@dataclass(frozen=True)
class Analysis:
    """A piece of analysis, and what it said before it was corrected, the latest first."""

    row: EpisodeAnalysis
    before: list[EpisodeAnalysis]


@dataclass(frozen=True)
class Collected:
    """An entry of an episode, as it stands now in its agency's latest version if it still does."""

    row: EpisodeEntry
    entry: Entry


@dataclass(frozen=True)
class EpisodePage:
    """One episode. `then`: only what was known at the time; `hidden` counts what is left out."""

    episode: KeyEpisode
    then: bool
    hidden: int
    asked: list[Asked]
    known_then: list[Analysis]
    known_now: list[Analysis]
    wordings: list[Any]
    end: EpisodeEnd | None
    merged_here: list[EpisodeEnd]
    earlier: list[KeyEpisode]
    later: list[KeyEpisode]
    is_outside: bool
    may_write: bool
    entries: list[Collected]

    @classmethod
    def of(cls, episode: KeyEpisode, user: Any, *, then: bool) -> "EpisodePage":
        questions = list(
            episode.questions.select_related("organisation", "asked_by").prefetch_related(
                "answers__by"
            )
        )
        answers = {q.pk: [a for a in q.answers.all() if _shown(a, then)] for q in questions}
        rows = list(episode.analysis.select_related("author"))
        current = _with_earlier([row for row in rows if _shown(row, then)])
        hidden = len(rows) - sum(1 for row in rows if _shown(row, then))
        hidden += sum(len(q.answers.all()) - len(answers[q.pk]) for q in questions)
        end = episode.ends_of.filter(undone_at__isnull=True).select_related("into", "by").first()
        merged = episode.merged_from.filter(undone_at__isnull=True).select_related("episode", "by")
        siblings = list(
            KeyEpisode.objects.visible_to(user)
            .filter(review=episode.review_id)
            .standing()
            .exclude(pk=episode.pk)
            .order_by("starts_earliest", "number")
        )
        earlier = [row for row in siblings if row.starts_earliest <= episode.starts_latest]
        later = [] if then else [row for row in siblings if row not in earlier]
        return cls(
            episode=episode,
            then=then,
            hidden=hidden + (1 if then else 0),  # why it matters is said with hindsight
            asked=[Asked(q, answers[q.pk]) for q in questions],
            known_then=[one for one in current if one.row.known == Known.THEN],
            known_now=[one for one in current if one.row.known == Known.NOW],
            wordings=list(episode.wordings.select_related("by")),
            end=end,
            merged_here=list(merged),
            earlier=earlier,
            later=later,
            is_outside=lies_outside(episode.review, episode),
            may_write=end is None and may_lead(episode.review, user),
            entries=_collected(episode),
        )


def _collected(episode: KeyEpisode) -> list[Collected]:
    rows = list(
        episode.entry_rows.filter(back_at__isnull=True).select_related("entry__organisation", "by")
    )
    # in scope: by the episode in scope
    now = Entry.objects.combined().filter(
        review=episode.review_id, identity__in=[row.identity for row in rows]
    )
    standing = {entry.identity: entry for entry in now.select_related("organisation")}
    found = [Collected(row, standing.get(row.identity, row.entry)) for row in rows]
    return sorted(found, key=lambda one: (one.entry.sort_day, one.entry.time, one.entry.sequence))


def _shown(row: EpisodeAnalysis | EpisodeAnswer, then: bool) -> bool:
    return not then or row.known == Known.THEN


def _with_earlier(rows: list[EpisodeAnalysis]) -> list[Analysis]:
    """The rows that hold now, each with those it took the place of."""
    by_pk = {row.pk: row for row in rows}
    replaced = {row.instead_of_id for row in rows if row.instead_of_id}
    found = []
    for row in rows:
        if row.pk in replaced:
            continue
        before, at = [], row.instead_of_id
        while at in by_pk:
            before.append(by_pk[at])
            at = by_pk[at].instead_of_id
        found.append(Analysis(row, before))
    return found
