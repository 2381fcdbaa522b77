"""Writes from a learning system's file: kept as it came, columns confirmed, taken over, placed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Membership, Partnership
from goldthread.foundations.records import store
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.training import permits
from goldthread.foundations.training.models import Brought, Course, Done, Unplaced
from goldthread.foundations.training.reading import Table, read
from goldthread.rules.dates import written

KINDS = frozenset({"csv", "json", "txt"})
ROLES = {"email": "E-mail", "name": "Name", "course": "Course", "on": "Day it was done"}
NEEDED = ("email", "course", "on")
LOST = "The file is missing from the store or was changed there. Tell your administrator."


def table_of(row: Brought) -> Table:
    """Errors: Refused."""
    try:
        with store.open_unchanged(row) as opened:
            return read(opened.read(), row.file_name)
    except store.Lost as why:
        raise Refused(LOST) from why


@transaction.atomic
def keep_file(*, partnership: Partnership, file: Any, by: Any) -> Brought:
    """Keep a file as it came. No record is made yet; the same file is kept once."""
    if not permits.is_unit(partnership, by):
        raise PermissionDenied(permits.UNIT)
    row = Brought(partnership=partnership, by=by)
    store.keep(row, file, allow=KINDS)
    same = Brought.objects.filter(partnership=partnership, file_sha256=row.file_sha256).first()
    if same is not None:
        row.file.storage.delete(row.file.name)
        return same
    try:
        row.columns = table_of(row).guessed()
    except Refused:
        row.file.storage.delete(row.file.name)
        raise
    row.save()
    audit(by=by, did="training.file", about=row)
    return row


@transaction.atomic
def settle(*, brought: Brought, columns: Mapping[str, int], by: Any) -> Brought:
    """Which column is which, as a person says."""
    row = _lock(brought, by)
    row.columns = {role: place for role, place in columns.items() if role in ROLES}
    row.save(update_fields=["columns"])
    audit(by=by, did="training.columns", about=row)
    return row


def _lock(brought: Brought, by: Any) -> Brought:
    if not permits.is_unit(brought.partnership, by):
        raise PermissionDenied(permits.UNIT)
    rows = Brought.objects.select_for_update(of=("self",)).select_related("partnership")
    row: Brought = rows.get(pk=brought.pk)
    if row.taken_at is not None:
        raise Refused("This file was taken over already. Nothing was changed.")
    return row


@dataclass(frozen=True)
class Row:
    """A row of the file as it is understood. `why`: what a person has to decide; empty: nothing."""

    number: int
    cells: dict[str, str]
    person: User | None = None
    course: Course | None = None
    on: date | None = None
    why: str = ""
    known: bool = False


def understood(partnership: Partnership, table: Table, columns: Mapping[str, int]) -> list[Row]:
    """Every row, with whom and what it names. Three queries, whatever their number."""
    posts = Membership.objects.filter(partnership=partnership).select_related("person")
    people = {post.person.email.lower(): post.person for post in posts}
    courses = {
        one.title.lower(): one for one in Course.objects.filter(partnership=partnership).standing()
    }
    done = set(
        Done.objects.standing().filter(course__partnership=partnership)
        .values_list("person", "course", "on")
    )  # fmt: skip
    found: list[Row] = []
    for number, cells in enumerate(table.rows, start=2):
        if not any(cells):
            continue
        told = {
            role: cells[place] if 0 <= place < len(cells) else "" for role, place in columns.items()
        }
        row = _row(number, told, people, courses)
        key = (row.person.pk, row.course.pk, row.on) if row.person and row.course else None
        found.append(
            Row(number, told, row.person, row.course, row.on, row.why, key in done)
            if not row.why else row
        )  # fmt: skip
        if key is not None and not row.why:
            done.add(key)  # type: ignore[arg-type]
    return found


def _row(number: int, told: dict[str, str], people: Any, courses: Any) -> Row:
    person = people.get(told.get("email", "").lower())
    course = courses.get(told.get("course", "").lower())
    when = written(told.get("on", ""))
    on = when.earliest if when.earliest == when.latest else None
    why = []
    if person is None:
        why.append(f"nobody here has the address “{told.get('email', '')}”")
    if course is None:
        why.append(f"no course is called “{told.get('course', '')}”")
    if on is None:
        why.append(f"“{told.get('on', '')}” is not one day")
    elif on > timezone.localdate():
        why.append("the day lies ahead")
    words = "; ".join(why)
    return Row(number, told, person, course, on, (words[:1].upper() + words[1:])[:300])


def missing(columns: Mapping[str, int]) -> list[str]:
    """What has to be said about the columns before anything is taken over."""
    found = [f"Say which column is: {ROLES[one]}." for one in NEEDED if one not in columns]
    if len(set(columns.values())) < len(columns):
        found.append("One column is chosen twice.")
    return found


@transaction.atomic
def take_over(*, brought: Brought, by: Any) -> tuple[int, int]:
    """Rows that are clear become records; every other waits for a person. (records, waiting)"""
    row = _lock(brought, by)
    if open_now := missing(row.columns):
        raise Refused(*open_now)
    made = waiting = 0
    for one in understood(row.partnership, table_of(row), row.columns):
        if one.why:
            Unplaced.objects.create(brought=row, row=one.number, cells=one.cells, why=one.why)
            waiting += 1
        elif not one.known:
            Done.objects.create(
                person=one.person, course=one.course, on=one.on, told_by=row.file_name, by=by
            )
            made += 1
    row.taken_by, row.taken_at = by, timezone.now()
    row.save(update_fields=["taken_by", "taken_at"])
    audit(by=by, did="training.taken", about=row, count=made)
    return made, waiting


@transaction.atomic
def place(*, unplaced: Unplaced, person: User, course: Course, on: date, by: Any) -> Done:
    """A person says whose row it is, what was done, and when."""
    row = _lock_row(unplaced, by)
    here = Membership.objects.filter(partnership=row.partnership, person=person)
    if not here.exists() or course.partnership_id != row.partnership.pk:
        raise Refused("Choose a person and a course of this partnership.")
    if on > timezone.localdate():
        raise Refused("The day lies ahead.")
    same = Done.objects.standing().filter(person=person, course=course, on=on).first()
    done = same or Done.objects.create(
        person=person, course=course, on=on, told_by=row.brought.file_name, by=by
    )
    row.done, row.decided_by, row.decided_at = done, by, timezone.now()
    row.save(update_fields=["done", "decided_by", "decided_at"])
    audit(by=by, did="training.placed", about=row)
    return done


@transaction.atomic
def put_aside(*, unplaced: Unplaced, because: str, by: Any) -> Unplaced:
    """It counts for nobody, and stays with why."""
    row = _lock_row(unplaced, by)
    must_say((because, "Say why it is put aside."))
    row.aside, row.decided_by, row.decided_at = because.strip(), by, timezone.now()
    row.save(update_fields=["aside", "decided_by", "decided_at"])
    audit(by=by, did="training.aside", about=row)
    return row


def _lock_row(unplaced: Unplaced, by: Any) -> Unplaced:
    if not permits.is_unit(unplaced.partnership, by):
        raise PermissionDenied(permits.UNIT)
    rows = Unplaced.objects.select_for_update(of=("self",)).select_related("brought__partnership")
    row: Unplaced = rows.get(pk=unplaced.pk)
    if row.decided_at is not None:
        raise Refused("Somebody decided this already.")
    return row
