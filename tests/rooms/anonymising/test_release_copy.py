"""A safe copy of a whole document leaves by the gate of its very bytes and two people's yes."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from goldthread.casework.alongside import holds
from goldthread.foundations.people import actions as people
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import sending
from goldthread.publishing.anonymising.models import Original, SafeCopy
from goldthread.publishing.documents import actions as summaries
from goldthread.publishing.documents import down
from goldthread.publishing.papers import copies
from goldthread.publishing.papers.models import CopyRelease
from tests.checked import checked
from tests.rooms.anonymising.papers import made, sent, word
from tests.rooms.documents.conftest import WORDS

SignIn = Callable[[Any], Client]
AT = "/learning/wren-what-we-learned/"
FILE = f"{AT}safe-copy-1.docx"
SAID = {"called": "report", "checked": "Opened it and read every line."}


@pytest.fixture
def copy(scene: SimpleNamespace) -> SafeCopy:
    """Sent by business support, decided and made; nobody has said yes."""
    return made(scene, sent(scene, word(), by=scene.support))


@pytest.fixture
def summary(scene: SimpleNamespace) -> None:
    version = summaries.write(review=scene.review, by=scene.support, **WORDS)
    checked(version, scene.manager)
    summaries.release_first(version=version, checked="Every line.", by=scene.manager)
    summaries.release_second(version=version, checked="Every line.", by=scene.chair)


def first(copy: SafeCopy, by: Any, **more: Any) -> CopyRelease:
    told = {**SAID, "sha256": copy.file_sha256, **more}
    return copies.release_first(original=copy.original, by=by, **told)


def both(copy: SafeCopy, scene: SimpleNamespace) -> CopyRelease:
    row = first(copy, scene.manager)
    return copies.release_second(
        release=row, sha256=copy.file_sha256, checked="I too.", by=scene.chair
    )


def test_two_people_who_wrote_none_of_it_let_out_the_very_bytes(
    scene: SimpleNamespace, copy: SafeCopy, summary: None, client: Client
) -> None:
    with pytest.raises(Refused, match="You wrote words of it"):
        first(copy, scene.support)
    for person in (scene.colleague, scene.stranger, scene.administrator):
        with pytest.raises(PermissionDenied):
            first(copy, person)
    with pytest.raises(Refused, match="Say what you checked"):
        first(copy, scene.manager, checked=" ")
    with pytest.raises(Refused, match="Choose what it is"):
        first(copy, scene.manager, called="Jodie")
    with pytest.raises(Refused, match="Another safe copy was made"):
        first(copy, scene.manager, sha256="0" * 64)
    row = first(copy, scene.manager)
    with pytest.raises(Refused, match="already said yes"):
        first(copy, scene.chair)
    with pytest.raises(Refused, match="Somebody else must be the second"):
        copies.release_second(release=row, sha256=copy.file_sha256, checked="I.", by=scene.manager)
    assert client.get(FILE).status_code == 404
    copies.release_second(release=row, sha256=copy.file_sha256, checked="I.", by=scene.chair)
    answer = client.get(FILE)
    assert answer.content == sending.bytes_of(copy)
    assert b"Marlowe" not in answer.content
    assert "Report (Word, " in client.get(AT).content.decode()
    data = client.get("/learning/data.json").json()["summaries"][0]["documents"]
    assert [(one["title"], one["sha256"]) for one in data] == [("Report", copy.file_sha256)]
    for gone in ("safe-copy-2.docx", "safe-copy-1.pdf", "safe-copy-x.docx", "safe-copy-.docx"):
        assert client.get(AT + gone).status_code == 404
    copies.withdraw(release=row, because="It named a street.", by=scene.chair)
    assert client.get(FILE).status_code == 404


def test_what_the_gate_blocks_gets_no_yes(scene: SimpleNamespace, copy: SafeCopy) -> None:
    row = first(copy, scene.manager)
    people.involve(matter=scene.review.matter, role="mother", forename="Ida", by=scene.manager)
    with pytest.raises(Refused, match="register of the case has changed"):
        copies.release_second(release=row, sha256=copy.file_sha256, checked="I.", by=scene.chair)
    CopyRelease.objects.update(content=b"another")
    with pytest.raises(Refused, match="not the one that was read"):
        copies.release_second(release=row, sha256=copy.file_sha256, checked="I.", by=scene.chair)


def test_a_hold_or_a_changed_register_takes_it_down(
    scene: SimpleNamespace, copy: SafeCopy, summary: None, client: Client
) -> None:
    both(copy, scene)
    assert client.get(FILE).status_code == 200
    today = timezone.localdate()
    hold = holds.set_hold(
        review=scene.review, since=today, reason="A trial.", by=scene.manager,
        first_check=today + timedelta(days=9),
    )  # fmt: skip
    assert client.get(FILE).status_code == 404
    holds.propose_lift(hold=hold, reason="It is over.", by=scene.manager)
    holds.confirm_lift(hold=hold, by=scene.support)
    key = f"safe-copy:{copy.original_id}"
    told: dict[str, Any] = {"review": scene.review, "checked": "Read it again."}
    with pytest.raises(Refused, match="You wrote words of it"):
        down.put_back(which=[(key, "first")], by=scene.support, **told)
    for turn, person in (("first", scene.manager), ("second", scene.chair)):
        which = [(key, turn), (down_summary(scene), turn)]
        down.put_back(which=which, by=person, **told)
    assert client.get(FILE).status_code == 200
    people.involve(matter=scene.review.matter, role="mother", forename="Ida", by=scene.manager)
    assert [one.what for one in down.look_again(scene.review)] == ["safe-copy"]
    assert client.get(FILE).status_code == 404
    assert client.get(AT).status_code == 200


def down_summary(scene: SimpleNamespace) -> str:
    return f"summary:{scene.review.summary.pk}"


DOORS = {"manager": 200, "chair": 200, "colleague": 404, "administrator": 404, "stranger": 404}


@pytest.mark.parametrize("who", DOORS)
def test_every_door(scene: SimpleNamespace, copy: SafeCopy, signed_in: SignIn, who: str) -> None:
    row, browser = first(copy, scene.manager), signed_in(getattr(scene, who))
    at = f"/safe-copies/{copy.original_id}/"
    addresses = [f"{at}release/", f"{at}very-file/", f"/copy-releases/{row.pk}/withdraw/"]
    assert [browser.get(one).status_code for one in addresses] == [DOORS[who]] * 3
    sent_too = [browser.post(one).status_code for one in (addresses[0], addresses[2])]
    assert sent_too == [DOORS[who]] * 2


def test_through_the_pages(
    scene: SimpleNamespace, copy: SafeCopy, summary: None, signed_in: SignIn, client: Client
) -> None:
    at = f"/safe-copies/{copy.original_id}/"
    manager, chair = signed_in(scene.manager), signed_in(scene.chair)
    assert f"{at}release/" in manager.get(copy.original.get_absolute_url()).content.decode()
    html = manager.get(f"{at}release/").content.decode()
    assert copy.file_sha256 in html
    assert b"".join(manager.get(f"{at}very-file/")) == sending.bytes_of(copy)
    told = {"turn": "first", "sha256": copy.file_sha256, **SAID}
    manager.post(f"{at}release/", told)
    assert (
        "Somebody else said yes while you read"
        in chair.post(f"{at}release/", told).content.decode()
    )
    assert "Opened it and read" in chair.get(f"{at}release/").content.decode()
    chair.post(f"{at}release/", {**told, "turn": "second", "called": ""})
    assert client.get(FILE).status_code == 200
    html = chair.get(f"{at}release/").content.decode()
    assert "This very file is released." in html
    row = CopyRelease.objects.get()
    chair.post(f"/copy-releases/{row.pk}/withdraw/", {"because": "It named a street."})
    assert client.get(FILE).status_code == 404
    assert Original.objects.count() == 1
