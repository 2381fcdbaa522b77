"""Everybody in the demonstration can come in, and sees what is theirs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from demo.people import CAST, PASSWORD
from demo.story import Story
from goldthread.casework.reviews.models import Review
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.guidance.models import Guidance
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.publishing.documents.models import Summary

pytestmark = pytest.mark.django_db
SignIn = Callable[[Any], Client]


@pytest.mark.parametrize("key", [one.key for one in CAST])
def test_home_opens(fenmarsh: Story, signed_in: SignIn, key: str) -> None:
    assert signed_in(fenmarsh.people[key]).get("/").status_code == 200


def test_the_printed_password_opens_the_door(fenmarsh: Story, client: Client) -> None:
    maya = fenmarsh.people["maya"]
    client.post("/accounts/login/", {"login": maya.email, "password": PASSWORD})
    assert maya.name in client.get("/account/").content.decode()


def test_every_page_about_something_opens_for_the_business_manager(
    fenmarsh: Story, signed_in: SignIn
) -> None:
    browser = signed_in(fenmarsh.people["maya"])
    kinds: list[Any] = [Review, Recommendation, Action, Summary, Guidance]
    for kind in kinds:
        for one in kind.objects.all():
            live = isinstance(one, Action) and one.matter is not None and one.matter.is_live
            assert browser.get(one.get_absolute_url()).status_code == (404 if live else 200), one


def test_the_other_partnership_sees_nothing_of_fenmarsh(fenmarsh: Story, signed_in: SignIn) -> None:
    edwin = fenmarsh.people["edwin"]
    browser = signed_in(edwin)
    kinds: list[Any] = [Review, Recommendation, Action, Summary, Guidance]
    for kind in kinds:
        assert not kind.objects.visible_to(edwin).exists()
    for address in (
        "/reviews/",
        "/actions/",
        "/recommendations/",
        "/summaries/",
        "/people/",
        "/guidance/",
    ):
        assert "Wren" not in browser.get(address).content.decode()


def test_robin_is_closed_to_those_without_a_seat(fenmarsh: Story, signed_in: SignIn) -> None:
    address = fenmarsh.kept["robin"].get_absolute_url()
    opens = {
        key: signed_in(fenmarsh.people[key]).get(address).status_code
        for key in ("maya", "isobel", "helen", "ruth", "alan", "nadia", "ravi", "edwin")
    }
    shut = dict.fromkeys(("ruth", "alan", "nadia", "ravi", "edwin"), 404)
    assert opens == {"maya": 200, "isobel": 200, "helen": 200, **shut}
