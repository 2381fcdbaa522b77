"""Writes to an unborn child's pathway."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards import timetables
from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.history import unanswered
from goldthread.casework.safeguards.models import (
    DueDate,
    EndTakenBack,
    Family,
    GoingHome,
    Move,
    Pregnancy,
    StepTaken,
)
from goldthread.casework.safeguards.permits import permit_writing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people import actions as people
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written
from goldthread.rules.gestation import (
    EARLIEST_BIRTH,
    LATEST,
    TERM,
    BadGestation,
    due_from_last_period,
    due_from_scan,
)

DONE, NOT_NEEDED = StepTaken.How.DONE.value, StepTaken.How.NOT_NEEDED.value
HISTORY_FIRST = ("assessment", "conference")  # nothing is assessed without the adults' history


def lock(pregnancy: Pregnancy) -> Pregnancy:
    lock_family(pregnancy.family)
    rows = Pregnancy.objects.select_for_update(of=("self",)).select_related(
        "family__matter__partnership", "child", "mother"
    )
    return rows.get(pk=pregnancy.pk)


@transaction.atomic
def add(
    *,
    family: Family,
    by: Any,
    mother: Involvement | None = None,
    forename: str = "",
    surname: str = "",
    dob: date | None = None,
) -> Pregnancy:
    """Begin a pathway. The mother is chosen from the register, or added to it by name: with her
    goes the question whether the partnership knows her, and what that history tells.
    """
    family = lock_family(family)
    permit_writing(family, by)
    if mother is None:
        must_say((f"{forename}{surname}", "Give the mother's name, or choose her."))
        facts = {"forename": forename.strip(), "surname": surname.strip()}
        if dob is not None:
            facts["dob"] = dob
        mother = people.involve(matter=family.matter, role="mother", by=by, **facts)
    elif mother.matter_id != family.matter_id or mother.struck_at is not None:
        raise Refused("Choose the mother from this family's register.")
    if Pregnancy.objects.filter(family=family, mother=mother).expected().exists():
        raise Refused(f"{mother.code} has a pathway that has not ended. Twins share one.")
    known = mother.person
    called = {"surname": known.surname} if known.surname else {"known_as": f"{known.name}’s baby"}
    child = people.involve(matter=family.matter, role="unborn child", by=by, **called)
    row = Pregnancy.objects.create(family=family, child=child, mother=mother, by=by)
    audit(by=by, did="unborn.added", about=row)
    return row


@transaction.atomic
def say_due(
    *,
    pregnancy: Pregnancy,
    how: str,
    by: Any,
    due: date | None = None,
    counted_from: date | None = None,
    weeks: int | None = None,
    days: int | None = None,
    words: str = "",
) -> DueDate:
    """When the child is expected: from the last period, a scan's weeks and days, or as told."""
    pregnancy = lock(pregnancy)
    permit_writing(pregnancy.family, by)
    _must_be_expected(pregnancy)
    found = _worked_out(how, due, counted_from, weeks, days)
    begun = (timezone.localdate() - found).days + TERM
    if not 0 <= begun <= LATEST:
        raise Refused(
            f"That gives {found.day} {found:%B %Y}, which no pregnancy of today has. Check the day "
            "and the weeks. Nothing was saved."
        )
    row = DueDate.objects.create(
        pregnancy=pregnancy, how=how, due=found, counted_from=counted_from, weeks=weeks,
        days=days, words=words.strip(), by=by,
    )  # fmt: skip
    because = words.strip() or f"Said {row.get_how_display()}."
    people.change(involvement=pregnancy.child, because=because, by=by, due_date=found)
    audit(by=by, did="unborn.due", about=pregnancy)
    return row


def _worked_out(
    how: str, due: date | None, since: date | None, weeks: int | None, days: int | None
) -> date:
    if how == DueDate.How.TOLD and due is not None:
        return due
    if since is not None and since > timezone.localdate():
        raise Refused("That day lies ahead. Give the day of the scan, or of the last period.")
    if how == DueDate.How.PERIOD and since is not None:
        return due_from_last_period(since)
    if how == DueDate.How.SCAN and since is not None and weeks is not None:
        try:
            return due_from_scan(since, weeks, days or 0)
        except BadGestation as problem:
            raise Refused(str(problem)) from None
    raise Refused(
        {
            DueDate.How.TOLD.value: "Give the due date.",
            DueDate.How.PERIOD.value: "Give the first day of the last period.",
            DueDate.How.SCAN.value: "Give the day of the scan, and the weeks it says.",
        }.get(how, "Choose how the due date is known.")
    )


@transaction.atomic
def take_step(
    *, pregnancy: Pregnancy, step: str, how: str, on: date, by: Any, words: str = ""
) -> StepTaken:
    """A step was done, or is not needed and why, or was written down by mistake."""
    pregnancy = lock(pregnancy)
    permit_writing(pregnancy.family, by)
    known = {one.step: one for one in timetables.steps_of(pregnancy.partnership)}
    reasons = []
    if step not in known:
        reasons.append("Choose one of the steps of the timetable.")
    if how not in StepTaken.How.values:
        reasons.append("Say whether it was done.")
    if on > timezone.localdate():
        reasons.append("The day lies ahead. Record a step once it is done.")
    if on < timezone.localdate() - timedelta(days=2 * LATEST):
        reasons.append("That day is long before this pregnancy. Check it.")
    if how != DONE and not written(words):
        reasons.append("Say why.")
    if how == DONE and step in HISTORY_FIRST and (open_ones := unanswered(pregnancy)):
        reasons += open_ones
    if reasons:
        raise Refused(*reasons)
    row = StepTaken.objects.create(
        pregnancy=pregnancy, step=step, how=how, on=on, words=words.strip(), by=by
    )
    shown = f"{known[step].words[:1].lower()}{known[step].words[1:]}"
    audit(by=by, did="unborn.step", about=pregnancy, step=shown, how=row.get_how_display())
    return row


