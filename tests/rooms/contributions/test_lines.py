"""All lines of enquiry on one page: one button, each line guarded for itself, twelve under
thirty presses."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.contributions import actions, handing, writing
from goldthread.casework.contributions.models import Return
from tests.rooms.contributions import making

SignIn = Callable[[Any], Client]


def told(of: Return, **more: Any) -> dict[str, Any]:
    """What the page sends: every line's text and the version that its writer saw."""
    now = writing.texts(of)
    sent: dict[str, Any] = {}
    for number in (1, 2):
        row = now.get(f"line-{number}")
        sent[f"text-line-{number}"] = row.text if row else ""
        sent[f"version-line-{number}"] = row.version if row else 0
    return sent | more


def standing(of: Return) -> dict[str, str]:
    return {section: row.text for section, row in writing.texts(of).items()}


def test_one_button_saves_every_line_and_leads_on(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    of, client = world.ours, signed_in(world.author)
    page = reverse("imr_lines", args=[of.pk])
    sent = told(of, **{"text-line-1": "[Known then] Once.", "text-line-2": "No.", "next": "on"})
    answer = client.post(page, sent)
    assert answer["Location"] == reverse("imr_section", args=[of.pk, "findings"])
    assert standing(of) == {"line-1": "[Known then] Once.", "line-2": "No."}
    again = client.post(page, told(of))
    assert again["Location"] == page
    assert of.texts.count() == 2  # nothing changed, so no version was added


def test_the_sections_around_lead_to_the_page_of_all_lines(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    of, client = world.ours, signed_in(world.author)
    all_lines = reverse("imr_lines", args=[of.pk])
    for section in ("summary", "findings"):
        page = client.get(reverse("imr_section", args=[of.pk, section])).content.decode()
        assert f'href="{all_lines}"' in page, section
    sent = {"text": "It happened.", "version": "0", "next": "on"}
    saved = client.post(reverse("imr_section", args=[of.pk, "summary"]), sent)
    assert saved["Location"] == all_lines
    page = client.get(all_lines).content.decode()
    for section in ("summary", "findings"):
        assert f'href="{reverse("imr_section", args=[of.pk, section])}"' in page
    last = client.get(reverse("imr_section", args=[of.pk, "recommendations"])).content.decode()
    assert f'href="{reverse("return_hand_in", args=[of.pk])}">Next: Check and hand in' in last


def test_a_line_that_somebody_saved_meanwhile_is_kept_and_the_others_are_saved(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    of, client = world.ours, signed_in(world.author)
    actions.name_author(agency_return=of, person=world.other_author, by=world.signatory)
    actions.state_independence(
        agency_return=of, involved=False, managed=False, post="Nurse", by=world.other_author
    )
    mine = told(of, **{"text-line-1": "Mine of one.", "text-line-2": "Mine of two."})
    writing.save(
        agency_return=of, section="line-1", text="Theirs.", version=0, by=world.other_author
    )
    quiet = client.post(reverse("imr_lines", args=[of.pk]), mine | {"autosave": "1"}).json()
    assert "Line of enquiry 1: Otto Fell saved this section" in quiet["problem"]
    assert quiet["fields"] == {"version-line-2": 1}  # never the version of the line not saved
    page = client.post(reverse("imr_lines", args=[of.pk]), mine).content.decode()
    assert "Otto Fell saved this section meanwhile" in page
    assert "Mine of one." in page
    assert 'name="version-line-1" value="1"' in page  # sent once more, it is saved knowingly
    assert standing(of) == {"line-1": "Theirs.", "line-2": "Mine of two."}


def test_a_line_left_alone_is_no_conflict_and_overwrites_nothing(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    of, client = world.ours, signed_in(world.author)
    page = reverse("imr_lines", args=[of.pk])
    writing.save(agency_return=of, section="line-2", text="First.", version=0, by=world.author)
    mine = told(of, **{"text-line-1": "Mine.", "autosave": "1"})
    writing.save(agency_return=of, section="line-2", text="Second.", version=1, by=world.author)
    first = client.post(page, mine).json()
    assert "problem" not in first
    assert first["fields"] == {"version-line-1": 1}
    client.post(page, mine | first["fields"] | {"text-line-1": "Mine, longer."})
    assert standing(of) == {"line-1": "Mine, longer.", "line-2": "Second."}


def test_a_line_that_is_too_long_is_said_at_its_box(
    world: SimpleNamespace, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldthread.casework.contributions.forms_writing.LONGEST", 5)
    sent = told(world.ours, **{"text-line-2": "Too long."})
    page = signed_in(world.author).post(reverse("imr_lines", args=[world.ours.pk]), sent)
    assert 'href="#id_text-line-2"' in page.content.decode()
    assert not world.ours.texts.exists()


def test_what_was_handed_in_is_read_and_not_written(
    world: SimpleNamespace, signed_in: SignIn
) -> None:
    of, client = world.ours, signed_in(world.author)
    making.write_all(of, world.author)
    handing.hand_in(agency_return=of, by=world.author)
    page = client.get(reverse("imr_lines", args=[of.pk])).content.decode()
    assert "Words of substance about line-1." in page
    assert "<textarea" not in page
    answer = client.post(
        reverse("imr_lines", args=[of.pk]), told(of, **{"text-line-1": "Later."})
    ).content.decode()
    assert "This return is not being written now" in answer
    assert standing(of)["line-1"] == "Words of substance about line-1."


def test_a_summary_of_involvement_has_no_lines(world: SimpleNamespace, signed_in: SignIn) -> None:
    of = making.with_author(world, making.ask(world, world.review, world.trust, kind="summary"))
    client = signed_in(world.author)
    assert client.get(reverse("imr_lines", args=[of.pk])).status_code == 404
    assert client.get(reverse("imr", args=[of.pk])).status_code == 200


def test_queries_do_not_grow_with_lines(cast: SimpleNamespace, signed_in: SignIn) -> None:
    counted = []
    for title, number in (("Few", 2), ("Many", 12)):
        review = making.review_with_terms(
            cast, title=title, questions=[f"What of {at}?" for at in range(number)]
        )
        of = making.with_author(cast, making.ask(cast, review, cast.trust))
        making.write_all(of, cast.author)
        client = signed_in(cast.author)
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("imr_lines", args=[of.pk]))
        counted.append(len(caught))
    assert counted[0] == counted[1]
