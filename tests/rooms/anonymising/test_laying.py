"""What only the second look sees has no words of its own to stand instead."""

from types import SimpleNamespace

import pytest

from goldthread.casework.reviews.models import Review
from goldthread.engines.anonymise.files import Placed
from goldthread.engines.anonymise.leaks import Leak
from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.publishing.anonymising.laying import Laid, mentions
from goldthread.publishing.anonymising.models import LeakCheck


@pytest.mark.parametrize(
    ("kind", "words", "instead"),
    [
        ("age", "12 weeks", "[age]"),
        ("forename", "Maisie", "Wren"),
        ("phone", "07700", "[phone number]"),
    ],
)
def test_a_name_is_not_written_for_a_number(kind, words, instead):
    text = f"It was {words} then."
    leak = Leak(7, 7 + len(words), words, kind, "P1", "seen by a second look")
    ours = Partnership(name="Fenmarsh")
    check = LeakCheck(text=text, review=Review(subject="Robin", matter=Matter(partnership=ours)))
    finder = SimpleNamespace(pseudonyms=SimpleNamespace(of=lambda who: "Wren"))
    laid = Laid([("", text)])
    found = mentions(check, laid, [Placed("", text, leak)], finder, [])
    assert [one.instead for one in found if one.words == words] == [instead]
