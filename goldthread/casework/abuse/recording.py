"""Writes about what was asked, told and seen: parts, enquiries, control, incidents, children."""

from datetime import date
from typing import Any

from django.db import transaction

from goldthread.casework.abuse.asking import begin, not_who_harms
from goldthread.casework.abuse.models import Control, Enquiry, Experience, Incident, Part
from goldthread.casework.safeguards.days import ahead
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written

How = Enquiry.How


@transaction.atomic
def say_part(
    *, family: Family, whom: Involvement, what: str, words: str, by: Any, works: str = ""
) -> Part:
    """Who is harmed, and who harms; changed by a new row."""
    family = begin(family, by, whom)
    must_say((words, "Say how it is known."))
    reasons = []
    if what not in Part.What.values:
        reasons.append("Choose what they are in this.")
    if what == Part.What.HARMS and works not in Part.Works.values:
        reasons.append(
            "Say whether they, or somebody of their kin, work for an agency here. “Not known yet” "
            "is an answer."
        )
    if reasons:
        raise Refused(*reasons)
    row = Part.objects.create(
        family=family, whom=whom, what=what, words=words.strip(), by=by,
        works=works if what == Part.What.HARMS else "",
    )  # fmt: skip
    audit(by=by, did="abuse.part", about=row)
    return row


@transaction.atomic
def ask(
    *,
    family: Family,
    whom: Involvement,
    on: date,
    point: str,
    how: str,
    where: str,
    by: Any,
    why: str = "",
    asked_by: str = "",
    told: str = "",
    words: str = "",
    again_on: date | None = None,
) -> Enquiry:
    """An adult was asked, or could not be. Asked with somebody there is asked again, alone."""
    family = begin(family, by, whom)
    not_who_harms(family, whom)
    must_say((where, "Say where it was."))
    reasons = ahead(on)
    if how not in How.values or point not in dict(Enquiry._meta.get_field("point").flatchoices):
        reasons.append("Choose at which contact it was, and how it was asked.")
    if how != How.ALONE:
        if why not in Enquiry.Why.values:
            reasons.append("Say why it was not possible alone.")
        if again_on is None or again_on <= on:
            reasons.append("Give a later day, on which it is asked again, alone.")
    if how != How.NOT_ASKED and told not in Enquiry.Told.values:
        reasons.append("Say what the answer was.")
    if why == Enquiry.Why.OTHER and not written(words):
        reasons.append("Say in a few words why it was not possible.")
    if reasons:
        raise Refused(*reasons)
    alone = how == How.ALONE
    row = Enquiry.objects.create(
        family=family, whom=whom, on=on, point=point, how=how, where=where.strip(), by=by,
        why="" if alone else why, again_on=None if alone else again_on,
        asked_by=asked_by.strip(), told="" if how == How.NOT_ASKED else told, words=words.strip(),
    )  # fmt: skip
    audit(by=by, did="abuse.asked", about=row)
    return row


@transaction.atomic
def note_control(
    *, family: Family, whom: Involvement, sign: str, on: date, words: str, by: Any
) -> Control:
    """What was said or seen about one sign of coercion and control."""
    family = begin(family, by, whom)
    must_say((words, "Write what was said or seen. “Nothing of this” is an answer."))
    reasons = ahead(on)
    if sign not in dict(Control._meta.get_field("sign").flatchoices):
        reasons.append("Choose what was talked about.")
    if reasons:
        raise Refused(*reasons)
    row = Control.objects.create(
        family=family, whom=whom, sign=sign, on=on, words=words.strip(), by=by
    )
    audit(by=by, did="abuse.control", about=row)
    return row


@transaction.atomic
def write_incident(
    *,
    family: Family,
    on: date,
    what: str,
    told_by: str,
    child_there: str,
    pregnant: str,
    hurt: str,
    by: Any,
    police_ref: str = "",
) -> Incident:
    """Something that happened on a day, as somebody told it."""
    family = begin(family, by)
    must_say((what, "Say what happened."), (told_by, "Say who told it."))
    reasons = ahead(on)
    if not {child_there, pregnant, hurt} <= set(Incident.There.values):
        reasons.append(
            "Say whether a child was there, whether the adult was pregnant and whether somebody "
            "was hurt. “Not known” is an answer."
        )
    if reasons:
        raise Refused(*reasons)
    row = Incident.objects.create(
        family=family, on=on, what=what.strip(), told_by=told_by.strip(), hurt=hurt, by=by,
        police_ref=police_ref.strip(), child_there=child_there, pregnant=pregnant,
    )  # fmt: skip
    audit(by=by, did="abuse.incident", about=row)
    return row


@transaction.atomic
def write_experience(
    *, family: Family, child: Involvement, on: date, words: str, by: Any, child_said: bool = False
) -> Experience:
    """What it is like for one child, in their own right."""
    family = begin(family, by, child)
    must_say((words, "Write what it is like for this child."))
    if reasons := ahead(on):
        raise Refused(*reasons)
    row = Experience.objects.create(
        family=family, child=child, on=on, words=words.strip(), child_said=child_said, by=by
    )
    audit(by=by, did="abuse.child", about=row)
    return row
