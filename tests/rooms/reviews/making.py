"""Reviews for the tests of their life, made through the real actions."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from goldthread.casework.reviews import commissioning, panels, pseudonyms, terms
from goldthread.casework.reviews.commissioning import Beginning
from goldthread.casework.reviews.models import Review, TermsOfReference, Wish
from goldthread.casework.reviews.pseudonyms import Wished
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import Sector
from goldthread.foundations.agencies.roles import Role
from tests import factories

DAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


def commissioned(cast: Any, title: str = "Review of Robin", **facts: Any) -> Review:
    """A review decided on a fortnight ago, outside Goldthread."""
    beginning = Beginning(
        title=title,
        initiated_on=facts.pop("initiated_on", today() - 14 * DAY),
        decided_elsewhere="The three partners, on paper.",
        **facts,
    )
    return commissioning.commission(
        partnership=cast.partnership, kind="cspr", beginning=beginning, by=cast.manager
    )


def panel(cast: Any, review: Review) -> SimpleNamespace:
    """Lead reviewer and chair with their statements, and police and health with seats."""
    lead = factories.member(cast.partnership, Role.LEAD_REVIEWER, name="Lea Grey")
    police = factories.organisation(cast.partnership, "Fenmarsh Police", Sector.POLICE)
    health = factories.organisation(cast.partnership, "Fenmarsh ICB", Sector.COMMISSIONER)
    council = factories.organisation(cast.partnership, "Fenmarsh Council", Sector.LOCAL_AUTHORITY)
    members = [
        factories.member(cast.partnership, Role.PANEL, body, name=name)
        for body, name in ((police, "Pol Ice"), (health, "Hea Lth"), (council, "Cou Ncil"))
    ]
    panels.seat(review=review, leads=[lead], chairs=[cast.chair], members=members, by=cast.manager)
    for person, role in ((lead, Role.LEAD_REVIEWER), (cast.chair, Role.CHAIR)):
        stated(review, person, role)
    return SimpleNamespace(lead=lead, chair=cast.chair, members=members)


def stated(review: Review, person: Any, role: str) -> Any:
    return panels.state_independence(
        review=review, role=role, uninvolved=True, manages_nobody=True, interests="", by=person
    )


def text(cast: Any, **more: Any) -> terms.Text:
    facts = {
        "purpose": "To learn.",
        "scope": "All agencies.",
        "method": "Together.",
        "period_from": date(2024, 1, 1),
        "period_to": date(2025, 1, 1),
        "agencies": [cast.trust, cast.housing],
        "lines": [("Who knew of the dogs?", "Say when and how."), ("What helped?", "")],
        **more,
    }
    return terms.Text(**facts)


def agreed_terms(cast: Any, review: Review, **more: Any) -> TermsOfReference:
    """Written by the manager, agreed by the assistant."""
    draft = TermsOfReference.objects.draft(review)
    draft = terms.write(terms=draft, text=text(cast, **more), seen=draft.saves, by=cast.manager)
    return terms.agree(terms=draft, seen=draft.saves, by=cast.support)


def ready(cast: Any, review: Review) -> SimpleNamespace:
    """Everything that this room asks for before gathering."""
    who = panel(cast, review)
    agreed_terms(cast, review)
    pseudonyms.choose(review=review, wished=Wished("Robin", Wish.CHOSE), by=cast.manager)
    return who


def seat(cast: Any, review: Review, person: Any, role: str) -> Any:
    return agencies.give_seat(matter=review.matter, person=person, role=role, by=cast.manager)
