"""What is open in risk thinking and in curiosity, in sentences: prompts, never judgements."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from goldthread.casework.safeguards.history import FATHERS, Known, of_parents
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.parts import Dated
from goldthread.casework.weighing import held, occasions
from goldthread.casework.weighing.held import Held, Look
from goldthread.casework.weighing.models import Looked, Observation, Since
from goldthread.foundations.agencies.models import Conflict, Seat
from goldthread.foundations.records.facts import current
from goldthread.rules import hypotheses, weighing
from goldthread.rules.curiosity import OTHER_EXPLANATION

SHOWN = 80  # characters of a question in a prompt


def of_risk(family: Family) -> list[str]:
    """For the family's overview: what risk thinking leaves open."""
    it = held.of(family)
    known = of_parents(family.matter)
    return [
        *of_history(known), *of_factors(it), *of_thoughts(it), *of_questions(it),
        *of_looks(it, occasions.points(family, it.until.day)), *of_balance(it),
        *of_expected(it),
    ]  # fmt: skip


def of_history(known: list[Known]) -> list[str]:
    """Each adult's history, earlier children too."""
    found = [
        f"The history of {one.who.code} ({one.who.role}) is {one.state}. Earlier children too."
        for one in known
        if one.state != "answered"
    ]
    if not any(one.who.role in FATHERS for one in known):
        found.append("No father and no partner is on Who is who. Who is he, and who has asked?")
    return found


def of_factors(it: Held) -> list[str]:
    """A risk or strength with nothing beneath it, or that nobody has tried to prove wrong."""
    standing = [*it.risks, *it.strengths]
    bare = [one for one in standing if not one.speaks_for and not one.speaks_against]
    untried = [one for one in standing if one.speaks_for and not one.speaks_against]
    found = []
    if not standing:
        found.append("No risk and no strength is written down.")
    if bare:
        found.append(f"No evidence stands beneath {_list(bare)}.")
    if untried and len(untried) == len(standing):
        found.append("All evidence speaks for what is written. Has anybody looked for the rest?")
    return found


def of_thoughts(it: Held) -> list[str]:
    if not it.standing:
        return [hypotheses.NONE_YET]
    found = [hypotheses.ONE_ONLY] if len(it.standing) < hypotheses.LEAST else []
    open_ones = [one for one in it.matrix if None in one.marks]
    if open_ones:
        found.append(
            f"{_many(len(open_ones), 'piece')} of evidence not laid against each hypothesis yet."
        )
    none = [one for one in it.matrix if one.tells is hypotheses.NONE_FITS]
    found += [
        f"Fits no hypothesis: “{_short(one.proof.row.words)}”. What else could explain it?"
        for one in none
    ]
    return found


def of_expected(it: Held) -> list[str]:
    unsought = sum(e.last is None for one in it.standing for e in one.expects)
    if not unsought:
        return []
    things = _many(unsought, "thing")
    return [f"Nobody has looked yet for {things} that would be seen if a thought were so."]


def of_questions(it: Held) -> list[str]:
    """Open questions that are late, are nobody's, or contradict."""
    here = _who_is_here(it.family, it.until.day)
    found: list[str] = []
    for one in it.questions:
        if not one.is_open or one.asker is None:
            continue
        what = f"“{_short(one.row.words)}”"
        if one.asker.owner_id not in here:
            gone = f"{one.asker.owner} no longer works with the family. Who finds out now: {what}"
            found.append(Dated(gone, one.asker.due))
        elif one.late:
            late = f"Late since {_day(one.asker.due)}, with {one.asker.owner}: {what}"
            found.append(Dated(late, one.asker.due))
        elif one.accounts is not None:
            two = f"Two accounts do not fit together; {one.asker.owner} asks by "
            found.append(Dated(f"{two}{_day(one.asker.due)}: {what}", one.asker.due))
    return found


def of_looks(it: Held, points: list[tuple[str, str, date]]) -> list[str]:
    """Second looks that are late, and those that nobody has asked for."""
    today = it.until.day
    here = _who_is_here(it.family, today)
    found: list[str] = []
    for one in it.looks:
        if one.is_open and one.row.who_id not in here:
            gone = f"{one.row.who} no longer works with the family: who takes the {one.row}?"
            found.append(Dated(gone, one.row.due))
        elif one.late:
            late = f"Late since {_day(one.row.due)}: {one.row}, by {one.row.who}."
            found.append(Dated(late, one.row.due))
    for point, why, since in points:
        if not any(one.row.point == point and _counts(one, since) for one in it.looks):
            found.append(f"{why} Nobody is asked for a second look.")
    days = [day for day, _ in it.written]
    done = [timezone.localdate(one.looked.at) for one in it.looks
            if one.looked and one.looked.how == Looked.How.DONE]  # fmt: skip
    waiting = any(one.is_open for one in it.looks)
    if days and not waiting and weighing.look_is_over(max([min(days), *done]), today):
        weeks = weighing.LOOK_EVERY // timedelta(weeks=1)
        found.append(f"Nobody else has looked at this for {weeks} weeks.")
    return found


def of_balance(it: Held) -> list[str]:
    return weighing.one_sided(weighing.periods(it.written, it.until.day))


def of_curiosity(family: Family) -> list[str]:
    """For the family's overview: moments without a reflection, and what was seen once only."""
    today = timezone.localdate()
    found = occasions.occasions(family, of_parents(family.matter), today)
    said = [
        f"{one.why} Nobody has written a reflection {one.moment.words} yet."
        for one in occasions.open_ones(family, found)
    ]
    return said + without_another(observations(family))


def observations(family: Family, before: datetime | None = None) -> list[Observation]:
    """What was seen, the latest day first; as it was written before a moment, or now."""
    rows, since = family.curious_observations.all(), Since.objects.select_related("by")
    if before is not None:
        rows, since = rows.filter(at__lt=before), since.filter(at__lt=before)
    rows = rows.select_related("by").prefetch_related(Prefetch("since", since))
    return list(rows.order_by("-on", "-at", "-pk"))


def without_another(rows: list[Observation]) -> list[str]:
    """What was seen, and for which nobody has written another explanation."""
    bare = [one for one in rows if not one.other and not any(s.other for s in one.since.all())]
    if not bare:
        return []
    return [f"{_many(len(bare), 'observation')} without another explanation. {OTHER_EXPLANATION}"]


def _counts(one: Look, since: date) -> bool:
    """A look that is open, or was taken since."""
    if one.is_open:
        return True
    looked = one.looked
    return bool(looked and looked.how == Looked.How.DONE and timezone.localdate(looked.at) >= since)


def _who_is_here(family: Family, day: date) -> set[int]:
    """The keys of those who work with the family on a day, and are not kept away."""
    out = Conflict.objects.filter(current(day), matter=family.matter)
    seats = Seat.objects.opening(day).filter(matter=family.matter)
    return set(seats.exclude(holder__in=out.values("person")).values_list("holder", flat=True))


def _list(rows: list[Any]) -> str:
    shown = "; ".join(f"“{_short(one.row.words)}”" for one in rows[:3])
    return shown if len(rows) <= 3 else f"{shown} and {len(rows) - 3} more"


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= SHOWN else f"{one[:SHOWN].rsplit(' ', 1)[0]} …"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
