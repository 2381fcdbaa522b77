"""Stems, on words of the field and on the examples that the published algorithm gives."""

import sqlite3

import pytest

from goldthread.engines.similar.stems import stem

_WORDS = (
    "caresses ponies ties cats feed agreed plastered bled motoring sing conflated troubled sized "
    "hopping tanned falling hissing fizzed failing filing happy sky relational conditional "
    "rational digitizer differently vileness analogously vietnamization predication operator "
    "feudalism decisiveness hopefulness callousness formality sensitivity triplicate formative "
    "formalize electricity electrical hopeful goodness revival allowance inference airliner "
    "gyroscopic adjustable defensible irritant replacement adjustment dependent adoption "
    "communism activate homologous effective bowdlerize probate rate cease controlling rolling "
    "safeguarding assessments supervision agencies assurance coercive curiosity disguised "
    "compliance professional unborn midwifery practitioners neglect injuries escalation policies"
)
WORDS = _WORDS.split()


def test_they_are_the_stems_of_the_full_text_index() -> None:
    """SQLite's own porter tokenizer is the judge, so that found words are also marked words."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE t USING fts5(w, tokenize='porter unicode61')")
    base.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    base.executemany("INSERT INTO t(rowid, w) VALUES (?, ?)", enumerate(WORDS, start=1))
    theirs = {WORDS[doc - 1]: term for term, doc in base.execute("SELECT term, doc FROM v")}
    assert {word: stem(word) for word in WORDS} == theirs


@pytest.mark.parametrize("word", ["", "a", "is", "9th", "é", "r4", "by"])
def test_what_has_no_ending_stays(word: str) -> None:
    assert stem(word) == word
