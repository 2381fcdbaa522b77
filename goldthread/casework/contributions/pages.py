"""The list of a review's returns, and one return as the agency and as the panel see it."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.contributions import judging, permits
from goldthread.casework.contributions.errands import Errand, errands
from goldthread.casework.contributions.models import (
    Delegation,
    Extension,
    NilReturn,
    Release,
    Return,
    StepKind,
    Submission,
)
from goldthread.casework.contributions.states import State, state_of
from goldthread.casework.reviews import moretime
from goldthread.casework.reviews.models import Review
from goldthread.casework.reviews.moretime import Told, who
from goldthread.casework.reviews.walls import people_of
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.roles import AGENCY


def with_people(rows: QuerySet[Return]) -> QuerySet[Return]:
    """What a line of a list needs: the state, the named authors, whether anybody can sign, and
    whether more time is asked for. A constant number of queries."""
    # in scope: by the returns in scope
    named = Delegation.objects.filter(ended_at__isnull=True).select_related("person")
    # in scope: by the returns in scope
    open_asks = Extension.objects.filter(agency_return=OuterRef("pk"), decided_at__isnull=True)
    found: QuerySet[Return] = (
        rows.with_last_step()  # type: ignore[attr-defined]
        .with_signatory()
        .annotate(time_asked=Exists(open_asks))
        .select_related("organisation__successor__successor", "review__matter")
        .prefetch_related(Prefetch("delegations", named, to_attr="named"))
    )
    return found


def returns_list(request: HttpRequest, review: Review) -> Worklist:
    """Every return of one review, for those who oversee it."""
    today = timezone.localdate()

    def state(row: Any) -> State:
        return state_of(row, today)

    rows = Return.objects.visible_to(request.user).overseen_by(request.user)
    columns = [
        Column("agency", "Agency", lambda row: row.organisation.name, ("organisation__name",)),
        Column("what", "What", lambda row: row.get_kind_display(), ("kind",)),
        Column("state", "Where it stands", lambda row: state(row).word),
        Column("due", "Due", lambda row: row.due, ("due",)),
        Column("first_due", "First due", lambda row: row.first_due, only_exported=True),
        Column(
            "late",
            "Days late",
            lambda row: state(row).sent_late or state(row).late,
            number=True,
            only_exported=True,
        ),
        Column("author", "Author", lambda row: ", ".join(one.person.name for one in row.named)),
        Column("do", "What you can do", lambda row: ""),
    ]
    columns = [column for column in columns if column.key != "do" or "format" not in request.GET]
    return Worklist(
        request,
        with_people(rows.filter(review=review)),
        title=f"Returns of {review.code}",
        columns=columns,
        sort="agency",
    )


def own_list(request: HttpRequest) -> Worklist:
    """The returns that somebody signs for or writes."""
    today = timezone.localdate()
    # Drafts and duties follow the agency, so this is not what somebody oversees.
    rows = Return.objects.visible_to(request.user).own_of(request.user)
    columns = [
        Column("review", "Review", lambda row: row.review.code, ("review__matter__code",)),
        Column("what", "What", lambda row: row.get_kind_display(), ("kind",)),
        Column("agency", "For", lambda row: row.organisation.name, ("organisation__name",)),
        Column("state", "Where it stands", lambda row: state_of(row, today).word),
        Column("due", "Due", lambda row: row.due, ("due",)),
    ]
    return Worklist(request, with_people(rows), title="Your returns", columns=columns, sort="due")


def story(of: Return, *, own: bool) -> list[Told]:
    """Everything that happened, the newest first. What passed between an author and their own
    signatory is told to the agency alone."""
    inside = {StepKind.HANDED_IN.value, StepKind.HANDED_BACK.value}
    told = [
        Told(
            row.get_kind_display().capitalize(),
            row.at,
            who(row.by),
            row.words if own or row.kind not in inside else "",
        )
        for row in of.steps.select_related("by")
        if row.kind != StepKind.SIGNED
    ]
    for one in of.delegations.select_related("person", "by", "ended_by"):
        told.append(Told(f"{one.person} named to write it", one.at, who(one.by)))
        if one.ended_at:
            why = one.ended_why if own else ""
            told.append(
                Told(f"{one.person} no longer writes it", one.ended_at, who(one.ended_by), why)
            )
    told += moretime.story(of)
    for chase in of.chases.select_related("by"):
        by = who(chase.by) or "Goldthread, by itself"
        text = " ".join(filter(None, [chase.words, f"Told: {chase.told or 'nobody'}."]))
        told.append(Told("Asked again", chase.at, by, text))
    if not own:
        for row in of.releases.select_related("by", "ended_by"):
            told.append(Told("Opened to the other agencies", row.at, who(row.by), row.reason))
            if row.ended_at:
                told.append(Told("Closed to them again", row.ended_at, who(row.ended_by)))
    return sorted(told, key=lambda one: one.at, reverse=True)


@dataclass(frozen=True)
class ReturnPage:
    """What both pages of one return show."""

    agency_return: Return
    state: State
    authors: list[Delegation]
    gone: list[str]  # authors who no longer work for the agency
    nil: NilReturn | None
    sent: list[Submission]
    time_asked: Extension | None
    story: list[Told]
    back_words: str = ""  # why it was handed back or returned, while that is the latest step

    @staticmethod
    def facts(of: Return, *, own: bool) -> dict[str, Any]:
        # in scope: by the return in scope
        row = Return.objects.filter(pk=of.pk).with_last_step().get()
        state = state_of(row, timezone.localdate())
        authors = list(
            of.delegations.filter(ended_at__isnull=True)
            .select_related("person", "statement__ruling__by")
            .order_by("at", "pk")
        )
        here = set(
            people_of(of.answering, AGENCY, of.matter)
            .filter(pk__in=[one.person_id for one in authors])
            .values_list("pk", flat=True)
        )
        latest = of.steps.order_by("-at", "-pk").first()
        says = latest is not None and (
            latest.kind == StepKind.RETURNED or (own and latest.kind == StepKind.HANDED_BACK)
        )
        return {
            "agency_return": of,
            "state": state,
            "authors": authors,
            "gone": [one.person.name for one in authors if one.person_id not in here],
            "nil": of.nils.select_related("by").order_by("-at").first(),
            "sent": list(of.submissions.select_related("signed_by").defer("content")),
            "time_asked": of.extensions.filter(decided_at__isnull=True).first(),
            "story": story(of, own=own),
            "back_words": latest.words if says and latest is not None else "",
        }


@dataclass(frozen=True)
class PanelPage(ReturnPage):
    """A return for those who oversee it: where it stands, and what was sent."""

    may_ask: bool = False
    may_run: bool = False
    may_judge: bool = False
    released: bool = False
    checks: list[Any] = field(default_factory=list)
    actions: list[Any] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, found: Return, user: Any) -> "PanelPage":
        sent = judging.current(found)
        checks = sent.checks.select_related("by").prefetch_related("marks") if sent else []
        links = found.agencyrecommendation_rows.filter(link__isnull=False)
        return cls(
            **cls.facts(found, own=False),
            may_ask=permits.may_invite(found.review, user),
            may_run=permits.may_run(found, user),
            may_judge=permits.may_judge(found, user),
            released=found.releases.filter(ended_at__isnull=True).exists(),
            checks=list(checks),
            actions=[row.link.action for row in links.select_related("link__action")],
            signatories=[person.name for person in permits.signatories_of(found)],
        )

    @property
    def to_rule(self) -> list[Delegation]:
        """Authors who do not stand apart, on whom nobody has decided."""
        return [
            one
            for one in self.authors
            if (statement := getattr(one, "statement", None)) is not None
            and not statement.is_independent
            and not hasattr(statement, "ruling")
        ]


@dataclass(frozen=True)
class AgencyPage(ReturnPage):
    """A return for the agency that was asked: one due date, and what to do next."""

    signs: bool = False
    mine: Delegation | None = None
    may_write: bool = False
    opened: list[Submission] = field(default_factory=list)

    @classmethod
    def of(cls, found: Return, user: Any) -> "AgencyPage":
        mine = permits.delegation_of(found, user)
        # Of other agencies' returns, what the business unit has opened.
        # in scope: by the submissions in scope
        open_now = Release.objects.filter(ended_at__isnull=True)
        opened = (
            Submission.objects.visible_to(user)
            .filter(
                agency_return__review=found.review_id,
                agency_return__in=open_now.values("agency_return"),
            )
            .exclude(agency_return=found)
        )
        return cls(
            **cls.facts(found, own=True),
            signs=permits.signs(found, user),
            mine=mine,
            may_write=mine is not None and permits.is_settled(mine),
            opened=list(opened.select_related("agency_return__organisation").defer("content")),
        )

    @property
    def errands(self) -> list[Errand]:
        return errands(self)

    def href(self, name: str) -> str:
        return reverse(name, args=[self.agency_return.pk])
