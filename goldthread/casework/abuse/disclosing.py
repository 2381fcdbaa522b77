"""Writes about Clare's Law. What is disclosed is never written: no write here takes it."""

from datetime import date
from typing import Any

from django.db import transaction

from goldthread.casework.abuse.asking import begin, harms
from goldthread.casework.abuse.models import Disclosure, DisclosureStep
from goldthread.casework.safeguards.days import ahead
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written

Step = DisclosureStep.Step
FOLLOWS = {
    "": {Step.APPLIED, Step.NOT_PURSUED},
    Step.APPLIED: {Step.TOLD, Step.NONE, Step.WITHDRAWN},
    # What was not pursued, or came back empty, can be applied for later.
    Step.NOT_PURSUED: {Step.APPLIED},
    Step.NONE: {Step.APPLIED},
    Step.WITHDRAWN: {Step.APPLIED},
    Step.TOLD: {Step.APPLIED},
}


@transaction.atomic
def consider(
    *, family: Family, whom: Involvement, about: Involvement, route: str, on: date, by: Any
) -> Disclosure:
    """It was considered whether somebody should know of the past of somebody else."""
    family = begin(family, by, whom, about)
    reasons = ahead(on)
    if route not in Disclosure.Route.values:
        reasons.append("Choose which right it is.")
    if whom.person_id == about.person_id:
        reasons.append("The one at risk and the one whose past is asked about are two people.")
    if harms(family, whom):
        reasons.append(
            f"{whom.code} is recorded as the one who harms. Clare’s Law protects the one who may "
            "be at risk: choose them. If that is not right, first record who harms."
        )
    if reasons:
        raise Refused(*reasons)
    row = Disclosure.objects.create(
        family=family, whom=whom, about=about, route=route, on=on, by=by
    )  # fmt: skip
    audit(by=by, did="abuse.clare", about=row)
    return row


@transaction.atomic
def take_step(
    *,
    disclosure: Disclosure,
    step: str,
    on: date,
    who: str,
    by: Any,
    told_to: str = "",
    safely: str = "",
    because: str = "",
) -> DisclosureStep:
    """Applied for, not pursued, or decided; never what was disclosed."""
    begin(disclosure.family, by)
    must_say((who, "Say by whom: a post, such as “police, safeguarding hub”."))
    last = disclosure.steps.order_by("on", "at", "pk").last()
    reasons = ahead(on)
    if step not in FOLLOWS[last.step if last else ""]:
        now = last.get_step_display() if last else "considered"
        reasons.append(f"It stands at “{now}”. Choose what can come after that.")
    if on < (last.on if last else disclosure.on):
        reasons.append("The day lies before what was recorded last.")
    if step == Step.TOLD and not (written(told_to) and written(safely)):
        reasons.append("Say who was told, and how it was done safely. Not what they were told.")
    if step in (Step.NOT_PURSUED, Step.WITHDRAWN) and not written(because):
        reasons.append("Say why it goes no further.")
    if reasons:
        raise Refused(*reasons)
    told = step == Step.TOLD
    row = DisclosureStep.objects.create(
        disclosure=disclosure, step=step, on=on, who=who.strip(), by=by,
        told_to=told_to.strip() if told else "", safely=safely.strip() if told else "",
        because=because.strip(),
    )  # fmt: skip
    audit(by=by, did="abuse.clare_step", about=row, step=row.get_step_display())
    return row
