"""A published review with its child on the register, and a summary that names her."""

from types import SimpleNamespace

import pytest

from goldthread.casework.reviews import actions as reviews
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies.roles import Role
from goldthread.publishing.anonymising import checking
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Version
from tests import factories
from tests.checked import known_child

WORDS = {
    "title": "Wren: what we learned",
    "what_happened": "Wren was hurt at home. Jodie Marlowe was seen by a midwife.",
    "what_we_learned": "Ask about the past.",
    "what_we_asked": "We asked the hospital for a checklist.",
    "what_changed": "All ten babies had a plan.",
    "where_to_get_help": "Call the front door.",
    "how_to_tell_us": "Write to us.",
}
CLEAN = {**WORDS, "what_happened": "Wren was hurt at home and was seen by a midwife."}


def made_scene(cast: SimpleNamespace) -> SimpleNamespace:
    cast.scrutineer = factories.member(cast.partnership, Role.SCRUTINEER, name="Sue Rowan")
    cast.executive = factories.member(cast.partnership, Role.EXECUTIVE, name="Vi Penn")
    cast.review = reviews.bring_in(
        partnership=cast.partnership, title="Review: Wren", published=True, by=cast.manager
    )
    cast.child = known_child(cast.review, cast.manager, nhs_number="999 100 1018")
    cast.lead = factories.member(cast.partnership, Role.LEAD_REVIEWER, name="Lea Thorn")
    agencies.give_seat(
        matter=cast.review.matter, person=cast.lead, role=Role.LEAD_REVIEWER, by=cast.manager
    )
    cast.version = write(cast, **WORDS)
    cast.check = check(cast, cast.version)
    return cast


scene = pytest.fixture(made_scene)


def write(scene: SimpleNamespace, **words: str) -> Version:
    return actions.write(review=scene.review, by=scene.support, **{**CLEAN, **words})


def check(scene: SimpleNamespace, version: Version):
    asked = actions.ask_check(version=version, by=scene.manager)
    return checking.run(check=asked, by=scene.manager)
