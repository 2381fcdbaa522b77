"""Receiving a referral: read where it is accepted, everyone on the register, history asked."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake import triaging
from goldthread.foundations.people.models import HistoryCheck, Involvement
from goldthread.foundations.records.refusals import Refused
from tests.rooms.intake import making


@pytest.fixture
def told(cast: SimpleNamespace) -> SimpleNamespace:
    """A referral that nobody has looked at yet."""
    cast.referral = making.sent(cast.practitioner, cast.partnership)
    return cast


def test_the_referrers_words_stand_where_it_is_accepted(
    told: SimpleNamespace, signed_in: Any
) -> None:
    client, href = signed_in(told.manager), reverse("triage", args=[told.referral.pk])
    html = client.get(href).content.decode()
    assert making.SECRET in html
    assert "Nobody told the midwife." in html
    assert html.index(making.SECRET) < html.index("What you do with it")
    sent = {"safety": "Rung.", "outcome": "accept", "reason": "It may meet the criteria."}
    there = client.post(href, sent)
    assert there.url == f"{reverse('referral_words', args=[told.referral.pk])}#register"
    assert "Put everyone on the register" in client.get(there.url).content.decode()


def test_everyone_goes_on_the_register_with_one_press(
    told: SimpleNamespace, signed_in: Any
) -> None:
    making.accepted(told.referral, told.manager)
    client = signed_in(told.manager)
    href = reverse("referral_involve_all", args=[told.referral.pk])
    there = client.post(href)
    assert there.url == reverse("scoping_ask", args=[told.referral.pk])
    rows = Involvement.objects.filter(matter=told.referral.matter)
    assert [row.role for row in rows.order_by("pk")] == ["child", "mother"]
    assert HistoryCheck.objects.waiting(told.referral.matter).count() == 2
    assert not told.referral.people.filter(added_at__isnull=True).exists()
    assert "Robin Lark as C1" in client.get(there.url).content.decode()
    again = client.post(href, follow=True).content.decode()
    assert "is on the register already" in again
    assert rows.count() == 2
    for name in ("referral_words", "scoping"):
        html = client.get(reverse(name, args=[told.referral.pk])).content.decode()
        assert "Say what history tells us about C1, the child" in html, name


def test_only_those_who_are_missing_are_added(told: SimpleNamespace) -> None:
    mother = told.referral.people.get(relation="mother")
    triaging.put_on_register(person=mother, by=told.manager)
    made = triaging.put_everyone_on_register(referral=told.referral, by=told.manager)
    assert [row.role for row in made] == ["child"]


def test_all_or_nobody(told: SimpleNamespace, monkeypatch: Any) -> None:
    real = triaging.put_on_register

    def fails(*, person: Any, by: Any) -> Any:
        if person.relation == "mother":
            raise Refused("Something is wrong.")
        return real(person=person, by=by)

    monkeypatch.setattr(triaging, "put_on_register", fails)
    with pytest.raises(Refused, match="Wren Lark: Something is wrong") as refusal:
        triaging.put_everyone_on_register(referral=told.referral, by=told.manager)
    assert refusal.value.reasons[-1] == "Nobody was put on the register."
    assert not Involvement.objects.exists()


@pytest.mark.parametrize("who", ["officer", "chair", "conflicted", "practitioner", "stranger"])
def test_who_may_not(world: SimpleNamespace, who: str) -> None:
    with pytest.raises(PermissionDenied):
        triaging.put_everyone_on_register(referral=world.referral, by=getattr(world, who))


def test_an_unborn_child_who_died_is_asked_about_where_it_is_accepted(
    told: SimpleNamespace, signed_in: Any
) -> None:
    client, href = signed_in(told.manager), reverse("triage", args=[told.referral.pk])
    words = "not born yet, but the date is past and a date of death is given: correct it"
    assert words not in client.get(href).content.decode()
    child = told.referral.people.filter(relation="child")
    child.update(unborn=True, died_on=timezone.localdate())
    assert words in client.get(href).content.decode()


def test_the_empty_register_leads_to_those_whom_the_referral_names(
    told: SimpleNamespace, signed_in: Any
) -> None:
    client, href = signed_in(told.manager), reverse("register", args=[told.referral.code])
    there = f"{reverse('referral_words', args=[told.referral.pk])}#register"
    html = client.get(href).content.decode()
    assert f'href="{there}">Put everyone on the register' in html
    assert "Add the child first" not in html
    triaging.put_everyone_on_register(referral=told.referral, by=told.manager)
    assert there not in client.get(href).content.decode()
