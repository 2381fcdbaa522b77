"""Every address of the register, tried by everyone of the cast, reading and writing."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people import actions, checking, placing
from goldthread.foundations.people.models import HistoryAnswer, MatchDecision, PersonChange

SignIn = Callable[[Any], Client]
WHO = ["manager", "lead", "panel", "seated", "emergency", "chair", "author", "conflicted",
       "administrator", "stranger"]  # fmt: skip
# In the order of WHO: the chair here has no seat.
READ_CODES = [200, 200, 200, 200, 200, 404, 404, 404, 404, 404]
READ_NAMES = [200, 200, 200, 403, 403, 404, 404, 404, 404, 404]
WRITE = [200, 200, 403, 403, 403, 404, 404, 404, 404, 404]
UNIT = [200, 403, 403, 403, 403, 404, 404, 404, 404, 404]


@pytest.fixture
def place(world: SimpleNamespace) -> SimpleNamespace:
    """A family with a relationship, a check with nothing found, and one with a match."""
    by = world.manager
    world.mother = actions.involve(matter=world.matter, role="mother", by=by, forename="Ida",
                                   surname="Lark")  # fmt: skip
    world.tie = placing.relate(
        matter=world.matter, one=world.mother, other=world.child, kind="parent", by=by
    )
    world.again = actions.involve(matter=world.matter, role="adult", by=by, forename="Idah",
                                  surname="Lark", dob_partial="1994")  # fmt: skip
    world.check = world.again.checks.get()
    world.match = world.check.matches.get()
    closed = world.child.checks.get()
    checking.answer(check=closed, words="Nothing is known", by=by)
    checking.close(check=closed, by=by)
    return world


def addresses(world: SimpleNamespace) -> dict[str, tuple[str, list[int]]]:
    code, child = world.matter.code, world.child.pk
    check, match = world.check.pk, world.match.pk
    return {
        "register": (reverse("register", args=[code]), READ_CODES),
        "family_tree": (reverse("family_tree", args=[code]), READ_CODES),
        "register_person": (reverse("register_person", args=[code, child]), READ_NAMES),
        "history_check": (reverse("history_check", args=[code, check]), READ_NAMES),
        "register_export": (reverse("register_export", args=[code]), UNIT),
        "register_add": (reverse("register_add", args=[code]), WRITE),
        "register_case": (reverse("register_case", args=[code]), WRITE),
        **{
            name: (reverse(name, args=[code, child]), WRITE)
            for name in (
                "register_change", "register_name", "register_part", "register_address",
                "register_organisation", "register_strike", "register_relate", "history_again",
            )
        },
        "register_unrelate": (
            reverse("register_unrelate", args=[code, world.tie.pk]),
            [200, 200, 403, 404, 404, 404, 404, 404, 404, 404],
        ),
        "history_decide": (reverse("history_decide", args=[code, check, match]), WRITE),
    }  # fmt: skip


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_what(place: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client, at = signed_in(getattr(place, who)), WHO.index(who)
    found = {name: client.get(href).status_code for name, (href, _) in addresses(place).items()}
    assert found == {name: codes[at] for name, (_, codes) in addresses(place).items()}


FORGED = {
    "role": "father", "forename": "Forged", "kind": "alias", "name": "Forged", "because": "x",
    "line1": "1 Forged Road", "pseudonym": "Forged", "case_ref": "Forged",
}  # fmt: skip


@pytest.mark.parametrize("who", ["panel", "seated", "emergency", "chair", "author", "conflicted",
                                 "administrator", "stranger"])  # fmt: skip
def test_nobody_else_can_write(place: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    client, rows = signed_in(getattr(place, who)), place.matter.involvements.count()
    code, match = place.matter.code, place.match.pk
    writing = {
        name: href for name, (href, codes) in addresses(place).items()
        if codes is WRITE or name == "register_unrelate"
    }  # fmt: skip
    writing["history_answer"] = reverse("history_answer", args=[code, place.check.pk])
    writing["history_close"] = reverse("history_close", args=[code, place.check.pk])
    writing["take back"] = reverse("history_take_back", args=[code, place.check.pk, match])
    answers = {f"match-{match}-same": "yes", f"match-{match}-reason": "x", "answer-0-0-words": "x"}
    for name, href in writing.items():
        assert client.post(href, FORGED | answers).status_code in {403, 404}, name
    assert place.matter.involvements.count() == rows
    assert not PersonChange.objects.exists()
    assert not place.matter.case_marks.exists()
    assert not MatchDecision.objects.exists()
    assert HistoryAnswer.objects.count() == 1
    place.check.refresh_from_db()
    assert place.check.closed_at is None


def test_somebody_who_is_not_signed_in_is_asked_to(place: SimpleNamespace, client: Client) -> None:
    for href, _ in addresses(place).values():
        assert client.get(href).status_code == 302


@pytest.mark.parametrize("who", ["seated", "emergency"])
@pytest.mark.parametrize("name", ["register", "family_tree"])
def test_codes_without_names(
    place: SimpleNamespace, signed_in: SignIn, who: str, name: str
) -> None:
    html = signed_in(getattr(place, who)).get(reverse(name, args=["R-NEW"])).content.decode()
    assert "C1" in html
    for secret in ("Robin", "Lark", "Dunlin", "2025", "Ida"):
        assert secret not in html.replace(place.matter.name, "")


def test_people_are_found_only_under_their_own_matter(
    place: SimpleNamespace, earlier: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(place.manager)
    for name, pk in (("register_person", earlier.old_father.pk), ("history_check", 0)):
        assert client.get(reverse(name, args=["R-NEW", pk])).status_code == 404
    href = reverse("register_person", args=["R-OLD", place.child.pk])
    assert client.get(href).status_code == 404


def test_reading_and_taking_out_are_recorded_without_a_name(
    place: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(place.manager)
    for name, args in (("register", []), ("register_person", [place.child.pk]),
                       ("family_tree", []), ("register_export", [])):  # fmt: skip
        assert client.get(reverse(name, args=["R-NEW", *args])).status_code == 200
    rows = AuditRow.objects.order_by("-number")[:4]
    assert [row.did for row in rows] == [
        "register.exported", "register.tree", "read", "register.read",
    ]  # fmt: skip
    for row in AuditRow.objects.all():
        assert "Lark" not in row.words
        assert "Ida" not in row.words


def test_what_is_recorded_is_kept_from_those_in_conflict(place: SimpleNamespace) -> None:
    told = AuditRow.objects.filter(did__startswith="person.")
    assert told.exists()
    assert all(place.matter.audit_ref in row.detail for row in told)
