"""Lists of calls, one call as its agency and as those who oversee it see it, a page of entries."""

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from goldthread.casework.reviews import moretime
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.moretime import Told, who
from goldthread.casework.submissions import permits
from goldthread.casework.submissions.models import (
    Call,
    Entry,
    EntryCorrection,
    SourceFile,
    StepKind,
    Submission,
)
from goldthread.casework.submissions.questions import Question, open_questions
from goldthread.casework.submissions.states import State, state_of
from goldthread.foundations.access.lists import Column, Worklist

ENTRIES_A_PAGE = 50


def calls_list(request: HttpRequest, review: Review) -> Worklist:
    """Every call of one review, for those who oversee it."""
    today = timezone.localdate()
    # in scope: by the calls in scope
    sent = Submission.objects.filter(call=OuterRef("pk"), sent_at__isnull=False).order_by("-number")
    rows = (
        Call.objects.visible_to(request.user)
        .overseen_by(request.user)
        .filter(review=review)
        .with_last_step()
        .with_time_asked()
        .annotate(version=sent.values("number")[:1], entry_total=sent.values("entry_count")[:1])
        .select_related("organisation__successor__successor", "review__matter")
    )
    columns = [
        Column("agency", "Agency", lambda row: row.organisation.name, ("organisation__name",)),
        Column("state", "Where it stands", lambda row: state_of(row, today).word),
        Column("due", "Due", lambda row: row.due, ("due",)),
        Column("first_due", "First due", lambda row: row.first_due, only_exported=True),
        Column("late", "Days late", lambda row: state_of(row, today).late, number=True,
               only_exported=True),
        Column("version", "Version", lambda row: row.version or "", number=True),
        Column("entries", "Entries", lambda row: row.entry_total or "", number=True),
        Column("do", "What you can do", lambda row: ""),
    ]  # fmt: skip
    columns = [column for column in columns if column.key != "do" or "format" not in request.GET]
    return Worklist(
        request, rows, title=f"Chronologies of {review.code}", columns=columns, sort="agency"
    )


def own_list(request: HttpRequest) -> Worklist:
    """The chronologies that somebody signs for or writes."""
    today = timezone.localdate()
    # Drafts and duties follow the agency, so this is not what somebody oversees.
    rows = Call.objects.visible_to(request.user).own_of(request.user).with_last_step()
    rows = rows.with_time_asked()
    columns = [
        Column("review", "Review", lambda row: row.review.code, ("review__matter__code",)),
        Column("agency", "For", lambda row: row.organisation.name, ("organisation__name",)),
        Column("state", "Where it stands", lambda row: state_of(row, today).word),
        Column("due", "Due", lambda row: row.due, ("due",)),
    ]
    return Worklist(
        request,
        rows.select_related("organisation", "review__matter"),
        title="Your chronologies",
        columns=columns,
        sort="due",
    )


def story(call: Call) -> list[Told]:
    """Everything that happened, the newest first."""
    words = {
        StepKind.ASKED.value: "Asked for its chronology",
        StepKind.NIL.value: "No contact declared",
    }
    told = [
        Told(
            words.get(row.kind, row.get_kind_display().capitalize()),
            row.at,
            who(row.by),
            row.words,
        )
        for row in call.steps.select_related("by")
    ]
    for one in call.writers.select_related("person", "by", "ended_by"):
        told.append(Told(f"{one.person} named to write it", one.at, who(one.by)))
        if one.ended_at:
            told.append(Told(f"{one.person} no longer writes it", one.ended_at, who(one.ended_by)))
    for move in call.due_changes.select_related("by"):
        title = f"Due moved to {move.to.day} {move.to:%B %Y}"
        told.append(Told(title, move.at, who(move.by), move.reason))
    told += moretime.story(call)
    for chase in call.chases.select_related("by"):
        by = who(chase.by) or "Goldthread, by itself"
        text = " ".join(filter(None, [chase.words, f"Told: {chase.told or 'nobody'}."]))
        told.append(Told("Asked again", chase.at, by, text))
    return sorted(told, key=lambda one: one.at, reverse=True)


@dataclass(frozen=True)
class CallPage:
    """One call. `mine`: files that this person looked at and did not add."""

    call: Call
    state: State
    sent: list[Submission]
    story: list[Told]
    nil: str = ""
    time_asked: Any = None
    writers: list[Any] = field(default_factory=list)
    draft: Submission | None = None
    draft_count: int = 0
    mine: list[SourceFile] = field(default_factory=list)
    is_own: bool = False
    signs: bool = False
    writes: bool = False
    may_ask: bool = False
    may_run: bool = False
    signatories: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @classmethod
    def of(cls, call: Call, user: Any) -> "CallPage":
        # in scope: by the call in scope
        row = Call.objects.filter(pk=call.pk).with_last_step().get()
        state = state_of(row, timezone.localdate())
        nil = call.steps.filter(kind=StepKind.NIL).order_by("-at").first()
        own = permits.is_own(call, user)
        shared: dict[str, Any] = {
            "call": call,
            "state": state,
            "sent": list(call.submissions.filter(sent_at__isnull=False).select_related("sent_by")),
            "story": story(call),
            "time_asked": moretime.open_of(call),
            "nil": nil.words if nil and state.step == StepKind.NIL else "",
            "writers": permits.writers_of(call),
        }
        if not own:
            return cls(
                **shared,
                may_ask=permits.may_ask(call.review, user),
                may_run=permits.may_run(call, user),
                signatories=[person.name for person in permits.signatories_of(call)],
            )
        draft = call.submissions.filter(sent_at__isnull=True).first()
        return cls(
            **shared,
            draft=draft,
            # in scope: by the draft in scope
            draft_count=Entry.objects.filter(submission=draft).kept().count() if draft else 0,
            mine=list(SourceFile.objects.visible_to(user).in_hand().filter(call=call, by=user)),
            is_own=True,
            questions=open_questions(call, user),
            signs=permits.signs(call, user),
            writes=permits.may_write(call, user) and state.open_to_agency,
        )


@dataclass(frozen=True)
class EntriesPage:
    """A page of entries of one version, in date order."""

    submission: Submission
    page: Page[Entry]
    total: int
    undated: int

    @classmethod
    def of(cls, submission: Submission, request: HttpRequest) -> "EntriesPage":
        # in scope: by the entries in scope
        corrected = EntryCorrection.objects.filter(entry=OuterRef("pk"))
        rows: QuerySet[Entry] = (
            Entry.objects.visible_to(request.user)
            .filter(submission=submission)
            .kept()
            .annotate(is_corrected=Exists(corrected))
        )
        undated = rows.filter(earliest__isnull=True).count()
        words = request.GET.get("look", "")
        if words == "undated":
            rows = rows.filter(earliest__isnull=True)
        paginator = Paginator(rows.order_by("sort_day", "time", "sequence", "pk"), ENTRIES_A_PAGE)
        page = paginator.get_page(request.GET.get("page"))
        return cls(submission, page, paginator.count, undated)
