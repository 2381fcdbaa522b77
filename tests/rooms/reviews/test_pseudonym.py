"""A pseudonym: wishes recorded, checked against real names, blocked where it cannot be."""

from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.casework.reviews import facts, pseudonyms
from goldthread.casework.reviews.models import Check, Review, Wish
from goldthread.casework.reviews.pseudonyms import Wished
from goldthread.foundations.people import naming
from goldthread.foundations.records.refusals import Refused
from tests.rooms.reviews import making


def choose(cast: SimpleNamespace, review: Review, name: str, **more: Any) -> Any:
    wished = Wished(name, more.pop("wish", Wish.CHOSE), **more)
    return pseudonyms.choose(review=review, wished=wished, by=cast.manager)


@pytest.mark.usefixtures("family")
def test_a_clear_name_with_wishes_settles_it(cast: SimpleNamespace, review: Review) -> None:
    row = choose(cast, review, " Robin ")
    review.refresh_from_db()
    assert (row.check_result, review.subject) == (Check.CLEAR, "Robin")
    assert facts.fact("pseudonym_chosen", review)


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("name", ["Marigold", "baby MARIGOLD", "Màrigold", "Little Lark"])
def test_a_real_name_of_the_case_is_refused(
    cast: SimpleNamespace, review: Review, name: str
) -> None:
    with pytest.raises(Refused, match="real name"):
        choose(cast, review, name)
    assert not review.pseudonyms.exists()


def test_an_empty_register_blocks_and_never_passes(cast: SimpleNamespace, review: Review) -> None:
    row = choose(cast, review, "Robin")
    assert row.check_result == Check.BLOCKED
    assert "names nobody yet" in row.check_words
    assert not facts.fact("pseudonym_chosen", review)


def test_a_register_that_cannot_be_read_blocks(
    cast: SimpleNamespace, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(matter: Any) -> list[str]:
        raise OSError("the register is away")

    monkeypatch.setattr(naming, "real_names", broken)
    row = choose(cast, review, "Robin")
    assert row.check_result == Check.BLOCKED
    assert "could not be read" in row.check_words
    assert not facts.fact("pseudonym_chosen", review)


@pytest.mark.usefixtures("family")
def test_a_name_that_the_register_learns_later_shuts_the_gate_again(
    cast: SimpleNamespace, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(cast, review, "Robin")
    assert facts.fact("pseudonym_chosen", review)
    monkeypatch.setattr(naming, "real_names", lambda matter: ["Lark", "robin"])
    assert not facts.fact("pseudonym_chosen", review)
    row = pseudonyms.check_again(review=review, by=cast.manager)
    assert row.check_result == Check.CLASH
    assert review.pseudonyms.count() == 2


@pytest.mark.usefixtures("family")
def test_the_familys_wishes_are_asked_for(cast: SimpleNamespace, review: Review) -> None:
    for wish in (Wish.OTHER, Wish.NOT_POSSIBLE):
        with pytest.raises(Refused, match="wished"):
            choose(cast, review, "Robin", wish=wish)
    choose(cast, review, "Robin", wish=Wish.NOT_YET)
    assert not facts.fact("pseudonym_chosen", review)
    choose(cast, review, "Robin", wish=Wish.NOT_POSSIBLE, wish_words="Nobody could be reached.")
    assert facts.fact("pseudonym_chosen", review)


@pytest.mark.usefixtures("family")
def test_other_reviews_and_colleagues_are_warned_of_and_a_reason_keeps_the_name(
    cast: SimpleNamespace, review: Review
) -> None:
    other = making.commissioned(cast, "Another")
    choose(cast, other, "Wren")
    with pytest.raises(Refused) as refusal:
        choose(cast, review, "Wren")
    assert refusal.value.reasons[0].startswith("Another review")
    with pytest.raises(Refused, match="Somebody who works"):
        choose(cast, review, "Mira")  # the manager's name
    row = choose(cast, review, "Wren", despite="The family asked for it.")
    assert row.check_result == Check.CLEAR
    assert "Another review" in row.check_words


def test_another_partnership_is_not_told_of(cast: SimpleNamespace, review: Review) -> None:
    assert pseudonyms.check(review, "Stella").warnings == ()  # who works elsewhere
    assert pseudonyms.words_of("Baby O'Brien-Lárk") == ["obrien", "lark"]
