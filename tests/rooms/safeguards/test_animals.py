"""Dogs and other animals: asked each time, kept as rows; no breed but where the law needs it."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from goldthread.casework.safeguards import animals
from goldthread.casework.safeguards.pages_animals import AnimalsPage, never_asked
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.animals import banned_in
from tests.rooms.safeguards.conftest import day, dog


def codes(nation: str, on: date) -> set[str]:
    return {one.code for one in banned_in(nation, on)}


def test_a_type_is_banned_from_its_day_in_its_nation() -> None:
    assert "xl-bully" not in codes("england", date(2024, 1, 31))
    assert "xl-bully" in codes("england", date(2024, 2, 1))
    assert "xl-bully" not in codes("scotland", date(2024, 7, 31))
    assert "xl-bully" in codes("scotland", date(2024, 8, 1))
    assert codes("wales", date(2000, 1, 1)) == {"pit-bull", "tosa", "dogo", "fila"}
    assert codes("northern-ireland", date(1990, 1, 1)) == set()


def test_what_is_open_is_said_and_a_later_answer_that_does_not_fit(world: SimpleNamespace) -> None:
    def still_open() -> str:
        return " ".join(AnimalsPage.of(world.family, world.practitioner).open)

    assert never_asked(world.family)
    assert "Nobody has been asked" in still_open()
    assert "Nobody has seen Tyke" in still_open()
    told = {"family": world.family, "when": "home", "on": day(0), "by": world.practitioner}
    with pytest.raises(Refused, match="Say why"):
        animals.ask(answer="not-asked", **told)
    animals.ask(answer="not-asked", words="He would not leave the room. Friday.", **told)
    assert never_asked(world.family)
    animals.ask(answer="none", words="M.", **told)
    assert not never_asked(world.family)
    assert "Which is so?" in still_open()
    animals.see(animal=world.dog, by=world.practitioner, **facts(lives="gone"))
    assert still_open() == ""
    assert [one.lives for one in world.dog.known.all()] == ["here", "gone"]


def facts(**more: object) -> dict[str, object]:
    return {key: value for key, value in dog(**more).items() if key not in ("kind", "called")}


def test_a_silence_about_how_they_are_kept_apart_is_refused(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="kept apart"):
        animals.see(animal=world.dog, by=world.practitioner, **facts(apart=" "))
    assert world.dog.known.count() == 1


def test_a_banned_type_only_with_the_police_told(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Tell the police first"):
        animals.see(animal=world.dog, by=world.practitioner, **facts(banned="tosa"))
    with pytest.raises(Refused, match="No law here bans"):
        animals.see(animal=world.dog, by=world.practitioner, **facts(banned="poodle"))
    row = animals.see(
        animal=world.dog, by=world.practitioner, **facts(banned="tosa", police_told=day(0))
    )
    assert row.banned == "tosa"


def test_only_those_who_work_with_the_family_write(world: SimpleNamespace) -> None:
    for person in (world.member, world.manager, world.excluded, world.emergency, world.author):
        with pytest.raises(PermissionDenied):
            animals.add(family=world.family, by=person, **dog())
