"""Names in words: warned of, with the code to write instead, and a person decides."""

import json
from collections.abc import Callable
from datetime import time
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.casework.practitioners import feeding_back, names, recording, topics
from goldthread.casework.practitioners.models import Contribution
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.chronology.conftest import made_world
from tests.rooms.practitioners.conftest import made_scene

SignIn = Callable[[Any], Client]


def once() -> SimpleNamespace:
    return made_scene(made_world(factories.cast()))


@pytest.fixture
def scene(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def found(scene: SimpleNamespace, text: str, by: Any = None) -> list[tuple[str, str]]:
    rows = names.found(scene.event, by or scene.manager, text)
    return [(row.written, row.instead) for row in rows]


def test_names_of_participants_and_of_the_register_are_found(scene: SimpleNamespace) -> None:
    hv, mw = scene.invited_hv.key.code.word, scene.invited_mw.key.code.word
    mother = Involvement.objects.get(matter=scene.review.matter).code
    text = "Hetty Vane told minna that Mrs Dunlin’s dog bit. MAUD, we said."
    assert found(scene, text) == [
        ("Hetty Vane", hv),
        ("minna", mw),
        ("Mrs Dunlin", mother),
        ("MAUD", mother),
    ]
    assert names.with_codes(scene.event, scene.manager, text) == (
        f"{hv} told {mw} that {mother}’s dog bit. {mother}, we said."
    )
    assert found(scene, "Nobody is named: a van, a hand, March.") == []


@pytest.mark.parametrize("text", ["Hétty came", "Vane-Holt came", "HETTY came", "hetty’s note"])
def test_other_ways_to_write_a_name(scene: SimpleNamespace, text: str) -> None:
    assert found(scene, text)


def test_a_word_is_shown_only_to_who_may_read_where_it_stands(scene: SimpleNamespace) -> None:
    """The lead reviewer reads the register and not the key; the facilitator the other way round."""
    assert found(scene, "Hetty came", scene.lead) == [("", "")]
    hv = scene.invited_hv.key.code.word
    assert found(scene, "Hetty and Minna came, and Maud Dunlin", scene.facilitator) == [
        ("Hetty", hv), ("Minna", scene.invited_mw.key.code.word), ("", ""),
    ]  # fmt: skip
    text = "Maud met Hetty"
    assert names.with_codes(scene.event, scene.facilitator, text) == f"Maud met {hv}"
    assert names.with_codes(scene.event, scene.lead, "Hetty came") == "Hetty came"
    mother = Involvement.objects.get(matter=scene.review.matter).code
    assert found(scene, "Maud came", scene.lead) == [("Maud", mother)]


def test_a_name_is_kept_only_when_somebody_looked(scene: SimpleNamespace) -> None:
    facts = {"event": scene.event, "code": scene.invited_hv.key.code, "kind": "idea",
             "words": "Maud asked.", "by": scene.facilitator}  # fmt: skip
    with pytest.raises(names.NamesFound, match="seem to contain a name"):
        recording.record(**facts)
    assert recording.record(**facts, names_looked_at=True).wordings.get().text == "Maud asked."
    with pytest.raises(names.NamesFound):
        topics.word_topic(topic=scene.topic, neutral="Maud’s day.", questions="", known_then="",
                          version=1, by=scene.lead)  # fmt: skip
    with pytest.raises(names.NamesFound):
        feeding_back.write_feedback(
            event=scene.event, heard="Hetty said.", will_do="x", version=0, by=scene.lead
        )


def test_the_register_cannot_be_asked_word_by_word(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    """A facilitator hears that a name stands there and not which word; each time is counted."""
    client, href = signed_in(scene.facilitator), reverse("record_words", args=[scene.event.pk])
    sent = {"code": scene.invited_mw.key.code_id, "kind": "helped"}
    before = Contribution.objects.count()
    for times, words in enumerate(("Rosa, Ivy, Maud, Kit.", "Then dunlin or Smith?"), start=1):
        html = client.post(href, sent | {"words": words}).content.decode()
        assert "These words seem to contain a name" in html
        assert "“" not in html.split("<main")[1].split("<form")[0]
        assert "Put the codes in" not in html
        row = AuditRow.objects.filter(did="event.names_warned").latest("number")
        assert (row.actor, row.about) == (scene.facilitator.audit_ref, scene.event.audit_ref)
        assert json.loads(row.detail)["times"] == str(times)
        assert "aud" not in row.words + row.detail
    assert Contribution.objects.count() == before
    looked = sent | {"words": "Maud rang.", "names_looked_at": "on"}
    assert client.post(href, looked).status_code == 302
    both = client.post(href, sent | {"words": "Hetty asked Maud."}).content.decode()
    assert "“Hetty”" in both
    assert "“Maud”" not in both
    assert "These words seem to contain a name" in both
    # Who reads the register is told the word, and nothing is counted.
    html = signed_in(scene.lead).post(href, sent | {"words": "Maud rang."}).content.decode()
    assert "“Maud”" in html
    assert AuditRow.objects.filter(did="event.names_warned").count() == 3


def test_the_form_puts_the_codes_in(scene: SimpleNamespace, signed_in: SignIn) -> None:
    client, href = signed_in(scene.manager), reverse("record_words", args=[scene.event.pk])
    before = Contribution.objects.count()
    sent = {"code": scene.invited_mw.key.code_id, "kind": "helped", "words": "Hetty Vane rang."}
    html = client.post(href, sent).content.decode()
    assert "Is this a name?" in html
    assert "Put the codes in" in html
    html = client.post(href, {**sent, "put_codes": "1"}).content.decode()
    assert f"{scene.invited_hv.key.code.word} rang." in html
    assert Contribution.objects.count() == before
    sent["words"] = f"{scene.invited_hv.key.code.word} rang."
    assert client.post(href, sent).status_code == 302
    assert Contribution.objects.count() == before + 1


def test_a_practitioner_cannot_ask_who_is_in_the_register(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    """A registered name and any other one are answered alike, and no code is offered."""
    client, href = signed_in(scene.hv), reverse("my_words", args=[scene.invited_hv.pk])
    pages = []
    for name in ("Maud", "Zorro", "Minna"):
        sent = {"kind": "idea", "words": f"I think that {name} helped."}
        pages.append(client.post(href, sent).content.decode().replace(name, "NAME"))
        assert "Is this a name?" in pages[-1]
        assert "Put the codes in" not in pages[-1]
    strip = [page.split("<main")[1] for page in pages]
    token = 'name="csrfmiddlewaretoken"'
    strip = ["".join(line for line in page.splitlines() if token not in line) for page in strip]
    assert strip[0] == strip[1] == strip[2]
    for name in ("maud", "zorro", "minna"):
        quiet = {"kind": "idea", "words": f"i think that {name} helped."}
        assert client.post(href, quiet).status_code == 302


def test_own_words_wait_until_somebody_looked(scene: SimpleNamespace, signed_in: SignIn) -> None:
    said = recording.add_own(
        invited=scene.invited_hv, topic=scene.topic, kind="known-then", words="maud had told us.",
        by=scene.hv,
    )  # fmt: skip
    notes = reverse("event_notes", args=[scene.event.pk])
    assert "had told us" not in signed_in(scene.panel).get(notes).content.decode()
    look = reverse("look_through", args=[scene.event.pk, said.pk])
    for who, status in {"facilitator": 200, "lead": 403, "panel": 403, "emergency": 403, "hv": 404,
                        "signatory": 404}.items():  # fmt: skip
        assert signed_in(getattr(scene, who)).get(look).status_code == status, who
    with pytest.raises(names.NamesFound):
        recording.look_through(
            contribution=said, words="maud had told us.", version=1, by=scene.manager
        )
    for who in (scene.lead, scene.panel, scene.emergency, scene.hv):
        with pytest.raises(PermissionDenied):
            recording.look_through(contribution=said, words="x", version=1, by=who)
    recording.look_through(
        contribution=said, words="M had told us.", version=1, by=scene.facilitator
    )
    html = signed_in(scene.panel).get(notes).content.decode()
    assert "M had told us." in html
    assert "maud" not in html
    assert [row.text for row in said.wordings.all()] == ["M had told us.", "maud had told us."]
    with pytest.raises(Refused, match="already"):
        recording.look_through(contribution=said, words="x", version=2, by=scene.facilitator)


def test_a_practitioner_puts_right_what_stands_under_their_code(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(scene.hv)
    href = reverse("my_correction", args=[scene.invited_hv.pk, scene.said_hv.pk])
    sent = {"words": "Four of us were off.", "version": 1}
    assert client.post(href, sent).status_code == 302
    last = scene.said_hv.wordings.first()
    assert (last.version, last.by, last.checked_at) == (2, None, None)
    notes = reverse("event_notes", args=[scene.event.pk])
    panel = signed_in(scene.panel).get(notes).content.decode()
    assert "Three of us" in panel
    assert "Four of us" not in panel
    html = client.get(reverse("my_event", args=[scene.invited_hv.pk])).content.decode()
    assert "Four of us were off." in html
    assert "changed meanwhile" in client.post(href, sent).content.decode()
    # The lead reviewer cannot write over words that only keepers have seen.
    correct = reverse("correct_words", args=[scene.event.pk, scene.said_hv.pk])
    assert signed_in(scene.lead).get(correct).status_code == 403
    with pytest.raises(PermissionDenied):
        recording.correct(
            contribution=scene.said_hv, words="x", because="y", version=2, by=scene.mw
        )


def test_a_recorder_says_why_they_correct(scene: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Say why"):
        recording.correct(
            contribution=scene.said_mw, words="x", because="", version=1, by=scene.lead
        )
    row = recording.correct(
        contribution=scene.said_mw, words="x", because="Misheard.", version=1, by=scene.lead
    )
    assert (row.version, row.by) == (2, scene.lead)


def test_a_code_of_another_event_is_refused(scene: SimpleNamespace) -> None:
    from goldthread.casework.practitioners import actions
    from tests.rooms.practitioners.conftest import arranged

    second = actions.make_event(review=scene.review, by=scene.lead)
    arranged(second, scene.lead, starts=time(9, 30), ends=time(11, 0))
    code = scene.invited_hv.key.code
    with pytest.raises(Refused, match="invited to this event"):
        recording.record(event=second, code=code, kind="idea", words="x", by=scene.lead)
    with pytest.raises(Refused, match="on the list of this event"):
        recording.record(event=scene.event, code=code, kind="idea", words="x", by=scene.lead,
                         topic=_topic(second, scene))  # fmt: skip


def _topic(event: Any, scene: Any) -> Any:
    return topics.add_topic(event=event, episode=scene.home, by=scene.lead)
