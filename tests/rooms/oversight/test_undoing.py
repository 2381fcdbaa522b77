"""What one person alone may not undo, and who is told when an agreement ended."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.oversight import agreeing, discussing
from goldthread.casework.oversight.needs import needs
from goldthread.casework.safeguards import families
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.oversight.conftest import agreement, both
from tests.rooms.safeguards.conftest import day

WHY = "I am told to look for somebody else."


@pytest.fixture
def three(supervised: SimpleNamespace) -> SimpleNamespace:
    """And `colleague_of`, a third who works with the family and manages nothing."""
    supervised.colleague_of = factories.member(
        supervised.partnership, "practitioner", supervised.trust, name="Third Worker"
    )
    families.join(
        family=supervised.family, person=supervised.colleague_of, part="social worker",
        by=supervised.practitioner,
    )  # fmt: skip
    return supervised


def shown(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_workers_request_is_ended_by_that_worker_or_a_manager(
    three: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    told = {"family": three.family, "trigger": "asked"}
    row = discussing.say_complex(holds=True, words="I lie awake.", by=three.colleague_of, **told)
    address = reverse("not_complex", args=[three.family.pk, row.pk])
    page = reverse("family_supervision", args=[three.family.pk])
    browser = signed_in(three.practitioner)
    for answer in (browser.get(address), browser.post(address, {"words": "Not needed."})):
        assert answer.status_code == 403
        assert "Only the worker who wrote this down, or a manager" in answer.content.decode()
    with pytest.raises(PermissionDenied):
        discussing.say_complex(holds=False, words="No.", by=three.practitioner, **told)
    assert address not in shown(browser, page)
    assert "This family needs safeguarding supervision" in shown(browser, page)
    for who in (three.colleague_of, three.signatory):
        assert address in shown(signed_in(who), page)
    discussing.say_complex(holds=False, words="We spoke of it.", by=three.signatory, **told)
    discussing.say_complex(holds=True, words="It is back.", by=three.colleague_of, **told)
    discussing.say_complex(holds=False, words="It is done.", by=three.colleague_of, **told)


def test_a_decision_is_ended_by_its_owner_a_manager_or_the_supervisor(
    three: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    row, page = three.decided, reverse("family_supervision", args=[three.family.pk])
    end, hand = (reverse(one, args=[row.pk]) for one in ("end_decided", "hand_on_decided"))
    browser = signed_in(three.colleague_of)
    assert end not in shown(browser, page) and hand not in shown(browser, page)
    done = {"how": "done", "words": "I saw her."}
    for address, sent in ((end, done), (hand, {"owner": three.colleague_of.pk, "because": "x"})):
        for answer in (browser.get(address), browser.post(address, sent)):
            assert answer.status_code == 403
            assert "Only whoever this was given to" in answer.content.decode()
    owner = signed_in(three.practitioner)
    assert end in shown(owner, page) and end in shown(owner, three.session.get_absolute_url())
    assert "No longer needed" not in shown(owner, end)
    answer = owner.post(end, {"how": "not-needed", "words": "I have no time."})
    assert answer.status_code == 403
    assert "or the supervisor of that session, says" in answer.content.decode()
    row.refresh_from_db()
    assert row.ended is None
    with pytest.raises(Refused, match="Say what shows it"):
        discussing.end_decided(decided=row, how="done", words=" ", by=three.practitioner)
    assert owner.post(end, done).status_code == 302


def test_the_supervisor_who_is_no_manager_says_that_it_is_no_longer_needed(
    three: SimpleNamespace,
) -> None:
    row = three.decided
    three.family.matter.seats.get(holder=three.signatory).works.__class__.objects.update(
        manages=False
    )
    with pytest.raises(PermissionDenied, match="given to"):
        discussing.end_decided(decided=row, how="done", words="Seen.", by=three.signatory)
    made = discussing.end_decided(
        decided=row, how="not-needed", words="She has moved.", by=three.signatory
    )
    assert made.how == "not-needed"


def test_an_ended_agreement_tells_by_whom_and_why_to_the_two_alone(
    supervised: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    row = supervised.agreement
    end, browser = reverse("end_supervision", args=[row.pk]), signed_in(supervised.executive)
    assert end not in shown(browser, row.get_absolute_url())
    for answer in (browser.get(end), browser.post(end, {"because": WHY})):
        assert answer.status_code == 403
        assert "Only the supervisor and the supervisee end" in answer.content.decode()
    for person in (supervised.practitioner, supervised.signatory):
        person.memberships.update(starts=day(-9), ends=day(-1))
        last = person == supervised.signatory
        assert (browser.get(end).status_code == 200) is last, "not while one of them is there"
        assert (end in shown(browser, row.get_absolute_url())) is last
    assert "have left: end their agreement" in shown(browser, reverse("home"))
    with transaction.atomic():
        assert agreeing.end(agreement=row, because=WHY, by=supervised.executive).ends
        transaction.set_rollback(True)
    for person in (supervised.practitioner, supervised.signatory):
        person.memberships.update(ends=None)
    with pytest.raises(PermissionDenied):
        agreeing.end(agreement=row, because=WHY, by=supervised.executive)
    with pytest.raises(Refused, match="Say why it ends"):
        agreeing.end(agreement=row, because=" ", by=supervised.practitioner)
    agreeing.end(agreement=row, because=WHY, by=supervised.practitioner)
    mine = reverse("my_supervision")
    chain = reverse("supervision_chain")
    assert chain in shown(browser, mine), "the way there stays"
    for address in (row.get_absolute_url(), chain):
        page = shown(browser, address)
        assert f"by {supervised.practitioner}" in page and WHY not in page, address
    other = signed_in(supervised.signatory)
    assert f"by {supervised.practitioner}" in shown(other, mine)
    assert WHY in shown(other, row.get_absolute_url())


def test_whoever_has_no_agreement_is_told_on_their_page_and_on_home(
    three: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    code, today = three.family.code, timezone.localdate()
    said = f"{code} needs safeguarding supervision, and you have no agreement for it"

    def tasks(who: Any) -> list[str]:
        return [one.words for one in needs(who, three.partnership, today)]

    browser = signed_in(three.colleague_of)
    assert said in shown(browser, reverse("home"))
    page = shown(browser, reverse("my_supervision"))
    assert "You work with 1 such family and have no agreement for it" in page
    assert reverse("family_supervision", args=[three.family.pk]) in page
    for who in (three.emergency, three.excluded, three.executive, three.manager):
        assert said not in tasks(who), who
    assert said in tasks(three.practitioner), "regular supervision alone is not it"
    row = both(agreement(three, kind="complex", starts=day(-1)))
    assert said not in tasks(three.practitioner)
    agreeing.end(agreement=row, because=WHY, by=three.practitioner)
    agreeing.end(agreement=three.agreement, because=WHY, by=three.practitioner)
    assert said in tasks(three.practitioner)
