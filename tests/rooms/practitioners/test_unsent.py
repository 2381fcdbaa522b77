"""Forms of an event keep what is written, for the writer alone, until it is sent."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.practitioners import topics
from goldthread.casework.practitioners.models import Contribution, TopicWords, Unsent, Words
from tests import factories
from tests.rooms.chronology.conftest import made_world
from tests.rooms.practitioners.conftest import made_scene

SignIn = Callable[[Any], Client]
WORDS = "Nobody had told the night team."


def once() -> SimpleNamespace:
    return made_scene(made_world(factories.cast()))


@pytest.fixture
def scene(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def forms_of(scene: SimpleNamespace) -> list[tuple[str, str, dict[str, Any], str]]:
    """Who writes, where, what is sent, and the field of words."""
    event, own = scene.event.pk, scene.invited_hv.pk
    code = scene.invited_mw.key.code_id
    record = {"code": code, "kind": "helped", "words": ""}
    topic = {"neutral": "", "questions": "", "known_then": "", "version": 1}
    return [
        ("facilitator", reverse("record_words", args=[event]), record, "words"),
        ("lead", reverse("event_topic", args=[event, scene.topic.pk]), topic, "neutral"),
        ("lead", reverse("write_feedback", args=[event]),
         {"heard": "", "will_do": "Ask.", "version": 0}, "heard"),
        ("lead", reverse("event_statement", args=[event]), {"words": "", "version": 1}, "words"),
        ("lead", reverse("correct_words", args=[event, scene.said_mw.pk]),
         {"words": "", "because": "Misheard.", "version": 1}, "words"),
        ("hv", reverse("my_words", args=[own]), {"kind": "idea", "words": ""}, "words"),
        ("hv", reverse("my_correction", args=[own, scene.said_hv.pk]),
         {"words": "", "version": 1}, "words"),
    ]  # fmt: skip


@pytest.mark.parametrize("which", range(7))
def test_what_is_written_is_kept_until_it_is_sent(
    scene: SimpleNamespace, signed_in: SignIn, which: int
) -> None:
    who, href, told, field = forms_of(scene)[which]
    client = signed_in(getattr(scene, who))
    assert "data-autosave=" in client.get(href).content.decode()
    before = Words.objects.count() + TopicWords.objects.count()
    for version, words in enumerate(("Nobody", WORDS)):
        quiet = told | {field: words, "autosave": "1", "draft": version}
        answer = client.post(href, quiet).json()
        assert answer["fields"] == {"draft": version + 1}, answer
    assert Words.objects.count() + TopicWords.objects.count() == before  # nothing is sent by it
    page = client.get(href).content.decode()
    assert "You wrote this and did not send it" in page
    assert WORDS in page
    sent = client.post(href, told | {field: WORDS, "names_looked_at": "on"})
    assert sent.status_code == 302
    assert not Unsent.objects.exists()
    assert "You wrote this and did not send it" not in client.get(href).content.decode()


def test_a_draft_is_nobody_elses(scene: SimpleNamespace, signed_in: SignIn) -> None:
    href = reverse("record_words", args=[scene.event.pk])
    quiet = {"words": WORDS, "autosave": "1", "draft": "0"}
    signed_in(scene.facilitator).post(href, quiet)
    for who in (scene.manager, scene.lead):
        assert WORDS not in signed_in(who).get(href).content.decode()
    for who, code in ((scene.panel, 403), (scene.emergency, 403), (scene.hv, 404)):
        assert signed_in(who).post(href, quiet).status_code == code
    own = reverse("my_words", args=[scene.invited_hv.pk])
    for other in (scene.mw, scene.manager, scene.signatory):
        assert signed_in(other).post(own, quiet).status_code == 404
    assert Unsent.objects.count() == 1


def test_two_windows_do_not_save_over_each_other(scene: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(scene.facilitator)
    href = reverse("record_words", args=[scene.event.pk])
    quiet = {"autosave": "1", "draft": "0"}
    client.post(href, quiet | {"words": WORDS})
    answer = client.post(href, quiet | {"words": "From the other window."}).json()
    assert "open in another window" in answer["problem"]
    assert WORDS in Unsent.objects.get().content


def test_begun_anew_it_is_gone(scene: SimpleNamespace, signed_in: SignIn) -> None:
    client = signed_in(scene.facilitator)
    href = reverse("record_words", args=[scene.event.pk])
    before = Contribution.objects.count()
    client.post(href, {"words": WORDS, "autosave": "1", "draft": "0"})
    assert client.post(href, {"anew": "1"}).status_code == 302
    assert WORDS not in client.get(href).content.decode()
    assert Contribution.objects.count() == before


def test_who_left_words_unsent_is_told_that_others_changed_what_stands(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    client = signed_in(scene.lead)
    href = reverse("event_topic", args=[scene.event.pk, scene.topic.pk])
    told = {"neutral": WORDS, "questions": "", "known_then": "", "version": 1}
    client.post(href, told | {"autosave": "1", "draft": "0"})
    assert "changed meanwhile" not in client.get(href).content.decode()
    topics.word_topic(
        topic=scene.topic, neutral="Another day.", questions="", known_then="", version=1,
        by=scene.manager,
    )  # fmt: skip
    page = client.get(href).content.decode()
    assert "What stands was changed meanwhile" in page
    assert 'name="version" value="2"' in page
