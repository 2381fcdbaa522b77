"""Who may judge and test, who may answer: asked in one place by actions and pages alike."""

from typing import Any

from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, EVERY_ROLE, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough.models import Action, Evidence
from goldthread.improvement.recommendations.models import Address

JUDGING = BUSINESS_UNIT | {Role.CHAIR, Role.SCRUTINEER}
ANSWERING = frozenset({Role.SIGNATORY, Role.AUTHOR, Role.EXECUTIVE})
JUDGES = (
    "The business unit, a sub-group chair or the scrutineer records tests and judgements, never of "
    "what their own organisation was asked to do. Nothing was changed."
)
ANSWERS = "Only the body that was asked answers here. Nothing was changed."


def sees(address: Address, by: Any) -> bool:
    return by is None or Address.objects.visible_to(by).filter(pk=address.pk).exists()


def may_judge(address: Address, by: Any) -> bool:
    """Two organisations stand behind every level: whoever acted, and whoever looked."""
    if by is None:
        return True
    judging = standing(by).holds(JUDGING, partnership=address.partnership.pk)
    if not judging or not sees(address, by) or only_by_emergency(address.matter, by):
        return False
    return not on_its_side(address, by)


def on_its_side(address: Address, by: Any) -> bool:
    """A post, in whatever role, in a body that was asked or acts; owns an action; or proved one."""
    where = standing(by)
    body = address.organisation
    bodies = {body.pk, body.today().pk}
    acting = Action.objects.filter(recommended__address=address)
    bodies.update(acting.values_list("organisation_id", flat=True))
    if not bodies.isdisjoint({*where.organisations(EVERY_ROLE), *where.heirs}):
        return True
    given = Evidence.objects.filter(action__in=acting, by=by)
    return acting.filter(owner=by).exists() or given.exists()


def may_answer(address: Address, by: Any) -> bool:
    if by is None:
        return True
    answering = standing(by).holds_for(ANSWERING, organisation=address.organisation_id)
    return answering and sees(address, by)
