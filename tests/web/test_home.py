"""Home: each role is shown what waits for it, and nobody else's."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundations.followthrough import challenges, endings
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.tasks import Task
from goldthread.improvement.assurance.keeping import keep_up
from goldthread.rules.followthrough import Strength
from goldthread.web.home.page import HomePage
from tests import scenes

pytestmark = pytest.mark.django_db


def words(client: Any) -> str:
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_manager_is_asked_to_confirm_what_was_found(cast: Any, signed_in: Any) -> None:
    scenes.draft(cast)
    assert "Confirm 2 items found in “Robin”" in words(signed_in(cast.manager))
    assert "Confirm" not in words(signed_in(cast.author))


def test_the_body_is_asked_to_answer(cast: Any, signed_in: Any) -> None:
    scene = scenes.recommended(cast)
    scenes.address(cast, scene.recommendation, cast.trust)
    assert "Answer R1 of “Robin”" in words(signed_in(cast.signatory))
    assert "Answer R1" not in words(signed_in(cast.colleague))
    assert "1 answer to recommendations" in words(signed_in(cast.manager))


def test_the_owner_sees_what_is_due_and_the_manager_that_it_drifts(
    cast: Any, signed_in: Any
) -> None:
    scene = scenes.whole_thread(cast)
    late = timezone.localdate() - timedelta(days=3)
    Action.objects.filter(pk=scene.action.pk).update(due=late)
    page = words(signed_in(cast.author))
    assert "3 days late" in page
    assert "You own 1 open action" in page
    page = words(signed_in(cast.manager))
    assert "1 of 1 open action" in page
    assert "1 past their due date" in page
    assert "None of 0 open actions" not in words(signed_in(cast.colleague))


def test_evidence_is_decided_outside_the_owning_body(cast: Any, signed_in: Any) -> None:
    scene = scenes.whole_thread(cast)
    endings.give_evidence(
        action=scene.action, strength=Strength.AUDIT, shows="20 of 20", by=cast.author
    )
    assert "Decide on the evidence for 1 action" in words(signed_in(cast.chair))
    assert "Decide on the evidence" not in words(signed_in(cast.executive))
    assert "A decision on your evidence for A1" in words(signed_in(cast.author))


def test_a_challenge_reaches_the_rung_it_was_asked_on(cast: Any, signed_in: Any) -> None:
    scene = scenes.whole_thread(cast)
    challenges.challenge(action=scene.action, question="How does it go?", by=cast.chair)
    assert "Answer a challenge on A1" in words(signed_in(cast.author))
    assert "Answer a challenge" not in words(signed_in(cast.signatory))


def test_an_administrator_sees_settings_and_no_case(cast: Any, signed_in: Any) -> None:
    scenes.whole_thread(cast)
    page = words(signed_in(cast.administrator))
    assert "sees no cases" in page
    assert 'role="search"' not in page  # what there is to search is cases
    assert "Robin" not in page


def test_a_stranger_sees_nothing_of_it(cast: Any, signed_in: Any) -> None:
    scenes.whole_thread(cast)
    page = words(signed_in(cast.stranger))
    assert "Robin" not in page
    assert "There are no actions yet" in page


def test_a_person_without_a_role_is_told_whom_to_ask(db: None, signed_in: Any) -> None:
    from tests import factories

    assert "Ask the business manager" in words(signed_in(factories.person()))


def test_the_number_of_queries_does_not_grow(
    cast: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    scene = scenes.whole_thread(cast)
    client = signed_in(cast.manager)
    words(client)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        words(client)
    for _ in range(12):
        scenes.action(cast, scene.address, days=-5)
    keep_up(timezone.localdate())
    with CaptureQueriesContext(connection) as many:
        words(client)
    assert len(many) <= len(few) + 1  # the names of the bodies that drift


def test_what_is_late_stands_first_the_longest_late_at_the_top() -> None:
    today = timezone.localdate()
    found = HomePage(
        greeting="",
        today=today,
        needs=[
            Task("in a week", "/", due=today + timedelta(days=7)),
            Task("two late", "/", due=today - timedelta(days=2)),
            Task("no day", "/"),
            Task("nine late", "/", due=today - timedelta(days=9)),
            Task("today", "/", due=today),
        ],
    ).groups
    assert [(heading, [one.words for one in many]) for heading, many in found] == [
        ("Late", ["nine late", "two late"]),
        ("To do", ["no day"]),
        ("Coming up", ["today", "in a week"]),
    ]


def test_who_is_said_to_have_agreed_is_told(cast: Any, signed_in: Any) -> None:
    scene = scenes.whole_thread(cast)
    endings.no_longer_needed(
        action=scene.action, reason="The ward closed.", agreed_by=cast.chair, by=cast.author
    )
    words_for_them = "recorded that you agreed that A1 is no longer needed"
    assert words_for_them in words(signed_in(cast.chair))
    assert words_for_them not in words(signed_in(cast.manager))
