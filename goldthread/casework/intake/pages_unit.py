"""What the business unit, the panel and agencies are shown of a referral."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.frameworks import held
from goldthread.casework.intake import areas, duplicates, notifying, permits, states
from goldthread.casework.intake.forms_unit import ReferralFilters
from goldthread.casework.intake.kinds import kind_for
from goldthread.casework.intake.models import (
    Mark,
    OwnReferral,
    Referral,
    ReferralPerson,
    ScopingRequest,
    Triage,
    TriageOutcome,
)
from goldthread.casework.intake.pages_refer import Line, Said, all_said
from goldthread.casework.intake.querysets import ANSWERING
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.people.models import HistoryCheck
from goldthread.rules.clocks import standing_of
from goldthread.rules.workingdays import working_days_between

LIST = [
    Column("code", "Reference", lambda row: row.code, ("matter__code",)),
    Column("sent", "Received", lambda row: timezone.localdate(row.submitted_at), ("submitted_at",)),
    Column("state", "Where it stands", lambda row: states.state_of(row).words),
    Column("harm", "About", lambda row: row.get_harm_display(), ("harm",)),
    Column("danger", "In danger when sent", lambda row: row.get_in_danger_display()),
    Column(
        "from",
        "From",
        lambda row: row.organisation.name if row.organisation else "independent",
        ("organisation__name",),
    ),
    Column("scoping", "Answered", lambda row: answered(row)),
]


def answered(row: Any) -> str:
    if not row.asked:
        return "nobody asked yet"
    done = row.asked - (row.unanswered or 0)
    late = f", {row.late} late" if row.late else ""
    return f"{done} of {row.asked}{late}"


def referrals(request: HttpRequest, partnership: Partnership) -> Worklist:
    """Those open to this person. The list and its export name no child."""
    rows = Referral.objects.visible_to(request.user).filter(partnership=partnership)
    rows = states.with_state(rows.select_related("matter", "organisation"))
    return Worklist(
        request,
        rows,
        title="Referrals",
        columns=LIST,
        sort="-sent",
        filters=partial(ReferralFilters, reader=request.user),
    )


@dataclass(frozen=True)
class ListPage:
    """`list` is None for people who are inside no referral; `own` is what they wrote; `answers`:
    they answer for an agency that may be asked whether it knew a child.
    """

    own: list[tuple[OwnReferral, states.State | None]]
    list: Worklist | None = None
    answers: bool = False

    @classmethod
    def of(cls, request: HttpRequest, partnership: Partnership, *, unit: bool) -> "ListPage":
        mine = OwnReferral.objects.visible_to(request.user).filter(partnership=partnership)
        rows = states.with_state(mine.select_related("matter").order_by("-started_at"))
        own = [(row, None if row.is_draft else states.own_state(row)) for row in rows[:50]]
        shown = referrals(request, partnership)
        seen = Referral.objects.visible_to(request.user).filter(partnership=partnership)
        answers = standing(request.user).holds(ANSWERING, partnership=partnership.pk)
        return cls(own, shown if unit or seen.exists() else None, answers)


@dataclass(frozen=True)
class ClockLine:
    words: str
    due: date
    state: str
    said: str
    source: str
    working_days: int
    href: str = ""  # where what is missed can be recorded as sent, and why it was late


def clock_lines(referral: Referral, codes: list[str], today: date) -> list[ClockLine]:
    """The clocks of the kinds of review that are looked at; each step once."""
    calendar = held.calendar_of(referral.partnership)
    told = (notifying.INCIDENT, notifying.RAPID)
    done = {step: notifying.sent_on(referral, step) for step in told}
    why = {step: notifying.why_late(referral, step) for step in told}
    events = notifying.events_of(referral)
    done["decision"] = events.get("decided")
    lines: dict[str, ClockLine] = {}
    for code in codes:
        for clock in notifying.clocks_of(referral, code):
            stands = standing_of(
                clock.due,
                today=today,
                done_on=done.get(clock.step),
                reason=why.get(clock.step, ""),
            )
            here = clock.step in told and stands.needs_reason
            lines.setdefault(
                clock.step,
                ClockLine(
                    clock.words,
                    clock.due,
                    stands.state.value,
                    stands.words,
                    clock.source,
                    working_days_between(today, clock.due, calendar),
                    reverse("referral_notifications", args=[referral.pk]) if here else "",
                ),
            )
    return sorted(lines.values(), key=lambda one: one.due)


@dataclass(frozen=True)
class Permits:
    """What this reader may do here."""

    run: bool
    weigh: bool
    member: bool
    chair: bool

    @classmethod
    def of(cls, referral: Referral, user: Any) -> "Permits":
        return cls(
            permits.may_run(referral, user),
            permits.may_weigh(referral, user),
            permits.is_member(referral, user),
            permits.is_chair(referral, user),
        )


@dataclass(frozen=True)
class OverviewPage:
    referral: Referral
    may: Permits
    state: states.State
    steps: list[Line]
    clocks: list[ClockLine]
    area: areas.AreaCheck | None
    repeated: list[duplicates.Repeated]
    triages: list[Triage]
    letters: int
    conflicts: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, referral: Referral, user: Any, today: date) -> "OverviewPage":
        may = Permits.of(referral, user)
        state = states.state_of_one(referral)
        triages = list(referral.triages.select_related("by", "duplicate_of__matter"))
        facts = _Facts.of(referral)
        conflicts: list[Any] = []
        if may.run and referral.matter is not None:
            conflicts = list(referral.matter.conflicts.select_related("person").order_by("pk"))
        return cls(
            referral=referral,
            may=may,
            state=state,
            steps=list(_steps(referral, triages, facts, today, runs=may.run)),
            clocks=clock_lines(referral, facts.kinds(referral), today),
            area=areas.check(referral) if may.run else None,
            repeated=duplicates.suggest(referral, user) if may.run else [],
            triages=triages,
            letters=referral.letters.count(),
            conflicts=conflicts,
        )


@dataclass(frozen=True)
class _Facts:
    """What the steps count, read once."""

    frameworks: list[str]
    requests: list[ScopingRequest]
    recommendations: list[Any]
    decisions: list[Any]
    notifications: list[Any]

    @classmethod
    def of(cls, referral: Referral) -> "_Facts":
        matter = referral.matter
        decisions = list(matter.decisions.filter(later__isnull=True)) if matter else []
        return cls(
            frameworks=list(referral.criteria.values_list("framework", flat=True)),
            requests=list(referral.requests.prefetch_related("replies")),
            recommendations=list(referral.recommendations.select_related("decision")),
            decisions=decisions,
            notifications=list(referral.notifications.prefetch_related("marks")),
        )

    def kinds(self, referral: Referral) -> list[str]:
        today = timezone.localdate()
        found = [kind_for(one, referral.partnership, today) for one in self.frameworks]
        usual = held.kinds(referral.partnership, today)
        return list(dict.fromkeys([*found, *[one.code for one in usual[:1]]]))


def _steps(
    referral: Referral, triages: list[Triage], facts: _Facts, today: date, *, runs: bool
) -> Any:
    """Five steps, from reading to what follows the decision, each with its state in a word."""
    accepted = bool(triages) and triages[0].outcome == TriageOutcome.ACCEPT
    named = referral.people.count()
    added = referral.people.filter(added_at__isnull=False).count()
    first = triages[0].get_outcome_display() if triages else "Read it and say what becomes of it"
    yield Line(
        "Read the referral",
        "Completed" if triages else "to decide",
        reverse("triage", args=[referral.pk]) if runs else "",
        f"{first[0].upper()}{first[1:]}. {added} of {named} people are on the register.",
    )
    late = [one for one in facts.requests if not one.replies.all() and one.due < today]
    waiting = [one for one in facts.requests if not one.replies.all()]
    asked = f"{len(facts.requests) - len(waiting)} of {len(facts.requests)} agencies answered"
    yield Line(
        "Ask agencies whether they knew the child",
        _word(accepted, bool(facts.requests), not waiting, "late" if late else "waiting"),
        reverse("scoping", args=[referral.pk]) if accepted else "",
        f"{asked}, {len(late)} late" if late else asked if facts.requests else "",
    )
    titles = f"{len(facts.frameworks)} looked at" if facts.frameworks else ""
    yield Line(
        "Answer the criteria",
        _word(accepted, bool(facts.frameworks), bool(facts.recommendations), "in progress"),
        reverse("criteria", args=[referral.pk]) if accepted else "",
        titles,
    )
    sent = [one for one in facts.recommendations if one.sent_at]
    pending = [one for one in facts.recommendations if not hasattr(one, "decision")]
    unsent = [one for one in pending if not one.sent_at]
    yield Line(
        "The panel’s views and recommendation",
        _word(accepted, bool(facts.recommendations), not unsent, "in progress"),
        reverse("referral_panel", args=[referral.pk]) if accepted else "",
        "Sent to the chair" if sent else "",
    )
    undone = [
        one
        for one in facts.notifications
        if not any(mark.what == Mark.SENT for mark in one.marks.all())
    ]
    hint = f"{len(undone)} to notify" if undone else ""
    yield Line(
        "The chair’s decision, letters and notifications",
        _word(
            accepted,
            bool(sent),
            bool(facts.decisions) and not pending and not undone,
            "in progress" if facts.decisions and not pending else "for decision",
        ),
        reverse("panel_decision", args=[referral.pk]) if accepted else "",
        hint,
    )


def _word(accepted: bool, begun: bool, done: bool, between: str) -> str:
    if not accepted:
        return "cannot start yet"
    if not begun:
        return "not started"
    return "Completed" if done else between


@dataclass(frozen=True)
class WordsPage:
    """The referral as it was sent, and who of it is on the register."""

    referral: Referral
    said: list[Said]
    people: list[ReferralPerson]
    may: Permits
    checks: list[HistoryCheck]

    @classmethod
    def of(cls, referral: Referral, user: Any) -> "WordsPage":
        may, people = Permits.of(referral, user), list(referral.people.all())
        return cls(referral, all_said(referral), people, may, open_checks(referral, user, may))

    @property
    def waiting(self) -> list[ReferralPerson]:
        """Those who are not on the register yet."""
        return [one for one in self.people if one.added_at is None]


def open_checks(referral: Referral, user: Any, may: Permits) -> list[HistoryCheck]:
    """Questions about history that wait for the business unit. One query."""
    if not may.run:
        return []
    rows = HistoryCheck.objects.visible_to(user).waiting(referral.matter)
    return list(rows)


@dataclass(frozen=True)
class ScopingPage:
    referral: Referral
    may: Permits
    requests: list[ScopingRequest]
    today: date
    checks: list[HistoryCheck]

    @classmethod
    def of(cls, referral: Referral, user: Any, today: date) -> "ScopingPage":
        rows = referral.requests.select_related("organisation").prefetch_related("replies__by")
        may = Permits.of(referral, user)
        return cls(referral, may, list(rows), today, open_checks(referral, user, may))


def word_of(request: Any, today: date) -> tuple[str, str]:
    """How a request stands: the word, and the colour of its tag."""
    if replies := list(request.replies.all()):
        return f"{replies[0].get_known_display()}", "green"
    if request.due < today:
        return "late", "orange"
    return "asked", "yellow"
