"""A second look by somebody who did not write most of it: asked for, taken, asked for again."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import permit_writing, works_with
from goldthread.casework.weighing import held
from goldthread.casework.weighing.models import Looked, SecondLook
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written

Point = SecondLook.Point


def wrote_most(family: Family) -> int | None:
    """The key of who alone wrote more than anybody else; None where nobody did."""
    counted = Counter(held.of(family).authors).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


@transaction.atomic
def ask_look(
    *,
    family: Family,
    point: str,
    who: Any,
    due: date,
    by: Any,
    weeks: int | None = None,
    same_agency: str = "",
) -> SecondLook:
    """Ask somebody who works with the family; of another agency, or it is said why not."""
    family = lock_family(family)
    permit_writing(family, by)
    author = wrote_most(family)
    reasons = []
    if point not in Point.values:
        reasons.append("Choose when the second look is taken.")
    if by is not None and who.pk == by.pk:
        reasons.append("You ask for it, so somebody else must take it.")
    elif who.pk == author:
        reasons.append(f"{who} wrote most of this. Somebody else must take the second look.")
    if not works_with(family, who):
        reasons.append(
            f"{who} does not work with this family. Add them to those who do first; then they see "
            "the record."
        )
    if due < timezone.localdate():
        reasons.append("The day by which it is taken lies in the past.")
    if point == Point.WEEKS and not weeks:
        reasons.append("Say every how many weeks.")
    other = author or (by.pk if by is not None else None)
    asked = who.pk != other and not written(same_agency)
    if asked and _same_agency(family, who.pk, other):
        reasons.append(
            "They work for the same agency as whoever wrote most. Choose somebody of another "
            "agency, or say why there is nobody."
        )
    if reasons:
        raise Refused(*reasons)
    row = SecondLook.objects.create(
        family=family, point=point, who=who, due=due, same_agency=same_agency.strip(), by=by,
        weeks=weeks if point == Point.WEEKS else None,
    )  # fmt: skip
    audit(by=by, did="weighing.look_asked", about=row, person=who, due=due)
    return row


@transaction.atomic
def end_look(*, look: SecondLook, how: str, words: str, by: Any, follows: str = "") -> Looked:
    """Taken by who was asked, or not taken and why. One of every so many weeks is asked again."""
    family = lock_family(look.family)
    permit_writing(family, by)
    if Looked.objects.filter(look=look).exists():
        raise Refused("This second look has ended.")
    if how not in Looked.How.values:
        raise Refused("Choose whether you have looked, or why it is not taken.")
    done = how == Looked.How.DONE
    must_say(
        (words, "Say what you saw differently. “Nothing”, and what you looked at, is an answer.")
        if done
        else (words, "Say why it is not taken, and who looks instead.")
    )
    if done and by is not None and by.pk != look.who_id:
        raise Refused(f"Only {look.who} can say what they saw.")
    if done and wrote_most(family) == look.who_id:
        raise Refused(
            f"{look.who} has written most of this since. End it as not taken, and ask another."
        )
    row = Looked.objects.create(
        look=look, how=how, words=words.strip(), follows=follows.strip() if done else "", by=by
    )
    audit(by=by, did="weighing.looked", about=look, how=row.get_how_display())
    if done and look.weeks:
        _again(look, by)
    return row


def _again(look: SecondLook, by: Any) -> None:
    due = timezone.localdate() + timedelta(weeks=look.weeks or 0)
    row = SecondLook.objects.create(
        family=look.family, point=look.point, who=look.who, due=due, weeks=look.weeks,
        same_agency=look.same_agency, by=by,
    )  # fmt: skip
    audit(by=by, did="weighing.look_asked", about=row, person=look.who, due=due)


def _same_agency(family: Family, one: int, other: int | None) -> bool:
    """Whether two people work for one body of the partnership today."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=family.matter.partnership_id, organisation__isnull=False
    )
    bodies = {
        key: set(posts.filter(person=key).values_list("organisation", flat=True))
        for key in (one, other)
    }
    return bool(bodies[one] & bodies[other])
