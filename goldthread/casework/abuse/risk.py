"""The write of a DASH: ticks, the band of the local rule, and a judgement that only raises."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from goldthread.casework.abuse.asking import begin, harms, numbers_of
from goldthread.casework.abuse.models import Dash, Incident
from goldthread.casework.safeguards.days import ahead
from goldthread.casework.safeguards.models import Family
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules.abuse import RANK, band_of
from goldthread.rules.workingdays import add_months


@transaction.atomic
def assess(
    *,
    family: Family,
    whom: Involvement,
    on: date,
    ticks: int,
    by: Any,
    escalates: bool = False,
    judgement: str = "",
    because: str = "",
) -> Dash:
    """A DASH of one day, by the rule of that day. What was assessed before stays."""
    family = begin(family, by, whom)
    numbers = numbers_of(family.matter.partnership_id).on(on)
    questions = numbers["dash-questions"].number
    reasons = ahead(on)
    if harms(family, whom):
        reasons.append(
            f"{whom.code} is recorded as the one who harms. A DASH asks after the risk of the one "
            "who is harmed: choose them. If that is not right, first record who harms."
        )
    if not 0 <= ticks <= questions:
        reasons.append(f"The form used here has {questions} questions: give 0 to {questions}.")
    band = band_of(
        ticks, medium=numbers["dash-medium"].number, high=numbers["dash-high"].number
    )  # fmt: skip
    if judgement and judgement not in RANK:
        reasons.append("Choose one of the bands.")
    elif judgement and RANK[judgement] < RANK[band]:
        reasons.append(
            f"{ticks} ticks give the band {band} here. Professional judgement can raise it and "
            "never lower it."
        )
    elif judgement == band:
        judgement = ""
    if judgement and not written(because):
        reasons.append("Say why it is raised.")
    if reasons:
        raise Refused(*reasons)
    recent = Incident.objects.filter(family=family, on__gt=add_months(on, -12), on__lte=on)
    row = Dash.objects.create(
        family=family, whom=whom, on=on, ticks=ticks, questions=questions, band=band,
        incidents=recent.count(), escalates=escalates, judgement=judgement,
        because=because.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="abuse.dash", about=row)
    return row


def at_high_risk(families: Collection[int]) -> set[int]:
    """Those in which the newest DASH with somebody is high, as it was judged. One query."""
    rows = Dash.objects.filter(family__in=families).order_by("on", "at", "pk")
    newest = {
        (family, whom): judgement or band
        for family, whom, band, judgement in rows.values_list("family", "whom", "band", "judgement")
    }
    return {family for (family, _), band in newest.items() if band == "high"}
