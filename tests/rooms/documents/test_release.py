"""Nothing is public before two different people said yes, and one can take it away."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.models import Release, Version
from goldthread.publishing.documents.querysets import public
from goldthread.publishing.documents.writers import writers_of
from tests.checked import checked
from tests.rooms.documents.conftest import WORDS

Write = Callable[..., Version]


def test_two_people_make_it_public_and_the_trail_says_who(
    ours: SimpleNamespace, written: Write
) -> None:
    version = written()
    assert not public().exists()
    actions.release_first(version=version, checked="Names.", by=ours.manager)
    assert not public().exists()
    actions.release_second(version=version, checked="Names too.", by=ours.chair)
    assert list(public()) == [version]
    said = list(
        AuditRow.objects.filter(did__startswith="summary.").values_list("did", "actor_name")
    )
    assert said == [
        ("summary.released", "Cara Fenn"),
        ("summary.first_yes", "Mira Holt"),
        ("summary.written", "Ben Ash"),
    ]


def test_one_person_cannot_be_both(ours: SimpleNamespace, written: Write) -> None:
    version = written()
    actions.release_first(version=version, checked="Names.", by=ours.manager)
    with pytest.raises(Refused, match="Somebody else must be the second"):
        actions.release_second(version=version, checked="Names.", by=ours.manager)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(second_by=ours.manager, second_at=version.at)


def test_whoever_wrote_words_of_it_is_neither_the_first_nor_the_second(
    ours: SimpleNamespace, written: Write
) -> None:
    written()
    again = {**WORDS, "title": "Wren: again"}
    version = actions.write(review=ours.wren, by=ours.manager, **again)
    checked(version, ours.manager)
    for writer in (ours.support, ours.manager):  # six parts, and the title
        with pytest.raises(Refused, match="Two others must say yes"):
            actions.release_first(version=version, checked="Names.", by=writer)
    actions.release_first(version=version, checked="Names.", by=ours.scrutineer)
    for writer in (ours.support, ours.manager):
        with pytest.raises(Refused, match="Two others must say yes"):
            actions.release_second(version=version, checked="Names.", by=writer)
    other = {name: f"{words} Indeed." for name, words in WORDS.items()}
    last = actions.write(review=ours.wren, by=ours.support, **other)
    assert writers_of(last, last.summary.versions.all()) == {ours.support.pk}


def test_who_may_not_say_yes(ours: SimpleNamespace, written: Write) -> None:
    version = written()
    for person in (
        ours.author,
        ours.signatory,
        ours.practitioner,
        ours.administrator,
        ours.stranger,
    ):
        with pytest.raises(PermissionDenied):
            actions.release_first(version=version, checked="Names.", by=person)


def test_an_overseer_without_a_seat_cannot_release_a_restricted_review(
    ours: SimpleNamespace, written: Write
) -> None:
    version = written(ours.robin)
    with pytest.raises(PermissionDenied):
        actions.release_first(version=version, checked="Names.", by=ours.chair)


def test_the_second_cannot_come_first_and_neither_comes_twice(
    ours: SimpleNamespace, written: Write
) -> None:
    version = written()
    with pytest.raises(Refused, match="first person must say yes"):
        actions.release_second(version=version, checked="Names.", by=ours.chair)
    actions.release_first(version=version, checked="Names.", by=ours.manager)
    with pytest.raises(Refused, match="already said yes"):
        actions.release_first(version=version, checked="Names.", by=ours.chair)
    actions.release_second(version=version, checked="Names.", by=ours.chair)
    with pytest.raises(Refused, match="already released"):
        actions.release_second(version=version, checked="Names.", by=ours.scrutineer)


def test_saying_yes_says_what_was_checked(ours: SimpleNamespace, written: Write) -> None:
    with pytest.raises(Refused, match="Say what you checked"):
        actions.release_first(version=written(), checked="  ", by=ours.manager)


def test_a_yes_to_an_older_version_does_not_count(ours: SimpleNamespace, written: Write) -> None:
    old = written()
    actions.release_first(version=old, checked="Names.", by=ours.manager)
    written(title="Wren: written again")
    with pytest.raises(Refused, match="newer version"):
        actions.release_second(version=old, checked="Names.", by=ours.chair)
    assert not public().exists()


def test_a_new_version_leaves_the_released_one_public(released: Write, written: Write) -> None:
    first = released()
    written(title="Wren: written again")
    assert list(public()) == [first]


def test_withdrawing_brings_no_earlier_version_back(ours: SimpleNamespace, released: Write) -> None:
    first, second = released(), released(title="Wren: again")
    assert list(public()) == [second]
    actions.withdraw(version=second, because="It named a street.", by=ours.support)
    assert not public().exists()
    first.release.refresh_from_db()
    assert first.release.withdrawn_by == ours.support


def test_withdrawing_says_why_and_happens_once(ours: SimpleNamespace, released: Write) -> None:
    version = released()
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw(version=version, because=" ", by=ours.chair)
    actions.withdraw(version=version, because="It named a street.", by=ours.chair)
    with pytest.raises(Refused, match="not released"):
        actions.withdraw(version=version, because="It named a street.", by=ours.chair)
    with pytest.raises(Refused, match="Write a new one"):
        actions.release_first(version=version, checked="Names.", by=ours.manager)


def test_only_the_business_unit_writes(ours: SimpleNamespace) -> None:
    for person in (ours.chair, ours.author, ours.administrator, ours.stranger):
        with pytest.raises(PermissionDenied):
            actions.write(review=ours.wren, by=person, **WORDS)


def test_every_part_is_written_in_a_language_we_have(ours: SimpleNamespace) -> None:
    with pytest.raises(Refused) as refusal:
        actions.write(review=ours.wren, by=ours.manager, **{**WORDS, "what_changed": " "})
    assert refusal.value.reasons == ("Write “what changed”.",)
    with pytest.raises(Refused, match="language"):
        actions.write(review=ours.wren, by=ours.manager, language="tlh", **WORDS)


def test_what_another_person_wrote_meanwhile_is_not_lost(
    ours: SimpleNamespace, written: Write
) -> None:
    written()
    written(title="By somebody else")
    with pytest.raises(Refused, match="Somebody wrote version 2"):
        actions.write(review=ours.wren, by=ours.manager, based_on=1, **WORDS)


def test_two_reviews_with_one_title_have_two_addresses(
    ours: SimpleNamespace, written: Write
) -> None:
    slugs = {written().summary.slug, written(ours.robin).summary.slug}
    assert slugs == {"wren-what-we-learned", "wren-what-we-learned-2"}
