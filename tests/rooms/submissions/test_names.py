"""A real name in a chronology is spoken of before it is sent, and stops nobody."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse

from goldthread.casework.submissions import sending, typing_in
from goldthread.casework.submissions.models import Entry, Submission
from goldthread.foundations.people.actions import involve
from tests.rooms.submissions import making

SignIn = Callable[[Any], Client]
ROWS = [
    ("03/03/2018", "", "Case file", "HV saw Jade Lark at home.", "Advice given.", ""),
    ("04/03/2018", "", "Case file", "M rang.", "", ""),
]


def test_names_of_the_code_list_are_told_with_their_entry_and_code(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    involve(matter=world.review.matter, role="mother", forename="Jade", surname="Lark",
            by=world.manager)  # fmt: skip
    making.added(world.ours, world.author, making.as_csv(ROWS))
    href = reverse("chronology_send", args=[world.ours.pk])
    client = signed_in(world.author)
    html = client.get(href).content.decode()
    one, other = Entry.objects.order_by("number")
    assert "Real names may stand in this chronology" in html
    assert "“Jade Lark”, should it be M?" in html
    assert reverse("chronology_entry_change", args=[one.pk]) in html
    assert reverse("chronology_entry_change", args=[other.pk]) not in html
    client.post(href, {"seen": 2, "words": ""})
    assert Submission.objects.get().sent_at is not None  # told, and not stopped
    sending.begin_again(call=world.ours, by=world.author)
    typing_in.type_entry(
        call=world.ours, words={"date_text": "5 March 2018", "event": "M rang."}, by=world.author
    )
    assert "Real names may stand" not in client.get(href).content.decode()  # only of what is new
