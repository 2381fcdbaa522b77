"""Forms that people who had not seen the engine wrote: found, and ordinary words beside them left."""

import json

import pytest

from goldthread.engines.anonymise import Finder, read_register

REGISTER = {
    "case": "2026-04",
    "local_authority": "Coldharbour and Vale Unitary Authority",
    "people": [
        {"id": "P1", "role": "child", "forename": "Adil", "surname": "Reid-O'Hara", "known_as": "Sean", "dob": "2016-12-24"},
        {"id": "P2", "role": "father", "forename": "Robert", "surname": "Reid", "dob": "1990-03-02"},
        {"id": "P3", "role": "mother", "forename": "Meiling", "surname": "O'Hara"},
        {"id": "P4", "role": "maternal great-grandmother", "forename": "Eilidh", "surname": "MacLeod", "known_as": "Granny Mac"},
        {"id": "P5", "role": "police officer", "forename": "Priya", "surname": "Raghunathan"},
        {"id": "P6", "role": "nurse", "forename": "Jomar", "surname": "de la Cruz"},
        {"id": "P7", "role": "neighbour", "forename": "Teddy", "surname": "King"},
        {"id": "P8", "role": "health visitor", "forename": "Chastity", "surname": "Easter"},
        {"id": "P9", "role": "probation officer", "forename": "Hope", "surname": "Constable"},
    ],
    "addresses": [
        {"id": "A1", "line1": "2/1, 88 Shore Road", "town": "Kilbrae", "postcode": "ZZ55 0AB"},
        {"id": "A2", "line1": "9 Marlborough Mansions, Cooper Street", "town": "Kilbrae"},
        {"id": "A3", "line1": "The Paddock", "town": "Kilbrae"},
    ],
    "organisations": [
        {"id": "O1", "type": "surgery", "name": "Dr Moss & Partners, Bellgate Surgery"},
        {"id": "O2", "type": "school", "name": "Thornwick Vale Academy"},
        {"id": "O3", "type": "trust", "name": "Lough Derrin Health and Social Care Trust"},
        {"id": "O4", "type": "service", "name": "Kestonbridge Youth Justice Service"},
        {"id": "O5", "type": "school", "name": "Fenbury St Giles Junior School"},
        {"id": "O6", "type": "hospital", "name": "Harrowmere Royal Infirmary"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(read_register(json.dumps(REGISTER)), names=False)


@pytest.mark.parametrize(
    ("text", "words", "whose"),
    [
        ("She said Addy lost the job.", "Addy", "P1"), ("It was Robt. who rang.", "Robt", "P2"),
        ("McLeod was told.", "McLeod", "P4"), ("M'Leod, Eilidh was told.", "M'Leod, Eilidh", "P4"),
        ('"Granny Mac widnae hurt a flea".', "Granny Mac", "P4"), ("A man said Mei Ling not here.", "Mei Ling", "P3"),
        ("Signed J de la Cruz", "J de la Cruz", "P6"), ("Images of M.O'H. stay private.", "M.O'H.", "P3"),
        ("Told that Mr Konstable rang.", "Mr Konstable", "P9"), ("TC from e. macleod, shouting", "e. macleod", "P4"),
        ("Raghunatan, the officer", "Raghunatan", "P5"), ("DOB 24DEC2016 noted", "24DEC2016", "P1"),
        ("We found Addy, seven, minding her.", "seven", "P1"),
        ("Reid was seen.", "Reid", "P2"), ("Adilslept all night.", "Adil", "P1"),
        ("Born on 24-XII-16 at term.", "24-XII-16", "P1"), ("It was Christmas Eve 2016 then.", "Christmas Eve 2016", "P1"),
        ("He was eight at the time.", "eight", "P1"), ("who is\nseven.", "seven", "P1"), ("Age: 9\nNHS", "Age: 9", "P1"),
        ("a boy of six who ran", "six", "P1"), ("Dad, 33 years, came.", "33 years", "P2"),
        ("Moved to 88 SHORE RD 2/1 then.", "88 SHORE RD 2/1", "A1"),
        ("At 9 Marlboro' Mansions, Cooper St they met.", "9 Marlboro' Mansions, Cooper St", "A2"),
        ("Postcode ZZ55 0BA was wrong.", "ZZ55 0BA", None), ("Seen at The Paddock today.", "The Paddock", "A3"),
        ("With Bellgate Surgery now.", "Bellgate Surgery", "O1"), ("The Vale Academy rang.", "Vale Academy", "O2"),
        ("Kestonbridge YJS closed it.", "Kestonbridge YJS", "O4"), ("The Lough Derrin Trust knew.", "Lough Derrin Trust", "O3"),
        ("St Giles wrote.", "St Giles", "O5"), ("What the Infirmary holds.", "Infirmary", "O6"),
        ("If Coldharbour and Vale UA agrees.", "Coldharbour and Vale UA", None),
    ],
)  # fmt: skip
def test_a_hard_form_is_found(finder, text, words, whose):
    found = [(one.text, one.subject) for one in finder.find(text) if one.status == "replaced"]
    assert (words, whose) in found


def test_initials_that_a_text_gives_a_person_are_theirs_all_through(finder):
    text = "Present: Priya Raghunathan, police (PR).\nPR said no.\n"
    assert [one.subject for one in finder.find(text) if one.status == "replaced"] == ["P5"] * 3
    [asked] = finder.find("PR said no.")
    assert asked.status == "queued"


def test_the_household_of_somebody_else(finder):
    [found] = finder.find("She slept at the Kings' house.")
    assert (found.text, found.replacement) == ("Kings'", "other family's")


def test_an_age_is_softened_as_it_was_then(finder):
    text = "A baby of 14 weeks. He was eight then. Dad, 33 years, came."
    assert (
        finder.replace(text, finder.find(text))
        == "A baby of under six months. He was under eleven years then. Dad, in his thirties, came."
    )


@pytest.mark.parametrize(
    "text",
    [
        "She booked at 12 weeks.", "The scan at 20 weeks was normal.", "Seen at 30 weeks' gestation.",
        "The teddy bear was his.", "The paddock was wet.", "Vows of chastity are kept.",
        "On Easter Monday she came.", "The week after Easter was quiet.", "The Reid-style house.",
        "Hope to see you Monday.", "A 3-day-old report.", "(a) Hope in a tidy house.", "Some jazz was on.", "It lasted for two years.",
    ],
)  # fmt: skip
def test_a_word_beside_them_is_left_alone(finder, text):
    assert [one for one in finder.find(text) if one.status == "replaced"] == []


@pytest.mark.parametrize(
    "words",
    [
        "R.o.b.e.r.t", "R. o. b. e. r. t", "R_o_b_e_r_t", "R*o*b*e*r*t", "R/o/b/e/r/t", "R • o • b • e • r • t",
        "\U0001f1f7\U0001f1f4\U0001f1e7\U0001f1ea\U0001f1f7\U0001f1f9",
    ],
)  # fmt: skip
def test_a_name_spelled_out_between_marks_is_found(finder, words):
    [found] = [one for one in finder.find(f"It says {words} there.") if one.status == "replaced"]
    assert (found.text, found.subject) == (words, "P2")


@pytest.mark.parametrize("marks", ["\u202e{}\u202c", "\u202e{}", "\u2067\u202e{}\u2069"])
def test_words_in_a_hidden_direction_go(finder, marks):
    text = f"So {marks.format('treboR')} came.\n"
    found = finder.find(text)
    assert [one.kind for one in found] == ["hidden-words"]
    assert "treboR" not in finder.replace(text, found)


def test_arabic_keeps_its_marks(finder):
    assert finder.find("\u2067\u0643\u0627\u0646 \u0631\u0636\u064a\u0639\u0627\u2069") == []


def test_nobody_is_named_for_an_age_that_two_have_been():
    people = [
        {"id": "P1", "role": "mother", "forename": "Ann", "dob": "1999-01-01"},
        {"id": "P2", "role": "father", "forename": "Bob", "dob": "1997-01-01"},
    ]
    finder = Finder(read_register(json.dumps({"case": "x", "people": people})), names=False)
    [found] = finder.find("Her father, who was 25.")
    assert (found.subject, found.replacement) == (None, "in their twenties")


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("robertreid", "P2"), ("robreid", "P2"), ("#justiceformeiling", "P3"), ("justice4meiling", "P3"),
        ("TeamMeiling", "P3"), ("MeilingsAunt", "P3"),
    ],
)  # fmt: skip
def test_a_name_that_ran_together_is_found(finder, words, whose):
    found = [one for one in finder.find(f"Saw {words} there.") if one.status == "replaced"]
    assert [one.subject for one in found] == [whose]


def test_names_below_each_other_are_two_people(finder):
    found = finder.find("Present:\nMeiling\nReid\nTeddy\n")
    assert [(one.text, one.subject) for one in found] == [
        ("Meiling", "P3"), ("Reid", "P2"), ("Teddy", "P7"),
    ]  # fmt: skip


def test_a_bracket_that_goes_on_stays(finder):
    text = "Robert Reid (Rob, seen today) came."
    assert finder.replace(text, finder.find(text)) == "The father (the father, seen today) came."
