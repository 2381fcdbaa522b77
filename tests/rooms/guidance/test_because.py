"""Because of which recommendation a version changed: on both pages and on the thread, by scope."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.foundations.guidance import actions
from goldthread.foundations.guidance.models import Version
from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.recommendations import because
from goldthread.improvement.recommendations.models import ChangedGuidance
from tests.rooms.guidance import making
from tests.rooms.recommendations.conftest import world  # noqa: F401 - a fixture

SignIn = Callable[[Any], Client]


@pytest.fixture
def scene(world: SimpleNamespace) -> SimpleNamespace:  # noqa: F811
    """The world of recommendations with somebody who keeps guidance."""
    world.owner = world.practitioner
    world.dogs_at_home = actions.add_situation(
        partnership=world.partnership, name="dogs in the home", by=world.support
    )
    return world


@pytest.fixture
def version(scene: SimpleNamespace) -> Version:
    return making.newest(making.in_force(scene, situations=[scene.dogs_at_home]))


def test_it_stands_on_the_recommendation_the_version_and_the_thread(
    scene: SimpleNamespace, version: Version, signed_in: SignIn
) -> None:
    manager = signed_in(scene.manager)
    at = reverse("guidance_because", args=[version.pk])
    assert "Nobody has said" in manager.get(at).text
    manager.post(at, {"recommendation": scene.dogs.pk})
    thread = reverse("thread", args=["recommendation", scene.dogs.pk])
    for address in (scene.dogs.get_absolute_url(), thread):
        html = manager.get(address).text
        assert version.get_absolute_url() in html and "in force" in html
    assert scene.dogs.get_absolute_url() in manager.get(at).text
    row = ChangedGuidance.objects.get()
    manager.post(reverse("not_because", args=[row.pk]))
    assert version.get_absolute_url() not in manager.get(scene.dogs.get_absolute_url()).text
    assert ChangedGuidance.objects.count() == 1


def test_a_closed_review_is_told_to_nobody_else(
    scene: SimpleNamespace, version: Version, signed_in: SignIn
) -> None:
    because.say(tie=because.GUIDANCE, of=version, reason=scene.secret, by=scene.manager)
    at = reverse("guidance_because", args=[version.pk])
    assert scene.secret.text in signed_in(scene.manager).get(at).text
    assert scene.secret.text not in signed_in(scene.colleague).get(at).text
    end = reverse("not_because", args=[ChangedGuidance.objects.get().pk])
    assert signed_in(scene.colleague).post(end).status_code == 404
    with pytest.raises(Refused, match="already"):
        because.say(tie=because.GUIDANCE, of=version, reason=scene.secret, by=scene.manager)


def test_who_may_say_so(scene: SimpleNamespace, version: Version, signed_in: SignIn) -> None:
    at, sent = reverse("guidance_because", args=[version.pk]), {"recommendation": scene.dogs.pk}
    wanted = {"colleague": (200, 403), "stranger": (404, 404), "administrator": (404, 404),
              "chair": (200, 403), "practitioner": (200, 302)}  # fmt: skip
    for name, codes in wanted.items():
        client = signed_in(getattr(scene, name))
        assert (client.get(at).status_code, client.post(at, sent).status_code) == codes, name
    with pytest.raises(PermissionDenied):
        because.say(tie=because.GUIDANCE, of=version, reason=scene.secret, by=scene.stranger)


def test_a_draft_stays_unseen_on_the_recommendation(
    scene: SimpleNamespace, version: Version, signed_in: SignIn
) -> None:
    draft = making.write(scene, version.guidance, title="Dogs, cats and babies")
    because.say(tie=because.GUIDANCE, of=draft, reason=scene.dogs, by=scene.manager)
    for person, seen in ((scene.manager, True), (scene.colleague, False)):
        html = signed_in(person).get(scene.dogs.get_absolute_url()).text
        assert ("Dogs, cats" in html) == seen
        html = signed_in(person).get(reverse("thread", args=["recommendation", scene.dogs.pk])).text
        assert ("Dogs, cats" in html) == seen
