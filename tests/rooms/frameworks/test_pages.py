"""What the pages show and do for a business manager and for a reader."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.frameworks.models import Area, ClockAdjustment, LocalClock, LocalKind
from tests.rooms.frameworks.conftest import adjust, own_clock, own_kind

SignIn = Callable[[Any], Client]


def html_of(client: Client, name: str, *args: Any, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_list_says_kinds_clocks_and_sources(world: SimpleNamespace, signed_in: SignIn) -> None:
    html = html_of(signed_in(world.manager), "frameworks")
    for words in (
        "Child Safeguarding Practice Review",
        "Joint learning review",
        "Hold the learning meeting: 20 days",
        "Nobody has said which area this is",
        "Serious Case Review",
        "adjusted the clock",
        "Add a review of your own",
    ):
        assert words in html
    reader = html_of(signed_in(world.practitioner), "frameworks")
    assert "Add a review of your own" not in reader
    assert "Change the area" not in reader


def test_trying_a_date(world: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(world.practitioner)
    boxes = {"kind": "cspr", "day-day": "19", "day-month": "12", "day-year": "2024"}
    html = html_of(client, "frameworks", **boxes)
    assert "14 January 2025" in html
    assert "our own rule" in html
    assert "give a date" in html_of(client, "frameworks", kind="cspr")
    wrong = html_of(client, "frameworks", **{**boxes, "day-year": "2150"})
    assert "2099" in wrong
    assert "There is a problem" in wrong
    html = html_of(client, "frameworks", **{**boxes, "kind": "nonsense"})
    assert "There is a problem" in html


def test_a_kind_shows_criteria_questions_and_past_rows(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    html = html_of(signed_in(world.manager), "framework", "cspr")
    for words in (
        "Local procedure 4.2",
        "Back to usual",
        "Has the child died?",
        "never worked out by Goldthread",
        "Children Act 2004, section 16C",
        "These factors are weighed",
    ):
        assert words in html
    reader = html_of(signed_in(world.chair), "framework", "cspr")
    assert "Back to usual" not in reader
    assert "Adjust<" not in reader


def test_a_kind_without_clocks_says_so(world: SimpleNamespace, signed_in: SignIn) -> None:
    assert "No clock is known for this" in html_of(signed_in(world.chair), "framework", "cmr")


ADJUSTED = {
    "number": "10",
    "unit": "working-days",
    "anchor": "sent",
    "starts-day": "1",
    "starts-month": "2",
    "starts-year": "2026",
    "reason": "Agreed in January",
}


def test_a_manager_adjusts_a_clock_and_goes_back(world: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(world.manager)
    where = reverse("adjust_clock", args=["cspr", "rapid-review"])
    assert "15 working days from when the notification was sent" in html_of(
        client, "adjust_clock", "cspr", "rapid-review"
    )
    answer = client.post(where, ADJUSTED, follow=True)
    assert "counted in this partnership’s own way now" in answer.content.decode()
    row = ClockAdjustment.objects.get(step="rapid-review")
    ended = client.post(
        reverse("end_adjustment", args=[row.pk]),
        {"ends-day": "1", "ends-month": "3", "ends-year": "2026", "because": "Enough"},
    )
    assert ended.status_code == 302
    row.refresh_from_db()
    assert (row.ends.isoformat(), row.ended_because) == ("2026-03-01", "Enough")


def test_a_refusal_stands_on_the_form(world: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(world.manager)
    where = reverse("adjust_clock", args=["cspr", "rapid-review"])
    html = client.post(where, {**ADJUSTED, "number": "15"}).content.decode()
    assert "It is counted like that already: 15 working days." in html
    html = client.post(where, {**ADJUSTED, "reason": ""}).content.decode()
    assert "Why, and where is it written?" in html
    assert ClockAdjustment.objects.count() == 1


def test_a_manager_adds_a_kind_with_a_clock_and_ends_it(
    cast: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(cast.manager)
    day = {"starts-day": "1", "starts-month": "1", "starts-year": "2026", "reason": "Agreed"}
    added = client.post(
        reverse("new_local_kind"),
        {"name": "Near miss review", "criteria": "When harm was close.", "based_on": "", **day},
    )
    row = LocalKind.objects.get()
    assert added.headers["Location"] == reverse("new_local_clock", args=[row.code])
    asked = {"words": "Meet", "number": "5", "unit": "working-days", "anchor": "referred", **day}
    client.post(added.headers["Location"], asked)
    clock = LocalClock.objects.get()
    html = html_of(client, "framework", row.code)
    assert "5 working days from when the referral was received" in html
    over = {"ends-day": "2", "ends-month": "1", "ends-year": "2026", "because": "Replaced"}
    client.post(reverse("end_local_clock", args=[clock.pk]), over)
    client.post(reverse("end_local_kind", args=[row.code]), over)
    html = html_of(client, "framework", row.code)
    assert "Replaced" in html
    assert "Add a clock" not in html
    assert "our own, until" in html_of(client, "frameworks")


def test_a_manager_says_the_area(cast: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(cast.manager)
    client.post(reverse("framework_area"), {"nation": "wales", "places": "Fen\nMarsh"})
    assert Area.objects.get().nation == "wales"
    html = html_of(client, "frameworks")
    assert "Fen, Marsh" in html
    assert "Child Practice Review" in html


@pytest.mark.parametrize("name", ["frameworks", "framework"])
def test_queries_do_not_grow(cast: SimpleNamespace, signed_in: SignIn, name: str) -> None:
    client = signed_in(cast.manager)
    args = ["cspr"] if name == "framework" else []

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            html_of(client, name, *args)
        return len(seen)

    own_clock(cast, own_kind(cast, name="First"))
    adjust(cast, number=6)
    count()
    few = count()
    for number in range(20):
        own_clock(cast, own_kind(cast, name=f"Kind {number}"))
        adjust(cast, number=number + 7)
    assert count() == few
