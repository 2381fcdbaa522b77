"""A family in live work, an unborn child on its pathway, and a panel that is asked about them."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from goldthread.casework.safeguards import animals, deciding, excluding, families, panels, unborn
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.people import actions as people
from goldthread.foundations.people import checking
from tests import factories

REASON = "The baby is in danger tonight and nobody who works with them answers."


def day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def world(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast, and: `family`, with which `practitioner` (health visitor) and `signatory` (manager)
    work; `unborn`, due in 84 days; `excluded`, a practitioner kept out who had a seat; `emergency`,
    who broke the glass; `member` and `chairing` of the panel; `meeting`, and `item` on its agenda.
    """
    cast.family = families.open_family(
        partnership=cast.partnership, name="Dunlin family", part="health visitor",
        by=cast.practitioner,
    )  # fmt: skip
    cast.works = families.join(
        family=cast.family, person=cast.signatory, part="team manager", manages=True,
        by=cast.practitioner,
    )  # fmt: skip
    cast.unborn = unborn.add(
        family=cast.family, by=cast.practitioner, forename="Wilma", surname="Dunlin"
    )
    unborn.say_due(
        pregnancy=cast.unborn, how="told", due=day(84), by=cast.practitioner
    )  # 28 weeks today
    cast.excluded = factories.member(
        cast.partnership, Role.PRACTITIONER, cast.housing, name="Ex Cluded"
    )
    families.join(
        family=cast.family, person=cast.excluded, part="housing officer", by=cast.practitioner
    )
    excluding.keep_out(
        family=cast.family,
        why="kin",
        person=cast.excluded,
        reason="A cousin of the father.",
        by=cast.signatory,
    )
    cast.emergency = factories.member(
        cast.partnership, Role.PRACTITIONER, cast.trust, name="Em Ergency"
    )
    agencies.break_glass(matter=cast.family.matter, reason=REASON, by=cast.emergency)
    cast.member = factories.member(cast.partnership, Role.PANEL, name="Pan Member")
    cast.chairing = factories.member(cast.partnership, Role.CHAIR, name="Chara Panel")
    for person, chairs in ((cast.member, False), (cast.chairing, True)):
        panels.give_place(
            partnership=cast.partnership, person=person, chairs=chairs, by=cast.manager
        )
    cast.meeting = panels.call_meeting(partnership=cast.partnership, on=day(0), by=cast.manager)
    cast.item = panels.ask_panel(
        pregnancy=cast.unborn, meeting=cast.meeting, why="Two dogs and an earlier child in care.",
        by=cast.practitioner,
    )  # fmt: skip
    cast.asked = asked(cast)
    cast.dog = animals.add(family=cast.family, by=cast.practitioner, **dog())
    return cast


def dog(**more: Any) -> dict[str, Any]:
    return {
        "kind": "dog", "called": "Tyke", "lives": "here", "number": 2, "size": "large",
        "past": "None known.", "sleeps": "In the only bedroom.", "apart": "Not known yet.", **more,
    }  # fmt: skip


def asked(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "kind": "home", "pregnancy": world.unborn, "what": "Home on the third day.",
        "options": "A mother and baby unit; a week on the ward.",
        "evidence": "The midwife's three visits.", "by": world.practitioner, **more,
    }  # fmt: skip
    return deciding.ask(family=world.family, **told)


def decided(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "outcome": "assess",
        "words": "A pre-birth assessment by 32 weeks.",
        "mother_history": "Nothing known before this pregnancy.",
        "father_history": "An earlier child lives with grandparents.",
        **more,
    }
    return panels.decide(item=world.item, by=told.pop("by", world.member), **told)


def histories(world: SimpleNamespace) -> None:
    """Mother's and father's history answered on Who is who."""
    people.involve(
        matter=world.family.matter, role="father", forename="Otto", surname="Lark",
        by=world.practitioner,
    )  # fmt: skip
    for row in world.family.matter.involvements.filter(role__in=["mother", "father"]):
        check = row.checks.get()
        checking.answer(
            check=check, match=None, child=None, words="Nothing is known.", by=world.practitioner
        )  # fmt: skip
        checking.close(check=check, by=world.practitioner)


def appoint(world: SimpleNamespace, person: Any, role: str, at: Any = None) -> Membership:
    return Membership.objects.create(
        person=person, partnership=world.partnership, role=role, organisation=at
    )
