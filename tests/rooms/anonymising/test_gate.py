"""Nothing leaves but on a check that passed on its very words, against the register as it is."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from goldthread.casework.alongside import holds
from goldthread.foundations.people import actions as people
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import checking, deciding, gate, jobs, registers
from goldthread.publishing.anonymising.models import Decision, LeakCheck, Mention, Says
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.texts import text_of
from tests import factories
from tests.rooms.anonymising.conftest import CLEAN, check, made_scene, write


def once() -> SimpleNamespace:
    return made_scene(factories.cast())


@pytest.fixture
def scene(shared: SimpleNamespace) -> SimpleNamespace:
    return shared


def left(scene: SimpleNamespace, version: Any) -> str:
    return " ".join(gate.blockers(scene.review, text_of(version)))


def undecided(found: LeakCheck) -> list[Mention]:
    return list(Mention.objects.filter(check_of=found).with_says().filter(says=None))


def stand(scene: SimpleNamespace, found: LeakCheck, mentions: list[Mention]) -> None:
    deciding.decide(
        check=found, mentions=mentions, says=Says.STANDS, because="Ours", by=scene.manager
    )


def test_a_name_of_the_register_is_found_and_can_never_stand(scene: SimpleNamespace) -> None:
    (name,) = Mention.objects.filter(check_of=scene.check, words="Jodie Marlowe")
    assert (name.kind, name.nature, name.subject) == ("full-name", "register", scene.child.code)
    assert scene.check.text[name.start : name.end] == "Jodie Marlowe"
    with pytest.raises(Refused, match="can never stand"):
        stand(scene, scene.check, [name])
    assert not Decision.objects.exists()
    with pytest.raises(Refused, match="must still be decided"):
        actions.release_first(version=scene.version, checked="Names.", by=scene.manager)


def test_what_must_go_goes_by_writing_anew(scene: SimpleNamespace) -> None:
    every = undecided(scene.check)
    deciding.decide(check=scene.check, mentions=every, says=Says.GOES, because="", by=scene.lead)
    assert "must go: write the text without" in left(scene, scene.version)
    again = write(scene, **CLEAN)
    assert left(scene, again) == "The leak check has not been run on this very text."
    found = check(scene, again)
    if every := undecided(found):
        stand(scene, found, every)
    assert left(scene, again) == ""
    actions.release_first(version=again, checked="Names.", by=scene.manager)
    actions.release_second(version=again, checked="Names.", by=scene.chair)


def test_who_wrote_the_words_says_no_yes(scene: SimpleNamespace) -> None:
    version = write(scene, **CLEAN)
    found = check(scene, version)
    if every := undecided(found):
        stand(scene, found, every)
    actions.release_first(version=version, checked="Names.", by=scene.manager)
    with pytest.raises(Refused, match="You wrote words of it"):
        actions.release_second(version=version, checked="Names.", by=scene.support)


def test_a_register_that_changed_asks_for_another_check(scene: SimpleNamespace) -> None:
    version = write(scene, **CLEAN)
    found = check(scene, version)
    if every := undecided(found):
        stand(scene, found, every)
    actions.release_first(version=version, checked="Names.", by=scene.manager)
    people.involve(matter=scene.review.matter, role="mother", forename="Ida", by=scene.manager)
    with pytest.raises(Refused, match="register of the case has changed"):
        actions.release_second(version=version, checked="Names.", by=scene.chair)


def test_a_register_that_names_nobody_proves_nothing(scene: SimpleNamespace) -> None:
    people.strike(involvement=scene.child, because="Another child", by=scene.manager)
    asked = actions.ask_check(version=scene.version, by=scene.manager)
    jobs.check_soon(asked)
    asked.refresh_from_db()
    assert (asked.done_at, asked.failed_at is not None) == (None, True)
    assert "names nobody" in left(scene, scene.version)


def test_a_check_that_breaks_lets_nothing_out(
    scene: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(register: str) -> Any:
        raise OSError("the model is gone")

    version = write(scene, **CLEAN)
    monkeypatch.setattr(registers, "finder_for", broken)
    jobs.check_soon(actions.ask_check(version=version, by=scene.manager))
    assert "stopped before its end" in left(scene, version)
    with pytest.raises(Refused, match="stopped before its end"):
        actions.release_first(version=version, checked="Names.", by=scene.manager)


def test_a_part_that_could_not_run_blocks(scene: SimpleNamespace) -> None:
    version = write(scene, **CLEAN)
    found = check(scene, version)
    if every := undecided(found):
        stand(scene, found, every)
    assert left(scene, version) == ""
    LeakCheck.objects.filter(pk=found.pk).update(missing=["names that are on no register"])
    assert "could not run: names that are on no register" in left(scene, version)


def test_an_unknown_name_is_asked_about_once(scene: SimpleNamespace) -> None:
    first = write(scene, what_changed="Priscilla Hartnell praised the ward.")
    found = check(scene, first)
    (unknown,) = Mention.objects.filter(check_of=found, words__contains="Hartnell")
    assert unknown.nature == "unknown"
    with pytest.raises(Refused, match="Say why"):
        deciding.decide(
            check=found, mentions=[unknown], says=Says.STANDS, because=" ", by=scene.manager
        )
    stand(scene, found, undecided(found))
    again = check(scene, write(scene, what_changed="Priscilla Hartnell praised both wards."))
    (carried,) = Decision.objects.filter(mention__check_of=again, mention__words=unknown.words)
    assert (carried.by, carried.because, carried.carried_from.mention) == (
        scene.manager, "Ours", unknown,
    )  # fmt: skip


def test_the_pseudonym_and_the_publisher_are_public_anyway(scene: SimpleNamespace) -> None:
    scene.review.subject = "Corwin"
    scene.review.save()
    words = f"{scene.partnership.name} calls the child Corwin. Priscilla Hartnell wrote it."
    found = check(scene, write(scene, what_changed=words))
    seen = {one.words for one in Mention.objects.filter(check_of=found)}
    assert "Priscilla Hartnell" in seen
    assert not seen & {"Corwin", *scene.partnership.name.split()}


def test_who_may_not_decide(scene: SimpleNamespace) -> None:
    rows = undecided(scene.check)
    for person in (scene.chair, scene.scrutineer, scene.author, scene.stranger):
        with pytest.raises(PermissionDenied):
            deciding.decide(check=scene.check, mentions=rows, says=Says.GOES, because="", by=person)
    for person in (scene.author, scene.practitioner, scene.administrator, scene.stranger):
        with pytest.raises(PermissionDenied):
            actions.ask_check(version=scene.version, by=person)


def test_findings_of_another_check_are_not_decided(scene: SimpleNamespace) -> None:
    other = check(scene, write(scene, what_happened="Marlowe was seen."))
    with pytest.raises(PermissionDenied):
        deciding.decide(
            check=other, mentions=undecided(scene.check), says=Says.GOES, because="",
            by=scene.manager,
        )  # fmt: skip


def test_running_twice_finds_once(scene: SimpleNamespace) -> None:
    before = scene.check.mentions.count()
    checking.run(check=scene.check, by=None)
    assert scene.check.mentions.count() == before > 0


def test_no_name_of_the_child_may_stand_by_one_persons_word(scene: SimpleNamespace) -> None:
    found = check(scene, write(scene, what_changed="It should have been so for Jodie."))
    (name,) = Mention.objects.filter(check_of=found, words="Jodie")
    assert name.kind == "forename"
    with pytest.raises(Refused, match="can never stand"):
        stand(scene, found, [name])


@pytest.mark.parametrize("nothing", ["", " \0 ", "\u200b", "\u2060\u00ad", "\u202e"])
def test_a_reason_that_shows_nothing_is_none(scene: SimpleNamespace, nothing: str) -> None:
    found = check(scene, write(scene, what_changed="Priscilla Hartnell praised the ward."))
    with pytest.raises(Refused, match="Say why"):
        deciding.decide(
            check=found, mentions=undecided(found), says=Says.STANDS, because=nothing,
            by=scene.manager,
        )  # fmt: skip


def test_a_hold_on_publication_lets_nothing_out_until_two_lift_it(scene: SimpleNamespace) -> None:
    today = timezone.localdate()
    version = write(scene, **CLEAN)
    found = check(scene, version)
    if every := undecided(found):
        stand(scene, found, every)
    hold = holds.set_hold(
        review=scene.review, since=today, reason="The trial", by=scene.manager,
        first_check=today + timedelta(days=30),
    )  # fmt: skip
    assert left(scene, version).startswith("Publication is held since")
    assert "trial" not in left(scene, version)
    with pytest.raises(Refused, match="until two people lift the hold"):
        actions.release_first(version=version, checked="Names.", by=scene.manager)
    holds.propose_lift(hold=hold, reason="The trial is over", by=scene.manager)
    assert "is held" in left(scene, version)
    holds.confirm_lift(hold=hold, by=scene.support)
    assert left(scene, version) == ""
    actions.release_first(version=version, checked="Names.", by=scene.manager)
