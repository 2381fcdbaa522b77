"""Copies sent before publication: recorded by the unit, read by those who oversee."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.documents import actions, copies
from goldthread.publishing.documents.models import NationalCopy, Summary
from tests.rooms.documents.conftest import WORDS

SignIn = Callable[[Any], Client]
HOW = "By secure e-mail"


@pytest.fixture
def summary(ours: SimpleNamespace) -> Summary:
    ours.wren.framework = "cspr"
    ours.wren.save(update_fields=["framework"])
    return actions.write(review=ours.wren, by=ours.support, **WORDS).summary


def sent(summary: Summary, to: str, days: int, by: Any) -> NationalCopy:
    on = timezone.localdate() - timedelta(days=days)
    return copies.record(summary=summary, to=to, sent_on=on, how=HOW, by=by)


def test_the_clock_runs_from_the_last_of_both(ours: SimpleNamespace, summary: Summary) -> None:
    assert copies.Copies.of(summary).status == "not sent"
    sent(summary, "panel", 40, ours.manager)
    half = copies.Copies.of(summary)
    assert (half.status, half.missing) == ("not sent", ["the Secretary of State"])
    sent(summary, "secretary-of-state", 1, ours.support)
    assert copies.Copies.of(summary).status == "waiting"
    assert "7 working days before publication" in copies.Copies.of(summary).hint
    early = sent(summary, "secretary-of-state", 30, ours.support)
    assert copies.Copies.of(summary).status == "complete"
    copies.take_back(copy=early, by=ours.manager)
    assert copies.Copies.of(summary).status == "waiting", "it stays, and counts no more"
    assert NationalCopy.objects.filter(taken_back_by=ours.manager).count() == 1
    with pytest.raises(Refused, match="already"):
        copies.take_back(copy=early, by=ours.manager)


def test_nothing_is_recorded_before_its_day_or_without_words(
    ours: SimpleNamespace, summary: Summary
) -> None:
    with pytest.raises(Refused, match="on the day it was sent"):
        sent(summary, "panel", -1, ours.manager)
    today = timezone.localdate()
    for to, how in (("nobody", HOW), ("panel", " \u200b")):
        with pytest.raises(Refused, match="to whom"):
            copies.record(summary=summary, to=to, sent_on=today, how=how, by=ours.manager)
    for person in (ours.chair, ours.scrutineer, ours.author, ours.stranger):
        with pytest.raises(PermissionDenied):
            sent(summary, "panel", 1, person)


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [("manager", 200, 302), ("support", 200, 302), ("chair", 200, 403), ("scrutineer", 200, 403),
     ("author", 404, 404), ("practitioner", 404, 404), ("stranger", 404, 404)],
)  # fmt: skip
def test_who_reads_and_who_records(
    ours: SimpleNamespace, summary: Summary, signed_in: SignIn, who: str, reads: int, writes: int
) -> None:
    client, there = signed_in(getattr(ours, who)), reverse("national_copies", args=[summary.pk])
    assert client.get(there).status_code == reads
    today = timezone.localdate().isoformat()
    told = {"to": "panel", "sent_on": today, "how": HOW}
    assert client.post(there, told).status_code == writes
    assert NationalCopy.objects.count() == (writes == 302)
    row = NationalCopy.objects.first() or sent(summary, "panel", 0, ours.manager)
    back = reverse("national_copy_back", args=[row.pk])
    assert client.post(back).status_code == writes
    page = signed_in(ours.chair).get(summary.get_absolute_url()).content.decode()
    assert "Copies before publication" in page
