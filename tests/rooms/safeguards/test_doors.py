"""Every address of live work, tried by everyone: who works with the family, and everybody else."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.casework.safeguards.models import Family, PanelPlace, Pregnancy
from goldthread.casework.safeguards.urls import urlpatterns
from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Conflict, Matter
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.people.models import Involvement, Person

WORKERS = ["practitioner", "signatory"]
OTHERS = ["manager", "support", "chair", "author", "executive", "colleague", "administrator",
          "excluded", "stranger"]  # fmt: skip
ON_PANEL = ["member", "chairing"]
EVERYBODY = [*WORKERS, *OTHERS, "emergency", *ON_PANEL]
# Read by whoever works with the family or opened it in an emergency; the panel sees the first two.
OF_THE_CHILD = {"unborn_child", "unborn_panel"}
OF_THE_PARTNERSHIP = {
    "live_families", "open_family", "unborn_children", "prebirth_panel", "panel_place",
    "end_panel_place", "new_panel_meeting", "panel_meeting", "prebirth_timetable",
    "new_timetable_step", "set_timetable_step", "end_timetable_step",
}  # fmt: skip
ONLY_UNIT = {"panel_place", "end_panel_place", "new_timetable_step", "set_timetable_step"}


def addresses(world: SimpleNamespace) -> dict[str, str]:
    """Every address that the world has something for; the rest need rows of their own."""
    family, child = [world.family.pk], [world.unborn.pk]
    out = Conflict.objects.get(matter=world.family.matter)
    place = PanelPlace.objects.get(person=world.member)
    works = [world.works.pk]
    by_arguments: dict[str, list[Any]] = {
        "live_families": [], "open_family": [], "unborn_children": [], "prebirth_panel": [],
        "panel_place": [], "new_panel_meeting": [], "prebirth_timetable": [],
        "new_timetable_step": [], "set_timetable_step": ["panel"], "end_panel_place": [place.pk],
        "panel_meeting": [world.meeting.pk], "leave_family": works, "name_manager": works,
        "let_in": [*family, out.pk], "unborn_step": [*child, "booking"],
        "panel_decide": [world.item.pk], "panel_action": [world.item.pk],
        "panel_check": [world.item.pk], "key_decision": [world.asked.pk],
        "see_animal": [*family, world.dog.pk],
        "decide_key_decision": [world.asked.pk], "key_decision_effect": [world.asked.pk],
    }  # fmt: skip
    found = {}
    for one in urlpatterns:
        name = str(one.name)
        if name in ("unborn_received", "end_timetable_step", "look_at_exclusion"):
            continue  # rows that this world has not: tried in their own tests
        text = str(one.pattern)
        own = family if text.startswith("families/") else child
        found[name] = reverse(name, args=by_arguments.get(name, own))
    return found


def opens(world: SimpleNamespace, name: str, who: str) -> set[int]:
    """What the door may answer to a GET."""
    panel = name.startswith("panel_") and name not in OF_THE_PARTNERSHIP
    if name in OF_THE_PARTNERSHIP:
        if who == "stranger" and name in ("panel_meeting", "end_panel_place"):
            return {404}
        if who == "administrator" and name in ("panel_meeting", "end_panel_place"):
            return {404}
        return {200, 403}
    if who in WORKERS:
        return {403} if panel else {200, 403}
    if who == "emergency":
        return {200, 403}
    if who in ON_PANEL:
        return {200} if panel or name in OF_THE_CHILD else {404, 403}
    return {404}


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_open_what(
    world: SimpleNamespace, who: str, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(getattr(world, who))
    for name, address in addresses(world).items():
        answer = browser.get(address)
        assert answer.status_code in opens(world, name, who), (who, name, answer.status_code)
        if answer.status_code == 200 and who in OTHERS:
            assert "Dunlin" not in answer.content.decode(), (who, name)


@pytest.mark.parametrize("who", [*OTHERS, "emergency", *ON_PANEL])
def test_nobody_else_writes_about_the_family(
    world: SimpleNamespace, who: str, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(getattr(world, who))
    for name, address in addresses(world).items():
        if name in OF_THE_PARTNERSHIP or (
            who in ON_PANEL and name.startswith(("panel_", "unborn_panel"))
        ):
            continue
        assert browser.post(address, {}).status_code in (403, 404, 405), (who, name)


@pytest.mark.parametrize("who", [one for one in EVERYBODY if one != "stranger"])
def test_only_the_unit_keeps_places_and_timetable(
    world: SimpleNamespace, who: str, signed_in: Callable[[Any], Client]
) -> None:
    unit = who in ("manager", "support")
    for name in ONLY_UNIT:
        answer = signed_in(getattr(world, who)).get(addresses(world)[name])
        assert answer.status_code in ({200} if unit else {403, 404}), name


@pytest.mark.parametrize("who", OTHERS)
def test_no_list_search_register_or_trail_tells_of_the_family(
    world: SimpleNamespace, who: str, signed_in: Callable[[Any], Client]
) -> None:
    person = getattr(world, who)
    for model in (Family, Pregnancy, Matter):
        rows = model.objects.visible_to(person)
        kept = rows.filter(pk=world.family.matter_id) if model is Matter else rows
        assert not kept.exists(), model
    assert not Person.objects.visible_to(person).filter(surname="Dunlin").exists()
    assert not Involvement.objects.visible_to(person).filter(matter=world.family.matter).exists()
    assert not Action.objects.visible_to(person).filter(matter=world.family.matter).exists()
    browser = signed_in(person)
    register = reverse("register", args=[world.family.code])
    for address in (
        register, f"{register}export/", reverse("doors", args=[world.family.code]),
        reverse("matter", args=[world.family.code]), f"{reverse('live_families')}?format=csv",
    ):  # fmt: skip
        answer = browser.get(address)
        assert answer.status_code in (403, 404) or b"Dunlin" not in b"".join(answer), address  # type: ignore[arg-type]
    for address in (f"{reverse('search')}?q=Dunlin", reverse("audit"), reverse("home")):
        assert "Dunlin family" not in browser.get(address).content.decode(), address


def test_reading_a_family_is_recorded_and_so_is_the_childs_pathway(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    browser = signed_in(world.emergency)
    browser.get(world.family.get_absolute_url())
    signed_in(world.member).get(world.unborn.get_absolute_url())
    rows = AuditRow.objects.filter(did="read")
    assert rows.filter(about=world.family.audit_ref, actor_name="Em Ergency").exists()
    assert rows.filter(about=world.unborn.audit_ref, actor_name="Pan Member").exists()
    assert not AuditRow.objects.filter(about_name__contains="Dunlin").exists()


def test_an_emergency_is_shown_to_those_who_work_with_the_family(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    page = signed_in(world.practitioner).get(world.family.get_absolute_url()).content.decode()
    assert "Open in an emergency now" in page
    assert "Em Ergency, until" in page
    unit = signed_in(world.manager).get(reverse("emergency_list")).content.decode()
    assert world.family.code in unit
    assert "Dunlin" not in unit


def test_the_excluded_person_finds_nothing_even_on_the_panel_or_in_an_emergency(
    world: SimpleNamespace, signed_in: Callable[[Any], Client]
) -> None:
    from goldthread.casework.safeguards import panels

    panels.give_place(partnership=world.partnership, person=world.excluded, by=world.manager)
    browser = signed_in(world.excluded)
    assert browser.get(world.unborn.get_absolute_url()).status_code == 404
    meeting = browser.get(world.meeting.get_absolute_url())
    assert "Dunlin" not in meeting.content.decode()
    told = {"code": world.family.code, "reason": "A baby may be in danger tonight, I am near."}
    assert "We could not open anything" in browser.post(reverse("emergency"), told).content.decode()
