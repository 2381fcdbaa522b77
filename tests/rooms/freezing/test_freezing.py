"""What is frozen, what is said before, who signs, and that nothing changes it."""

import hashlib
import json
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.chronology.combining import deciding, noting
from goldthread.casework.freezing import actions, needs, versions
from goldthread.casework.freezing.models import FrozenChronology, FrozenPart, FrozenSignature
from goldthread.casework.intake.belonging import FrozenRow
from goldthread.casework.reviews import facts, stages
from goldthread.casework.submissions import asking as submissions
from goldthread.foundations.records.refusals import Refused
from goldthread.rules.reviewgates import Stage, missing, need_of
from tests.rooms.chronology.conftest import opened
from tests.rooms.chronology.joining import many, merged
from tests.rooms.freezing.conftest import frozen_now
from tests.rooms.reviews.making import commissioned


def document(frozen: FrozenChronology) -> dict[str, object]:
    found: dict[str, object] = json.loads(b"".join(versions.contents(frozen)))
    return found


def test_the_document_holds_what_stood(whole: SimpleNamespace, frozen: FrozenChronology) -> None:
    told = document(frozen)
    head, entries = told["chronology"], {one["ref"]: one for one in told["entries"]}  # type: ignore
    assert head["purpose"] == "For the panel of 3 March"
    assert head["frozen_by"] == "Lea Seat"
    mine = entries[whole.entry.ref]
    assert mine["event"] == whole.entry.event
    assert [note["text"] for note in mine["notes"]] == ["Lark was there."]
    assert (mine["tags"], mine["episodes"]) == (["child seen"], [whole.home.code])
    assert mine["beside"] == [{"ref": whole.theirs.ref, "standing": "suggested"}]
    (link,), (conflict,) = told["links"], told["conflicts"]  # type: ignore[misc]
    assert {link["one"], link["other"]} == {whole.entry.ref, whole.theirs.ref}
    assert conflict["views"][0]["primary"] == whole.entry.ref
    assert any(row["kind"] == "not-returned" for row in head["silences"])
    assert frozen.counts["entries"] == len(entries) == 6
    content = b"".join(versions.contents(frozen))
    assert hashlib.sha256(content).hexdigest() == frozen.sha256
    assert len(content) == frozen.size


