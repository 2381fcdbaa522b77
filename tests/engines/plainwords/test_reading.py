"""Reading age, long sentences and the field's words, by texts whose grade is published."""

from time import perf_counter

import pytest

from goldthread.engines.plainwords import glossary, read
from goldthread.engines.plainwords.sentences import sentences
from goldthread.engines.plainwords.syllables import syllables

GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, "
    "conceived in Liberty, and dedicated to the proposition that all men are created equal. Now we "
    "are engaged in a great civil war, testing whether that nation, or any nation so conceived and "
    "so dedicated, can long endure. We are met on a great battle-field of that war. We have come "
    "to dedicate a portion of that field, as a final resting place for those who here gave their "
    "lives that that nation might live. It is altogether fitting and proper that we should do this."
)
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature. "
# Syllables by the CMU Pronouncing Dictionary.
SPOKEN = {
    "the": 1, "baby": 2, "people": 2, "safe": 1, "safeguarding": 3, "asked": 1, "wanted": 2,
    "services": 3, "little": 2, "assessment": 3, "before": 2, "information": 4, "science": 2,
    "idea": 3, "being": 2, "created": 3, "families": 3, "hospital": 3, "practitioner": 4,
    "vulnerability": 6, "moved": 1, "houses": 2, "table": 2, "review": 2, "serious": 3,
}  # fmt: skip
HOSTILE = ["a", ".", ". ", "a.", "- ", "a-", "\n", "a@", "www.", "multi-agency ", "x'", '."', "…"]


@pytest.mark.parametrize(("word", "number"), SPOKEN.items())
def test_syllables_are_those_of_the_dictionary(word: str, number: int) -> None:
    assert syllables(word) == number


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("The cat sat on the mat. " * 6, -1.4),
        (PLATYPUS * 3, 11.3),
        (GETTYSBURG, 9.1),
    ],
)  # fmt: skip
def test_a_text_has_the_grade_that_is_published_for_it(text: str, grade: float) -> None:
    assert read(text).grade == pytest.approx(grade, abs=0.6)


def test_the_reading_age_is_in_years_and_none_for_a_few_words() -> None:
    assert read("We are sorry.").age is None
    assert read("").age is None
    easy = read("The dog sat by the tree. The cat ran up. " * 4)
    assert (easy.age, easy.is_hard) == (5, False)
    assert read("Notwithstanding multidisciplinary responsibilities " * 20).age == 22


def test_long_sentences_come_the_longest_first() -> None:
    long, longer = "word " * 26 + "end. ", "word " * 40 + "end. "
    found = read(f"Short. {long}{longer}").long
    assert [one.words for one in found] == [41, 27]
    assert read("word " * 24 + "end.").long == ()


def test_lines_of_a_list_and_short_forms_end_where_a_reader_would() -> None:
    text = (
        "We asked:\n- the hospital, for a plan\n- Dr. Wells and Mr. Fenn\n\nJ. Reed said no. See "
        "https://fenmarsh.example/a.b. It was 3.5 miles."
    )
    assert list(sentences(text)) == [
        "We asked:", "the hospital, for a plan", "Dr. Wells and Mr. Fenn", "J. Reed said no.",
        "See .", "It was 3.5 miles.",
    ]  # fmt: skip


def test_words_of_the_field_have_plain_ones_and_are_counted() -> None:
    text = (
        "Practitioners held a Strategy Discussion. The practitioner escalated it. The section 47 "
        "enquiry, and a section 47, showed the voice of the child."
    )
    found = {one.term: one for one in read(text).terms}
    assert found["practitioner"].times == 2
    assert (
        found["strategy discussion"].plain
        == "a talk between police, social care and health at once"
    )
    assert found["escalate"].times == 1
    assert found["section 47 enquiry"].times == found["section 47"].times == 1
    assert "voice of the child" in found


def test_a_partnership_has_words_of_its_own() -> None:
    own = glossary().with_own(
        {"Signs of Safety": "the way we talk with families", "infant": "child"}
    )
    found = {one.term: one.plain for one in read("Signs of safety for an infant.", own).terms}
    assert found == {"signs of safety": "the way we talk with families", "infant": "child"}


def test_the_glossary_says_each_term_once_and_in_other_words() -> None:
    terms = glossary().plain
    assert len(terms) > 100
    assert all(plain and term != plain and len(plain) < 80 for term, plain in terms.items())


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_is_slow(piece: str) -> None:
    begun = perf_counter()
    read(piece * (200_000 // len(piece)))
    assert perf_counter() - begun < 2
