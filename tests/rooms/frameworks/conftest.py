"""A partnership that adjusted one clock and holds a review of its own, through the real actions."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.frameworks import actions
from goldthread.casework.frameworks.models import ClockAdjustment, LocalKind
from goldthread.foundations.agencies.roles import Role
from tests import factories

JANUARY = date(2026, 1, 1)


def adjust(cast: Any, **more: Any) -> ClockAdjustment:
    """The notification is counted from the incident, as one board's flowchart has it."""
    facts = {
        "partnership": cast.partnership,
        "kind": "cspr",
        "step": "notify-panel",
        "number": 5,
        "unit": "working-days",
        "anchor": "incident",
        "starts": JANUARY,
        "reason": "Local procedure 4.2",
        "by": cast.manager,
    }
    return actions.adjust_clock(**{**facts, **more})


def own_kind(cast: Any, **more: Any) -> LocalKind:
    facts = {
        "partnership": cast.partnership,
        "name": "Joint learning review",
        "criteria": "Where two agencies ask for it.",
        "based_on": "cspr",
        "starts": JANUARY,
        "reason": "Agreed by the executive",
        "by": cast.manager,
    }
    return actions.add_local_kind(**{**facts, **more})


def own_clock(cast: Any, kind: LocalKind, **more: Any) -> Any:
    facts = {
        "kind": kind,
        "words": "Hold the learning meeting",
        "number": 20,
        "unit": "days",
        "anchor": "referred",
        "starts": JANUARY,
        "reason": "Procedure 9",
        "by": cast.manager,
    }
    return actions.add_local_clock(**{**facts, **more})


@pytest.fixture
def world(cast: SimpleNamespace) -> SimpleNamespace:
    cast.adjustment = adjust(cast)
    cast.kind = own_kind(cast)
    cast.clock = own_clock(cast, cast.kind)
    cast.elsewhere_practitioner = factories.member(
        cast.elsewhere, Role.PRACTITIONER, factories.organisation(cast.elsewhere)
    )
    cast.nobody = factories.person("Nell Nobody")
    return cast
