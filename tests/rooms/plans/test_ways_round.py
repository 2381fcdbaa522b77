"""“Done” is no way round the third time that an action is carried forward."""

from types import SimpleNamespace

import pytest

from goldthread.casework.plans.stories import opened
from goldthread.foundations.followthrough import endings
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.followthrough import Strength
from tests.rooms.plans.conftest import core_group, gone
from tests.rooms.safeguards.conftest import day


def test_done_of_an_action_that_stays_open_counts(plans: SimpleNamespace) -> None:
    groups = [core_group(plans, on=day(-at)) for at in (30, 20, 10)]
    gone(plans, groups[0], how="done", words="It is done.")
    gone(plans, groups[1])
    assert opened(plans.action).silent == 2
    with pytest.raises(Refused, match="give the evidence if it is done"):
        gone(plans, groups[2], how="done", words="It is done.")
    endings.give_evidence(
        action=plans.action.action, strength=Strength.AUDIT, shows="The door shuts.",
        by=plans.social,
    )  # fmt: skip
    assert gone(plans, groups[2], how="done", words="Look at the evidence.").how == "done"
