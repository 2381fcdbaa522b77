"""Supervision: agreed by two, held or not and why, decided for a family, drift in sight."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.abuse import risk
from goldthread.casework.oversight import agreeing, discussing, policies
from goldthread.casework.oversight.looking import held_by_agency, look
from goldthread.casework.oversight.models import Agreement, Discussed
from goldthread.casework.oversight.needs import needs
from goldthread.casework.oversight.pages_family import FamilyPage
from goldthread.casework.safeguards import excluding, families
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.naming import ENOUGH, NOBODY
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.supervision import Every, Per, held_of_due, is_open_long, next_due
from tests import factories
from tests.rooms.oversight.conftest import TOLD, agreement, both
from tests.rooms.safeguards.conftest import appoint, day

MONTH = Every(1, Per.MONTHS)


def at(world: SimpleNamespace, row: Agreement) -> Any:
    rows = Agreement.objects.filter(pk=row.pk)
    return look(rows, world.partnership, timezone.localdate())[0]


def test_due_is_counted_from_what_was_held() -> None:
    began, today = date(2026, 1, 31), date(2026, 6, 15)
    assert next_due(began, [], MONTH) == date(2026, 2, 28)
    assert next_due(began, [date(2026, 3, 2), date(2026, 2, 1)], MONTH) == date(2026, 4, 2)
    assert Every(6, Per.WEEKS).after(date(2026, 1, 1)) == date(2026, 2, 12)
    held = [date(2026, 2, 3), date(2026, 2, 4)]
    assert held_of_due(began, None, held, MONTH, today) == (2, 4)
    assert held_of_due(began, date(2026, 3, 10), held * 3, MONTH, today) == (1, 1)
    assert held_of_due(date(2020, 1, 1), None, held, MONTH, today)[1] == 12
    assert is_open_long(date(2026, 1, 15), date(2026, 10, 15), 9)
    assert not is_open_long(date(2026, 1, 16), date(2026, 10, 15), 9)


def test_it_holds_once_both_said_yes(world: SimpleNamespace) -> None:
    row = agreement(world)
    assert at(world, row).word == "waits for a yes"
    assert at(world, row).waits_for == [world.signatory]
    with pytest.raises(Refused, match="Both must say yes"):
        agreeing.record(agreement=row, on=day(0), held=True, by=world.practitioner)
    with pytest.raises(Refused, match="already"):
        agreeing.say_yes(term=row.terms.get(), by=world.practitioner)
    with pytest.raises(PermissionDenied):
        agreeing.say_yes(term=row.terms.get(), by=world.executive)
    assert at(world, both(row)).word == "overdue"
    new = agreeing.write_terms(
        agreement=row, starts=day(0), covers="As before.", missed="As before.", by=world.signatory
    )
    renewed = at(world, row)
    assert renewed.holds != new and renewed.waits == new
    agreeing.say_yes(term=new, by=world.practitioner)
    assert at(world, row).holds == new


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"overseer": "signatory"}, "three people"),
        ({"overseer": "colleague"}, "neither of your agencies"),
        ({"supervisor": "stranger"}, "works for no agency"),
        ({"by": "author"}, "One of the two"),
    ],
)
def test_who_may_stand_in_an_agreement(
    world: SimpleNamespace, more: dict[str, str], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        agreement(world, **{key: getattr(world, who) for key, who in more.items()})


def test_a_session_that_did_not_take_place_says_why_and_drifts(supervised: SimpleNamespace) -> None:
    row = supervised.agreement
    with pytest.raises(Refused, match="Say why"):
        agreeing.record(agreement=row, on=day(0), held=False, by=supervised.signatory)
    with pytest.raises(Refused, match="lies ahead"):
        agreeing.record(agreement=row, on=day(1), held=True, by=supervised.signatory)
    with pytest.raises(Refused, match="already"):
        agreeing.record(agreement=row, on=day(0), held=True, by=supervised.signatory)
    agreeing.record(
        agreement=row, on=day(0), held=False, why_not="A strategy discussion.",
        by=supervised.signatory,
    )  # fmt: skip
    assert "did not take place once" in " ".join(at(supervised, row).drift)


def test_only_families_that_both_work_with_and_the_door_shuts_behind_an_exclusion(
    supervised: SimpleNamespace,
) -> None:
    other = families.open_family(
        partnership=supervised.partnership, name="Teal family", part="health visitor",
        by=supervised.practitioner,
    )  # fmt: skip
    with pytest.raises(Refused, match="Both of you must work"):
        discussing.discuss(
            session=supervised.session, family=other, told=TOLD, by=supervised.practitioner
        )
    with pytest.raises(PermissionDenied):
        discussing.discuss(
            session=supervised.session, family=other, told=TOLD, by=supervised.signatory
        )
    assert Discussed.objects.visible_to(supervised.practitioner).count() == 1
    families.join(
        family=supervised.family, person=supervised.author, part="nurse", by=supervised.practitioner
    )
    excluding.keep_out(
        family=supervised.family, why="kin", person=supervised.practitioner,
        reason="Kin, it turns out.", by=supervised.signatory,
    )  # fmt: skip
    assert not Discussed.objects.visible_to(supervised.practitioner).exists()
    assert Discussed.objects.visible_to(supervised.signatory).exists()
    with pytest.raises(PermissionDenied):
        discussing.say(discussed=supervised.discussed, words="But …", by=supervised.practitioner)


def test_oversight_is_signed_the_view_is_added_and_both_stay(supervised: SimpleNamespace) -> None:
    discussing.say(
        discussed=supervised.discussed, words="I see it differently.", by=supervised.practitioner
    )
    rows = supervised.discussed.said.values_list("signed", "words")
    assert list(rows) == [(True, "I oversaw this."), (False, "I see it differently.")]


def test_decisions_stay_with_the_family_when_people_move(supervised: SimpleNamespace) -> None:
    agreeing.end(
        agreement=supervised.agreement, because="She moves to another team.",
        by=supervised.signatory,
    )  # fmt: skip
    with pytest.raises(Refused, match="ended"):
        discussing.say(discussed=supervised.discussed, words="Late.", by=supervised.signatory)
    works = supervised.family.matter.seats.get(holder=supervised.practitioner).works
    families.leave(works=works, on=day(-1) if works.seat.starts < day(0) else day(0),
                   by=supervised.signatory)  # fmt: skip
    type(works.seat).objects.filter(pk=works.seat_id).update(starts=day(-9), ends=day(-1))
    open_now = FamilyPage.of(supervised.family, supervised.signatory).open
    assert any("no longer works with this family" in one for one in open_now)
    with pytest.raises(Refused, match="could not see it"):
        discussing.hand_on(
            decided=supervised.decided, owner=supervised.author, because="Hers now.",
            by=supervised.signatory,
        )  # fmt: skip
    discussing.hand_on(
        decided=supervised.decided, owner=supervised.signatory, because="She has left.",
        by=supervised.signatory,
    )  # fmt: skip
    assert supervised.decided.owner == supervised.signatory
    discussing.end_decided(
        decided=supervised.decided, how="done", words="Seen alone.", by=supervised.signatory
    )
    page = FamilyPage.of(supervised.family, supervised.signatory)
    assert (page.open_decisions, len(page.ended)) == ([], 1)


def test_what_asks_for_safeguarding_supervision(supervised: SimpleNamespace) -> None:
    page = FamilyPage.of(supervised.family, supervised.practitioner)
    assert page.why == ["an unborn child on the pathway"]
    told = {"family": supervised.family, "trigger": "asked", "by": supervised.practitioner}
    discussing.say_complex(holds=True, words="I do not sleep over it.", **told)
    with pytest.raises(Refused, match="already"):
        discussing.say_complex(holds=True, words="Again.", **told)
    assert "a worker asks for it" in FamilyPage.of(supervised.family, None).why
    discussing.say_complex(holds=False, words="We spoke.", **told)
    Family.objects.update(opened_at=timezone.now() - timedelta(days=400))
    page = FamilyPage.of(Family.objects.get(pk=supervised.family.pk), None)
    assert page.why == ["an unborn child on the pathway", "the record is open for long"]
    assert any("Not discussed in safeguarding supervision" in one for one in page.open)


def test_domestic_abuse_at_high_risk_asks_for_it_until_it_is_so_no_more(
    supervised: SimpleNamespace,
) -> None:
    told = {"family": supervised.family, "whom": supervised.unborn.mother, "on": day(0),
            "by": supervised.practitioner}  # fmt: skip
    risk.assess(ticks=20, **told)
    assert "domestic abuse at high risk" in FamilyPage.of(supervised.family, None).why
    risk.assess(ticks=2, **told)
    assert "domestic abuse at high risk" not in FamilyPage.of(supervised.family, None).why


def test_a_policy_of_the_agency_comes_before_that_for_all(supervised: SimpleNamespace) -> None:
    told = {"partnership": supervised.partnership, "kind": "regular", "per": "weeks",
            "source": "Policy 4.2", "reason": "New policy."}  # fmt: skip
    with pytest.raises(PermissionDenied):
        policies.set_policy(number=6, by=supervised.practitioner, **told)
    with pytest.raises(PermissionDenied):
        policies.set_policy(
            number=6, organisation=supervised.trust, by=supervised.manager, **told
        )  # fmt: skip
    policies.set_policy(number=8, by=supervised.manager, **told)
    assert at(supervised, supervised.agreement).every.words == "every 8 weeks"
    policies.set_policy(number=6, organisation=supervised.trust, by=supervised.signatory, **told)
    row = policies.set_policy(
        number=4, organisation=supervised.trust, by=supervised.signatory, **told
    )
    assert at(supervised, supervised.agreement).every.words == "every 4 weeks"
    policies.end_policy(row=row, because="Withdrawn.", by=supervised.signatory)
    type(row).objects.filter(ends=day(0)).update(starts=day(-1), ends=day(-1))
    assert at(supervised, supervised.agreement).every.words == "every 8 weeks"


def test_drift_reaches_the_supervisors_manager_without_a_family(
    supervised: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    supervised.session.__class__.objects.update(on=day(-60))
    today = timezone.localdate()
    words = [one.words for one in needs(supervised.executive, supervised.partnership, today)]
    assert words == ["Supervision drifts with Sol Marsh"]
    page = signed_in(supervised.executive).get(reverse("supervision_chain")).content.decode()
    assert "Pia Wells: a session is" in page
    for secret in ("Dunlin", supervised.family.code, "worn out", "Ask her alone"):
        assert secret not in page
    [count] = held_by_agency(supervised.partnership, today)
    assert (count.organisation, count.held, count.overdue) == (str(supervised.trust), 1, 1)
    unit = signed_in(supervised.manager).get(reverse("supervision_held")).content.decode()
    assert "Pia Wells" not in unit and "Sol Marsh" not in unit


def test_queries_do_not_grow_with_rows(
    supervised: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(supervised.practitioner)
    pages = [
        reverse("family_supervision", args=[supervised.family.pk]), reverse("my_supervision"),
        supervised.session.get_absolute_url(),
    ]  # fmt: skip
    executive = signed_in(supervised.executive)

    def counted() -> list[int]:
        found = []
        for who, address in [(browser, one) for one in pages] + [
            (executive, reverse("supervision_chain"))
        ]:
            with CaptureQueriesContext(connection) as seen:
                assert who.get(address).status_code == 200
            found.append(len(seen))
        return found

    counted()
    few = counted()
    for number in range(4):
        family = families.open_family(
            partnership=supervised.partnership, name=f"Family {number}", part="health visitor",
            by=supervised.practitioner,
        )  # fmt: skip
        families.join(
            family=family, person=supervised.signatory, part="manager", by=supervised.practitioner
        )
        row = discussing.discuss(
            session=supervised.session, family=family, told=TOLD, by=supervised.practitioner
        )
        for one in (row, supervised.discussed):
            discussing.say(discussed=one, words="More.", by=supervised.signatory)
            discussing.decide(
                discussed=one, what="More.", owner=supervised.practitioner, due=day(3),
                by=supervised.signatory,
            )  # fmt: skip
        person = factories.person(f"New {number}")
        appoint(supervised, person, "practitioner", supervised.trust)
        both(agreement(supervised, supervisee=person, by=supervised.signatory))
    assert counted() == few


def test_an_agency_is_offered_its_own_people_and_names_others_by_their_address(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    client, href = signed_in(world.practitioner), reverse("new_supervision_agreement")
    page = client.get(href).content.decode()
    assert world.signatory.name in page
    assert world.colleague.name not in page
    when = dict(zip(("starts-day", "starts-month", "starts-year"), (1, 10, 2026), strict=True))
    told = {
        "kind": "regular", "part": "supervisee", "overseer": world.signatory.pk, **when,
        "covers": "Families.", "missed": "Another day.",
    }  # fmt: skip
    assert "Choose a person, or give" in client.post(href, told).content.decode()
    for address in ("nobody@elsewhere.example", world.manager.email):
        answer = client.post(href, {**told, "other_email": address})
        assert NOBODY in answer.content.decode()
    elsewhere = factories.member(
        world.partnership, "signatory", factories.organisation(world.partnership, "Fenmarsh Police")
    )
    whose = {"other": world.signatory.pk, "overseer": "", "overseer_email": elsewhere.email}
    page = client.post(href, {**told, **whose}).content.decode()
    assert NOBODY in page and elsewhere.name not in page, "neither agency's: the same words"
    page = client.post(href, {**told, "other_email": world.colleague.email, "covers": ""})
    assert NOBODY not in page.content.decode(), "nothing is looked up for half a form"
    answer = client.post(href, {**told, "other_email": world.colleague.email.upper()})
    assert answer.status_code == 302
    assert Agreement.objects.get().supervisor == world.colleague
    refused = AuditRow.objects.filter(did="address.refused", actor=world.practitioner.audit_ref)
    assert refused.count() == 3
    # One limit for every form that takes an address.
    keep = reverse("keep_out", args=[world.family.pk])
    page, other = client.get(keep).content.decode(), f">{world.colleague.name}</option>"
    assert other not in page and world.author.name in page
    assert world.chairing.name in page, "who sits on the panel is known"
    join = reverse("join_family", args=[world.family.pk])
    assert other not in client.get(join).content.decode()
    why = {"why": "harms", "reason": "The neighbour."}
    for number in range(2):
        page = client.post(keep, {**why, "person_email": f"no{number}@fenmarsh.example"})
        assert NOBODY in page.content.decode()
    told = {**why, "person_email": world.colleague.email}
    assert ENOUGH in client.post(keep, told).content.decode()
    browser = signed_in(world.signatory)
    assert browser.post(keep, told).status_code == 302
    assert world.family.matter.conflicts.filter(person=world.colleague).exists()
