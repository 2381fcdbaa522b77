"""Ways round the walls of live work that somebody found, each closed."""

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from goldthread.casework.safeguards import excluding, families, panels, unborn
from goldthread.casework.safeguards.models import Exclusion, Pregnancy
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies import actions as agencies
from goldthread.foundations.agencies import trail
from goldthread.foundations.agencies.roles import AGENCY, FRONTLINE, Role
from goldthread.foundations.followthrough import permits
from goldthread.foundations.people import actions as people
from goldthread.foundations.records.refusals import Refused
from tests import factories
from tests.rooms.safeguards.conftest import REASON, appoint, day
from tests.rooms.safeguards.test_decisions import ready, ruled


def an_action(world: SimpleNamespace, **more: Any) -> Any:
    told = {
        "what": "Ask about the dogs", "expected_change": "No baby is left with a dog",
        "proof_wanted": "The birth plan says", "due": day(7), "organisation": world.trust, **more,
    }  # fmt: skip
    return panels.agree_action(pregnancy=world.unborn, by=world.practitioner, **told).action


def test_emergency_access_to_a_family_is_for_those_at_the_front_line(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    told = {"code": world.family.code, "reason": REASON}
    for role in set(Role) - FRONTLINE:
        at = world.housing if role in AGENCY else None
        person = factories.member(world.partnership, role, at)
        with pytest.raises(PermissionDenied):
            agencies.break_glass(matter=world.family.matter, reason=REASON, by=person)
        browser = signed_in(person)
        if role != Role.ADMINISTRATOR:
            answer = browser.post(reverse("emergency"), told).content.decode()
            assert "We could not open anything" in answer, role
            page = browser.get(reverse("live_families")).content.decode()
            assert "Emergency access" not in page, role
        assert browser.get(world.family.get_absolute_url()).status_code == 404
    for role in FRONTLINE:
        person = factories.member(world.partnership, role, world.housing)
        browser = signed_in(person)
        page = browser.get(reverse("live_families")).content.decode()
        assert "Emergency access" in page
        assert browser.post(reverse("emergency"), told).status_code == 200
        assert browser.get(world.family.get_absolute_url()).status_code == 200
        post = person.memberships.get()
        post.role = Role.AUTHOR
        post.save()
        assert browser.get(world.family.get_absolute_url()).status_code == 404, "the role went"


def test_the_unit_moves_nobody(world: SimpleNamespace, signed_in: Callable[[Any], Client]) -> None:
    matter = world.family.matter
    for person in (world.manager, world.support):
        for act in (
            partial(agencies.give_seat, matter=matter, person=world.chair, role="chair"),
            partial(agencies.end_seat, seat=world.works.seat, on=day(0)),
            partial(
                agencies.declare_conflict, matter=matter, person=world.practitioner, reason="x"
            ),
            partial(agencies.end_conflict, conflict=matter.conflicts.get(), on=day(0)),
        ):
            with pytest.raises(PermissionDenied):
                act(by=person)
        assert signed_in(person).get(reverse("doors", args=[matter.code])).status_code == 404


def test_emergency_access_reads_a_familys_action_and_writes_nothing(
    world: SimpleNamespace,
) -> None:
    action = an_action(world)
    elsewhere = factories.member(world.partnership, Role.SIGNATORY, world.housing)
    agencies.break_glass(matter=world.family.matter, reason=REASON, by=elsewhere)
    for person in (world.emergency, elsewhere):
        assert permits.sees(action, person)
        assert not permits.may_write(action, person)
        assert not permits.may_assign(action, person)
        assert not permits.may_challenge(action, person)
        offered = permits.Permits.of(action, person)
        assert not any((offered.write, offered.assign, offered.judge, offered.challenge))
    assert permits.may_write(action, world.signatory)
    assert world.author not in permits.owners_of(action)


def test_a_place_on_the_panel_and_an_emergency_give_the_panel_no_new_child(
    world: SimpleNamespace,
) -> None:
    family = families.open_family(
        partnership=world.partnership, name="Siskin family", part="midwife", by=world.practitioner
    )
    child = unborn.add(family=family, by=world.practitioner, forename="Jonet", surname="Siskin")
    appoint(world, world.member, Role.PRACTITIONER, world.housing)
    agencies.break_glass(matter=family.matter, reason=REASON, by=world.member)
    with pytest.raises(PermissionDenied):
        panels.ask_panel(pregnancy=child, meeting=world.meeting, why="x", by=world.member)
    assert not Pregnancy.objects.visible_to(world.chairing).filter(pk=child.pk).exists()


def test_a_yes_does_not_outlive_what_it_rested_on(world: SimpleNamespace) -> None:
    from goldthread.casework.safeguards import deciding
    from goldthread.casework.safeguards.models import KeyDecision
    from goldthread.casework.safeguards.pages import DecisionPage

    ready(world)
    ruled(world)
    unborn.test_going_home(
        pregnancy=world.unborn, test="safe", met=False, words="The father is back.",
        said_by="Ward", by=world.practitioner,
    )  # fmt: skip
    row = KeyDecision.objects.get(pk=world.asked.pk)
    assert DecisionPage.of(row, world.practitioner).it.word == "the yes no longer holds"
    with pytest.raises(Refused, match="since then this stands against it"):
        deciding.take_effect(decision=row, on=day(0), by=world.practitioner)
    made = deciding.take_effect(
        decision=row, on=day(0), emergency="Discharged by mistake.", by=world.practitioner
    )
    assert made.emergency


def test_the_manager_of_the_unit_reads_of_emergencies_and_not_of_the_work(
    world: SimpleNamespace,
) -> None:
    an_action(world)
    rows = trail.trail_of(world.partnership, world.manager)
    said = " ".join(rows.values_list("words", flat=True))
    assert "Ask about the dogs" not in said
    assert "the pathway of" not in said
    assert rows.filter(did="glass.broken").exists()


def test_the_panel_writes_nothing_into_a_closed_record(world: SimpleNamespace) -> None:
    families.close(family=world.family, because="Moved away.", by=world.signatory)
    with pytest.raises(Refused, match="closed"):
        panels.check(
            item=world.item, both_parents=True, clear=True, owned=True, child_in_view=True,
            by=world.member,
        )  # fmt: skip


def test_a_manager_goes_by_a_managers_hand_and_one_who_may_do_harm_by_anybodys(
    world: SimpleNamespace,
) -> None:
    with pytest.raises(Refused, match="only a manager ends that"):
        families.leave(works=world.works, on=day(0), by=world.practitioner)
    families.join(family=world.family, person=world.author, part="nurse", by=world.practitioner)
    excluding.keep_out(
        family=world.family,
        why="kin",
        person=world.signatory,
        reason="Lives there.",
        by=world.practitioner,
    )
    told = {
        "family": world.family, "person": world.executive, "part": "head of service",
        "manages": True,
    }  # fmt: skip
    with pytest.raises(PermissionDenied):
        families.join(by=world.practitioner, **told)  # who kept the manager away
    assert families.join(by=world.author, **told).manages
    row = world.family.matter.conflicts.get(person=world.signatory)
    look = excluding.look(
        exclusion=row.exclusion, stands=False, words="Moved out.", by=world.executive
    )
    assert look.exclusion.of_a_lead


def test_whoever_has_a_duty_there_is_not_kept_away_unseen(
    world: SimpleNamespace,
    signed_in: Callable[[Any], Client],
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    def keep(person: Any, why: str = "private") -> Any:
        return excluding.keep_out(
            family=world.family, person=person, why=why, reason="A quarrel.", by=world.practitioner
        )

    assert Exclusion.objects.get().of_a_lead, "who works with the family"
    with pytest.raises(Refused, match="Nobody else works with this family"):
        keep(world.signatory)
    families.join(family=world.family, person=world.author, part="nurse", by=world.practitioner)
    assert not keep(world.colleague).exclusion.of_a_lead, "without a duty there: nobody is written"
    page = signed_in(world.practitioner).get(world.family.get_absolute_url()).content.decode()
    assert "No manager" not in page and "One person alone" not in page
    with django_capture_on_commit_callbacks(execute=True):
        row = keep(world.signatory)
    assert [mail.to for mail in mailoutbox] == [[world.executive.email]], "who leads there, alone"
    page = signed_in(world.practitioner).get(world.family.get_absolute_url()).content.decode()
    assert "Kept away" in page and "No manager" in page
    for word in ("Dunlin", world.family.code, str(world.signatory), "quarrel"):
        assert word not in mailoutbox[0].subject + mailoutbox[0].body
    address = reverse("look_at_exclusion", args=[row.exclusion.pk])
    home = signed_in(world.executive).get(reverse("home")).content.decode()
    assert f"{world.signatory} was kept away from {world.family.code}" in home
    for who in ("practitioner", "signatory", "manager", "author", "colleague", "member"):
        browser = signed_in(getattr(world, who))
        assert "was kept away from" not in browser.get(reverse("home")).content.decode(), who
        assert browser.get(address).status_code == 404, who
        with pytest.raises(PermissionDenied):
            excluding.look(exclusion=row.exclusion, stands=False, words="x", by=getattr(world, who))
    for person in (world.chairing, world.member):
        keep(person)
    browser = signed_in(world.executive)
    home = browser.get(reverse("home")).content.decode()
    for person in (world.chairing, world.member, world.excluded):
        assert f"{person} was kept away" in home, "the panel, and by whom the family is worked with"
    page = browser.get(address).content.decode()
    assert "they know the family in private" in page
    assert "3 people away from this record within 30 days" in page
    assert "quarrel" not in page and "Dunlin" not in page
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(address, {"stands": "no", "words": "No ground for it."})
    there = {world.practitioner.email, world.author.email}
    assert {mail.to[0] for mail in mailoutbox[1:]} == there
    row.refresh_from_db()
    assert row.ends == day(0)
    assert f"{world.signatory} was kept away" not in browser.get(reverse("home")).content.decode()
    page = signed_in(world.practitioner).get(world.family.get_absolute_url()).content.decode()
    assert "No ground for it." in page, "why stays with those who work with the family"
    assert AuditRow.objects.filter(did="family.let_in_again").exists()


def test_where_nobody_else_leads_the_unit_names_somebody(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    world.executive.memberships.all().delete()
    families.join(family=world.family, person=world.author, part="nurse", by=world.practitioner)
    excluding.keep_out(
        family=world.family, person=world.signatory, why="harms", reason="The neighbour.",
        by=world.practitioner,
    )  # fmt: skip
    home = signed_in(world.manager).get(reverse("home")).content.decode()
    said = f"Somebody is kept away from {world.family.code}, and nobody from outside leads in "
    assert f"{said}{world.trust} to look at it" in home
    assert f"{said}{world.trust} or {world.housing} to look at it" in home
    assert str(world.signatory) not in home
    appoint(world, world.emergency, Role.SIGNATORY, world.trust)
    assert "kept away" not in signed_in(world.manager).get(reverse("home")).content.decode()
    assert "was kept away from" in signed_in(world.emergency).get(reverse("home")).content.decode()


def test_a_review_is_not_told_that_somebody_is_known_in_live_work(world: SimpleNamespace) -> None:
    from goldthread.casework.reviews import actions as reviews

    review = reviews.bring_in(
        partnership=world.partnership, title="Robin", by=world.manager, published=False
    )
    row = people.involve(
        matter=review.matter, role="mother", forename="Wilma", surname="Dunlin", by=world.manager
    )
    assert row.checks.get().matches.count() == 0


def test_the_trail_of_the_unit_keeps_a_familys_register_to_those_who_work_with_it(
    world: SimpleNamespace,
    signed_in: Callable[[Any], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matter, browser = world.family.matter, signed_in(world.practitioner)
    for name in ("register", "family_tree", "register_export"):
        assert browser.get(reverse(name, args=[matter.code])).status_code == 200, name
    about = AuditRow.objects.filter(about=matter.audit_ref)
    did = {"register.read", "register.tree", "register.exported"}
    assert did <= set(about.values_list("did", flat=True))
    rows = trail.trail_of(world.partnership, world.manager).filter(about=matter.audit_ref)
    assert set(rows.values_list("did", flat=True)) == {"glass.broken"}
    page = signed_in(world.manager).get(reverse("audit")).content.decode()
    assert "identity register" not in page
    assert f"{matter.code}" in page, "that it was opened in an emergency is told"
    # Rows of before carry no mark, and are known by whom they are about.
    monkeypatch.setattr(trail, "LIVE", Q(detail__contains="no such mark"))
    rows = trail.trail_of(world.partnership, world.manager).filter(about=matter.audit_ref)
    assert set(rows.values_list("did", flat=True)) == {"glass.broken"}


def test_the_managers_home_tells_of_an_emergency_by_the_reference(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    code, browser = world.family.code, signed_in(world.manager)
    said = f"Look at the emergency access that Em Ergency took to {code}, a family in live work"
    page = browser.get(reverse("home")).content.decode()
    assert said in page and "Dunlin" not in page
    assert "Look at the emergency access" not in (
        signed_in(world.support).get(reverse("home")).content.decode()
    )
