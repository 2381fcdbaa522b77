"""What is found in a merged chronology: one occurrence, contradictions, silences."""

from datetime import date

import pytest

from goldthread.engines.chronology import Return, merge
from goldthread.engines.chronology.claims import claims
from goldthread.engines.chronology.entry import Entry
from goldthread.engines.chronology.hours import of_words, spoken
from goldthread.engines.chronology.toldday import told_day
from goldthread.rules.dates import Written
from tests.engines.chronology.making import as_csv, read


def returned(agency: str, *rows: tuple[str, ...]) -> Return:
    return read(as_csv([["Date", "Time", "Event"], *rows]), f"{agency}.csv", agency)


CALL = "999 call from neighbour: couple arguing and screaming, items thrown."
TOLD = "Police notification of domestic incident reported by neighbour."


def pairs(*returns: Return) -> set[frozenset[str]]:
    return {
        frozenset((link.one.entry.ref, link.other.entry.ref)) for link in merge(returns).same_event
    }


def test_one_occurrence_in_other_words_and_a_day_later() -> None:
    police = returned(
        "police", ("12/03/2018", "", CALL), ("12/03/2018", "", "Intel: car seen at address.")
    )
    care = returned(
        "social-care", ("13/03/2018", "", TOLD), ("12/03/2018", "", "Statutory visit, home tidy.")
    )
    merged = merge([police, care])
    [link] = merged.same_event
    assert {link.one.entry.ref, link.other.entry.ref} == {"police:1", "social-care:1"}
    assert link.because[0] == "one day apart"
    assert any("domestic incident" in reason for reason in link.because)
    assert "social care names police" in link.because


def test_shared_words_are_said_as_they_were_written() -> None:
    said = "Neighbour complained of the trampoline delivery on Monday, by lorry."
    merged = merge(
        [
            returned("housing", ("12/03/2018", "", said)),
            returned("police", ("12/03/2018", "", said)),
        ]
    )
    [why] = [one for link in merged.same_event for one in link.because if "same words" in one]
    written = why.removeprefix("same words: ").split(", ")
    assert written and all(
        word in said.lower().replace(",", "").rstrip(".").split() for word in written
    )


def test_everyday_contacts_of_one_day_are_not_one() -> None:
    assert not pairs(
        returned(
            "health-visiting", ("12/03/2018", "", "Home visit: weaning and safe sleep advice.")
        ),
        returned(
            "social-care", ("12/03/2018", "", "Home visit. House clean, food in the cupboards.")
        ),
        returned("gp", ("12/03/2018", "", "Cough, chest clear.")),
    )


def test_entries_of_one_agency_and_declarations_are_never_linked() -> None:
    assert not pairs(returned("police", ("12/03/2018", "", CALL), ("12/03/2018", "", CALL)))


def test_three_accounts_hang_together() -> None:
    assert len(pairs(
        returned("police", ("12/03/2018", "", "Core group attended.")),
        returned("school", ("12/03/2018", "", "DSL at core group meeting.")),
        returned("social-care", ("12/03/2018", "", "Core group held, plan reviewed.")),
    )) == 3  # fmt: skip


