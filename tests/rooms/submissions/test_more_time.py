"""An agency asks for more time: what is kept, who decides, and where it shows."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.reviews import moretime
from goldthread.casework.submissions import answering, asking, needs, sending
from goldthread.casework.submissions.models import Extension
from goldthread.casework.submissions.pages import story
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from tests.rooms.submissions import making

SignIn = Callable[[Any], Client]
LATER, LATEST = making.in_days(60), making.in_days(90)


def ask(world: SimpleNamespace, to: date = LATER, reason: str = "Two files are in store.") -> Any:
    return answering.ask_for_time(call=world.ours, to=to, reason=reason, by=world.author)


def test_the_date_stays_until_it_is_granted_and_the_first_stays_for_good(
    world: SimpleNamespace,
) -> None:
    first = world.ours.due
    ask(world)
    world.ours.refresh_from_db()
    assert world.ours.due == first
    asking.decide_on_time(call=world.ours, granted=True, to=LATEST, by=world.manager)
    world.ours.refresh_from_db()
    assert (world.ours.due, world.ours.first_due) == (LATEST, first)
    row = Extension.objects.get()
    assert (row.was, row.asked_for, row.granted_to) == (first, LATER, LATEST)
    titles = [one.title for one in story(world.ours)]
    assert titles[0].startswith("Due moved to") and titles[1].startswith("More time asked for")
    done = AuditRow.objects.filter(did__startswith="chronology.time").order_by("pk")
    assert [one.did for one in done] == ["chronology.time_asked", "chronology.time_granted"]


def test_it_is_refused_with_a_reason_and_can_be_asked_again(world: SimpleNamespace) -> None:
    ask(world)
    with pytest.raises(Refused, match="Say why it is refused"):
        asking.decide_on_time(call=world.ours, granted=False, by=world.manager)
    asking.decide_on_time(
        call=world.ours, granted=False, words="The panel meets before.", by=world.manager
    )
    world.ours.refresh_from_db()
    assert world.ours.due == world.ours.first_due
    assert story(world.ours)[0].text == "The panel meets before."
    ask(world, to=LATEST)
    assert moretime.open_of(world.ours).asked_for == LATEST


def test_what_cannot_be_asked_or_decided_is_said(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Say why you need more time"):
        ask(world, reason=" ")
    with pytest.raises(Refused, match="must be after"):
        ask(world, to=world.ours.due)
    with pytest.raises(Refused, match="Nobody has asked"):
        asking.decide_on_time(call=world.ours, granted=True, by=world.manager)
    ask(world)
    with pytest.raises(Refused, match="already"):
        ask(world)
    with pytest.raises(Refused, match="Decide on that"):
        asking.move_due(call=world.ours, to=LATEST, reason="So.", by=world.manager)
    for person in (world.author, world.panel):
        with pytest.raises(PermissionDenied):
            asking.decide_on_time(call=world.ours, granted=True, by=person)
    making.added(world.ours, world.author)
    sending.send(call=world.ours, by=world.author)
    asking.decide_on_time(call=world.ours, granted=True, by=world.manager)
    with pytest.raises(Refused, match="does not wait for you"):
        ask(world, to=LATEST)


def test_another_agency_asks_nothing_here(world: SimpleNamespace) -> None:
    with pytest.raises(PermissionDenied):
        answering.ask_for_time(call=world.ours, to=LATER, reason="x", by=world.colleague)
    assert not Extension.objects.exists()


def test_it_is_asked_and_decided_on_pages_and_stands_on_worklists(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    href, own = reverse("call_time", args=[world.ours.pk]), world.ours.get_absolute_url()
    client = signed_in(world.author)
    assert "Ask for more time" in client.get(own).content.decode()
    answer = client.post(href, {**boxes(LATER), "reason": "Two files are in store."}, follow=True)
    html = answer.content.decode()
    assert "The date stays until it is decided" in html and "Two files are in store." in html
    assert "Decide on more time" not in html
    tasks = [one.words for one in needs.needs(world.manager, world.partnership, making.in_days(0))]
    assert any("asks for more time for its chronology" in words for words in tasks), tasks
    manager = signed_in(world.manager)
    listed = manager.get(reverse("calls", args=[world.review.pk])).content.decode()
    assert "More time asked for" in listed and href in listed
    assert "Two files are in store." in manager.get(href).content.decode()
    manager.post(href, {"granted": "yes", **boxes(LATEST), "words": ""})
    world.ours.refresh_from_db()
    assert world.ours.due == LATEST
    assert not list(needs.needs(world.manager, world.partnership, making.in_days(0)))
    assert "More time asked for</strong>" not in manager.get(own).content.decode()


def boxes(day: date) -> dict[str, int]:
    return {"to-day": day.day, "to-month": day.month, "to-year": day.year}
