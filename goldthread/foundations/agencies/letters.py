"""E-mails about people and doors. None of them says anything about a case."""

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import BreakGlass, Invitation, Membership, Partnership
from goldthread.foundations.agencies.roles import Role

logger = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, secret: str) -> bool:
    """False when the e-mail could not be handed over; the log says why."""
    link = settings.ADDRESS + reverse("invitation", args=[secret])
    return _send(
        f"You are invited to Goldthread by {invitation.partnership}",
        "invitation",
        {"invitation": invitation, "link": link},
        [invitation.email],
    )


def tell_of_lost_factor(person: User, by: User) -> bool:
    """So that a person whose second factor was removed by a trick hears of it."""
    subject = "Your Goldthread second factor was removed"
    return _send(subject, "lost_factor", {"person": person, "by": by}, [person.email])


def tell_managers(partnership: Partnership) -> bool:
    """How many emergency accesses nobody has looked at yet, and where. No names, no case."""
    unseen = BreakGlass.objects.filter(matter__partnership=partnership, seen_at__isnull=True)
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, role=Role.BUSINESS_MANAGER
    )
    managers = User.objects.filter(pk__in=posts.values("person"), is_active=True)
    return _send(
        "Goldthread: emergency access was taken",
        "emergency",
        {"count": unseen.count(), "link": settings.ADDRESS + reverse("emergency_list")},
        [person.email for person in managers],
    )


def remind(people: Iterable[User], what: str, path: str) -> bool:
    """Tell people that something waits. `what` names no case: "A return"."""
    context = {"what": what, "link": settings.ADDRESS + path}
    to = [person.email for person in people if person.is_active]
    return _send(f"Goldthread: {what} waits for you", "reminder", context, to)


def _send(subject: str, template: str, context: dict[str, object], to: list[str]) -> bool:
    body = render_to_string(f"agencies/letters/{template}.txt", context)
    try:
        for address in to:  # one message each: nobody learns another's address
            send_mail(subject, body, None, [address])
    except (OSError, SMTPException):
        logger.exception("An e-mail could not be sent")
        return False
    return True