@pytest.mark.parametrize(
    ("about", "one", "other"),
    [
        ("seen", ("12/03/2018", "", f"{CALL} Children seen, safe and well."), ("12/03/2018", "", f"{TOLD} Children asleep and not seen.")),
        ("injury", ("12/03/2018", "", f"{CALL} Bruise to mother's arm."), ("12/03/2018", "", f"{TOLD} No visible injuries.")),
        ("time", ("12/03/2018", "10:00", CALL), ("12/03/2018", "16:30", "Couple arguing and screaming, heard by neighbour.")),
        ("time", ("12/03/2018", "10:00", CALL), ("12/03/2018", "", f"{TOLD} It was about half past four.")),
        ("date", ("12/03/2018", "", CALL), ("16/03/2018", "", TOLD)),
        ("attendance", ("12/03/2018", "", "Core group. Mother attended."), ("12/03/2018", "", "Core group meeting. Mother did not attend.")),
    ],
)  # fmt: skip
def test_accounts_that_cannot_both_be_right(
    about: str, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    merged = merge([returned("police", one), returned("social-care", other)])
    [conflict] = merged.conflicts
    assert conflict.about == about
    assert "police:" in conflict.because and "social care:" in conflict.because
    assert set(conflict.refs) == {"police:1", "social-care:1"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Mother seen, children asleep upstairs and not seen.", {"seen": False}),
        ("Both children seen and spoken to alone.", {"seen": True}),
        ("No sight of the baby was obtained.", {"seen": False}),
        ("Seen by GP for a cough.", {"attendance": True}),
        ("Police attended the address.", {}),
        ("Mother DNA antenatal clinic.", {"attendance": False}),
        ("Baby was not brought to clinic.", {"attendance": False}),
        ("Mother attended with baby.", {"attendance": True}),
        ("Attended core group chaired by social worker.", {}),
        ("Attended core group. Mother did not attend.", {"attendance": False}),
        ("No bruising seen on baby.", {"injury": False}),
        ("Head injury. No marks found on examination.", {"injury": False}),
        ("Advice on risk of injury given.", {}),
        ("Small bruise to forehead noted.", {"injury": True}),
        ("No answer at door.", {}),
        ("Ch'n at MGM's.", {"seen": False}),
        ("The children were upstairs, and could not be seen.", {"seen": False}),
        ("Officers asked to see the children.", {}),
        ("Eyes on both ch'n, alert.", {"seen": True}),
        ("A/N clinic, WNB.", {"attendance": False}),
        ("The appointment was not kept.", {"attendance": False}),
        ("He failed to come back from town.", {}),
        ("O/e NAD, skin intact.", {"injury": False}),
        ("Fingertip contusion L arm.", {"injury": True}),
        ("No graze, bruise or other mark to either cheek.", {"injury": False}),
        ("The lad walked off without anybody setting eyes on the baby.", {"seen": False}),
        ("Baby was on a sleepover, not seen by either of us.", {"seen": False}),
        ("Toddler sitting up at the table, talked to him about school.", {"seen": True}),
        ("Children not seen by EDT.", {}),
        ("Father never showed his face.", {"attendance": False}),
        ("Conference. Mum cried and asked about contact.", {"attendance": True}),
        ("K stayed in bed and was not seen.", {"seen": False}),
    ],
)
def test_claims_and_their_denials(words: str, said: dict[str, bool]) -> None:
    assert claims(Entry("gp", 1, "", Written(), event=words)) == said


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Mother attended.", "Father did not attend.", False),
        ("Both parents attended.", "Mother did not attend.", True),
        ("Bruise to mother's arm.", "Baby had no marks.", False),
        ("Bruise to arm.", "No marks found.", True),
        ("School sent apologies.", "Mother was there.", False),
        ("Mother there. Father there too.", "Mother present, father did not attend.", True),
        ("Neither school nor nursery was asked. Police did not attend.", "We attended.", False),
    ],
)
def test_a_contradiction_is_of_one_person(one: str, other: str, found: bool) -> None:
    merged = merge([
        returned("police", ("12/03/2018", "", f"Core group. {one}")),
        returned("social-care", ("12/03/2018", "", f"Core group. {other}")),
    ])  # fmt: skip
    assert len(merged.same_event) == 1
    assert bool(merged.conflicts) is found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Police attended on Saturday 3 March.", "2018-03-03"),
        ("Seen 27/02/18 in clinic.", "2018-02-27"),
        ("On Friday he came home late.", "2018-03-02"),
        ("Argument last night.", "2018-03-04"),
        ("He was bitten 2/3, 42 stitches.", "2018-03-02"),
        ("Assault on mother on the 1st.", "2018-03-01"),
        ("Shouting at the weekend.", "2018-03-03"),
        ("Seen three days ago.", "2018-03-02"),
        ("I sat in the conference.", ""),
        ("Next visit on 12 March.", ""),
        ("Review due 3 March.", ""),
        ("Core group of 5 March.", ""),
    ],
)
def test_the_day_of_which_the_words_tell(words: str, told: str) -> None:
    day, _ = told_day(words, date(2018, 3, 5).toordinal())
    assert (str(date.fromordinal(day)) if day else "") == told