def test_what_is_unsettled_is_said_and_asked_about(whole: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Say why it is frozen"):
        frozen_now(whole, reason=" ")
    with pytest.raises(Refused, match="what this version is for"):
        frozen_now(whole, purpose=" ")
    first = frozen_now(whole)
    said = " ".join(first.unsettled)
    assert "One suggested link is not decided." in said
    assert "Fenmarsh Midwifery has not returned a chronology." in said
    assert "conflict" not in said  # it has a view
    deciding.decide_link(link=whole.link, accepted=True, reason="Same.", by=whole.lead)
    second = frozen_now(whole)
    assert second.number == 2
    assert "suggested" not in " ".join(second.unsettled)


def test_nothing_is_frozen_where_nothing_was_brought_together(world: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Nothing was brought together"):
        frozen_now(world)
    with pytest.raises(PermissionDenied):
        frozen_now(world, by=world.panel)


def test_the_lead_and_the_chair_sign_once_each(
    whole: SimpleNamespace, frozen: FrozenChronology
) -> None:
    assert versions.latest_signed(whole.review) is None
    for who in (whole.manager, whole.panel, whole.emergency, whole.stranger):
        with pytest.raises(PermissionDenied):
            actions.sign(frozen=frozen, by=who)
    one = actions.sign(frozen=frozen, by=whole.lead)
    two = actions.sign(frozen=frozen, by=whole.leadchair)
    assert (one.post, two.post) == ("lead reviewer", "chair")
    assert "6 entries of 2 agencies" in one.words
    with pytest.raises(Refused, match="already"):
        actions.sign(frozen=frozen, by=whole.lead)
    assert versions.latest_signed(whole.review) == frozen
    assert frozen_now(whole).number == 2
    assert versions.latest_signed(whole.review) == frozen


def test_what_happens_later_is_not_in_it(whole: SimpleNamespace, frozen: FrozenChronology) -> None:
    before = b"".join(versions.contents(frozen))
    noting.note(entry=whole.entry, text="A later thought.", by=whole.lead)
    deciding.decide_link(link=whole.link, accepted=False, reason="Two visits.", by=whole.lead)
    merged(whole)
    assert b"".join(versions.contents(frozen)) == before
    assert versions.is_whole(frozen)


def test_rows_refuse_to_change(frozen: FrozenChronology, whole: SimpleNamespace) -> None:
    with pytest.raises(FrozenRow):
        frozen.save()
    with pytest.raises(FrozenRow):
        frozen.delete()
    signed = actions.sign(frozen=frozen, by=whole.lead)
    for row in (frozen, frozen.parts.first(), signed):
        table = type(row)._meta.db_table
        with (
            connection.cursor() as cursor,
            pytest.raises(IntegrityError, match="never changed"),
            transaction.atomic(),
        ):
            cursor.execute(f"UPDATE {table} SET id = id")


def guard(what: str, *more: Any) -> None:
    """Puts the database's guards up or away, inside the test's transaction."""
    guards = import_module("goldthread.casework.freezing.migrations.0002_never_changed")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(
            connection=connection, execute=lambda said, params=None: cursor.execute(said, params)
        )
        getattr(guards, what)(None, editor, *more)


def test_the_database_refuses_to_delete(frozen: FrozenChronology) -> None:
    """Test runs empty their tables by deleting, so the guard is put back here (see conftest)."""
    guard("forbid")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        FrozenPart.objects.filter(frozen=frozen)._raw_delete("default")
    guard("allow", ("DELETE",))


def tamper(frozen: FrozenChronology, old: bytes, new: bytes) -> None:
    """As somebody would who holds the database and takes the guard away."""
    guard("allow", ("UPDATE",))
    for part in FrozenPart.objects.filter(frozen=frozen):
        content = bytes(part.content).replace(old, new)
        FrozenPart.objects.filter(pk=part.pk).update(content=content)
    guard("forbid")
    guard("allow", ("DELETE",))


def test_a_changed_word_is_noticed(whole: SimpleNamespace, frozen: FrozenChronology) -> None:
    tamper(frozen, b"Children not seen", b"Children were seen")
    assert not versions.is_whole(frozen)
    with pytest.raises(Refused, match="not those that were frozen"):
        actions.sign(frozen=frozen, by=whole.lead)
    assert not FrozenSignature.objects.exists()


def test_pages_of_a_version_open_only_their_part(whole: SimpleNamespace) -> None:
    many(whole, 450, whole.police.body)
    frozen = frozen_now(whole)
    opened = versions.Opened(frozen)
    every = [one["ref"] for one in opened.entries]
    assert len(every) == 456
    assert FrozenPart.objects.filter(frozen=frozen, kind="entries").count() == 3
    for start, number in ((0, 50), (150, 50), (190, 50), (390, 50), (450, 50)):
        refs = [one["ref"] for one in opened.page(start, number)]
        assert refs == every[start : start + number], start
    found = opened.entry(every[210])
    assert found is not None
    assert found["ref"] == every[210]
    assert opened.entry("nobody:1") is None


def test_the_gate_asks_for_a_signed_version_where_a_chronology_was_called_for(
    whole: SimpleNamespace,
) -> None:
    """A frozen one is not enough; where nobody is asked any more, nothing is asked of it."""
    fact = partial(facts.fact, "chronology_frozen", whole.review)
    words = partial(facts.words_of, "chronology_frozen", whole.review, date(2026, 12, 1))
    assert not fact() and words() == ""
    frozen_now(whole)
    assert not fact()
    actions.sign(frozen=FrozenChronology.objects.get(), by=whole.lead)
    assert fact() and words() == ""
    elsewhere = opened(whole)
    assert facts.fact("chronology_frozen", elsewhere)
    assert facts.words_of("chronology_frozen", elsewhere, date(2026, 12, 1)) == (
        "none was called for"
    )


def test_the_newest_version_waits_for_who_can_sign_it_until_one_has(
    whole: SimpleNamespace,
) -> None:
    def waits(person: Any) -> list[str]:
        found = needs.needs(person, whole.partnership, date(2026, 12, 1))
        return [task.words for task in found]

    frozen_now(whole)
    frozen_now(whole, "For the panel of April")
    code = whole.review.code
    for person in (whole.lead, whole.leadchair):
        assert waits(person) == [f"Sign version 2 of the chronology, {code}"]
    for person in (whole.manager, whole.panel, whole.conflicted, whole.police_signs, whole.chair):
        assert waits(person) == []
    actions.sign(frozen=FrozenChronology.objects.get(number=2), by=whole.leadchair)
    assert waits(whole.lead) == waits(whole.leadchair) == []


def test_somebody_says_why_analysis_begins_without_one(whole: SimpleNamespace) -> None:
    review, need = commissioned(whole), need_of("chronology_frozen")
    submissions.ask(
        review=review, organisations=[whole.police.body],
        due=timezone.localdate() + timedelta(days=9), by=whole.manager,
    )  # fmt: skip
    assert need in missing(Stage.ANALYSIS, lambda name: facts.fact(name, review))
    assert reverse(need.where, args=[review.pk])
    stages.say_instead(
        review=review, need=need, reason="The court waits; it is signed in May.", by=whole.manager
    )
    assert need not in missing(Stage.ANALYSIS, lambda name: facts.fact(name, review))
