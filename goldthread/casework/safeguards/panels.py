"""Writes of the pre-birth panel: places, meetings, the agenda, decisions, actions, and its QA."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards import unborn
from goldthread.casework.safeguards.families import must_see
from goldthread.casework.safeguards.models import (
    FamilyAction,
    PanelCheck,
    PanelDecision,
    PanelItem,
    PanelMeeting,
    PanelPlace,
    Pregnancy,
    StepTaken,
)
from goldthread.casework.safeguards.permits import may_write
from goldthread.casework.safeguards.querysets import panels_of
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough import actions as followthrough
from goldthread.foundations.records.facts import current
from goldthread.foundations.records.refusals import Refused, must_say

MEMBERS = "Only the panel's own members do this. Nothing was changed."


def runs(partnership: Partnership, by: Any) -> bool:
    """The business unit keeps the places and the dates of the panel."""
    return by is None or standing(by).holds(BUSINESS_UNIT, partnership=partnership.pk)


def sits(partnership: Partnership | int, by: Any) -> bool:
    pk = partnership if isinstance(partnership, int) else partnership.pk
    return by is None or pk in panels_of(by)


@transaction.atomic
def give_place(
    *, partnership: Partnership, person: User, by: Any, chairs: bool = False
) -> PanelPlace:
    if not runs(partnership, by):
        raise PermissionDenied
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if not standing(person).holds(CASE_ROLES, partnership=partnership.pk):
        raise Refused(f"{person} has no role in {partnership} today.")
    if by is not None and by.pk == person.pk:
        raise Refused("Someone else must give you a place.")
    here = PanelPlace.objects.filter(current(timezone.localdate()), partnership=partnership)
    if here.filter(person=person).exists():
        raise Refused(f"{person} has a place on the panel already.")
    row = PanelPlace.objects.create(partnership=partnership, person=person, chairs=chairs, by=by)
    audit(by=by, did="prebirth.place", about=row, person=person)
    return row


@transaction.atomic
def end_place(*, place: PanelPlace, on: date, by: Any) -> PanelPlace:
    if not runs(place.partnership, by):
        raise PermissionDenied
    place = PanelPlace.objects.select_for_update().get(pk=place.pk)
    if place.ends is not None:
        raise Refused("This ended already.")
    if on < place.starts:
        raise Refused("The last day cannot be before the first.")
    place.ends = on
    place.save(update_fields=["ends"])
    audit(by=by, did="prebirth.place_ended", about=place)
    return place


@transaction.atomic
def call_meeting(*, partnership: Partnership, on: date, by: Any, place: str = "") -> PanelMeeting:
    if not (runs(partnership, by) or sits(partnership, by)):
        raise PermissionDenied
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if PanelMeeting.objects.filter(partnership=partnership, on=on).exists():
        raise Refused("The panel meets on that day already.")
    row = PanelMeeting.objects.create(partnership=partnership, on=on, place=place.strip(), by=by)
    audit(by=by, did="prebirth.meeting", about=row)
    return row


@transaction.atomic
def ask_panel(*, pregnancy: Pregnancy, meeting: PanelMeeting, why: str, by: Any) -> PanelItem:
    """Whoever works with the family asks; the panel sees the pathway from then on."""
    pregnancy = unborn.lock(pregnancy)
    _must_be_open(pregnancy)
    if not (may_write(pregnancy.family, by) or _member_who_sees(pregnancy, by)):
        raise PermissionDenied
    must_say((why, "Say why the panel is asked."))
    if meeting.partnership_id != pregnancy.matter.partnership_id:
        raise PermissionDenied
    if meeting.on < timezone.localdate():
        raise Refused("That meeting is over. Choose one that lies ahead.")
    if PanelItem.objects.filter(meeting=meeting, pregnancy=pregnancy).exists():
        raise Refused("This child is on that agenda already.")
    row = PanelItem.objects.create(meeting=meeting, pregnancy=pregnancy, why=why.strip(), by=by)
    audit(by=by, did="prebirth.asked", about=row, meeting=str(meeting))
    return row


@transaction.atomic
def decide(
    *,
    item: PanelItem,
    outcome: str,
    words: str,
    mother_history: str,
    father_history: str,
    by: Any,
    dissent: str = "",
) -> PanelDecision:
    """What the panel decided. It cannot be recorded without what both histories tell.

    Where the panel decides again, that is a new row; what was decided before stays.
    """
    pregnancy = unborn.lock(item.pregnancy)
    _must_be_open(pregnancy)
    if not _member_who_sees(pregnancy, by):
        raise PermissionDenied(MEMBERS)
    must_say(
        (words, "Write the decision, and why."),
        (mother_history, "Say what the mother's history tells, or what was done to find out."),
        (father_history, "Say what the father's or partner's history tells, or what was done to "
                         "find out."),
    )  # fmt: skip
    if outcome not in PanelItem.Outcome.values:
        raise Refused("Choose what follows.")
    if item.meeting.on > timezone.localdate():
        raise Refused("The panel has not met yet. Record the decision on the day or after it.")
    first = not item.decisions.exists()
    row = PanelDecision.objects.create(
        item=item, outcome=outcome, words=words.strip(), mother_history=mother_history.strip(),
        father_history=father_history.strip(), dissent=dissent.strip(), by=by,
    )  # fmt: skip
    done = pregnancy.steps.filter(step="panel", how=unborn.DONE)
    if first and not done.exists():
        StepTaken.objects.create(
            pregnancy=pregnancy, step="panel", how=unborn.DONE, on=item.meeting.on, by=by,
            words=f"Discussed at the {item.meeting}.",
        )  # fmt: skip
    audit(by=by, did="prebirth.decided", about=item)
    return row


@transaction.atomic
def agree_action(
    *,
    pregnancy: Pregnancy,
    organisation: Organisation,
    what: str,
    expected_change: str,
    proof_wanted: str,
    due: date,
    by: Any,
    owner: User | None = None,
    item: PanelItem | None = None,
) -> FamilyAction:
    """An action for an unborn child. It ends only evidenced, or recorded as no longer needed."""
    pregnancy = unborn.lock(pregnancy)
    _must_be_open(pregnancy)
    if not (may_write(pregnancy.family, by) or (item and _member_who_sees(pregnancy, by))):
        raise PermissionDenied
    must_see(pregnancy.family, owner)
    action = followthrough.agree(
        partnership=pregnancy.partnership, organisation=organisation, what=what,
        expected_change=expected_change, proof_wanted=proof_wanted, due=due, by=by, owner=owner,
        matter=pregnancy.matter,
    )  # fmt: skip
    row = FamilyAction.objects.create(action=action, pregnancy=pregnancy, item=item, by=by)
    audit(by=by, did="prebirth.action", about=pregnancy, code=action.code)
    return row


@transaction.atomic
def check(
    *,
    item: PanelItem,
    both_parents: bool,
    clear: bool,
    owned: bool,
    child_in_view: bool,
    by: Any,
    words: str = "",
) -> PanelCheck:
    """QA of one decision, by a member of the panel who did not record it."""
    pregnancy = unborn.lock(item.pregnancy)
    _must_be_open(pregnancy)
    if not _member_who_sees(pregnancy, by):
        raise PermissionDenied(MEMBERS)
    last = item.decisions.order_by("-at", "-pk").first()
    if last is None:
        raise Refused("Nothing is decided yet: there is nothing to check.")
    if by is not None and item.decisions.filter(by=by).exists():
        raise Refused("You recorded this decision. Somebody else must check it.")
    if not (both_parents and clear and owned and child_in_view):
        must_say((words, "Say what would make it better."))
    row = PanelCheck.objects.create(
        item=item, both_parents=both_parents, clear=clear, owned=owned,
        child_in_view=child_in_view, words=words.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="prebirth.checked", about=item)
    return row


def _member_who_sees(pregnancy: Pregnancy, by: Any) -> bool:
    """A place on the panel that was asked about this child, and no exclusion from the family. That
    somebody opened the record in an emergency makes it no matter of the panel's.
    """
    if by is None:
        return True
    seen = Pregnancy.objects.visible_to(by).filter(pk=pregnancy.pk)
    asked = pregnancy.panel_items.exists()
    return asked and sits(pregnancy.matter.partnership_id, by) and seen.exists()


def _must_be_open(pregnancy: Pregnancy) -> None:
    if pregnancy.family.closed_at is not None:
        raise Refused("This family's record is closed. Open it again first. Nothing was changed.")
