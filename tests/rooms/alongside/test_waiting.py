"""What home says waits beside a review, what e-mail reminds of, and how much the pages ask."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.casework.alongside import holds, kin, needs, reminding
from tests.rooms.alongside.conftest import (
    contact,
    day,
    hold,
    member,
    proceeding,
    register,
    request,
    risk,
)


def words(
    world: SimpleNamespace, who: Any, kind: Any = needs.needs, today: Any = None
) -> list[str]:
    return [task.words for task in kind(who, world.partnership, today or day(0))]


def test_what_is_due_waits_for_those_who_may_write(world: SimpleNamespace) -> None:
    hold(world, first_check=day(2))
    proceeding(world, check_on=day(3))
    proceeding(world, check_on=day(40))
    request(world)
    risk(world, check_on=day(1))
    mother = member(world)
    kin.plan(member=mother, contact=world.lead, represented="", next_update=day(1), by=world.lead)
    code = world.review.code
    common = [
        f"Check whether {code} must still be held",
        f"Ask Fenmarsh Constabulary how the police investigation beside {code} stands",
        f"Decide what Crown Prosecution Service gets of {code}",
    ]
    assert words(world, world.manager) == common
    assert words(world, world.lead) == [
        *common,
        f"Look again at risk 1 of {code}",
        f"Tell M how {code} goes",
    ]
    for who in (world.panelist, world.emergency, world.conflicted, world.chair, world.stranger,
                world.signatory, world.administrator):  # fmt: skip
        assert words(world, who) == []


def test_a_lift_waits_for_a_second_person(world: SimpleNamespace) -> None:
    held = hold(world)
    holds.propose_lift(hold=held, reason="Over.", by=world.lead)
    sentence = f"Second person needed: lift the hold on {world.review.code}"
    assert sentence in words(world, world.manager)
    assert sentence not in words(world, world.lead)
    assert words(world, world.lead, needs.waiting) == [
        f"A second person to lift the hold on {world.review.code}"
    ]
    holds.confirm_lift(hold=held, by=world.manager)
    assert words(world, world.lead, needs.waiting) == []
    assert words(world, world.manager, today=day(400)) == []


def test_what_was_told_no_longer_waits(world: SimpleNamespace) -> None:
    mother = member(world)
    kin.plan(member=mother, contact=None, represented="", next_update=day(0), by=world.lead)
    sentence = f"Tell M how {world.review.code} goes"
    assert sentence in words(world, world.manager)
    contact(world, mother, on=day(0), why="update")
    assert sentence not in words(world, world.manager)


def test_a_reminder_names_no_case_and_is_not_sent_every_night(
    world: SimpleNamespace, mailoutbox: list[Any]
) -> None:
    hold(world, first_check=day(1))
    mother = member(world)
    kin.plan(
        member=mother, contact=world.lead, represented="", next_update=day(1), by=world.manager
    )
    assert reminding.remind(partnership=world.partnership, today=day(0)) == 0
    assert reminding.remind(partnership=world.partnership, today=day(1)) == 2
    told = {message.to[0] for message in mailoutbox}
    assert told == {world.manager.email, world.support.email, world.lead.email}
    for message in mailoutbox:
        said = message.subject + message.body
        assert "Robin" not in said
        assert world.review.code not in said
    assert reminding.remind(partnership=world.partnership, today=day(2)) == 0
    assert reminding.remind(partnership=world.partnership, today=day(8)) == 2
    assert reminding.remind(partnership=world.elsewhere, today=day(30)) == 0


def queries(client: Client, href: str) -> int:
    client.get(href)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(href).status_code == 200
    return len(seen)


@pytest.mark.parametrize("name", ["alongside", "family"])
def test_a_page_asks_the_same_of_one_row_and_of_many(
    world: SimpleNamespace, signed_in: Callable[[Any], Client], name: str
) -> None:
    def more(times: int) -> None:
        for _ in range(times):
            proceeding(world)
            request(world)
            risk(world)
            held = hold(world)
            holds.propose_lift(hold=held, reason="Over.", by=world.manager)
            sibling = register(world, "sibling", forename="Sibyl")
            log = kin.add_member(
                review=world.review, code=sibling, relation="sister", by=world.manager
            )
            contact(world, log, next_update=day(3))
            kin.not_involved(member=log, reason="Too young.", by=world.manager)
            register(world, "cousin", forename="Cosmo")

    client, href = signed_in(world.manager), reverse(name, args=[world.review.pk])
    more(1)
    few = queries(client, href)
    more(6)
    assert queries(client, href) == few


def test_home_asks_the_same_of_one_row_and_of_many(world: SimpleNamespace) -> None:
    def more(times: int) -> None:
        for _ in range(times):
            proceeding(world, check_on=day(1))
            request(world)
            risk(world, check_on=day(1), owner=world.manager)
            hold(world, first_check=day(1))

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            words(world, world.manager)
        return len(seen)

    more(1)
    few = asked()
    more(7)
    assert asked() == few
    assert len(words(world, world.manager)) == 5 * 4
