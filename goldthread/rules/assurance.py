"""How well a board knows that what was asked for is done, in place, and happening.

Nobody sets a level: it follows from when the actions ended, what people judged, and what tests of
practice showed after that. Sources: completion and impact are two questions, with later checks that
change lasted (SCIE, case review quality markers, "Implementation and evaluation"); design and
effectiveness are rated apart, as a council's internal audit does; "staff reminded" or "policy
reissued" is not improvement. The strengths of evidence are those of `rules/followthrough`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from goldthread.rules.followthrough import Strength
from goldthread.rules.looks import (
    About,
    Judged,
    Looked,
    Verdict,
    missing_repeats,
    practice,
    second_look_missing,
)


class Level(StrEnum):
    """Weakest first: a recommendation is as well known as the weakest of its bodies' parts."""

    FELL_BACK = "fell-back"
    NOT_KNOWN = "not-known"
    DONE = "done"
    IN_PLACE = "in-place"
    HAPPENING = "happening"
    EMBEDDED = "embedded"

    @property
    def words(self) -> str:
        return _LEVELS[self]

    @property
    def short(self) -> str:
        """For the head of a narrow column."""
        return self.words.partition(",")[0]


_LEVELS = {
    Level.FELL_BACK: "Fell back",
    Level.NOT_KNOWN: "Not known",
    Level.DONE: "Done, not yet tested",
    Level.IN_PLACE: "In place, not yet shown to happen",
    Level.HAPPENING: "Happening",
    Level.EMBEDDED: "Embedded",
}
ORDER = tuple(Level)


@dataclass(frozen=True)
class Part:
    """What is known of one body's part. `ended`: the day on which its last action ended."""

    answer: str = ""  # "", "accepted", "in-part" or "not-accepted"
    open: int = 0
    evidenced: int = 0
    not_needed: int = 0
    ended: date | None = None
    strongest: Strength | None = None  # of the evidence that was accepted
    accepted_by: frozenset[int] = frozenset()  # the ids of those who accepted it
    tests: tuple[Looked, ...] = ()  # in the order in which they were recorded
    judged: tuple[Judged, ...] = ()  # likewise


@dataclass(frozen=True)
class Assured:
    """A level, and why it is that. `words` is the level as this case says it."""

    level: Level
    words: str
    reasons: tuple[str, ...] = ()
    next_look: date | None = None
    overdue: bool = False  # the next look should have been by now
    strength: Strength | None = None

    @property
    def head(self) -> str:
        """The level for a tag; what this case adds to it stands in `tail`."""
        return self.words.partition(": ")[0]

    @property
    def tail(self) -> str:
        return self.words.partition(": ")[2]

    @property
    def sentence(self) -> str:
        """For a cell of a spreadsheet."""
        return f"{self.words}. {' '.join(self.reasons)}".strip()


