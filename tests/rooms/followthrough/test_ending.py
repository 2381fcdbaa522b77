"""An action ends in two ways, never by its own side, and only once."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import challenges, endings, permits
from goldthread.foundations.followthrough.models import Action, Ending
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import How, Strength
from tests import factories
from tests.rooms.followthrough import making

SignIn = Callable[[Any], Client]


def ended(action: Action) -> str:
    return Action.objects.get(pk=action.pk).ended_how


def test_an_overseer_of_another_agency_accepts_the_evidence(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.owner)
    answer = signed_in(scene.judge).post(
        reverse("action_evidenced", args=[action.pk]),
        {"evidence": given.pk, "words": "I read all twenty"},
        follow=True,
    )
    assert "A1 has ended: it is evidenced" in answer.text
    assert ended(action) == How.EVIDENCED.value
    assert "I read all twenty" in answer.text
    assert "How does this end?" not in answer.text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("owner", "The owner cannot accept their own evidence"),
        ("author", "Someone outside the organisation that owns this action must accept"),
        ("signatory", "Someone outside the organisation that owns this action must accept"),
        ("executive", "Someone outside the organisation that owns this action must accept"),
    ],
)
def test_the_owners_side_is_refused_in_words_even_by_a_forged_post(
    name: str, words: str, scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.manager)
    client = signed_in(getattr(scene, name))
    address = reverse("action_evidenced", args=[action.pk])
    page = client.get(address)
    assert "You cannot accept this evidence" in page.text
    assert "Accept it and end the action" not in page.text
    assert scene.judge.name in page.text  # somebody who can
    forged = client.post(address, {"evidence": given.pk})
    assert forged.status_code == 200
    assert words in forged.text
    assert ended(action) == ""


def test_an_overseer_with_a_post_in_the_owning_organisation_is_of_its_side(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.owner)
    Membership.objects.create(
        person=scene.chair,
        partnership=scene.partnership,
        organisation=scene.trust,
        role=Role.PRACTITIONER,
    )
    answer = signed_in(scene.chair).post(
        reverse("action_evidenced", args=[action.pk]), {"evidence": given.pk}
    )
    assert "outside the organisation" in answer.text
    assert ended(action) == ""


def test_nobody_accepts_evidence_that_they_gave(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.manager)
    answer = signed_in(scene.manager).post(
        reverse("action_evidenced", args=[action.pk]), {"evidence": given.pk}
    )
    assert "You gave this evidence yourself" in answer.text
    assert ended(action) == ""


def test_evidence_of_another_action_does_not_count(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    other = making.agree(scene)
    given = making.give(other, scene.owner)
    making.give(action, scene.owner)
    signed_in(scene.judge).post(
        reverse("action_evidenced", args=[action.pk]), {"evidence": given.pk}
    )
    assert ended(action) == ended(other) == ""


def test_without_evidence_the_page_says_what_to_do_first(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    page = signed_in(scene.judge).get(reverse("action_evidenced", args=[action.pk]))
    assert "No evidence waits for a decision" in page.text
    assert "Accept it and end the action" not in page.text


def test_weak_evidence_does_not_end_an_action_where_more_is_asked(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    challenges.set_limits(
        partnership=scene.partnership, by=scene.manager, weakest_evidence=Strength.AUDIT.value
    )
    given = making.give(action, scene.owner, strength=Strength.DOCUMENT)
    address = reverse("action_evidenced", args=[action.pk])
    client = signed_in(scene.judge)
    assert Strength.AUDIT.words in client.get(address).text
    assert "too weak" in client.post(address, {"evidence": given.pk}).text
    assert ended(action) == ""


@pytest.mark.parametrize("how", ["", "done", "cancelled", "evidenced2"])
def test_any_other_ending_is_refused_in_words(
    how: str, scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    page = signed_in(scene.manager).get(reverse("action_end", args=[action.pk]), {"how": how})
    assert page.status_code == 200
    assert "There is a problem" in page.text
    if how:
        assert "An action ends in two ways only" in page.text


@pytest.mark.parametrize(
    ("how", "name"),
    [("evidenced", "action_evidenced"), ("no-longer-needed", "action_not_needed")],
)
def test_each_ending_leads_to_what_it_needs(
    how: str, name: str, scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    client = signed_in(scene.owner)
    answer = client.get(reverse("action_end", args=[action.pk]), {"how": how})
    assert answer.status_code == 302
    assert answer["Location"] == reverse(name, args=[action.pk])


def test_no_longer_needed_keeps_why_and_who_agreed(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    answer = signed_in(scene.owner).post(
        reverse("action_not_needed", args=[action.pk]),
        {"reason": "The service moved to the council.", "agreed_by": scene.judge.pk},
        follow=True,
    )
    assert ended(action) == How.NOT_NEEDED.value
    assert "The service moved to the council." in answer.text
    assert f"Agreed by {scene.judge}" in answer.text
    assert "How it ended" in answer.text


def test_those_who_may_agree_oversee_and_are_outside(
    scene: SimpleNamespace, action: Action
) -> None:
    may = set(permits.judges_of(action))
    assert may == {scene.manager, scene.support, scene.chair, scene.judge}


def test_on_a_restricted_matter_only_those_who_see_it_may_agree(scene: SimpleNamespace) -> None:
    matter = factories.matter(scene.partnership)
    hidden = making.agree(scene, matter=matter)
    assert set(permits.judges_of(hidden)) == {scene.manager, scene.support}
    agencies.give_seat(matter=matter, person=scene.judge, role=Role.PANEL, by=scene.manager)
    agencies.declare_conflict(matter=matter, person=scene.support, reason="Kin", by=None)
    assert set(permits.judges_of(hidden)) == {scene.manager, scene.judge}
    with pytest.raises(Refused, match="cannot see this action"):
        endings.no_longer_needed(
            action=hidden, reason="moved", agreed_by=scene.chair, by=scene.manager
        )


@pytest.mark.parametrize("name", ["owner", "author", "executive", "administrator", "stranger"])
def test_others_cannot_be_named_as_having_agreed(
    name: str, scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    person = getattr(scene, name)
    address = reverse("action_not_needed", args=[action.pk])
    signed_in(scene.manager).post(address, {"reason": "moved", "agreed_by": person.pk})
    assert ended(action) == ""
    with pytest.raises(Refused):
        endings.no_longer_needed(action=action, reason="moved", agreed_by=person, by=scene.manager)


def test_who_oversees_nothing_ends_nothing(scene: SimpleNamespace, action: Action) -> None:
    given = making.give(action, scene.owner)
    for person in (scene.colleague, scene.practitioner, scene.stranger, scene.administrator):
        with pytest.raises((PermissionDenied, Refused)):
            endings.accept_evidence(evidence=given, by=person)
    assert Ending.objects.count() == 0


def test_ending_twice_gets_a_sentence(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    given = making.give(action, scene.owner)
    endings.accept_evidence(evidence=given, by=scene.judge)
    answer = signed_in(scene.manager).post(
        reverse("action_not_needed", args=[action.pk]),
        {"reason": "moved", "agreed_by": scene.chair.pk},
    )
    assert "This action has already ended" in answer.text
    assert Ending.objects.count() == 1


def test_reopening_is_a_new_row_and_the_ending_stays(
    scene: SimpleNamespace, action: Action, signed_in: SignIn
) -> None:
    endings.accept_evidence(evidence=making.give(action, scene.owner), by=scene.judge)
    client, address = signed_in(scene.chair), reverse("action_reopen", args=[action.pk])
    answer = client.post(address, {"reason": "Asked again, 3 of 20."}, follow=True)
    assert ended(action) == ""
    assert "Ended: evidenced" in answer.text
    assert "Asked again, 3 of 20." in answer.text
    again = client.post(address, {"reason": "Once more"})
    assert "This action is open." in again.text


def test_the_body_that_took_over_is_of_the_owners_side_too(
    scene: SimpleNamespace, action: Action
) -> None:
    given = making.give(action, scene.manager)
    agencies.succeed(
        organisation=scene.trust,
        successor=scene.housing,
        on=making.in_days(0),
        by=scene.administrator,
    )
    with pytest.raises(Refused, match="outside the organisation"):
        endings.accept_evidence(evidence=given, by=scene.judge)  # of housing
    assert set(permits.judges_of(Action.objects.get(pk=action.pk))) == {
        scene.manager,
        scene.support,
        scene.chair,
    }
