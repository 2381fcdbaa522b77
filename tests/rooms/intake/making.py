"""A referral made through the real actions, as far as a test needs it."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from goldthread.casework.intake import actions, deciding, parts, scoping, triaging
from goldthread.casework.intake.models import (
    CriteriaRecord,
    Decision,
    OwnReferral,
    Recommendation,
    Referral,
)
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.agencies.roles import Role
from tests import factories

SECRET = "The dogs were in the room, Zephyr."  # stands only in what the referrer wrote
SAFETY = {
    "in_danger": "no",
    "safety_action": "The sister stays with her aunt.",
    "safety_by": "Pia Wells, hospital",
}


def answers(**more: Any) -> dict[str, dict[str, Any]]:
    """A whole referral, page by page."""
    today = timezone.localdate()
    return {
        "happened": {
            "harm": "died",
            "happened": SECRET,
            "abuse": "yes",
            "abuse_words": "Neglect was known.",
        },
        "when": {
            "happened_on": today - timedelta(days=3),
            "happened_about": "",
            "place": "Fenmarsh, Mill Lane",
            "aware_on": today - timedelta(days=2),
        },
        "child": {
            "forename": "Robin",
            "surname": "Lark",
            "known_as": "Robbie",
            "dob": today - timedelta(days=18),
            "unborn": False,
            "lives": "Fenmarsh",
        },
        "agencies": {
            "agencies": [],
            "other_agencies": "",
            "concern": "Nobody told the midwife.",
            "under_way": "",
            "telephone": "01234 567890",
        },
        **more,
    }


def draft(by: Any, partnership: Any, **more: Any) -> OwnReferral:
    begun = actions.start(partnership=partnership, by=by, safety_on=timezone.localdate(), **SAFETY)
    for part, told in answers(**more).items():
        stamp = parts.stamp(begun, parts.BY_SLUG[part])
        begun = actions.save_part(draft=begun, part=part, answers=told, stamp=stamp, by=by)
    actions.name_person(
        draft=begun, by=by, relation="mother", forename="Wren", surname="Lark", known_as=""
    )
    return begun


def sent(by: Any, partnership: Any, **more: Any) -> Referral:
    return actions.submit(draft=draft(by, partnership, **more), by=by)


def accepted(referral: Referral, by: Any) -> Referral:
    triaging.triage(
        referral=referral,
        outcome="accept",
        reason="It may meet the criteria.",
        safety="Safe.",
        by=by,
    )
    return referral


def asked(referral: Referral, by: Any, *bodies: Any, days: int = 7) -> Any:
    due = timezone.localdate() + timedelta(days=max(days, 0))
    made = scoping.ask(referral=referral, organisations=bodies, due=due, asked=scoping.ASKED, by=by)
    for row in made:
        if days < 0:
            type(row).objects.filter(pk=row.pk).update(
                due=timezone.localdate() + timedelta(days=days)
            )
            row.refresh_from_db()
    return made[0] if len(made) == 1 else made


def people(cast: Any) -> SimpleNamespace:
    """More of the cast: police and council, with members of the panel, one of them conflicted."""
    at = cast.partnership
    cast.police = factories.organisation(at, "Fenmarsh Police", Sector.POLICE)
    cast.council = factories.organisation(at, "Fenmarsh Council", Sector.LOCAL_AUTHORITY)
    cast.officer = factories.member(at, Role.PANEL, cast.police, name="Olu Penn")
    cast.nurse = factories.member(at, Role.PANEL, cast.trust, name="Nia Frost")
    cast.worker = factories.member(at, Role.PANEL, cast.council, name="Wil Thorn")
    cast.conflicted = factories.member(at, Role.PANEL, cast.police, name="Connie Vale")
    return cast


def seats(cast: Any, referral: Referral) -> None:
    """A chair, three members, and one with a conflict of interest."""
    for who in (cast.officer, cast.nurse, cast.worker, cast.conflicted):
        agencies.give_seat(matter=referral.matter, person=who, role=Role.PANEL, by=cast.manager)
    agencies.give_seat(matter=referral.matter, person=cast.chair, role=Role.CHAIR, by=cast.manager)
    agencies.declare_conflict(
        matter=referral.matter,
        person=cast.conflicted,
        reason="I managed the team that worked with the family.",
        by=cast.conflicted,
    )


def looked_at(referral: Referral, by: Any, framework: str, **facts: Any) -> CriteriaRecord:
    record = deciding.look_at(referral=referral, framework=framework, by=by)
    told = {key: (value, "It says so in the file.") for key, value in facts.items()}
    deciding.answer(record=record, answers=told, by=by)
    return record


def advised(record: CriteriaRecord, by: Any, advice: str = "hold", **more: Any) -> Recommendation:
    return deciding.recommend(
        record=record, advice=advice, reasons="The facts call for it.", by=by, **more
    )


def viewed(cast: Any, row: Recommendation, *, against: Any = None) -> None:
    for who in (cast.officer, cast.nurse, cast.worker):
        deciding.give_view(
            recommendation=row, agrees=who != against, reason=f"{who} says so.", by=who
        )


LCSPR = {
    "improvements_needed": True,
    "recurrent_themes": True,
    "agencies_concern": True,
    "panel_view": False,
}
NOTIFY = {
    "abuse_or_neglect": True,
    "died": True,
    "seriously_harmed": True,
    "in_area": True,
    "normally_resident": True,
    "outside_england": False,
    "looked_after": False,
}


def with_chair(cast: Any, referral: Referral, **more: Any) -> Recommendation:
    """Weighed as a local review, viewed by all, one against, and sent to the chair."""
    record = looked_at(referral, cast.manager, "lcspr", **LCSPR)
    row = advised(record, cast.manager, **more)
    viewed(cast, row, against=cast.nurse)
    return deciding.send_to_chair(recommendation=row, by=cast.manager)


def decided(cast: Any, row: Recommendation, **more: Any) -> Decision:
    told = {"outcome": "hold", "rationale": "Children will be safer for it.", **more}
    return deciding.decide(recommendation=row, by=cast.chair, **told)
