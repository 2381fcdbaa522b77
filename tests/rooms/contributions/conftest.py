"""A review in which the trust and housing were asked, with everybody who could come to a door."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.models import BreakGlass
from goldthread.foundations.agencies.roles import Role
from tests import factories
from tests.rooms.contributions import making


def made_world(cast: SimpleNamespace) -> SimpleNamespace:
    """The cast, and: `review` (unpublished), `ours` (the trust's return, being written by
    `author`), `theirs` (housing's, being written by `colleague`), `other_author` (trust, not
    named), `their_signatory`, `panel` and `lead` with seats, `conflicted` (a signatory of the
    trust), `conflicted_panel`, `emergency` (a panel member who broke the glass) and
    `emergency_agency` (an executive of housing who did).
    """
    p, boss = cast.partnership, cast.manager
    review = making.review_with_terms(cast)
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
    made.ours = making.with_author(cast, making.ask(cast, review, cast.trust))
    made.theirs = making.with_author(
        cast, making.ask(cast, review, cast.housing), signatory=made.their_signatory,
        author=cast.colleague,
    )  # fmt: skip
    return made


world = pytest.fixture(made_world)