def test_written_up_later_with_its_day_is_no_conflict() -> None:
    police = returned("police", ("12/03/2018", "", CALL))
    later = returned("social-care", ("16/03/2018", "", f"On 12 March: {TOLD}"))
    merged = merge([police, later])
    [link] = merged.same_event
    assert link.because[:2] == ["4 days apart", "social care tells of 12/03/2018"]
    assert not merged.conflicts


def test_what_any_two_visits_have_in_common_brings_none_together_days_apart() -> None:
    said = "The little ones came to the door and chatted happily with the worker."
    assert not pairs(
        returned("police", ("12/03/2018", "", f"Quarrel over money, plates broken. {said}")),
        returned("social-care", ("19/03/2018", "", f"Radio playing inside. {said}")),
    )


def test_a_column_of_its_own_says_whether_the_child_was_seen() -> None:
    entry = Entry("gp", 1, "", Written(), event="Visit", other={"Child seen?": "No - asleep"})
    assert claims(entry) == {"seen": False}


def test_silences_and_their_kinds() -> None:
    gp = returned(
        "gp", ("01/01/2018", "", "Cough"), ("01/02/2018 to 31/03/2018", "", "No contact"),
        ("20/04/2018", "", "Rash"), ("01/09/2018", "", "Cough"),
    )  # fmt: skip
    found = merge([gp, returned("hv", ("15/01/2018", "", "Visit"), ("01/09/2018", "", "Visit")),
                   Return("midwifery")])  # fmt: skip
    told = {(s.agency, s.kind, str(s.start), str(s.end), s.days) for s in found.silences}
    assert told == {
        ("gp", "no-entry", "2018-01-01", "2018-02-01", 31),
        ("gp", "declared-nil", "2018-02-01", "2018-03-31", 58),
        ("gp", "no-entry", "2018-04-20", "2018-09-01", 134),
        ("hv", "no-entry", "2018-01-15", "2018-09-01", 229),
        ("midwifery", "not-returned", "2018-01-01", "2018-09-01", 243),
        (None, "no-entry", "2018-01-15", "2018-04-20", 95),
        (None, "no-entry", "2018-04-20", "2018-09-01", 134),
    }


def test_the_period_given_has_edges_and_the_threshold_can_be_set() -> None:
    gp = returned("gp", ("01/03/2018", "", "Cough"), ("20/03/2018", "", "Rash"))
    found = merge([gp], begins=date(2018, 1, 1), ends=date(2018, 6, 30))
    assert [(str(s.start), str(s.end)) for s in found.silences if s.agency] == [
        ("2018-01-01", "2018-03-01"), ("2018-03-20", "2018-06-30"),
    ]  # fmt: skip
    assert [s.days for s in merge([gp], longer_than=10).silences if s.agency] == [19]
    [coverage] = found.coverage
    assert (coverage.entries, coverage.months_with_entries, coverage.months) == (2, 1, 6)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Chemist refused the dose at quarter to six.", "17:45"),
        ("She walked out at lunch time, 12ish.", "12:00"),
        ("Went off last night at eight.", "20:00"),
        ("Duty informed at 09:00; found about 22:00.", "22:00"),
        ("Officers went at three in the morning.", "03:00"),
        ("Seen at two weeks old.", ""),
    ],
)
def test_the_hour_of_which_the_words_tell(words: str, said: str) -> None:
    assert spoken(of_words(words)) == said


def test_when_a_thing_was_told_is_not_when_it_happened() -> None:
    first = returned("police", ("12/03/2018", "10:00", CALL))
    told = returned("social-care", ("12/03/2018", "16:30", f"Police rang: {CALL}"))
    assert len(merge([first, told]).same_event) == 1
    assert not merge([first, told]).conflicts
