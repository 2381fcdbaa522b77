"""A practitioner event that takes place today, with everybody who might want to look at it."""

from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from goldthread.casework.practitioners import (
    actions,
    feeding_back,
    inviting,
    recording,
    topics,
)
from goldthread.casework.practitioners.models import Event, Invited
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.people import actions as people
from tests import factories
from tests.rooms.chronology.conftest import seat, world  # noqa: F401


def arranged(event: Event, by: Any, *, days: int = 0, **more: Any) -> Any:
    facts = {
        "day": timezone.localdate() + timedelta(days=days),
        "starts": time(14, 0),
        "ends": time(16, 30),
        "place": "Sedge Hall, Fenmarsh",
        "purpose": "To hear how it was to work then.",
        **more,
    }
    return actions.arrange(event=event, by=by, **facts)


def invited(scene: Any, person: Any, role: str, body: Any, by: Any = None) -> Invited:
    return inviting.invite(
        event=scene.event, role=role, person=person, organisation=body, by=by or scene.manager
    )


def made_scene(world: SimpleNamespace) -> SimpleNamespace:  # noqa: F811
    """The world of key episodes, and: event (today), topic (released); hv and mw, practitioners
    who are invited (`invited_hv`, `invited_mw`, by address alone); facilitator (a seat, no agency
    of theirs); said_hv and said_mw; uninvited; the register knows Maud Dunlin, the mother.
    """
    scene = world
    ours = scene.partnership
    scene.facilitator = seat(scene, Role.SCRUTINEER, "Faye Cilla")
    scene.hv = factories.member(ours, Role.PRACTITIONER, scene.trust, name="Hetty Vane")
    scene.mw = factories.member(ours, Role.PRACTITIONER, scene.housing, name="Minna Wold")
    scene.uninvited = factories.member(ours, Role.PRACTITIONER, scene.trust, name="Una Vited")
    people.involve(
        matter=scene.review.matter, role="mother", by=scene.manager,
        forename="Maud", surname="Dunlin",
    )  # fmt: skip
    scene.event = actions.make_event(review=scene.review, by=scene.lead)
    arranged(scene.event, scene.lead)
    actions.name_facilitator(event=scene.event, person=scene.facilitator, by=scene.manager)
    scene.topic = topics.add_topic(event=scene.event, episode=scene.home, by=scene.lead)
    topics.word_topic(
        topic=scene.topic, neutral="The days before going home.", questions="Who decided?",
        known_then="Dogs at home.", version=0, by=scene.lead,
    )  # fmt: skip
    topics.release_topic(topic=scene.topic, version=1, by=scene.lead)
    scene.invited_hv = invited(scene, scene.hv, "health visitor", scene.trust)
    scene.invited_mw = invited(scene, scene.mw, "midwife", scene.housing)
    # Invited by name and address before there was an account.
    Invited.objects.filter(pk=scene.invited_mw.pk).update(person=None)
    scene.said_hv = recording.record(
        event=scene.event, topic=scene.topic, code=scene.invited_hv.key.code, kind="in-the-way",
        words="Three of us were off that week.", by=scene.facilitator,
    )  # fmt: skip
    scene.said_mw = recording.record(
        event=scene.event, code=scene.invited_mw.key.code, kind="idea",
        words="Ask about pets at booking.", by=scene.lead,
    )  # fmt: skip
    return scene


scene = pytest.fixture(made_scene)


def came(scene: Any, *who: Invited) -> None:
    inviting.mark_attendance(
        event=scene.event, came={row.pk: True for row in who}, by=scene.manager
    )


def fed_back(scene: Any) -> Any:
    row = feeding_back.write_feedback(
        event=scene.event, heard="You were too few.", will_do="We ask for cover.", version=0,
        by=scene.lead,
    )  # fmt: skip
    return feeding_back.release_feedback(event=scene.event, version=row.version, by=scene.manager)
