"""By when each step before a birth is due, as a partnership's timetable says.

There is no national timetable: procedures differ by place. What stands here is where a partnership
starts from, each step with a place whose procedure says so; it keeps its own as dated rows. A step
may be due at a week of the pregnancy, so long after an earlier step, or by whichever of the two is
sooner or later ("by 28 weeks, or within 21 days of a late concern").
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.rules.clocks import Unit
from goldthread.rules.clocks.counting import day_after
from goldthread.rules.gestation import day_of


class Which(StrEnum):
    """Where a step has a week and a count of days: which of the two days holds."""

    SOONER = "sooner"
    LATER = "later"


@dataclass(frozen=True)
class Step:
    """`weeks`, `days`: the gestation by which it is due. `after`, `number`, `unit`: so long after
    another step (or "born"). At least one of the two; with both, `which` says which day holds.
    """

    step: str
    words: str
    source: str
    weeks: int | None = None
    days: int = 0
    after: str = ""
    number: int = 0
    unit: Unit = Unit.DAYS
    which: Which = Which.SOONER

    @property
    def rule(self) -> str:
        """Such as "by 28 weeks, or 21 days after the referral, whichever is later"."""
        week = f"by {self.weeks} weeks" + (f" and {self.days} days" if self.days else "")
        event = WORDS_OF_EVENT.get(self.after, self.after)
        count = f"{self.unit.words(self.number)} after {event}"
        if self.weeks is None:
            return f"within {count}" if self.number else f"on the day of {event}"
        return f"{week}, or {count}, whichever is {self.which.value}" if self.after else week


@dataclass(frozen=True)
class DueStep:
    """One step on a pregnancy's pathway. `due` None: what it counts from has not happened yet."""

    step: Step
    due: date | None
    waits_for: str = ""


WORDS_OF_EVENT = {
    "booking": "the booking", "referral": "the referral", "panel": "the pre-birth panel",
    "assessment": "the assessment", "conference": "the conference", "born": "the birth",
    "birth-plan": "the birth plan", "discharge-plan": "the discharge planning meeting",
}  # fmt: skip

UNSOURCED = "Unsourced: a starting point, check it against your own procedure"
USUAL: tuple[Step, ...] = (
    Step("booking", "Booked with a midwife",
         "Rotherham, unborn and newborn babies: booking at 8 to 10 weeks", weeks=10),
    Step("referral", "Referred to children's social care",
         "Doncaster, unborn babies: around 16 weeks; Cambridgeshire and Peterborough: early, once "
         "the pregnancy is confirmed", weeks=16),
    Step("panel", "Discussed at the pre-birth panel",
         f"Doncaster holds its liaison meeting by 16 weeks. {UNSOURCED}: ten working days after a "
         "later referral", weeks=16, after="referral", number=10, unit=Unit.WORKING_DAYS,
         which=Which.LATER),
    Step("assessment", "Pre-birth assessment finished",
         f"{UNSOURCED}. England allows an assessment 45 working days", after="referral", number=45,
         unit=Unit.WORKING_DAYS, weeks=32, which=Which.SOONER),
    Step("conference", "Initial child protection conference, or the decision that none is needed",
         "South Ayrshire: by 28 weeks, or within 21 calendar days of a late concern", weeks=28,
         after="referral", number=21, which=Which.LATER),
    Step("birth-plan", "Safeguarding birth plan agreed and sent to the ward",
         f"{UNSOURCED}. Often by 34 to 36 weeks; Wiltshire joins it with the discharge plan",
         weeks=34),
    Step("discharge-plan", "Discharge planning meeting before the baby goes home",
         "Rotherham, discharge planning: begun when mother and baby are admitted", after="born",
         number=0),
    Step("review", "Review conference or core group after the birth",
         "Liverpool: 20 working days after the birth", after="born", number=20,
         unit=Unit.WORKING_DAYS),
)  # fmt: skip
STEPS = tuple(step.step for step in USUAL)


def pathway(
    due: date | None,
    done: Mapping[str, date],
    holidays: Container[date],
    steps: Iterable[Step] = USUAL,
) -> list[DueStep]:
    """Each step with its day, in the timetable's order.

    `due`: the due date that holds now, if one is known. `done`: the days of steps that were taken,
    and of the birth as "born". OverflowError: after the year 9999.
    """
    return [_due(step, due, done, holidays) for step in steps]


def _due(
    step: Step, due: date | None, done: Mapping[str, date], holidays: Container[date]
) -> DueStep:
    days: list[date] = []
    waits: list[str] = []
    if step.weeks is not None:
        if due is None:
            waits.append("a due date")
        else:
            days.append(day_of(due, step.weeks, step.days))
    if step.after:
        if step.after in done:
            days.append(day_after(done[step.after], step.number, step.unit, holidays))
        elif not days or step.which is Which.LATER:
            # "Whichever is sooner" has a day already; "later" keeps the week meanwhile.
            waits.append(WORDS_OF_EVENT.get(step.after, step.after))
    if not days:
        return DueStep(step, None, " and ".join(waits))
    return DueStep(step, max(days) if step.which is Which.LATER else min(days))
