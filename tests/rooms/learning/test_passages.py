"""Finding words in a text, and cutting the text to what is shown."""

from hypothesis import given
from hypothesis import strategies as st

from goldthread.improvement.learning.passages import WHOLE_BELOW, Find, cut, locate


def find(key, start, end, listing="learning"):
    return Find(key, f"L{key}", listing, start, end)


def folded(passages):
    return " ".join("".join(s.text for p in passages for s in p.segments).split())


def test_words_are_found_over_line_ends():
    text = "Ask about\n   dogs (at home) today."
    start, end = locate("about dogs (at home)", text)
    assert text[start:end] == "about\n   dogs (at home)"


def test_words_are_found_inside_the_passage_only():
    text = "Visit. Then visit. Visit again."
    assert locate("Visit", text, (7, 25)) == (19, 24)
    assert locate("again", text, (0, 10)) is None
    assert locate("   ", text) is None


def test_finds_that_overlap_are_both_marked():
    (passage,) = cut("abcdefghij", [find(1, 0, 6), find(2, 4, 10)])
    told = [(s.text, [f.key for f in s.finds], [f.key for f in s.opens]) for s in passage.segments]
    assert told == [("abcd", [1], [1]), ("ef", [1, 2], [2]), ("ghij", [2], [])]


def test_a_find_outside_the_text_is_left_out():
    (passage,) = cut("short", [find(1, 2, 900), find(2, 3, 3)])
    assert [s.text for s in passage.segments] == ["short"]


def test_a_long_text_is_cut_around_its_finds_and_says_how_much_is_missing():
    text = "".join(f"Line {n} of the report.\n" for n in range(4_000))
    place = text.index("Line 2000")
    shown = cut(text, [find(1, place, place + 9)])
    assert folded(shown).count("Line 2000") == 1
    assert "Line 100 " not in folded(shown)
    kept = sum(len(s.text) for p in shown for s in p.segments)
    assert kept + sum(p.left_out for p in shown) == len(text)
    assert all(p.segments[0].text.startswith("Line") for p in shown if p.segments)


def test_a_long_text_without_finds_shows_its_beginning():
    shown = cut("word " * 20_000, [])
    assert len(shown[0].segments[0].text) == WHOLE_BELOW
    assert shown[1].left_out == 100_000 - WHOLE_BELOW


@given(
    st.text(alphabet="ab \n", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6),
)
def test_no_word_is_lost_or_doubled(text, spans):
    finds = [find(key, *span) for key, span in enumerate(spans)]
    shown = cut(text, finds)
    assert folded(shown) == " ".join(text.split())
    opened = [f.key for p in shown for s in p.segments for f in s.opens]
    assert sorted(opened) == [f.key for f in finds if f.start < f.end <= len(text)]