@transaction.atomic
def move(*, pregnancy: Pregnancy, on: date, to: str, told: str, by: Any) -> Move:
    """The family moves. Until somebody there says that they have it, it stays ours."""
    pregnancy = lock(pregnancy)
    permit_writing(pregnancy.family, by)
    must_say((to, "Say where they move to."), (told, "Say who was told there, and how."))
    row = Move.objects.create(
        pregnancy=pregnancy, on=on, to=to.strip(), told=told.strip(), by=by
    )  # fmt: skip
    audit(by=by, did="unborn.moved", about=pregnancy)
    return row


@transaction.atomic
def confirm_move(*, moved: Move, on: date, received_by: str, by: Any) -> Move:
    pregnancy = lock(moved.pregnancy)
    permit_writing(pregnancy.family, by)
    row = Move.objects.select_for_update().get(pk=moved.pk)
    if row.received_on is not None:
        raise Refused(f"{row.received_by} has confirmed this already.")
    must_say((received_by, "Name who there said that they have it, and their post."))
    if on > timezone.localdate():
        raise Refused("The day lies ahead.")
    row.received_on, row.received_by = on, received_by.strip()
    row.save(update_fields=["received_on", "received_by"])
    audit(by=by, did="unborn.received", about=pregnancy)
    return row


@transaction.atomic
def test_going_home(
    *, pregnancy: Pregnancy, test: str, met: bool, words: str, said_by: str, by: Any
) -> GoingHome:
    """Whether the baby is medically fit to go home, or would be safe there; by a named person."""
    pregnancy = lock(pregnancy)
    permit_writing(pregnancy.family, by)
    must_say(
        (words, "Say what it rests on."), (said_by, "Name who says so, and their post.")
    )  # fmt: skip
    if test not in GoingHome.Test.values:
        raise Refused("Choose one of the two tests.")
    row = GoingHome.objects.create(
        pregnancy=pregnancy, test=test, met=met, words=words.strip(), said_by=said_by.strip(), by=by
    )
    audit(
        by=by, did="unborn.tested", about=pregnancy, test=row.get_test_display(),
        met="yes" if met else "no",
    )  # fmt: skip
    return row


@transaction.atomic
def end(*, pregnancy: Pregnancy, on: date, born: bool, by: Any) -> Pregnancy:
    """The child is born, or the pregnancy ended. The pathway goes on after a birth."""
    pregnancy = lock(pregnancy)
    permit_writing(pregnancy.family, by)
    _must_be_expected(pregnancy)
    if on > timezone.localdate():
        raise Refused("The day lies ahead.")
    _must_fit_the_due_date(pregnancy, on, born)
    pregnancy.ended_on, pregnancy.born, pregnancy.ended_by = on, born, by
    pregnancy.save(update_fields=["ended_on", "born", "ended_by"])
    if born:
        people.change(
            involvement=pregnancy.child, because="The child was born.", by=by, dob=on
        )  # fmt: skip
    audit(by=by, did="unborn.ended", about=pregnancy)
    return pregnancy


def _must_fit_the_due_date(pregnancy: Pregnancy, on: date, born: bool) -> None:
    due = pregnancy.due_dates.order_by("-at", "-pk").values_list("due", flat=True).first()
    if due is None:
        due = timezone.localdate()  # nobody said; a pathway is for a child of these months
    begun = TERM - (due - on).days
    if not (EARLIEST_BIRTH if born else 0) <= begun <= (LATEST if born else 2 * LATEST):
        raise Refused(
            f"{on.day} {on:%B %Y} does not fit a pregnancy that is due on {due.day} {due:%B %Y}. "
            "Check the day; if the due date is wrong, correct that first. Nothing was saved."
        )


@transaction.atomic
def take_end_back(*, pregnancy: Pregnancy, because: str, by: Any) -> Pregnancy:
    """The birth, or the end, was recorded by mistake. What it said stays as a row."""
    pregnancy = lock(pregnancy)
    permit_writing(pregnancy.family, by)
    must_say((because, "Say what was wrong."))
    if pregnancy.ended_on is None:
        raise Refused("No birth and no end is recorded.")
    if pregnancy.key_decisions.filter(kind="home", effect__isnull=False).exists():
        raise Refused("The baby has gone home by a manager’s decision, so there was a birth.")
    EndTakenBack.objects.create(
        pregnancy=pregnancy, ended_on=pregnancy.ended_on, born=bool(pregnancy.born),
        ended_by=pregnancy.ended_by, because=because.strip(), by=by,
    )  # fmt: skip
    if pregnancy.born:
        people.change(involvement=pregnancy.child, because=because, by=by, dob=None)
    pregnancy.ended_on = pregnancy.born = pregnancy.ended_by = None
    pregnancy.save(update_fields=["ended_on", "born", "ended_by"])
    audit(by=by, did="unborn.end_taken_back", about=pregnancy)
    return pregnancy


def _must_be_expected(pregnancy: Pregnancy) -> None:
    if pregnancy.ended_on is not None:
        raise Refused("This pathway has a birth, or an end, recorded already.")
