"""Strengths and risks in an entry's words: denied, hoped for, or only said by the family."""

from datetime import date

import pytest

from benchmarks.balance_quality import score
from goldthread.engines.chronology.balance import FACT, RISK, STRENGTH, passages
from goldthread.engines.chronology.incongruent import (
    Incongruence,
    Placed,
    incongruent,
    one_sided,
)
from tests.engines.chronology.balance_cases import HALF_A, HALF_B, HALF_C


def found(text: str) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in passages(text) if p.kind != FACT]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Home clean and tidy.", [(STRENGTH, "Home clean and tidy")]),
        ("The house was not clean.", [(RISK, "house was not clean")]),
        ("Mum is engaging well.", [(STRENGTH, "engaging well")]),
        ("Mum is not engaging.", [(RISK, "not engaging")]),
        ("No bruises, marks or swelling.", [(STRENGTH, "No bruises, marks or swelling")]),
        ("Bruising: none seen.", [(STRENGTH, "Bruising: none")]),
        ("No safeguarding concerns.", [(STRENGTH, "No safeguarding concerns")]),
        ("No answer, bruise seen later.", [(RISK, "No answer"), (RISK, "bruise")]),
        ("Dad REFUSED ENTRY.", [(RISK, "REFUSED ENTRY")]),
        ("Smelt of alcohol’s stale breath.", [(RISK, "Smelt of alcohol’s")]),
    ],
)
def test_what_is_said_and_what_is_denied(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "If the baby has a bruise, ring the ward.",
        "Advised to engage with the drug and alcohol service.",
        "Referred to the substance misuse service.",
        "Will attend all appointments.",
        "Letter filed. Telephone call to the school.",
        "",
    ],
)
def test_what_is_only_planned_or_feared_is_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Mother said that the home was clean.", "the mother’s"),
        ("Home was clean.", ""),
        ("Midwife told mother that the home was clean.", ""),
        ("Nurse reports mother is engaging well.", ""),
        ("No drugs, as reported by father.", "the father’s"),
        ("Denies any cannabis.", "the family’s"),
        ("Mother said all was fine, but the home was clean.", "the mother’s"),
        ("The child said that the home was clean.", ""),
    ],
)
def test_on_whose_word(text: str, whose: str) -> None:
    assert passages(text)[0].whose == whose


def test_but_and_what_was_seen_end_what_was_only_said() -> None:
    said, seen = passages("Mother said she is coping well, but was observed to be unkempt.")
    assert (said.whose, seen.whose) == ("the mother’s", "")
    heard, next_one = passages("Mother says partner has left. She has been abstinent.")
    assert (heard.whose, next_one.whose) == ("the mother’s", "the mother’s")


def test_how_many_are_told_of_and_why_in_words() -> None:
    one = passages("Missed three antenatal appointments.")[0]
    assert one.times == 3
    assert one.because == (
        "“Missed three antenatal appointments” speaks of a risk: missed appointment"
    )


def test_places_hold_where_letters_grow_when_lowered() -> None:
    text = "İstanbul trip. Mother’s home was squalid."
    assert found(text) == [(RISK, "squalid")]


def at(agency: str, day: str, text: str, number: int = 1) -> list[Placed]:
    on = date.fromisoformat(day).toordinal()
    return [
        Placed(f"{agency}:{number}", agency, on, on, text[p.start : p.end], p)
        for p in passages(text)
    ]


def rules(*entries: list[Placed]) -> list[Incongruence]:
    return incongruent([one for each in entries for one in each])


def test_engaging_well_beside_missed_appointments_of_several_agencies() -> None:
    said = at("Health visiting", "2026-03-03", "Mother engaging well.")
    missed = at("Midwifery", "2026-02-10", "Mother missed two appointments.")
    more = at("Drug service", "2026-03-20", "DNA.")
    one = rules(said, missed, more)[0]
    assert one.rule == "engaging"
    assert [fact.agency for fact in one.facts] == ["Midwifery", "Drug service"]
    assert "“engaging well” on 3 March 2026" in one.because
    assert "3 times" in one.because
    assert "Midwifery (2), Drug service (1)" in one.because
    assert rules(said, more) == []  # one missed appointment is not yet worth a question
    assert rules(said, at("Midwifery", "2026-07-10", "Missed four appointments.")) == []


@pytest.mark.parametrize(
    ("rule", "claim", "fact", "day"),
    [
        ("no concerns", "No concerns noted.", "Police called, parents arguing.", "2026-03-10"),
        ("partner gone", "Mother says partner has left.", "Father at the door.", "2026-06-01"),
        ("child well", "Baby fine.", "Bruise to the cheek.", "2026-03-12"),
        ("no dogs", "No dogs in the home.", "Two dogs in the hall.", "2026-11-01"),
        ("safe dogs", "Dogs friendly.", "Dog bit a neighbour.", "2026-04-01"),
        ("substances", "She is abstinent.", "Smelt of alcohol.", "2026-04-01"),
        ("home", "House spotless.", "Flat filthy.", "2026-03-20"),
    ],
)
def test_accounts_that_may_not_fit(rule: str, claim: str, fact: str, day: str) -> None:
    said, beside = at("School", "2026-03-03", claim), at("Police", day, fact)
    assert rule in {one.rule for one in rules(said, beside)}
    assert rules(said) == []
    late = at("Police", "2029-01-01", fact)
    assert rules(said, late) == []


def test_a_run_that_rests_on_the_familys_word_ends_where_somebody_looked() -> None:
    words = "Mother said that she is abstinent."
    rows = [at("GP", "2026-03-01", words), at("School", "2026-04-01", words)]
    one = rules(*rows)[0]
    assert (one.rule, len(one.facts)) == ("own word", 1)
    assert "2 entries tell of not using alcohol or drugs" in one.because
    tested = at("Drug service", "2026-03-15", "Negative test.")
    assert rules(*rows, tested) == []


def test_one_side_only_is_told_where_others_wrote_the_other() -> None:
    counts = {("Housing", 1): (3, 0), ("Housing", 3): (4, 0), ("Housing", 4): (1, 1),
              ("Police", 2): (0, 5)}  # fmt: skip
    told = [(s.agency, s.first, s.last, s.kind, s.number, s.others) for s in one_sided(counts)]
    assert told == [("Housing", 1, 3, "strength", 7, 5)]
    both = {("Housing", 1): (2, 0), ("Police", 1): (2, 0), ("Police", 2): (0, 1)}
    told = [(s.agency, s.first, s.last, s.kind, s.number, s.others) for s in one_sided(both)]
    assert told == [("", 1, 1, "strength", 4, 0)]


@pytest.mark.parametrize(
    ("half", "least"), [(HALF_A, 0.9), (HALF_B, 0.8), (HALF_C, 0.55)], ids="ABC"
)
def test_as_good_as_was_measured(half: str, least: float) -> None:
    scores = score(half)
    for name in ("strength", "risk"):
        precision, recall, _ = scores[name]
        assert precision >= 0.8, name
        assert recall >= least, name
