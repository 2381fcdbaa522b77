"""The calendar file: right by its own standard, and silent about the case."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse

from goldthread.casework.meetings import actions, ics
from tests.rooms.meetings.conftest import ask_everyone, plan


def read(data: bytes) -> dict[str, str]:
    """Names and values of an RFC 5545 file, unfolded; every line checked for its length and end."""
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    whole = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert whole[0] == "BEGIN:VCALENDAR"
    assert whole[-1] == "END:VCALENDAR"
    return dict(line.split(":", 1) for line in whole if not line.startswith(("BEGIN", "END")))


def get(client: Client, meeting: Any) -> dict[str, str]:
    answer = client.get(reverse("meeting_calendar", args=[meeting.pk]))
    assert answer["Content-Type"].startswith("text/calendar")
    assert "attachment" in answer["Content-Disposition"]
    return read(answer.content)


def test_it_holds_the_time_and_a_link_and_nothing_of_the_case(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    meeting = plan(world, on=date(2030, 7, 1), purpose="The baby's injuries", chair=world.lead)
    actions.add_item(meeting=meeting, title="Dogs in the flat", by=world.manager)
    ask_everyone(world, meeting)
    told = get(signed_in(world.panelist), meeting)
    assert told["DTSTART"] == "20300701T130000Z"  # 14:00, in summer
    assert told["DTEND"] == "20300701T150000Z"
    assert told["SUMMARY"] == f"Meeting {world.review.code}"
    assert told["STATUS"] == "CONFIRMED"
    assert told["URL"].endswith(f"/meetings/{meeting.pk}/")
    said = " ".join(told.values())
    for word in ("Robin", "baby", "Dogs", "Fen House", "Lea Seat", "panel", "Dunlin"):
        assert word not in said
    winter = plan(world, on=date(2030, 1, 7))
    assert get(signed_in(world.panelist), winter)["DTSTART"] == "20300107T140000Z"


def test_a_change_and_a_cancelling_reach_the_same_entry(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    meeting, client = plan(world, on=date(2030, 7, 1)), signed_in(world.manager)
    first = get(client, meeting)
    actions.move(
        meeting=meeting, on=date(2030, 7, 2), starts=time(9), ends=time(10), place="Mill",
        reason="Flood.", by=world.manager,
    )  # fmt: skip
    moved = get(client, meeting)
    assert moved["UID"] == first["UID"]
    assert (first["SEQUENCE"], moved["SEQUENCE"]) == ("0", "1")
    actions.cancel(meeting=meeting, reason="Flood.", by=world.manager)
    gone = get(client, meeting)
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", "2")
    assert "Flood" not in " ".join(gone.values())


def test_long_lines_fold_without_cutting_a_character(world: SimpleNamespace) -> None:
    meeting = plan(world)
    address = "https://ünïcödé.example/" + "é" * 200
    data = ics.calendar(meeting, state="planned", address=address, now=datetime.now(UTC))
    assert read(data)["URL"] == address
