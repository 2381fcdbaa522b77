"""An author with twelve lines of enquiry, whose agency told nothing in scoping, in a browser: all
of their work, from whether they stand apart to handing in, takes fewer than thirty presses."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page

from goldthread.casework.contributions import actions, writing
from goldthread.casework.contributions.models import StepKind
from tests.journeys.clicks import Hand
from tests.journeys.conftest import browser_type_launch_args, come_in
from tests.journeys.test_referral_to_return import MOST, say_when_secured, write_the_report
from tests.rooms.contributions import making

__all__ = ["browser_type_launch_args", "come_in"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_twelve_lines_take_fewer_than_thirty_presses(
    page: Page, live_server: Any, come_in: Callable[[Page, Any], None], cast: SimpleNamespace
) -> None:
    questions = [f"What did your agency know of matter {number}?" for number in range(1, 13)]
    review = making.review_with_terms(cast, questions=questions)
    of = making.ask(cast, review, cast.trust)
    actions.name_author(agency_return=of, person=cast.author, by=cast.signatory)
    come_in(page, cast.author)
    author = Hand(cast.author.name, page)
    write_the_report(author, owner=cast.author.name, before=say_when_secured)
    print(f"{author.name}: {author.presses} presses for {len(questions)} lines")
    assert of.steps.order_by("-at", "-pk").first().kind == StepKind.HANDED_IN
    written = writing.texts(of)
    assert [f"line-{n}" in written for n in range(1, 13)] == [True] * 12
    assert author.presses < MOST
