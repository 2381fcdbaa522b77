"""Nobody proves their own body's work through the body that came before or after it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough import actions, endings, permits
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import Strength
from tests import factories, scenes


@pytest.fixture
def line(cast):
    """The trust took over from a commissioner, which had taken over from a primary care trust; an
    overseer's post is still written down for each, and for a body that has nothing to do with it.
    """
    first = factories.organisation(cast.partnership, "Fenmarsh Primary Care Trust")
    second = factories.organisation(cast.partnership, "Fenmarsh Clinical Commissioning Group")
    people = {
        "first": factories.member(cast.partnership, Role.PANEL, first),
        "second": factories.member(cast.partnership, Role.PANEL, second),
        "heir": factories.member(cast.partnership, Role.PANEL, cast.trust),
        "outsider": factories.member(cast.partnership, Role.PANEL, cast.housing),
    }
    days = {first: 400, second: 30}
    for body, heir in ((first, second), (second, cast.trust)):
        on = timezone.localdate() - timedelta(days=days[body])
        agencies.succeed(organisation=body, successor=heir, on=on, by=cast.manager)
    return people


@pytest.fixture
def evidence(cast, line):
    action = scenes.whole_thread(cast).action
    return endings.give_evidence(
        action=action, strength=Strength.AUDIT, shows="Twenty visits", by=cast.author
    )


@pytest.mark.parametrize("who", ["first", "second", "heir"])
def test_no_forebear_accepts_refuses_or_agrees(who, line, evidence):
    person, action = line[who], evidence.action
    for attempt in (
        lambda: endings.accept_evidence(evidence=evidence, by=person),
        lambda: endings.refuse_evidence(evidence=evidence, words="Not enough", by=person),
        lambda: endings.no_longer_needed(
            action=action, reason="The ward closed", agreed_by=person, by=line["outsider"]
        ),
    ):
        with pytest.raises(Refused, match="outside the organisation"):
            attempt()
    assert person not in permits.judges_of(action)


def test_an_outsider_still_accepts(line, evidence):
    assert line["outsider"] in permits.judges_of(evidence.action)
    assert endings.accept_evidence(evidence=evidence, by=line["outsider"]).how == "evidenced"


def test_handing_over_does_not_free_the_body_that_did_the_work(cast, line):
    """Given by the commissioner's people, handed to the trust: the commissioner still cannot."""
    action = scenes.whole_thread(cast).action
    closing = factories.organisation(cast.partnership, "Fenmarsh Ambulance Trust")
    worker = factories.member(cast.partnership, Role.EXECUTIVE, closing)
    type(action).objects.filter(pk=action.pk).update(organisation=closing, owner=None)
    given = endings.give_evidence(
        action=action, strength=Strength.AUDIT, shows="Twenty visits", by=cast.manager
    )
    agencies.succeed(
        organisation=closing, successor=cast.trust, on=timezone.localdate(), by=cast.manager
    )
    actions.hand_over(action=action, by=cast.manager)
    with pytest.raises(Refused, match="outside the organisation"):
        endings.accept_evidence(evidence=given, by=worker)
