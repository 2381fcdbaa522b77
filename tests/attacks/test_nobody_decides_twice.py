"""Whoever had a hand in a thing does not give the word that makes it final."""

from types import SimpleNamespace

import pytest

from goldthread.casework.contributions import actions as returns
from goldthread.casework.contributions.models import IndependenceStatement
from goldthread.casework.intake import deciding
from goldthread.casework.meetings import minuting
from goldthread.casework.practitioners import actions as events
from goldthread.casework.practitioners import inviting
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Membership, Sector
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.contributions import making as asking
from tests.rooms.intake import making as telling
from tests.rooms.intake.conftest import world as referred  # noqa: F401
from tests.rooms.meetings.conftest import held, minutes_of, write
from tests.rooms.meetings.conftest import world as meeting  # noqa: F401
from tests.rooms.practitioners.conftest import scene, seat, world  # noqa: F401


def test_a_chair_who_gave_a_view_does_not_decide(
    referred: SimpleNamespace,  # noqa: F811
) -> None:
    row = telling.with_chair(referred, referred.referral)
    agencies.give_seat(
        matter=referred.referral.matter, person=referred.officer, role=Role.CHAIR,
        by=referred.manager,
    )  # fmt: skip
    with pytest.raises(Refused, match="gave a view"):
        deciding.decide(recommendation=row, outcome="hold", rationale="x", by=referred.officer)


def test_a_chair_who_wrote_in_the_minutes_does_not_agree_them(
    meeting: SimpleNamespace,  # noqa: F811
) -> None:
    """Also where somebody else began them."""
    Membership.objects.create(
        person=meeting.seated_chair, partnership=meeting.partnership, role=Role.BUSINESS_SUPPORT
    )
    minutes = minutes_of(meeting, held(meeting))
    write(meeting, minutes, "As the chair remembers it.", by=meeting.seated_chair)
    minuting.send(minutes=minutes, by=meeting.manager)
    with pytest.raises(Refused, match="Someone other than the writer"):
        minuting.agree(minutes=minutes, by=meeting.seated_chair)


def test_an_author_who_was_not_accepted_is_not_named_once_more(cast: SimpleNamespace) -> None:
    """Named anew they would answer anew, and differently."""
    of = asking.ask(cast, asking.review_with_terms(cast), cast.trust)
    named = returns.name_author(agency_return=of, person=cast.author, by=cast.signatory)
    returns.state_independence(
        agency_return=of, involved=True, managed=False, post="Nurse", words="I visited.",
        by=cast.author,
    )  # fmt: skip
    returns.rule_on_independence(
        statement=IndependenceStatement.objects.get(), accepted=False, reason="x", by=cast.manager
    )
    returns.end_author(delegation=named, why="Not accepted.", by=cast.signatory)
    with pytest.raises(Refused, match="does not stand apart"):
        returns.name_author(agency_return=of, person=cast.author, by=cast.signatory)


def test_nobody_keeps_the_key_to_what_their_own_staff_said(
    scene: SimpleNamespace,  # noqa: F811
) -> None:
    """Also where the invitation does not say for whom the practitioner works."""
    police = factories.organisation(scene.partnership, "Fenmarsh Police", Sector.POLICE)
    boss = seat(scene, Role.EXECUTIVE, "Bo Ss")
    Membership.objects.create(
        person=boss, partnership=scene.partnership, role=Role.EXECUTIVE, organisation=police
    )
    staff = factories.member(scene.partnership, Role.PRACTITIONER, police)
    told = {"event": scene.event, "by": scene.manager}
    row = inviting.invite(person=staff, role="police officer", **told)
    with pytest.raises(Refused, match="whose staff are invited"):
        events.name_facilitator(person=boss, **told)
    inviting.withdraw(invited=row, reason="To begin anew", by=scene.manager)
    events.name_facilitator(person=boss, **told)
    with pytest.raises(Refused, match="leads this event and works for"):
        inviting.invite(person=staff, role="police officer", **told)
