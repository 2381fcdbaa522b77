"""A learning point comes from key episodes: said by those who lead, seen only at the table."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from goldthread.casework.chronology import actions as chronology
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.learning.drawing import draw_from_episodes
from goldthread.improvement.learning.models import FromEpisode
from tests import factories, scenes
from tests.rooms.chronology.conftest import said

OUTSIDE = "It explains what came later."


@pytest.fixture
def scene(cast):
    """A published review's thread, with one key episode, and a lead reviewer with a seat."""
    made = scenes.recommended(cast, published=True)
    made.lead = factories.member(cast.partnership, Role.LEAD_REVIEWER)
    agencies.give_seat(
        matter=made.review.matter, person=made.lead, role=Role.LEAD_REVIEWER, by=cast.manager
    )
    made.episode = chronology.name_episode(
        review=made.review, said=said(outside_because=OUTSIDE), by=cast.manager
    )
    return made


def test_it_is_said_taken_back_and_never_deleted(scene, cast):
    for episodes in ([scene.episode], [scene.episode], [], [scene.episode]):
        draw_from_episodes(learning_point=scene.learning, episodes=episodes, by=scene.lead)
    rows = FromEpisode.objects.order_by("pk")
    assert [row.undone_by for row in rows] == [scene.lead, None]


def test_only_those_who_lead_may_say(scene, cast):
    for nobody in (cast.chair, cast.author, cast.stranger):
        with pytest.raises(PermissionDenied):
            draw_from_episodes(learning_point=scene.learning, episodes=[], by=nobody)


def test_an_episode_of_another_review_is_refused(scene, cast):
    other = scenes.recommended(cast, title="Wren")
    with pytest.raises(Refused, match="its own review"):
        draw_from_episodes(learning_point=other.learning, episodes=[scene.episode], by=cast.manager)


def test_it_is_said_on_the_page_and_stands_on_the_thread(scene, cast, signed_in):
    browser = signed_in(cast.manager)
    page = reverse("from_episodes", args=[scene.learning.pk])
    assert "KE1: Going home from hospital" in browser.get(page).content.decode()
    browser.post(page, {"episodes": [scene.episode.pk]})
    point = reverse("learning_point", args=[scene.learning.pk])
    thread = reverse("thread", args=["recommendation", scene.recommendation.pk])
    for address in (point, thread):
        assert "Going home from hospital" in browser.get(address).content.decode()
        colleague = signed_in(cast.colleague).get(address)  # the review is published
        assert colleague.status_code == 200
        assert "Going home from hospital" not in colleague.content.decode()
        assert "key episode" not in colleague.content.decode().lower()


def test_the_thread_says_when_nobody_has_said_it(scene, cast, signed_in):
    thread = reverse("thread", args=["learning", scene.learning.pk])
    words = "Nobody has said yet which key episode or entry this comes from"
    assert words in signed_in(cast.manager).get(thread).content.decode()


@pytest.mark.parametrize(
    ("who", "expected"),
    [("manager", 200), ("colleague", 403), ("stranger", 404), ("administrator", 404)],
)
def test_the_door(who, expected, scene, cast, signed_in):
    page = reverse("from_episodes", args=[scene.learning.pk])
    browser = signed_in(getattr(cast, who))
    assert browser.get(page).status_code == expected
    assert browser.post(page, {"episodes": []}).status_code == (
        302 if expected == 200 else expected
    )
