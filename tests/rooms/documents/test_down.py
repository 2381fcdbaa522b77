"""What is public is down at once when a hold begins or its check fails, and back by two people."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from goldthread.casework.alongside import holds
from goldthread.casework.alongside.models import Hold
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people import actions as people
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import checking
from goldthread.publishing.documents import actions, down, reminding
from goldthread.publishing.documents.models import PutBack, TakenDown, Version
from goldthread.publishing.documents.out import out_of
from tests.checked import checked
from tests.rooms.languages.test_translations import out as let_translation_out
from tests.rooms.languages.test_translations import ready as translated

Let = Callable[..., Version]
SignIn = Callable[[Any], Client]
AT = "/learning/wren-what-we-learned/"


def hold(ours: SimpleNamespace) -> Hold:
    today = timezone.localdate()
    return holds.set_hold(
        review=ours.wren, since=today, reason="The trial of Jodie’s father begins.",
        first_check=today + timedelta(days=9), by=ours.manager,
    )  # fmt: skip


def lift(row: Hold, ours: SimpleNamespace) -> None:
    holds.propose_lift(hold=row, reason="It is over.", by=ours.manager)
    holds.confirm_lift(hold=row, by=ours.support)


def keys(ours: SimpleNamespace, turn: str) -> list[tuple[str, str]]:
    return [(one.key, turn) for one in out_of(ours.wren) if down.standing_of(one)]


def test_a_hold_takes_everything_down_at_once(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    version = released()
    let_translation_out(translated(version, ours), ours)
    assert client.get(AT).status_code == client.get(f"{AT}cy/").status_code == 200
    hold(ours)
    html = client.get(AT).content.decode()
    assert client.get(AT).status_code == client.get(f"{AT}cy/").status_code == 410
    today = timezone.localdate()
    assert "withdrawn for now" in html
    assert f"{today.day} {today:%B %Y}" in html
    for told in ("trial", "hold", "held", "court", version.title, "leak"):
        assert told not in html.lower()
    assert "not shown now" in client.get(f"{AT}cy/").content.decode()
    assert client.get("/learning/data.json").json()["summaries"] == []
    assert version.title not in client.get("/learning/").content.decode()
    assert version.title not in client.get("/learning/feed.xml").content.decode()
    assert {row.what for row in TakenDown.objects.all()} == {"summary", "translation"}
    assert AuditRow.objects.filter(did="published.held").count() == 2


def test_two_people_who_wrote_none_of_it_put_it_back(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    released()
    row = hold(ours)
    asked: dict[str, Any] = {"review": ours.wren, "checked": "Every line again."}
    with pytest.raises(Refused, match="Publication is held since"):
        down.put_back(which=keys(ours, "first"), by=ours.manager, **asked)
    lift(row, ours)
    assert client.get(AT).status_code == 410
    for person in (ours.colleague, ours.stranger, ours.practitioner, ours.administrator):
        with pytest.raises(PermissionDenied):
            down.put_back(which=keys(ours, "first"), by=person, **asked)
    with pytest.raises(Refused, match="Two others must say yes"):
        down.put_back(which=keys(ours, "first"), by=ours.support, **asked)
    assert down.put_back(which=keys(ours, "first"), by=ours.manager, **asked) == 0
    assert client.get(AT).status_code == 410
    with pytest.raises(Refused, match="Somebody else must be the second"):
        down.put_back(which=keys(ours, "second"), by=ours.manager, **asked)
    with pytest.raises(Refused, match="Somebody else said yes while you read"):
        down.put_back(which=keys(ours, "first"), by=ours.chair, **asked)
    assert down.put_back(which=keys(ours, "second"), by=ours.chair, **asked) == 1
    assert client.get(AT).status_code == 200
    assert (TakenDown.objects.count(), PutBack.objects.count()) == (1, 1)


def test_a_first_yes_before_another_hold_does_not_count(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    released()
    lift(hold(ours), ours)
    asked: dict[str, Any] = {"review": ours.wren, "checked": "Every line again."}
    down.put_back(which=keys(ours, "first"), by=ours.manager, **asked)
    lift(hold(ours), ours)
    with pytest.raises(Refused, match="Somebody else said yes while you read"):
        down.put_back(which=keys(ours, "second"), by=ours.chair, **asked)
    assert client.get(AT).status_code == 410


def test_other_words_that_two_people_let_out_are_public(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    released()
    lift(hold(ours), ours)
    released(what_changed="All twenty babies had a plan.")
    assert "All twenty babies" in client.get(AT).content.decode()


def test_withdrawn_for_good_while_it_is_down(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    version = released()
    hold(ours)
    actions.withdraw(version=version, because="It named a street.", by=ours.chair)
    html = client.get(AT).content.decode()
    assert "This summary was withdrawn" in html
    assert not out_of(ours.wren)


def test_a_register_that_changed_has_it_looked_through_again(
    ours: SimpleNamespace,
    released: Let,
    client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """A name that stands in no word of it changes nothing; one that does takes it down."""
    released(what_changed="Kestrel came to see all ten babies.")
    with django_capture_on_commit_callbacks(execute=True):
        people.involve(matter=ours.wren.matter, role="mother", forename="Ida", by=ours.manager)
    assert client.get(AT).status_code == 200
    assert not TakenDown.objects.exists()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        people.involve(matter=ours.wren.matter, role="father", forename="Kestrel", by=ours.manager)
    assert client.get(AT).status_code == 410
    row = TakenDown.objects.get()
    assert row.why == "blocked"
    assert "must still be decided" in row.said
    told = {one.to[0] for one in mail.outbox}
    assert {ours.manager.email, ours.support.email} <= told
    assert ours.chair.email not in told
    assert "Wren" not in mail.outbox[0].body + mail.outbox[0].subject
    checked(Version.objects.get(), ours.manager)  # people decide that it may stand
    asked: dict[str, Any] = {"review": ours.wren, "checked": "Every line again."}
    assert client.get(AT).status_code == 410
    down.put_back(which=keys(ours, "first"), by=ours.manager, **asked)
    down.put_back(which=keys(ours, "second"), by=ours.chair, **asked)
    assert client.get(AT).status_code == 200


def test_a_check_that_cannot_run_takes_it_down(
    ours: SimpleNamespace, released: Let, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    released()
    people.involve(matter=ours.wren.matter, role="mother", forename="Ida", by=ours.manager)

    def broken(*args: Any) -> Any:
        raise OSError

    monkeypatch.setattr(checking.registers, "finder_for", broken)
    assert reminding.remind(partnership=ours.partnership, today=timezone.localdate()) == 1
    assert client.get(AT).status_code == 410
    assert "stopped before its end" in TakenDown.objects.get().said
    assert reminding.remind(partnership=ours.partnership, today=timezone.localdate()) == 0


def test_the_night_takes_down_what_a_hold_should_have(
    ours: SimpleNamespace, released: Let, client: Client
) -> None:
    released()
    row = hold(ours)
    TakenDown.objects.all().delete()  # as before holds took anything down
    assert client.get(AT).status_code == 200
    assert reminding.remind(partnership=ours.partnership, today=timezone.localdate()) == 1
    assert client.get(AT).status_code == 410
    assert TakenDown.objects.get().hold == row


DOORS = {"manager": 200, "chair": 200, "colleague": 404, "administrator": 404, "stranger": 404,
         "practitioner": 404}  # fmt: skip


@pytest.mark.parametrize("who", DOORS)
def test_every_door(ours: SimpleNamespace, released: Let, signed_in: SignIn, who: str) -> None:
    released()
    hold(ours)
    browser = signed_in(getattr(ours, who))
    at = f"/reviews/{ours.wren.pk}/taken-down/"
    assert browser.get(at).status_code == DOORS[who]
    assert browser.post(at, {"which": ["x"]}).status_code == DOORS[who]


def test_through_the_pages(
    ours: SimpleNamespace, released: Let, signed_in: SignIn, client: Client
) -> None:
    version = released()
    row = hold(ours)
    at = f"/reviews/{ours.wren.pk}/taken-down/"
    manager, chair = signed_in(ours.manager), signed_in(ours.chair)
    assert "Withdrawn for now" in manager.get("/").content.decode()
    shown = manager.get(f"/summaries/{version.summary_id}/").content.decode()
    assert "Withdrawn for now since" in shown
    assert "withdrawn for now" in manager.get("/summaries/").content.decode()
    assert "Publication is held since" in manager.get(at).content.decode()
    lift(row, ours)
    assert "Two others must say yes" in signed_in(ours.support).get(at).content.decode()
    sent = {"which": [f"summary:{version.summary_id} first"], "checked": ""}
    assert "This field is required" not in manager.post(at, sent).content.decode()
    assert not PutBack.objects.exists()
    sent["checked"] = "Every line."
    manager.post(at, sent)
    late = chair.post(at, sent).content.decode()
    assert "Somebody else said yes while you read" in late
    assert "Every line." in late
    sent["which"] = [f"summary:{version.summary_id} second"]
    chair.post(at, sent)
    assert client.get(AT).status_code == 200
    assert "Withdrawn for now: what was public" not in manager.get("/").content.decode()
