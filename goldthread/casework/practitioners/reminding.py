"""Reminding practitioners: of an invitation without a reply, and of feedback they have not read.

The e-mail says "An invitation" or "An answer to you" and a link; nothing of the case.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.urls import reverse

from goldthread.casework.practitioners.models import Invited, Reminded
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.models import Partnership

AFTER = timedelta(days=7)  # a week without a word, and a week between two reminders
MOST = 3  # of one thing: who does not answer three times has answered


def remind(*, partnership: Partnership, today: date) -> int:
    """Returns how many were sent. Safe to run more than once a day."""
    rows = Invited.objects.filter(
        event__review__matter__partnership=partnership, person__is_active=True
    ).select_related("person")
    asked = rows.to_reply(today).filter(at__date__lte=today - AFTER)
    owed = rows.to_read_feedback()
    sent = _send(asked, "reply", "An invitation", today)
    return sent + _send(owed, "feedback", "An answer to you", today)


def _send(rows: Any, of: str, words: str, today: date) -> int:
    reminded = Reminded.objects.filter(of=of)
    recent = reminded.filter(on__gt=today - AFTER).values("invited")
    often = reminded.values("invited").annotate(times=Count("pk")).filter(times__gte=MOST)
    sent = 0
    for row in rows.exclude(pk__in=recent).exclude(pk__in=often.order_by().values("invited")):
        # One whose conflict of interest has closed it since is told of nothing.
        if not Invited.objects.of_person(row.person).filter(pk=row.pk).exists():
            continue
        if letters.remind([row.person], words, reverse("my_event", args=[row.pk])):
            Reminded.objects.create(invited=row, of=of, on=today)
            sent += 1
    return sent
