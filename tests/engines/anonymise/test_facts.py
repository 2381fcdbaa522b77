"""Numbers, dates, ages, places and bodies of the register, as people write them."""

import pytest

from goldthread.engines.anonymise import Finder, read_register


def kinds(finder, words: str) -> list[tuple[str, str]]:
    found = finder.find(f"It says {words} there.")
    return [(one.kind, one.text) for one in found if one.status == "replaced"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("nhs-number", "9990000042"), ("nhs-number", "999 000 0042"), ("nhs-number", "999-000-0042"),
        ("nhs-number", "999\u00a0000\u00a00042"), ("nhs-number", "99 90 00 00 42"), ("nhs-number", "999 0O0 O042"),
        ("ni-number", "QQ123456C"), ("ni-number", "QQ 12 34 56 C"), ("ni-number", "qq-123456-c"),
        ("phone", "07700900123"), ("phone", "07700 900 123"), ("phone", "+44 7700 900123"),
        ("phone", "+44 (0)7700 900123"), ("phone", "0044 7700-900-123"),
        ("e-mail", "robin@mail.example"), ("e-mail", "tanya.lark@else.example"),
        ("username", "@babybobbin"), ("username", "babybobbin"),
        ("web-address", "https://social.example/tanya.lark"),
        ("case-reference", "LCS-0041237"), ("case-reference", "lcs 0041237"), ("case-reference", "LCS0041237"),
        ("case-reference", "0041237"),
        ("date-of-birth", "22/02/2025"), ("date-of-birth", "22.2.25"), ("date-of-birth", "2025-02-22"),
        ("date-of-birth", "22nd February 2025"), ("date-of-birth", "the 22nd of February 2025"),
        ("date-of-birth", "February 22, 2025"), ("date-of-birth", "22-Feb-2025"), ("date-of-birth", "22 Feb"),
        ("date-of-birth", "Saturday 22 February"), ("date-of-birth", "twenty-second of February"),
        ("date-of-birth", "22/2"), ("date-of-birth", "22022025"), ("date-of-death", "9 March 2025"),
        ("age", "15 days old"), ("age", "15-day-old"), ("age", "fifteen days old"), ("age", "aged 15 days"),
        ("age", "two weeks old"), ("age", "15/7 old"), ("age", "aged 24"), ("age", "24-year-old"),
        ("address", "12 Beck Close"), ("address", "12 Beck Cl."), ("address", "12, BECK CLOSE"),
        ("address", "Beck Close"), ("address", "12 Beck\nClose"), ("address", "12 Beck Close, Saltmere, ZZ1 1ZZ"),
        ("postcode", "ZZ1 1ZZ"), ("postcode", "zz11zz"), ("postcode", "ZZ1"),
        ("organisation", "Oakfield CofE Primary School"), ("organisation", "Oakfield School"),
        ("organisation", "Oakfield Primary"), ("organisation", "Oakfield"), ("organisation", "OCPS"),
        ("organisation", "Oakfield Church of England Primary School"), ("organisation", "OAKFIELD"),
        ("organisation", "St. Hilda’s"), ("organisation", "Saint Hildas Hospital"),
        ("town", "Saltmere"), ("town", "SALTMERE"), ("authority", "Saltmere County Council"),
        ("authority", "Saltmere CC"), ("authority", "Saltmere Council"),
    ],
)  # fmt: skip
def test_in_every_way_of_writing(finder, kind, words):
    assert kinds(finder, words) == [(kind, words)]


def test_a_possessive_stays(finder):
    text = "Saltmere Council's plan and Oakfield’s gate"
    assert (
        finder.replace(text, finder.find(text)) == "The local authority's plan and School 1’s gate"
    )


@pytest.mark.parametrize(
    "words",
    [
        "15 days later", "999 000 0043", "23/02/2025", "9 March 1925", "a 3-day-old report", "aged 5 to 11",
        "vitamin B12", "22.5 per cent", "page 22", "15 visits", "0.22", "13/3",
    ],
)  # fmt: skip
def test_other_figures_stay(finder, words):
    assert kinds(finder, words) == []


def test_an_american_date_is_asked_about(finder):
    [found] = finder.find("Written as 02/22/2025 there")
    assert (found.kind, found.status) == ("date-of-birth", "queued")


def test_numbers_of_no_register_are_suggested(whole_finder):
    found = whole_finder.find(
        "NHS 999 000 0069, NI AB 12 34 56 C, ring 01632 960001, DOB: 1/2/2003."
    )
    assert {one.kind for one in found} == {"nhs-number", "ni-number", "phone", "date-of-birth"}
    assert {one.status for one in found} == {"suggested"}


def test_a_borough_is_found_by_its_own_name():
    register = read_register(
        '{"case": "1", "people": [], "local_authority": "London Borough of Marlham"}'
    )
    found = Finder(register, names=False).find("LB Marlham and Marlham Council's plan; Marlham.")
    assert [one.text for one in found] == ["LB Marlham", "Marlham Council", "Marlham"]


def test_two_dates_beside_each_other_are_two(finder):
    text = "on 9 March. 9th March too"
    assert [one.text for one in finder.find(text)] == ["9 March", "9th March"]
