"""Child protection plans: what is due next for a child, by which rule, and what to look at again.

The clocks themselves are in `rules/clocks`; a partnership may count them otherwise. A child's life
on the plan is told as events, in order; `count` says of each step by when it was due and when it
was done.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from goldthread.rules.clocks import Clock, Standing, day_due, standing_of
from goldthread.rules.localnumbers import Number, held
from goldthread.rules.workingdays import add_months

# Which sets of clocks hold in a nation; a step of an earlier set wins.
SETS: dict[str, tuple[str, ...]] = {
    "england": ("child-protection", "child-protection-local"),
    "wales": ("child-protection-wales",),
    "scotland": ("child-protection-scotland",),
    "northern-ireland": ("child-protection-northern-ireland",),
}
INITIAL, FIRST_CORE, NEXT_CORE = "initial-conference", "first-core-group", "next-core-group"
FIRST_REVIEW, NEXT_REVIEW = "first-review-conference", "next-review-conference"
PRE_BIRTH_REVIEW = "pre-birth-review"
CONFERENCES = frozenset({INITIAL, FIRST_REVIEW, NEXT_REVIEW, PRE_BIRTH_REVIEW})
ANCHORS = {
    "strategy_discussion": "the strategy discussion",
    "concern": "the concern",
    "initial_conference": "the initial conference",
    "pre_birth_conference": "the pre-birth conference",
    "core_group": "the core group",
    "review_conference": "the review conference",
}


class Kind(StrEnum):
    """What happened to a child."""

    ENQUIRY = "enquiry"  # the strategy discussion at which the enquiry was begun
    NO_CONFERENCE = "no-conference"  # a manager decided that none is held
    PLAN = "plan"  # an initial conference that made a plan
    NO_PLAN = "no-plan"  # one that decided against it
    CORE = "core"
    REVIEW = "review"
    END = "end"  # of the plan


@dataclass(frozen=True)
class Event:
    """`key`: which record tells it. `concern_on`: for an enquiry, when the concern was raised.
    `late_because`: why it was late. `unborn`: for a conference, whether the child was.
    """

    kind: Kind
    on: date
    key: int = 0
    concern_on: date | None = None
    late_because: str = ""
    unborn: bool = False


@dataclass(frozen=True)
class Line:
    """One step: `due` None where the partnership counts from something that is not recorded here.

    `key`: the record by which it was done. `because`: the anchor and the rule, for a person.
    """

    step: str
    words: str
    due: date | None
    because: str
    done_on: date | None = None
    key: int = 0
    late_because: str = ""

    def standing(self, today: date) -> Standing | None:
        if self.due is None:
            return None
        return standing_of(
            self.due, today=today, done_on=self.done_on, reason=self.late_because
        )  # fmt: skip

    def days_late(self, today: date) -> int:
        """Calendar days past the day, at which it was done or today; 0 when it is not late."""
        at = self.done_on or today
        return max(0, (at - self.due).days) if self.due else 0

    @property
    def open(self) -> bool:
        return self.done_on is None


Rules = Callable[[date], Mapping[str, Clock]]


def together(sets: Iterable[Iterable[Clock]]) -> dict[str, Clock]:
    """The clocks of several sets by step; of two for one step, the first."""
    found: dict[str, Clock] = {}
    for clocks in sets:
        for clock in clocks:
            found.setdefault(clock.step, clock)
    return found


@dataclass
class _Life:
    known: dict[str, date] = field(default_factory=dict)
    waits: dict[str, dict[str, date]] = field(default_factory=dict)  # step: what was known then
    lines: list[Line] = field(default_factory=list)
    planned: bool = False


def count(
    events: Iterable[Event], rules: Rules, holidays: Container[date], today: date
) -> list[Line]:
    """Every step that was done, in order, and then the ones that wait, by their day.

    `rules`: the clocks as they are counted on a day. What was done is measured by the rule of the
    day on which it was done; what still waits by the rule of today.
    """
    life = _Life()
    for event in sorted(events, key=lambda one: (one.on, list(Kind).index(one.kind), one.key)):
        _happen(life, event, rules(event.on), holidays)
    held = rules(today)
    open_ones = [
        _line(step, known, held[step], holidays)
        for step, known in life.waits.items()
        if step in held
    ]
    return [*life.lines, *sorted(open_ones, key=lambda one: one.due or date.max)]


def _happen(life: _Life, event: Event, held: Mapping[str, Clock], days: Container[date]) -> None:
    kind = event.kind
    if kind is Kind.ENQUIRY and INITIAL not in life.waits and not life.planned:
        life.known["strategy_discussion"] = event.on
        life.known["concern"] = event.concern_on or event.on
        _begin(life, INITIAL)
    elif kind is Kind.NO_CONFERENCE:
        life.waits.pop(INITIAL, None)
    elif kind in (Kind.PLAN, Kind.NO_PLAN):
        _done(life, (INITIAL,), event, held, days)
        if kind is Kind.PLAN:
            life.planned = True
            life.known["initial_conference"] = event.on
            _begin(life, FIRST_CORE)
            early = event.unborn and PRE_BIRTH_REVIEW in held
            if early:
                life.known["pre_birth_conference"] = event.on
            _begin(life, PRE_BIRTH_REVIEW if early else FIRST_REVIEW)
    elif kind is Kind.CORE:
        _done(life, (FIRST_CORE, NEXT_CORE), event, held, days)
        life.known["core_group"] = event.on
        _begin(life, NEXT_CORE)
    elif kind is Kind.REVIEW:
        _done(life, (PRE_BIRTH_REVIEW, FIRST_REVIEW, NEXT_REVIEW), event, held, days)
        life.known["review_conference"] = event.on
        _begin(life, NEXT_REVIEW)
    elif kind is Kind.END:
        life.planned = False
        life.waits.clear()
        life.known.clear()


def _begin(life: _Life, step: str) -> None:
    life.waits[step] = dict(life.known)


def _done(
    life: _Life,
    steps: tuple[str, ...],
    event: Event,
    held: Mapping[str, Clock],
    days: Container[date],
) -> None:
    for step in steps:
        known = life.waits.pop(step, None)
        if known is not None and step in held:
            line = _line(step, known, held[step], days)
            life.lines.append(
                replace(line, done_on=event.on, key=event.key, late_because=event.late_because)
            )


def _line(step: str, known: Mapping[str, date], clock: Clock, holidays: Container[date]) -> Line:
    start = known.get(clock.event)
    anchor = ANCHORS.get(clock.event, clock.event.replace("_", " "))
    source = clock.source.removesuffix(".")
    if start is None:
        why = f"{clock.rule} from {anchor}, whose day is not recorded here. {source}"
        return Line(step, clock.words, None, why)
    told = f"{clock.rule} from {anchor} of {start.day} {start:%B %Y}, because: {source}"
    return Line(step, clock.words, day_due(clock, start, holidays), told)


@dataclass(frozen=True)
class Category:
    code: str
    words: str


NEGLECT, PHYSICAL = Category("neglect", "neglect"), Category("physical", "physical abuse")
EMOTIONAL, SEXUAL = Category("emotional", "emotional abuse"), Category("sexual", "sexual abuse")
PSYCHOLOGICAL = Category("emotional", "emotional or psychological abuse")
FINANCIAL = Category("financial", "financial abuse")
USUAL = (NEGLECT, PHYSICAL, EMOTIONAL, SEXUAL)
# Why a plan is made, in the words of each nation. Sources: England, Working Together, and the
# children in need census (neglect, physical, sexual, emotional). Wales: Social Services and
# Well-being (Wales) Act 2014, section 197, "abuse" (with financial); Wales Safeguarding Procedures,
# part 3. Scotland has no categories since 2021: concerns are recorded (unsourced; check). Northern
# Ireland: Co-operating to Safeguard 2017 (with exploitation, which is recorded beside; unsourced).
CATEGORIES: dict[str, tuple[Category, ...]] = {
    "england": USUAL,
    "wales": (NEGLECT, PHYSICAL, SEXUAL, PSYCHOLOGICAL, FINANCIAL),
    "scotland": (*USUAL, Category("other", "another concern, in words")),
    "northern-ireland": (*USUAL, Category("exploitation", "exploitation")),
}
# An enquiry, and a conference, as each nation calls them.
ENQUIRY = {
    "england": "section 47 enquiry",
    "wales": "section 47 enquiry",
    "scotland": "child protection investigation",
    "northern-ireland": "Article 66 investigation",
}
CONFERENCE = {
    "england": "conference",
    "wales": "conference",
    "scotland": "planning meeting",
    "northern-ireland": "case conference",
}


@dataclass(frozen=True)
class Long:
    """A plan that has run so long is looked at again. It says nothing of the family."""

    months: int
    words: str
    source: str


LONG = (
    Long(24, "over 2 years",
         "Department for Education, children in need census: plans of two years or longer are "
         "counted at the national level"),
    Long(15, "over 15 months",
         "Local: Swindon, policy on plans of more than two years (2019): by the conference at 15 "
         "months the change is there, or legal planning follows; check your own procedure"),
)  # fmt: skip
SECOND = (
    "Department for Education, children in need census: children who become the subject of a plan "
    "for a second or subsequent time are counted at the national level"
)
# Carried forward so often with nobody asking is a silence. Source: the Oliver briefing, "where
# there is apparent drift, failure to complete this should be appropriately challenged and
# addressed".
SILENT = 2
MISSED = 2  # core groups in a row
SOON = 7  # days


# A day further ahead would silence the clock of a challenge.
ANSWERS = (
    Number("challenge", "From a challenge to the day by which an answer is asked for, at most", 90,
           "days", "Our own default, without a source: your escalation policy may be shorter"),
)  # fmt: skip


def last_answer(today: date) -> tuple[date, str]:
    """The last day by which an answer can be asked for, and the rule, such as "90 days"."""
    number = held(ANSWERS, today)["challenge"]
    return number.after(today), number.rule


def long(began: date, today: date) -> Long | None:
    """How long a plan has run, where that is to be looked at again; the longest that fits."""
    return next((one for one in LONG if today > add_months(began, one.months)), None)


def category_of(code: str, nation: str) -> str:
    """The words of a category; of another nation's too, since an area's nation may be corrected."""
    own = {one.code: one.words for one in CATEGORIES.get(nation, ())}
    every = {one.code: one.words for ones in CATEGORIES.values() for one in ones}
    return own.get(code) or every.get(code, code)
