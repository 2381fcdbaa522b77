"""Agencies' chronologies sent by the real actions, for the tests of the combined one."""

from collections.abc import Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from goldthread.casework.chronology import jobs
from goldthread.casework.chronology.combining import bringing
from goldthread.casework.chronology.models import Merge
from goldthread.casework.submissions import asking, sending, typing_in
from goldthread.casework.submissions.models import Call, Entry
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.agencies.roles import Role
from tests import factories

Row = tuple[str, str]  # date, event
POLICE: Sequence[Row] = (
    ("5 January 2026", "Routine patrol check at the address."),
    (
        "12 March 2026",
        "14:00 Domestic abuse incident at the home address. Officers attended with the social "
        "worker. Children seen and safe and well.",
    ),
    ("20 May 2026", "Stolen bicycle reported by a neighbour."),
)
CARE: Sequence[Row] = (
    ("3 February 2026", "Housing letter received about arrears."),
    (
        "12 March 2026",
        "14:10 Police reported a domestic abuse incident at the home address. Joint visit with "
        "police. Children not seen.",
    ),
    ("between 1 and 10 April 2026", "Case conference minutes filed."),
)


def agency(world: Any, name: str, sector: str) -> SimpleNamespace:
    body = factories.organisation(world.partnership, name, sector)
    signs = factories.member(world.partnership, Role.SIGNATORY, body, name=f"Sig {name}")
    return SimpleNamespace(body=body, signs=signs, call=None)


def write(one: Any, rows: Sequence[Row], **more: str) -> None:
    for when, event in rows:
        typing_in.type_entry(
            call=one.call, words={"date_text": when, "event": event, **more}, by=one.signs
        )


def send(one: Any) -> None:
    sending.send(call=one.call, by=one.signs)


def joined(world: Any) -> SimpleNamespace:
    """The world and: police, care (body, signs, call), silent (asked, sent nothing)."""
    world.police = agency(world, "Fenmarsh Police", Sector.POLICE)
    world.care = agency(world, "Fenmarsh Social Care", Sector.LOCAL_AUTHORITY)
    world.silent = agency(world, "Fenmarsh Midwifery", Sector.ACUTE)
    three = (world.police, world.care, world.silent)
    calls = asking.ask(
        review=world.review, organisations=[one.body for one in three],
        due=timezone.localdate() + timedelta(days=30), by=world.manager,
    )  # fmt: skip
    for one, call in zip(three, calls, strict=True):
        one.call = Call.objects.get(pk=call.pk)
    write(world.police, POLICE)
    write(world.care, CARE)
    send(world.police)
    send(world.care)
    return world


def merged(world: Any, by: Any = None) -> Merge:
    merge = bringing.ask_for_merge(review=world.review, by=by or world.manager)
    jobs.merge_soon(merge)
    merge.refresh_from_db()
    return merge


def entry(world: Any, words: str) -> Entry:
    return Entry.objects.combined().get(review=world.review, event__contains=words)


def many(world: Any, number: int, body: Any) -> None:
    """Standing rows of one agency, written straight into its sent version: for counting."""
    first = Entry.objects.combined().filter(review=world.review, organisation=body).first()
    assert first is not None
    day = date(2026, 1, 1)
    Entry.objects.bulk_create(
        [
            Entry(
                submission=first.submission, review=first.review, organisation=body,
                number=1000 + at, ref=f"{first.ref.split(':')[0]}:{1000 + at}", standing=True,
                date_text="x", earliest=day + timedelta(days=at % 170),
                latest=day + timedelta(days=at % 170), sort_day=day + timedelta(days=at % 170),
                event=f"Contact number {at}.",
            )
            for at in range(number)
        ],
        batch_size=500,
    )  # fmt: skip
