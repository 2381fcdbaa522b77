"""Forms about a practitioner event and its key episodes, by those who may not, or with ids of
another review's: refused, and nothing written."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.chronology import actions as episodes
from goldthread.casework.chronology import studying
from goldthread.casework.chronology.urls import urlpatterns as of_episodes
from goldthread.casework.practitioners import actions, inviting, recording, topics
from goldthread.casework.practitioners.urls import urlpatterns as of_events
from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.attacks.forging import addresses, dates, rows_of, tried
from tests.rooms.chronology.conftest import made_world, said
from tests.rooms.practitioners.conftest import arranged, made_scene

SignIn = Callable[[Any], Client]
APPS = ("practitioners", "chronology", "agencies", "reviews")
TOLD: dict[str, Any] = {
    "words": "Forged", "reason": "Forged", "because": "Forged", "heard": "Forged", "text": "Forged",
    "will_do": "Forged", "neutral": "Forged", "questions": "Forged", "known_then": "Forged",
    "purpose": "Forged", "place": "Forged", "title": "Forged", "why_it_matters": "Forged",
    "changed_because": "Forged", "outside_because": "Forged", "starts": "14:00", "ends": "16:00",
    "known": "then", "known_by": "the ward", "kind": "idea", "answer": "coming", "version": "1",
    "role": "midwife", "whom": "practitioners", "name": "Forged Name", "draft": "0",
    "names_looked_at": "on", **dates("day"),
}  # fmt: skip


def once() -> SimpleNamespace:
    """The practitioners' scene, and a second review of the same partnership with an event, topic,
    words and episode of its own, run by the manager alone; a manager of another partnership."""
    scene = made_scene(made_world(factories.cast()))
    second = reviews.bring_in(
        partnership=scene.partnership, title="Wren", by=scene.manager, published=False
    )
    other = SimpleNamespace(review=second)
    other.episode = episodes.name_episode(review=second, said=said("Elsewhere"), by=scene.manager)
    other.second = episodes.name_episode(review=second, said=said("There too"), by=scene.manager)
    other.question = studying.ask(
        episode=other.episode, text="Who?", whom="practitioners", by=scene.manager
    )
    other.event = actions.make_event(review=second, by=scene.manager)
    arranged(other.event, scene.manager)
    other.topic = topics.add_topic(event=other.event, episode=other.episode, by=scene.manager)
    other.invited = inviting.invite(
        event=other.event, role="midwife", person=scene.uninvited, organisation=scene.trust,
        by=scene.manager,
    )  # fmt: skip
    other.said = recording.record(
        event=other.event, code=other.invited.key.code, kind="idea", words="Ours alone.",
        by=scene.manager,
    )  # fmt: skip
    scene.other = other
    scene.elsewhere_manager = factories.member(scene.elsewhere, Role.BUSINESS_MANAGER)
    return scene


@pytest.fixture
def two(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def about(scene: SimpleNamespace) -> Iterator[tuple[str, str]]:
    facilitator = scene.event.facilitators.get()
    analysis = scene.home.analyses.first() if hasattr(scene.home, "analyses") else None

    def ids(route: str, name: str) -> Any:
        if name == "pk":
            first = route.split("/")[0]
            return {
                "reviews": scene.review.pk,
                "events": scene.event.pk,
                "event-invitations": scene.invited_hv.pk,
                "episodes": scene.home.pk,
            }[first]
        if name == "row":
            rows = {"facilitators": facilitator.pk, "analysis": analysis.pk if analysis else 1}
            return next((pk for part, pk in rows.items() if part in route), scene.said_hv.pk)
        return {
            "topic": scene.topic.pk, "person": scene.invited_hv.pk, "question": scene.question.pk,
        }[name]  # fmt: skip

    # The rest of that room is the combined chronology: its own tests try who may write there.
    episodes_only = [one for one in of_episodes if "episodes/" in str(one.pattern)]
    return addresses([*of_events, *episodes_only], ids)


@pytest.mark.parametrize(
    "who",
    ["emergency", "conflicted", "uninvited", "mw", "signatory", "author", "colleague", "executive",
     "administrator", "stranger", "elsewhere_manager"],
)  # fmt: skip
def test_nobody_outside_writes_a_word(two: SimpleNamespace, signed_in: SignIn, who: str) -> None:
    told = TOLD | {
        "person": two.panel.pk, "topic": two.topic.pk, "code": two.invited_hv.key.code_id,
        "episode": two.birth.pk, "into": two.birth.pk, "came": [two.invited_hv.pk],
        "shown": [two.home.pk, two.birth.pk], "up": two.birth.pk, "organisation": two.trust.pk,
    }  # fmt: skip
    before = rows_of(*APPS)
    assert tried(signed_in(getattr(two, who)), about(two), told) == []
    assert rows_of(*APPS) == before


def test_ids_of_another_review_in_ones_own_forms_write_nothing(
    two: SimpleNamespace, signed_in: SignIn
) -> None:
    """The lead reviewer and the facilitator of one review, with ids of the other one."""
    event, other, home = two.event.pk, two.other, two.home.pk
    code = two.invited_hv.key.code_id
    forged: list[tuple[str, str, list[Any], dict[str, Any]]] = [
        ("facilitator", "record_words", [event], {"code": other.invited.key.code_id}),
        ("facilitator", "record_words", [event], {"code": code, "topic": other.topic.pk}),
        ("facilitator", "correct_words", [event, other.said.pk], {}),
        ("facilitator", "look_through", [event, other.said.pk], {}),
        ("facilitator", "invited", [event, other.invited.pk], {}),
        ("facilitator", "record_reply", [event, other.invited.pk], {}),
        ("facilitator", "note_support", [event, other.invited.pk], {}),
        ("facilitator", "withdraw_invited", [event, other.invited.pk], {}),
        ("facilitator", "event_attendance", [event], {"came": [other.invited.pk]}),
        ("lead", "event_topic", [event, other.topic.pk], {}),
        ("lead", "release_topic", [event, other.topic.pk], {}),
        ("lead", "take_topic_out", [event, other.topic.pk], {}),
        ("lead", "add_topic", [event], {"episode": other.episode.pk}),
        ("manager", "event_facilitators", [event], {"person": two.stranger.pk, "name": ""}),
        ("manager", "end_facilitator", [other.event.pk, two.event.facilitators.get().pk], {}),
        ("lead", "merge_episode", [home], {"into": other.episode.pk}),
        ("lead", "answer_question", [home, other.question.pk], {}),
        ("lead", "order_episodes", [two.review.pk],
         {"shown": [other.episode.pk, other.second.pk], "up": other.second.pk}),
        ("hv", "my_words", [two.invited_hv.pk], {"topic": other.topic.pk}),
        ("hv", "my_correction", [two.invited_hv.pk, two.said_mw.pk], {}),
        ("hv", "my_words", [two.invited_mw.pk], {}),
        ("hv", "my_reply", [other.invited.pk], {}),
    ]  # fmt: skip
    # What is kept of a form before it is sent, and who came as nobody, are not what is forged.
    before = rows_of(*APPS)
    for who, name, args, more in forged:
        told = {**TOLD, **more}
        code_ = signed_in(getattr(two, who)).post(reverse(name, args=args), told).status_code
        assert code_ in {200, 302, 403, 404, 405}, (name, code_)
        assert rows_of(*APPS) == before, name


def test_these_forms_would_write_something(two: SimpleNamespace, signed_in: SignIn) -> None:
    """The same words by those who may: so that the tests above can fail."""
    for who, name, args, more in (
        ("facilitator", "record_words", [two.event.pk], {"code": two.invited_hv.key.code_id}),
        ("lead", "add_topic", [two.event.pk], {"episode": two.birth.pk}),
        ("lead", "merge_episode", [two.visit.pk], {"into": two.birth.pk}),
        ("hv", "my_words", [two.invited_hv.pk], {}),
    ):
        before = rows_of(*APPS)
        signed_in(getattr(two, who)).post(reverse(name, args=args), {**TOLD, **more})
        assert rows_of(*APPS) != before, name
