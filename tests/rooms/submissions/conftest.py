"""A review in which the trust and housing were asked, with everybody who could come to a door."""

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import BreakGlass
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.submissions import making


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast, and: `review`, `ours` (the trust's call, with `author` named), `theirs` (housing's,
    with `colleague`), `other_author` (trust, not named), `their_signatory`, `panel` and `lead` with
    seats, `conflicted` (a signatory of the trust), `conflicted_panel`, `emergency` (a panel member
    who broke the glass) and `emergency_agency` (an executive of housing who did)."""
    p, boss = cast.partnership, cast.manager
    review = reviews.bring_in(partnership=p, title="Robin", by=boss, published=False)
    review.period_from, review.period_to = date(2018, 1, 1), date(2018, 12, 31)
    review.save()
    made = SimpleNamespace(
        **vars(cast),
        review=review,
        other_author=factories.member(p, Role.AUTHOR, cast.trust, name="Otto Fell"),
        their_signatory=factories.member(p, Role.SIGNATORY, cast.housing, name="Tess Lane"),
        panel=factories.member(p, Role.PANEL, name="Pan Ell"),
        lead=factories.member(p, Role.LEAD_REVIEWER, name="Lea Dunn"),
        conflicted=factories.member(p, Role.SIGNATORY, cast.trust, name="Con Flict"),
        conflicted_panel=factories.member(p, Role.PANEL, name="Cora Pane"),
        emergency=factories.member(p, Role.PANEL, name="Eme Gent"),
        emergency_agency=factories.member(p, Role.EXECUTIVE, cast.housing, name="Exe Cute"),
        unseated=factories.member(p, Role.PANEL, name="Una Seat"),
    )
    for person, role in (
        (made.panel, Role.PANEL),
        (made.lead, Role.LEAD_REVIEWER),
        (made.conflicted_panel, Role.PANEL),
    ):
        agencies.give_seat(matter=review.matter, person=person, role=role, by=boss)
    for person in (made.conflicted, made.conflicted_panel):
        agencies.declare_conflict(matter=review.matter, person=person, reason="Kin.", by=boss)
    for person in (made.emergency, made.emergency_agency):
        BreakGlass.objects.create(
            matter=review.matter, person=person, reason="The court asks today for it.",
            until=timezone.now() + timedelta(hours=5),
        )  # fmt: skip
    made.ours = making.with_writer(
        making.ask(cast, review, cast.trust), signatory=cast.signatory, writer=cast.author
    )
    made.theirs = making.with_writer(
        making.ask(cast, review, cast.housing),
        signatory=made.their_signatory,
        writer=cast.colleague,
    )
    return made
