"""Telling an invited practitioner, and opening the door to Goldthread for one without an account.

The e-mails name no case: they say that an invitation waits, and where.
"""

from typing import Any

from django.urls import reverse

from goldthread.casework.practitioners.models import Invited
from goldthread.foundations.agencies import inviting, letters
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused

ASKED = "An invitation"


def tell(invited: Invited, *, by: Any) -> str:
    """Send word; what to say to whoever invited."""
    if invited.person is not None:
        path = reverse("my_event", args=[invited.pk])
        if letters.remind([invited.person], ASKED, path):
            return f"{invited.name} is invited, and has been told by e-mail."
        return f"{invited.name} is invited. The e-mail could not be sent: tell them yourself."
    return f"{invited.name} is invited. {_open_door(invited, by)}"


def _open_door(invited: Invited, by: Any) -> str:
    """An account for this person is a matter for the business unit, and needs an agency."""
    unit = standing(by).holds(BUSINESS_UNIT, partnership=invited.partnership.pk)
    if invited.organisation is None or not unit:
        return (
            "They have no account: ask the business unit to invite them to Goldthread with this "
            "address, or record their reply for them."
        )
    try:
        invitation, secret = inviting.invite(
            partnership=invited.partnership,
            email=invited.email,
            name=invited.name,
            role=Role.PRACTITIONER,
            organisation=invited.organisation,
            by=by,
        )
    except Refused:
        return "They were invited to Goldthread before; the invitation waits for them there."
    if letters.send_invitation(invitation, secret):
        return "They have no account yet: an e-mail asks them to join Goldthread."
    return "They have no account yet, and the e-mail that asks them to join could not be sent."
