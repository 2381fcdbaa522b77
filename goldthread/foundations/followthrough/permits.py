"""Who may do what with an action, asked in one place by actions and pages alike."""

from typing import Any

from goldthread.foundations.agencies.roles import AGENCY, BUSINESS_UNIT, OVERSIGHT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough.models import Action
from goldthread.rules.followthrough import Rung


def sees(action: Action, by: Any) -> bool:
    return by is None or Action.objects.visible_to(by).filter(pk=action.pk).exists()


def may_write(action: Action, by: Any) -> bool:
    """Say how it goes, move its date, give evidence: the owner, their signatory, the unit."""
    if by is None:
        return True
    where = standing(by)
    return sees(action, by) and (
        action.owner_id == by.pk
        or where.holds(BUSINESS_UNIT, partnership=action.partnership_id)
        or where.holds_for({Role.SIGNATORY, Role.AUTHOR}, organisation=action.organisation_id)
    )


def may_assign(action: Action, by: Any) -> bool:
    """Name another owner: the signatory of the owning organisation, or the business unit."""
    where = standing(by)
    return sees(action, by) and (
        where.holds(BUSINESS_UNIT, partnership=action.partnership_id)
        or where.holds_for({Role.SIGNATORY}, organisation=action.organisation_id)
    )


def may_judge(action: Action, by: Any) -> bool:
    """Decide on evidence or an ending: those who oversee. The rule then bars the owner's side."""
    return sees(action, by) and standing(by).holds(OVERSIGHT, partnership=action.partnership_id)


def works_for_owner(action: Action, by: Any) -> bool:
    return bool(standing(by).holds_for(frozenset(Role), organisation=action.organisation_id))


# Who may answer a challenge on each rung. The business unit may write down an answer for anyone.
_ANSWERS = {
    Rung.SUB_GROUP: frozenset({Role.CHAIR, Role.PANEL}),
    Rung.EXECUTIVE: frozenset({Role.EXECUTIVE}),
    Rung.SCRUTINEER: frozenset({Role.SCRUTINEER}),
}


def may_answer(action: Action, rung: Rung, by: Any) -> bool:
    if not sees(action, by):
        return False
    where = standing(by)
    if where.holds(BUSINESS_UNIT, partnership=action.partnership_id):
        return True
    if rung is Rung.OWNER:
        return bool(action.owner_id == by.pk)
    if rung is Rung.SIGNATORY:
        return where.holds_for({Role.SIGNATORY}, organisation=action.organisation_id)
    return where.holds(_ANSWERS[rung], partnership=action.partnership_id)


def may_challenge(action: Action, by: Any) -> bool:
    """Respectful challenge is everyone's: any colleague who can see the action may ask."""
    return sees(action, by) and standing(by).holds(
        OVERSIGHT | AGENCY, partnership=action.partnership_id
    )
