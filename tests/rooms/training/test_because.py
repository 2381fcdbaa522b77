"""Which recommendations a course teaches: on both pages, by scope, taken back by a row's end."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.foundations.records.refusals import Refused
from goldthread.improvement.recommendations import because
from goldthread.improvement.recommendations.models import TaughtIn, TaughtPoint
from tests.rooms.recommendations.conftest import world  # noqa: F401 - a fixture
from tests.rooms.training.conftest import course

SignIn = Callable[[Any], Client]


@pytest.fixture
def scene(world: SimpleNamespace) -> SimpleNamespace:  # noqa: F811
    world.course = course(world)
    return world


def test_it_stands_on_the_recommendation_and_the_course(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    manager, at = signed_in(scene.manager), reverse("course_because", args=[scene.course.pk])
    assert at in manager.get(scene.course.get_absolute_url()).text
    manager.post(at, {"recommendation": scene.dogs.pk})
    address = scene.course.get_absolute_url()
    assert address in manager.get(scene.dogs.get_absolute_url()).text
    assert scene.dogs.get_absolute_url() in manager.get(at).text
    with pytest.raises(Refused, match="already"):
        because.say(tie=because.COURSE, of=scene.course, reason=scene.dogs, by=scene.manager)
    manager.post(reverse("not_course_because", args=[TaughtIn.objects.get().pk]))
    assert address not in manager.get(scene.dogs.get_absolute_url()).text
    assert TaughtIn.objects.count() == 1


def test_a_closed_review_is_told_to_nobody_else(scene: SimpleNamespace, signed_in: SignIn) -> None:
    because.say(tie=because.COURSE, of=scene.course, reason=scene.secret, by=scene.manager)
    at = reverse("course_because", args=[scene.course.pk])
    assert scene.secret.text in signed_in(scene.manager).get(at).text
    end = reverse("not_course_because", args=[TaughtIn.objects.get().pk])
    wanted = {"colleague": (200, 403, 404), "stranger": (404, 404, 404), "chair": (200, 403, 404)}
    for name, codes in wanted.items():
        browser, sent = signed_in(getattr(scene, name)), {"recommendation": scene.dogs.pk}
        page = browser.get(at)
        assert scene.secret.text not in page.text, name
        found = (
            page.status_code,
            browser.post(at, sent).status_code,
            browser.post(end).status_code,
        )
        assert found == codes, name
    with pytest.raises(PermissionDenied):
        because.say(tie=because.COURSE, of=scene.course, reason=scene.secret, by=scene.stranger)


def test_a_course_teaches_learning_from_which_nothing_was_recommended(
    scene: SimpleNamespace, signed_in: SignIn
) -> None:
    manager, at = signed_in(scene.manager), reverse("course_learning", args=[scene.course.pk])
    point = scene.point
    assert at in manager.get(scene.course.get_absolute_url()).text
    manager.post(at, {"learning_point": point.pk})
    row = TaughtPoint.objects.get()
    address = scene.course.get_absolute_url()
    assert address in manager.get(point.get_absolute_url()).text
    assert point.text in manager.get(at).text
    end = reverse("not_course_learning", args=[row.pk])
    for name, code in (("colleague", 403), ("stranger", 404)):
        browser = signed_in(getattr(scene, name))
        assert browser.post(at, {"learning_point": point.pk}).status_code == code, name
        assert browser.post(end).status_code == code, name
    manager.post(end)
    assert address not in manager.get(point.get_absolute_url()).text
    assert TaughtPoint.objects.count() == 1
