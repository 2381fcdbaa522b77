"""Writes about MARAC: referred or not, heard, and its actions through follow-through."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.abuse.asking import begin, harming, harms, numbers_of
from goldthread.casework.abuse.models import Dash, Marac, MaracAction, MaracHeard
from goldthread.casework.safeguards.days import ahead
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import permit_managing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation, Seat
from goldthread.foundations.followthrough import actions as followthrough
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written

REFERRED, NOT = Marac.How.REFERRED, Marac.How.NOT


@transaction.atomic
def refer(
    *,
    family: Family,
    whom: Involvement,
    how: str,
    on: date,
    why: str,
    by: Any,
    consent: str = "",
    without: str = "",
) -> Marac:
    """Referred, with consent or the reason why it goes without; not to refer is a manager's."""
    family = begin(family, by, whom)
    must_say((why, "Say why."))
    reasons = ahead(on)
    if how not in Marac.How.values:
        reasons.append("Choose whether it is referred.")
    if how == REFERRED and harms(family, whom):
        reasons.append(
            f"{whom.code} is recorded as the one who harms. MARAC is for the one who is harmed: "
            "choose them. If that is not right, first record who harms."
        )
    if how == REFERRED and consent not in Marac.Consent.values:
        reasons.append("Say whether they agree, or that it goes without consent.")
    if how == REFERRED and consent == Marac.Consent.WITHOUT and not written(without):
        reasons.append("Say why it goes without consent.")
    if reasons:
        raise Refused(*reasons)
    if how == NOT:
        permit_managing(family, by)
        consent = without = ""
    earlier = Marac.objects.filter(family=family, whom=whom, how=REFERRED, on__lte=on)
    span = numbers_of(family.matter.partnership_id).on(on)["marac-repeat"]
    days = [max([one.on, *(heard.on for heard in one.heard.all())])
            for one in earlier.prefetch_related("heard")]  # fmt: skip
    row = Marac.objects.create(
        family=family, whom=whom, how=how, on=on, why=why.strip(), consent=consent, by=by,
        without=without.strip() if consent == Marac.Consent.WITHOUT else "",
        repeat=how == REFERRED and any(on <= span.after(day) for day in days),
    )  # fmt: skip
    audit(by=by, did="abuse.marac" if how == REFERRED else "abuse.marac_not", about=row)
    return row


def left_out(family: Family) -> set[int]:
    """Persons who harm. One with a DASH stays in, so that a manager can set it aside."""
    dashes = Dash.objects.filter(family=family).values_list("whom__person", flat=True)
    return {person for _, person in harming(family.pk)} - set(dashes)


@transaction.atomic
def hear(*, marac: Marac, on: date, words: str, by: Any) -> MaracHeard:
    """MARAC heard it, and what was agreed there."""
    begin(marac.family, by)
    must_say((words, "Say what was agreed."))
    reasons = ahead(on)
    if marac.how != REFERRED:
        reasons.append("This was not referred.")
    if on < marac.on:
        reasons.append("It cannot be heard before the day of the referral.")
    if reasons:
        raise Refused(*reasons)
    row = MaracHeard.objects.create(marac=marac, on=on, words=words.strip(), by=by)
    audit(by=by, did="abuse.marac_heard", about=row)
    return row


@transaction.atomic
def agree_action(
    *,
    marac: Marac,
    organisation: Organisation,
    what: str,
    expected_change: str,
    proof_wanted: str,
    due: date,
    by: Any,
    owner: User | None = None,
) -> MaracAction:
    """It ends only evidenced, or recorded as no longer needed; seen by those who work with them."""
    family = begin(marac.family, by)
    if owner is not None:
        seats = Seat.objects.opening(timezone.localdate())
        if not seats.filter(matter=family.matter, holder=owner).exists():
            raise Refused(
                f"{owner} does not work with this family and could not see the action. Add them "
                "to those who do, or leave the owner empty."
            )
    action = followthrough.agree(
        partnership=family.partnership, organisation=organisation, what=what,
        expected_change=expected_change, proof_wanted=proof_wanted, due=due, by=by, owner=owner,
        matter=family.matter,
    )  # fmt: skip
    row = MaracAction.objects.create(marac=marac, action=action, by=by)
    audit(by=by, did="abuse.marac_action", about=row, code=action.code)
    return row