@dataclass
class _Look:
    """What was tested and judged since the actions ended."""

    part: Part
    today: date
    since: date
    tests: list[Looked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tests = practice(self.part.tests, after=self.since)

    def judged(self, about: About) -> Judged | None:
        """The latest judgement that was made when the actions had ended."""
        rows = [one for one in self.part.judged if one.about is about and one.on >= self.since]
        return rows[-1] if rows else None

    @property
    def streak(self) -> list[Looked]:
        """The tests that showed it, since the last one that did not."""
        run: list[Looked] = []
        for one in self.tests:
            run = [*run, one] if one.verdict is Verdict.YES else []
        return run


def assured(part: Part, *, today: date) -> Assured:
    """The level of one body's part, with its reasons."""
    if part.open or not (part.evidenced or part.not_needed):
        return _before_the_end(part)
    if not part.evidenced or part.ended is None:
        return _not_known(
            "every action ended as no longer needed",
            "Whether the change is there without them, nobody has shown.",
        )
    look = _Look(part, today, part.ended)
    found = _after_the_end(look)
    return _with_next_look(look, found)


def holds_until(part: Part, *, today: date) -> date | None:
    """The first day after `today` on which the level can be another although nothing happens: a
    repeat is late. None where no day changes it."""
    if part.open or not part.evidenced or part.ended is None:
        return None
    streak = _Look(part, today, part.ended).streak
    ahead = [due for _, due in missing_repeats(streak) if due >= today]
    return min(ahead) + timedelta(days=1) if ahead else None


def overall(parts: Sequence[Assured]) -> Assured:
    """Of a whole recommendation: the weakest of its parts."""
    if not parts:
        return _not_known("it is addressed to nobody")
    weakest = min(parts, key=lambda one: ORDER.index(one.level))
    days = [one.next_look for one in parts if one.next_look is not None]
    same = sum(one.level is weakest.level for one in parts)
    why = (
        weakest.reasons
        if len(parts) == 1
        else (
            f"{same} of {len(parts)} bodies stand here, and no level is better than its weakest.",
        )
    )
    return Assured(
        weakest.level,
        weakest.words if len(parts) == 1 else weakest.level.words,
        why,
        min(days, default=None),
        any(one.overdue for one in parts),
        weakest.strength,
    )


def _before_the_end(part: Part) -> Assured:
    """No action, or one that is open."""
    if not part.open:
        if part.answer == "not-accepted":
            return _not_known("it was not accepted, and nothing was agreed")
        return _not_known("no action is agreed" if part.answer else "the body has not answered")
    looked = practice(part.tests, after=date.min)
    still = f"{_count(part.open, 'action')} {'is' if part.open == 1 else 'are'} open"
    if looked and looked[-1].verdict is Verdict.NO and not _shown_before(part, looked[-1]):
        why = f"{_named(looked[-1])} did not find it happening; nothing had shown it before."
        return _not_known(still, why)
    if looked and looked[-1].verdict is Verdict.NO:
        on = looked[-1].on
        return Assured(
            Level.FELL_BACK,
            f"Fell back on {_day(on)}",
            (f"{_named(looked[-1])} did not find it happening, and {still} again.",),
            strength=part.strongest,
        )
    total = part.open + part.evidenced + part.not_needed
    return _not_known(
        f"{part.open} of {_count(total, 'action')} {'is' if part.open == 1 else 'are'} open"
    )


def _shown_before(part: Part, last: Looked) -> bool:
    """What never was shown to happen cannot fall back."""
    earlier = practice(part.tests, after=date.min)
    return any(one.verdict is Verdict.YES and one.on < last.on for one in earlier)


def _after_the_end(look: _Look) -> Assured:
    done = f"Every action ended by {_day(look.since)}."
    if strongest := look.part.strongest:
        done += f" The strongest evidence that was accepted: {_small(strongest.words)}."
    last = look.tests[-1] if look.tests else None
    if last and last.verdict is Verdict.NO and _shown_before(look.part, last):
        why = f"{_named(last)} did not find it happening."
        return Assured(Level.FELL_BACK, f"Fell back on {_day(last.on)}", (done, why))
    design, effect = look.judged(About.DESIGN), look.judged(About.EFFECT)
    reasons = [done, *_said(design, About.DESIGN), *_tested(look), *_said(effect, About.EFFECT)]
    doubt = _doubt(look, effect)
    if doubt:
        return _not_shown(look, design, [*reasons, doubt])
    judged = (design, effect)
    whole = all(one is not None and one.verdict is Verdict.YES for one in judged)
    alone = second_look_missing(look.streak, effect, look.part.accepted_by)
    if whole and alone:
        reasons.append(alone)
    level = Level.EMBEDDED if whole and not alone else Level.HAPPENING
    return Assured(level, level.words, tuple(reasons), strength=_strength(look))


def _doubt(look: _Look, effect: Judged | None) -> str:
    """Why practice is not shown today, in a sentence; empty when it is."""
    streak = look.streak
    if not streak:
        return (
            "No test of practice after that has shown it."
            if look.tests
            else "Nobody has tested it in practice since."
        )
    if effect is not None and effect.verdict is not Verdict.YES and effect.on >= streak[-1].on:
        return "So it is not taken as shown."
    for months, due in missing_repeats(streak):
        if due < look.today:
            return (
                f"The repeat after {months} months was due by {_day(due)} and was not made, so "
                "what was shown then is not taken as shown now."
            )
    return ""


def _not_shown(look: _Look, design: Judged | None, reasons: list[str]) -> Assured:
    if design is not None and design.verdict is Verdict.YES:
        level = Level.IN_PLACE
        return Assured(level, level.words, tuple(reasons), strength=_strength(look))
    words = "Done, tested and not shown" if look.tests else Level.DONE.words
    return Assured(Level.DONE, words, tuple(reasons), strength=_strength(look))


def _with_next_look(look: _Look, found: Assured) -> Assured:
    """The earliest of what people set and of the repeats that are missing."""
    judged = [look.judged(about) for about in About]
    days = [one.next_look for one in judged if one is not None and one.next_look is not None]
    last = max((one.on for one in look.tests), default=None)
    days = [day for day in days if last is None or last < day]  # one that was kept is behind us
    days += [due for _, due in missing_repeats(look.streak)]
    when = min(days, default=None)
    overdue = when is not None and when < look.today
    reasons = found.reasons
    if when is None:
        reasons = (*reasons, "Nobody has said when it is looked at next.")
    elif overdue and not any(_day(when) in one for one in reasons):
        reasons = (*reasons, f"It should have been looked at again by {_day(when)}.")
    return Assured(found.level, found.words, reasons, when, overdue, found.strength)


def _tested(look: _Look) -> list[str]:
    return [f"{_named(one)} {_FOUND[one.verdict]}." for one in look.tests[-3:]]


def _said(judged: Judged | None, about: About) -> list[str]:
    if judged is None:
        return [f"Nobody has judged since: {_small(about.words)}"]
    return [f"{about.words} {_VERDICTS[judged.verdict]}, judged on {_day(judged.on)}."]


_FOUND = {
    Verdict.YES: "found it happening",
    Verdict.PART: "found it happening in part",
    Verdict.NO: "did not find it happening",
    Verdict.UNSURE: "could not say",
}
_VERDICTS = {
    Verdict.YES: "Yes",
    Verdict.PART: "In part",
    Verdict.NO: "No",
    Verdict.UNSURE: "Cannot be said",
}


def _strength(look: _Look) -> Strength | None:
    number = len(look.streak)
    if number:
        return Strength.REPEAT if number > 1 else Strength.AUDIT
    return look.part.strongest


def _not_known(why: str, *reasons: str) -> Assured:
    return Assured(Level.NOT_KNOWN, f"Not known: {why}", reasons)


def _named(one: Looked) -> str:
    words = one.means.words
    return f"{words[:1].upper()}{words[1:]} of {_day(one.on)}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


@lru_cache(maxsize=4_096)  # a list of thousands says the same days again and again
def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
