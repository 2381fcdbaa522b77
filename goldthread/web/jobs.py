"""The nightly sweep: challenges asked by rule, and who is told by e-mail.

E-mail says nothing confidential: how many questions there are, and where to sign in.
"""

from collections import Counter
from datetime import date
from importlib import import_module

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.followthrough import challenges
from goldthread.web.jinja import count

# Rooms with a `reminding.py`: what is late, or due soon, is said to whom it waits for.
REMINDING = [
    "goldthread.casework.intake",
    "goldthread.casework.differences",
    "goldthread.casework.submissions",
    "goldthread.casework.contributions",
    "goldthread.casework.meetings",
    "goldthread.casework.alongside",
    "goldthread.casework.practitioners",
    "goldthread.publishing.documents",
    "goldthread.foundations.guidance",
    "goldthread.foundations.training",
]


def sweep(today: date | None = None) -> int:
    """Ask about everything that drifts, in every partnership; tell those who are asked.

    Safe to run more than once a day. Returns how many challenges were asked.
    """
    today = today or timezone.localdate()
    asked = 0
    told: Counter[int] = Counter()
    for partnership in Partnership.objects.order_by("pk"):
        for challenge in challenges.sweep(partnership=partnership, today=today):
            asked += 1
            told.update(challenge.asked_of)
        for room in REMINDING:
            import_module(f"{room}.reminding").remind(partnership=partnership, today=today)
    people = User.objects.in_bulk(list(told))
    for pk, number in told.items():
        if people[pk].is_active:
            _tell(people[pk], number)
    return asked


def _tell(person: User, number: int) -> None:
    send_mail(
        subject=f"Goldthread: {count(number, 'question')} for you",
        message=(
            f"{count(number, 'action')} {'needs' if number == 1 else 'need'} "
            "an answer from you.\n\nSign in to see more: "
            f"{settings.ADDRESS}{reverse('challenges')}\n\n"
            "This message names nobody on purpose. Do not reply to it.\n"
        ),
        from_email=None,
        recipient_list=[person.email],
    )
