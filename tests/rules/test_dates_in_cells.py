"""Dates as agencies write them in their chronologies, with times, spans and doubts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.rules.clocktimes import clock_time
from goldthread.rules.dates import read, written

D = date
A_DAY = (D(2018, 3, 12), D(2018, 3, 12))


@pytest.mark.parametrize(
    "words",
    [
        "12/03/2018", "12.3.18", "12-03-2018", "12 03 2018", "12/3/18", "12 / 03 / 2018", "22.05/16",
        "12th Mar 18", "12 March 2018", "12th of March, 2018", "Mon 12/03/18", "Monday 12th March 2018",
        "Monday, 12 March 2018", "2018-03-12", "2018/03/12", "12-Mar-2018", "12Mar2018", "12 Mar '18",
        "March 12, 2018", "Mar 12th 2018", "20180312", "12032018", "120318", "12/03/2018 (date of referral)",
        "12/03/2018 late evening", "night of 12/03/2018", "On 12 March 2018", "12/03/2018.",
        "12\u00a0March\u00a02018", "12–03–2018",
    ],
)  # fmt: skip
def test_a_day_however_it_is_written(words: str) -> None:
    found = written(words)
    wanted = (D(2016, 5, 22), D(2016, 5, 22)) if words.startswith("22") else A_DAY
    assert (found.earliest, found.latest) == wanted
    assert not found.uncertain
    assert found.edtf == wanted[0].isoformat()


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("?12/03/2018", "2018-03-12?"), ("? 12/03/2018", "2018-03-12?"), ("12/03/2018?", "2018-03-12?"),
        ("c. 12/03/2018", "2018-03-12~"), ("c12/03/2018", "2018-03-12~"), ("ca. 12/03/2018", "2018-03-12~"),
        ("circa 12 March 2018", "2018-03-12~"), ("approx 12/03/2018", "2018-03-12~"),
        ("12/03/2018 (approx)", "2018-03-12~"), ("poss 12/03/2018", "2018-03-12?"),
        ("?c. 12/03/2018", "2018-03-12%"), ("before 12/03/2018", "2018-03-12?"), ("43171", "2018-03-12?"),
    ],
)  # fmt: skip
def test_doubt_is_kept(words: str, edtf: str) -> None:
    found = written(words)
    assert (found.earliest, found.latest) == A_DAY
    assert (found.uncertain, found.edtf) == (True, edtf)


@pytest.mark.parametrize(
    ("words", "first", "last", "edtf"),
    [
        ("w/c 12/03/2018", D(2018, 3, 12), D(2018, 3, 18), "2018-03-12/2018-03-18"),
        ("W/C 14th March 2018", D(2018, 3, 12), D(2018, 3, 18), "2018-03-12/2018-03-18"),
        ("week commencing Monday 12 March 2018", D(2018, 3, 12), D(2018, 3, 18), None),
        ("w/e 18/03/2018", D(2018, 3, 12), D(2018, 3, 18), None),
        ("March 2018", D(2018, 3, 1), D(2018, 3, 31), "2018-03"),
        ("Mar 18", D(2018, 3, 1), D(2018, 3, 31), "2018-03"),
        ("Mar-18", D(2018, 3, 1), D(2018, 3, 31), "2018-03"),
        ("03/2018", D(2018, 3, 1), D(2018, 3, 31), "2018-03"),
        ("??/03/2018", D(2018, 3, 1), D(2018, 3, 31), "2018-03"),
        ("Early March 2018", D(2018, 3, 1), D(2018, 3, 10), None),
        ("early Mar 19", D(2019, 3, 1), D(2019, 3, 10), None),
        ("Mid-March 2018", D(2018, 3, 11), D(2018, 3, 20), None),
        ("Late Feb 2016", D(2016, 2, 21), D(2016, 2, 29), None),
        ("end of March 2018", D(2018, 3, 21), D(2018, 3, 31), None),
        ("Spring 2018", D(2018, 3, 1), D(2018, 5, 31), "2018-21"),
        ("Summer 2018", D(2018, 6, 1), D(2018, 8, 31), "2018-22"),
        ("Autumn 2018", D(2018, 9, 1), D(2018, 11, 30), "2018-23"),
        ("Winter 2017/18", D(2017, 12, 1), D(2018, 2, 28), "2017-24"),
        ("2018", D(2018, 1, 1), D(2018, 12, 31), "2018"),
        ("12-14/03/2018", D(2018, 3, 12), D(2018, 3, 14), "2018-03-12/2018-03-14"),
        ("12 - 14 March 2018", D(2018, 3, 12), D(2018, 3, 14), None),
        ("12 – 14 March 2018", D(2018, 3, 12), D(2018, 3, 14), None),
        ("12/03/2018 to 14/03/2018", D(2018, 3, 12), D(2018, 3, 14), None),
        ("12/03/18-14/03/18", D(2018, 3, 12), D(2018, 3, 14), None),
        ("12.03.2018 - 14.03.2018", D(2018, 3, 12), D(2018, 3, 14), None),
        ("28 Feb to 3 March 2018", D(2018, 2, 28), D(2018, 3, 3), None),
        ("28 December - 3 January 2018", D(2017, 12, 28), D(2018, 1, 3), None),
        ("Between 12/03/2018 and 14/03/2018", D(2018, 3, 12), D(2018, 3, 14), None),
        ("From 12/03/2018 to 20/03/2018", D(2018, 3, 12), D(2018, 3, 20), None),
        ("Mar-May 2018", D(2018, 3, 1), D(2018, 5, 31), None),
        ("10/11 March 2018", D(2018, 3, 10), D(2018, 3, 11), None),
        ("12, 13 and 14 March 2018", D(2018, 3, 12), D(2018, 3, 14), None),
        ("12/3/18 to 4/4/18", D(2018, 3, 12), D(2018, 4, 4), "2018-03-12/2018-04-04"),
        ("12/3/18 & 4/4/18", D(2018, 3, 12), D(2018, 4, 4), None),
        ("12/3/18 - 4 April 2018", D(2018, 3, 12), D(2018, 4, 4), None),
        ("12/3/18, 14/3/18 and 4/4/18", D(2018, 3, 12), D(2018, 4, 4), None),
        ("30/12/17 - 2/1/18", D(2017, 12, 30), D(2018, 1, 2), None),
        ("28/2 - 2/3/18", D(2018, 2, 28), D(2018, 3, 2), None),
        ("o/n 3-4 Feb 2015", D(2015, 2, 3), D(2015, 2, 4), None),
        ("night of 3rd into 4th February 2015", D(2015, 2, 3), D(2015, 2, 4), None),
        ("03.02.15 & 05.02.15", D(2015, 2, 3), D(2015, 2, 5), None),
        ("early hours of 4/2/15", D(2015, 2, 4), D(2015, 2, 4), "2015-02-04"),
        ("am 4/2/15", D(2015, 2, 4), D(2015, 2, 4), None),
        ("Early/mid Feb 2015", D(2015, 2, 1), D(2015, 2, 20), None),
        ("mid to late Feb 2015", D(2015, 2, 11), D(2015, 2, 28), None),
        ("Late 2014/early 2015", D(2014, 9, 1), D(2015, 4, 30), None),
        ("1990s", D(1990, 1, 1), D(1999, 12, 31), None),
        ("mid 90s", D(1994, 1, 1), D(1996, 12, 31), None),
        ("academic year 2014/15", D(2014, 9, 1), D(2015, 8, 31), None),
        ("FY 2014/15", D(2014, 4, 1), D(2015, 3, 31), None),
        ("Christmas Day 2014", D(2014, 12, 25), D(2014, 12, 25), "2014-12-25"),
        ("Good Friday 2015", D(2015, 4, 3), D(2015, 4, 3), None),
        ("Easter Monday 2016", D(2016, 3, 28), D(2016, 3, 28), None),
        ("3 Chwefror 2015", D(2015, 2, 3), D(2015, 2, 3), None),
        ("３/２/１５", D(2015, 2, 3), D(2015, 2, 3), None),
    ],
)  # fmt: skip
def test_spans(words: str, first: date, last: date, edtf: str | None) -> None:
    found = written(words)
    assert (found.earliest, found.latest, found.uncertain) == (first, last, False)
    assert edtf is None or found.edtf == edtf


@pytest.mark.parametrize(
    ("words", "first", "last", "why"),
    [
        ("Xmas 2014", D(2014, 12, 24), D(2014, 12, 26), "a holiday was read"),
        ("New Year 2015", D(2014, 12, 31), D(2015, 1, 1), "a holiday was read"),
        ("before Easter 2016", D(2016, 3, 25), D(2016, 3, 28), "open at one end"),
        ("before 2015", D(2015, 1, 1), D(2015, 12, 31), "open at one end"),
        ("Jan 2015 - present", D(2015, 1, 1), D(2015, 1, 31), "open at one end"),
        ("3/2/15 onwards", D(2015, 2, 3), D(2015, 2, 3), "open at one end"),
        ("2014/15", D(2014, 1, 1), D(2015, 12, 31), "financial year, a school year or both"),
        ("2nd week of Feb 2015", D(2015, 2, 8), D(2015, 2, 14), "these seven days"),
        ("Sun 3/2/15", D(2015, 2, 3), D(2015, 2, 3), "Sunday, and 3 February 2015 was a Tuesday"),
        ("03/02/2015 (Mon)", D(2015, 2, 3), D(2015, 2, 3), "it says Monday"),
        ("3/2/15\n5/2/15", D(2015, 2, 3), D(2015, 2, 3), "a second date, 5/2/15"),
        ("3/2/15 or 10/3/15", D(2015, 2, 3), D(2015, 3, 10), ""),
    ],
)  # fmt: skip
def test_what_was_taken_for_granted_is_said(words: str, first: date, last: date, why: str) -> None:
    found = written(words)
    assert (found.earliest, found.latest, found.uncertain) == (first, last, True)
    assert why in found.why


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Q1 2015", "quarter"), ("Feb half term 2015", "holidays differ"), ("week 6, 2015", "numbered"),
        ("03/02/20??", "not a date"), ("2/15", "not a date"), ("3/2?/15", "year is not beside"),
        ("o/n 3-4 Feb", "no year"), ("w/e 12/03", "no year"), ("DOB 3/2/10", "not a date"),
        ("31/02/2018", "real date"), ("29/02/2019", "real date"), ("32 March 2018", ""), ("tbc", "not a date"),
        ("", "no date"), ("  ", "no date"), ("n/a", "not a date"), ("unknown", "not a date"),
        ("14/03/2018 to 12/03/2018", "real date"), ("12/03", "no year"), ("12th March", "no year"),
        ("12/03/0218", "cannot be right"), ("99/99/9999", "real date"), ("x" * 1000, "start"),
    ],
)  # fmt: skip
def test_what_is_no_date_says_why(words: str, why: str) -> None:
    found = written(words)
    assert (found.earliest, found.latest, found.edtf) == (None, None, None)
    assert why in found.why


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("12/03/2018 10:30hrs", "10:30"), ("12/03/2018 10.30", "10:30"), ("12/03/2018 at 10.30am", "10:30"),
        ("12/03/2018 1030hrs", "10:30"), ("12/03/2018 1030", "10:30"), ("12/03/2018, 2pm", "14:00"),
        ("12/03/2018 - 22:10", "22:10"), ("2018-03-12T10:30:00", "10:30"), ("12/03/2018 00:00:00", None),
        ("12/03/2018 09:15-10:00", "09:15"), ("12/03/2018", None), ("12/03/2018 am", None),
    ],
)  # fmt: skip
def test_a_time_in_the_same_cell(words: str, time: str | None) -> None:
    found = written(words)
    assert (found.earliest, found.time) == (D(2018, 3, 12), time)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("10:30", "10:30"), ("9:05", "09:05"), ("10.30am", "10:30"), ("1030hrs", "10:30"), ("1030", "10:30"),
        ("2pm", "14:00"), ("12am", "00:00"), ("12.15 pm", "12:15"), ("noon", "12:00"), ("22:45:00", "22:45"),
        ("00:00:00", None), ("approx 14:20", "14:20"), ("10:30 - 11:15", "10:30"), ("pm", None), ("", None),
        ("25:10", None), ("14h30", "14:30"),
    ],
)  # fmt: skip
def test_times_in_their_own_column(words: str, time: str | None) -> None:
    assert clock_time(words, alone=True) == time


def test_month_first_only_where_the_caller_says_so() -> None:
    assert written("03/04/2018").earliest == D(2018, 4, 3)
    assert written("03/04/2018", month_first=True).earliest == D(2018, 3, 4)
    swapped = written("03/25/2018")
    assert (swapped.earliest, swapped.uncertain, bool(swapped.why)) == (D(2018, 3, 25), True, True)
    assert written("25/03/2018", month_first=True).earliest == D(2018, 3, 25)


def test_a_lent_year_is_marked_as_inferred() -> None:
    found = written("12th March", year=2018)
    assert (found.earliest, found.uncertain, found.told) == (D(2018, 3, 12), True, "inferred")


def test_a_form_takes_no_words_besides_a_date() -> None:
    assert read("12/03/2018 10:30") is None
    assert read("03/25/2018") is None


@given(st.text(max_size=60))
def test_nothing_that_is_written_breaks_it(words: str) -> None:
    found = written(words)
    assert (found.earliest is None) == (found.latest is None)
    assert found.earliest is None or found.earliest <= found.latest  # type: ignore[operator]
    assert found.earliest is not None or found.why


@given(
    st.dates(D(1950, 1, 1), D(2049, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%a %d %b %y", "%Y-%m-%d"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert (written(day.strftime(form)).earliest, written(day.strftime(form)).latest) == (day, day)


def test_a_time_that_stands_before_its_date() -> None:
    for words in ("10:30 03/02/2015", "10.30am on 3 Feb 2015", "1030hrs, 3/2/15", "42038.4375"):
        found = written(words)
        assert (found.earliest, found.time) == (D(2015, 2, 3), "10:30")
