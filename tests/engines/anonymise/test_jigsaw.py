"""Details by which a reader could recognise a family though nobody is named."""

import pytest

from goldthread.engines.anonymise.jigsaw import jigsaw


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("exact-age", "15 days old"), ("exact-age", "aged 24"), ("exact-date", "9 March 2025"),
        ("rare-condition", "osteogenesis imperfecta"), ("rare-condition", "Ehlers-Danlos syndrome"),
        ("siblings", "third of five children"), ("siblings", "two older half-siblings"), ("siblings", "twins"),
        ("unusual-job", "worked as a tree surgeon"), ("place", "caravan site"),
        ("mechanism", "attacked by two family pet dogs"), ("mechanism", "drowned in the bath"),
        ("counted-detail", "47 injuries"), ("background", "Latvian family"), ("in-the-news", "Facebook post"),
    ],
)  # fmt: skip
def test_a_detail_is_told_with_its_reason_and_softer_words(kind, words):
    text = f"It said: {words}."
    [piece] = jigsaw(text)
    assert (piece.kind, text[piece.start : piece.end]) == (kind, piece.text)
    assert words.startswith(piece.text) or piece.text in words
    assert piece.why
    assert piece.softer


def test_a_day_in_court_is_told_as_one():
    [piece] = jigsaw("She was sentenced on 3 May 2026.")
    assert (piece.kind, piece.softer) == ("court-date", "in the spring of 2026")


def test_a_named_place():
    pieces = jigsaw("They were seen at Marchbank General Hospital.")
    assert [(one.kind, one.text) for one in pieces] == [("place", "Marchbank General Hospital")]


def test_details_together_weigh_more():
    text = "The twins, aged 24 months, were scalded."
    *single, whole_sentence, whole_text = jigsaw(text)
    assert [one.kind for one in single] == ["siblings", "exact-age", "mechanism"]
    assert "in one sentence" in whole_sentence.why
    assert "in this text" in whole_text.why


def test_what_is_public_is_weighed():
    text = "He was 15 days old. His father worked as a tree surgeon."
    public = ["The baby, only 15 days old, died."]
    age, job = jigsaw(text, public)
    assert (age.public, job.public) == (True, False)
    assert "public already" in age.why


def test_a_pseudonym_is_nobodys_job():
    assert jigsaw("It was said by Police Officer 1.") == []


def test_an_ordinary_text_has_none():
    assert jigsaw("The plan was followed up and the visit took place. Staff listened.") == []
