"""Life events: added, corrected by new rows, withdrawn with a reason; by whom."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from goldthread.casework.timeline import actions
from goldthread.casework.timeline.models import LifeEvent
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from tests.rooms.timeline.conftest import child, told

SignIn = Callable[[Any], Client]


@pytest.fixture
def event(world: SimpleNamespace) -> LifeEvent:
    return actions.add_event(review=world.review, told=told(words="Reed flat."), by=world.lead)


def test_a_correction_is_a_new_row_and_the_old_stays(
    world: SimpleNamespace, event: LifeEvent
) -> None:
    new = actions.correct_event(
        event=event,
        told=told(when="4 March 2026"),
        because="The tenancy says so.",
        by=world.manager,
    )
    event.refresh_from_db()
    assert (event.date_text, event.words) == ("about 3 March 2026", "Reed flat.")
    assert list(LifeEvent.objects.current()) == [new]
    with pytest.raises(Refused, match="corrected or withdrawn"):
        actions.correct_event(event=event, told=told(), because="x", by=world.lead)
    with pytest.raises(Refused, match="what it said before"):
        actions.correct_event(event=new, told=told(when="4 March 2026"), because="x", by=world.lead)
    assert not AuditRow.objects.filter(words__contains="Reed").exists()


def test_a_withdrawn_event_keeps_its_words_and_why(
    world: SimpleNamespace, event: LifeEvent, signed_in: SignIn
) -> None:
    with pytest.raises(Refused, match="why"):
        actions.withdraw_event(event=event, because=" ", by=world.lead)
    actions.withdraw_event(event=event, because="Another family.", by=world.leadchair)
    assert not LifeEvent.objects.current().exists()
    client = signed_in(world.panel)
    for name, at in (("life_events", world.review.pk), ("life_event", event.pk)):
        assert "Another family." in client.get(reverse(name, args=[at])).content.decode()
    html = client.get(reverse("timeline", args=[world.review.pk])).content.decode()
    assert "Move of home" not in html


def test_nobody_else_writes(world: SimpleNamespace, event: LifeEvent) -> None:
    for who in ("panel", "emergency", "conflicted", "author", "stranger"):
        by = getattr(world, who)
        with pytest.raises(PermissionDenied):
            actions.add_event(review=world.review, told=told(), by=by)
        with pytest.raises(PermissionDenied):
            actions.correct_event(event=event, told=told("birth"), because="x", by=by)
        with pytest.raises(PermissionDenied):
            actions.withdraw_event(event=event, because="x", by=by)
    assert LifeEvent.objects.count() == 1


def test_what_is_missing_is_told_all_at_once(world: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refused:
        actions.add_event(
            review=world.review, told=told("other", whom=" ", source=""), by=world.lead
        )
    assert len(refused.value.reasons) == 3
    elsewhere = child(world)
    elsewhere.matter_id = 0
    with pytest.raises(Refused, match="this review’s register"):
        actions.add_event(review=world.review, told=told(person=elsewhere, whom=""), by=world.lead)


def test_the_form_reads_doubtful_dates(world: SimpleNamespace, signed_in: SignIn) -> None:
    client, href = signed_in(world.lead), reverse("new_life_event", args=[world.review.pk])
    row = child(world)
    sent = {"person": row.pk, "kind": "move", "date_text": "when they moved", "source": "The aunt"}
    assert "cannot be read as a date" in client.post(href, sent).content.decode()
    for end, day in (("earliest", "1"), ("latest", "9")):
        sent |= {f"{end}-day": day, f"{end}-month": "3", f"{end}-year": "2026"}
    assert client.post(href, sent).status_code == 302
    made = LifeEvent.objects.get()
    assert (made.earliest.day, made.latest.day, made.person) == (1, 9, row)
    correct = reverse("correct_life_event", args=[made.pk])
    assert 'value="when they moved"' in client.get(correct).content.decode()
    assert client.post(correct, sent | {"because": "x", "source": "The tenancy"}).status_code == 302
    shown = client.get(reverse("life_event", args=[LifeEvent.objects.latest("pk").pk]))
    assert "The aunt" in shown.content.decode()
    client.post(reverse("withdraw_life_event", args=[made.pk + 1]), {"because": "No."})
    assert not LifeEvent.objects.current().exists()


def test_the_database_keeps_an_event_whole(world: SimpleNamespace, event: LifeEvent) -> None:
    for wrong in ({"whom": ""}, {"latest": "2020-01-01"}, {"withdrawn_because": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LifeEvent.objects.filter(pk=event.pk).update(**wrong)
