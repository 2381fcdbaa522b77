"""Writes to what the partnership explains in plain words. Rows: what was said before stays."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards.timetables import may_set
from goldthread.casework.wellbeing.models import Topic, TopicText
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused, must_say

UNIT = "Only the business unit writes these. Nothing was changed."


@transaction.atomic
def explain(*, partnership: Partnership, title: str, by: Any, **text: Any) -> Topic:
    """A diagnosis, or a way of being unwell, in plain words; `text` as `write` takes."""
    if not may_set(partnership, by):
        raise PermissionDenied(UNIT)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    must_say((title, "Say what is explained."))
    if Topic.objects.filter(partnership=partnership, title__iexact=title.strip()).exists():
        raise Refused("That is explained already. Change it there.")
    topic = Topic.objects.create(partnership=partnership, title=title.strip(), by=by)
    write(topic=topic, by=by, **text)
    return topic


@transaction.atomic
def write(
    *,
    topic: Topic,
    parent: str,
    baby: str,
    pathway: str,
    crisis: str,
    source: str,
    owner: User,
    review_due: date,
    by: Any,
    withdrawn: bool = False,
) -> TopicText:
    """Its words from today, with who keeps them and when they are looked at again."""
    if not may_set(topic.partnership, by):
        raise PermissionDenied(UNIT)
    Topic.objects.select_for_update().get(pk=topic.pk)
    must_say(
        (parent, "Say what it means for a parent."),
        (baby, "Say what it can mean for a baby."),
        (pathway, "Say which ways to treatment there are here."),
        (crisis, "Say who is called in a crisis, with a number."),
        (source, "Say where it is from. Nobody writes this from memory."),
    )
    reasons = []
    if not standing(owner).holds(CASE_ROLES, partnership=topic.partnership_id):
        reasons.append(f"{owner} has no role here today. Choose somebody who has.")
    if not withdrawn and review_due <= timezone.localdate():
        reasons.append("The day of the next review must lie ahead.")
    if reasons:
        raise Refused(*reasons)
    row = TopicText.objects.create(
        topic=topic, parent=parent.strip(), baby=baby.strip(), pathway=pathway.strip(),
        crisis=crisis.strip(), source=source.strip(), owner=owner, review_due=review_due,
        withdrawn=withdrawn, by=by,
    )  # fmt: skip
    audit(by=by, did="wellbeing.explained", about=topic)
    return row
