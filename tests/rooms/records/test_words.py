"""What shows nothing is no word, and no name turns its letters round."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from goldthread.foundations.people.tidying import faults, tidy
from goldthread.foundations.records.formfields import line, words
from goldthread.foundations.records.refusals import Refused, must_be_a_name, must_say, said
from goldthread.foundations.records.words import written

NOTHING = [
    "", "  \n\t", "\u200b", "\u202e\u202c", "\u2060", "\ufeff", "\u00ad", "\u200e\u200f",
    "\u180e\u034f", "\u3164", "\u2800", "\u115f\u1160", "\ufe0f", "\0", "\u200b \u2060\n\ufeff",
    "\U000e0061",
]  # fmt: skip
NAMES = ["Siân", "O’Brien", "José", "محمد", "\u200fמרים", "王秀英", "Zoë\u200b-May"]


@pytest.mark.parametrize("text", NOTHING, ids=ascii)
def test_letters_that_show_nothing_are_no_words(text: str) -> None:
    assert written(text) == ""
    with pytest.raises(Refused, match="Say why"):
        said(text, "Say why.")
    with pytest.raises(Refused, match="Say why"):
        must_say(("a reason", "x"), (text, "Say why."))
    assert tidy({"forename": text})["forename"] == ""


def test_words_and_names_of_every_script_stay_as_they_are() -> None:
    assert said(" A dog\u200b sleeps here.\n", "x") == "A dog\u200b sleeps here."
    must_say((0.5, "x"), ("7", "x"))
    must_be_a_name(*NAMES, "", None)
    for name in NAMES:
        assert written(name) == name


@pytest.mark.parametrize(
    "mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ids=ascii
)
def test_a_name_that_reads_as_another_is_refused(mark: str) -> None:
    with pytest.raises(Refused, match="hidden marks"):
        must_be_a_name("Wilma", f"Ann{mark}a")
    told = {"surname": f"Dun{mark}lin"}
    assert any("hidden marks" in one for one in faults(told, date(2026, 3, 3)))


def test_a_box_keeps_no_line_that_shows_nothing() -> None:
    box = words("Why?", required=False)
    assert (
        box.clean("\u3164\r\n\u200b\n ") == ""
        and line("Who?", required=False).clean("\u2800") == ""
    )
    assert box.clean(" One\n\u3164\n  two\u200d") == "One\n\n  two\u200d"
    with pytest.raises(ValidationError):
        words("Why?").clean("\u3164\n\u200b")
