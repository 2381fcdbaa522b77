"""The small forms: how it goes, the date, the owner."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import actions, challenges, endings
from goldthread.foundations.followthrough.models import Action
from goldthread.rules.followthrough import Outcome
from tests import factories
from tests.rooms.followthrough import making

SignIn = Callable[[Any], Client]


def date_boxes(name: str, on: Any) -> dict[str, int]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_a_word_ends_the_silence(scene: SimpleNamespace, action: Action, signed_in: SignIn) -> None:
    making.silent(action, 90)
    client = signed_in(scene.owner)
    assert "No word for 90 days" in client.get(action.get_absolute_url()).text
    answer = client.post(
        reverse("action_update", args=[action.pk]), {"words": "<b>Drafted</b>"}, follow=True
    )
    assert "Your word on A1 is recorded" in answer.text
    assert "&lt;b&gt;Drafted&lt;/b&gt;" in answer.text
    assert "No word for" not in answer.text


def test_nothing_said_is_asked_for_again(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    answer = signed_in(scene.owner).post(
        reverse("action_update", args=[action.pk]), {"words": "  "}
    )
    assert "There is a problem" in answer.text
    assert action.updates.count() == 0


def test_moving_the_date_keeps_the_first_one_and_each_reason(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    client, address = signed_in(scene.owner), reverse("action_extend", args=[action.pk])
    for days, reason in ((40, "The supplier is late"), (50, "The test failed")):
        told = {**date_boxes("to", making.in_days(days)), "reason": reason}
        assert client.post(address, told).status_code == 302
    page = client.get(action.get_absolute_url()).text
    first = making.in_days(30)
    assert f"{first:%A} {first.day} {first:%B %Y}" in page
    assert "The supplier is late" in page
    assert "The test failed" in page
    row = Action.objects.get(pk=action.pk)
    assert (row.first_due, row.due, row.times_extended) == (first, making.in_days(50), 2)


def test_a_date_that_is_not_later_is_refused_in_words(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    told = {**date_boxes("to", making.in_days(30)), "reason": "why"}
    address = reverse("action_extend", args=[action.pk])
    answer = signed_in(scene.owner).post(address, told)
    assert "The new date must be after" in answer.text


def test_the_signatory_gives_it_to_someone_of_the_organisation(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    client, address = signed_in(scene.signatory), reverse("action_assign", args=[action.pk])
    page = client.get(address).text
    assert scene.practitioner.name in page
    assert scene.colleague.name not in page
    refused = client.post(address, {"owner": scene.colleague.pk})
    assert refused.status_code == 200
    answer = client.post(address, {"owner": scene.practitioner.pk, "reason": "Leave"}, follow=True)
    assert f"A1 now belongs to {scene.practitioner}" in answer.text
    answer = client.post(address, {"owner": ""}, follow=True)
    assert "Nobody owns A1 now" in answer.text
    assert "Nobody owns it" in answer.text


def test_what_has_ended_takes_no_more_words(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    endings.no_longer_needed(action=action, reason="moved", agreed_by=scene.chair, by=scene.manager)
    client = signed_in(scene.owner)
    answer = client.post(reverse("action_update", args=[action.pk]), {"words": "Late word"})
    assert "This action has ended" in answer.text
    page = client.get(action.get_absolute_url()).text
    assert "Say how it goes" not in page
    assert "How does this end?" not in page


def test_the_page_offers_only_what_is_permitted(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    offers = {"Say how it goes", "Add evidence", "Move the date", "Give it to someone"}
    expected = {
        "owner": offers - {"Give it to someone"},
        "signatory": offers,
        "chair": set(),
        "practitioner": set(),
    }
    for name, wanted in expected.items():
        page = signed_in(getattr(scene, name)).get(action.get_absolute_url()).text
        assert {words for words in offers if words in page} == wanted, name
    plain = signed_in(scene.practitioner).get(action.get_absolute_url()).text
    assert "Who can end this action" in plain


def test_a_long_story_costs_no_more_queries(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    client = signed_in(scene.judge)

    def queries() -> int:
        client.get(action.get_absolute_url())
        with CaptureQueriesContext(connection) as caught:
            assert client.get(action.get_absolute_url()).status_code == 200
        return len(caught)

    def happen(times: int) -> None:
        for number in range(times):
            actions.update(action=action, words=f"Word {number}", by=scene.owner)
            to = making.in_days(100 + action.times_extended)
            actions.extend(action=action, to=to, reason="slow", by=scene.owner)
            action.refresh_from_db()
            given = making.give(action, scene.owner)
            endings.refuse_evidence(evidence=given, words="no", by=scene.judge)
            making.give(action, scene.owner)
            asked = challenges.challenge(action=action, question="Why?", by=scene.judge)
            challenges.reply(challenge=asked, words="So", by=scene.owner)
            challenges.decide(
                challenge=asked, outcome=Outcome.ACCEPTED, words="Good", by=scene.judge
            )
            endings.no_longer_needed(
                action=action, reason="moved", agreed_by=scene.chair, by=scene.manager
            )
            endings.reopen(action=action, reason="not so", by=scene.chair)

    happen(2)
    few = queries()
    happen(18)
    action.refresh_from_db()
    assert queries() == few
    assert few <= 25


def test_the_page_shows_a_local_day(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    page = signed_in(scene.owner).get(action.get_absolute_url()).text
    today = timezone.localdate()
    assert f"{today:%A} {today.day} {today:%B %Y} at " in page


def test_an_action_goes_to_the_body_that_took_over(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    client, address = signed_in(scene.manager), reverse("action_hand_over", args=[action.pk])
    assert "No other body took over" in client.post(address).text
    heir = factories.organisation(scene.partnership, "Fenmarsh Health Board")
    signatory = factories.member(scene.partnership, Role.SIGNATORY, heir)
    agencies.succeed(
        organisation=scene.trust, successor=heir, on=timezone.localdate(), by=scene.manager
    )
    assert signed_in(signatory).get(action.get_absolute_url()).status_code == 404
    page = client.get(action.get_absolute_url()).text
    assert "Give it to Fenmarsh Health Board" in page
    page = client.post(address, follow=True).text
    assert "A1 now belongs to Fenmarsh Health Board" in page
    assert "Given to Fenmarsh Health Board" in page
    assert "Fenmarsh Hospital Trust closed on" in page
    row = Action.objects.get(pk=action.pk)
    assert (row.organisation, row.owner) == (heir, None)
    assert "Give it to someone" in signed_in(signatory).get(action.get_absolute_url()).text
    made = challenges.sweep(partnership=scene.partnership, today=timezone.localdate())
    assert [one.asked_of for one in made] == [{signatory.pk}]
