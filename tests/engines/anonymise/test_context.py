"""Ordinary words that are registered names too: neither spoilt nor passed over in silence."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "A small mark was seen.", "The mark had faded.", "Two marks were found.", "Please mark it.",
        "Mark the date in the diary.", "A grace period was given.", "Grace periods are short.",
        "In May 2019 a plan was made.", "By the end of May it was over.", "This may be so.",
        "May we ask why?", "Early May was wet.", "The young parents struggled.", "Young people were asked.",
        "A robin sat on the fence.", "The lark sang.", "That guy left.", "It was mark-making.",
        "Guy Fawkes night was noisy.", "The Munro review said so.", "They walked in Ashdown Forest.",
        "Clare's Law was considered.", "Robin Hood was on.", "Great Ormond Street was asked.",
        "The 12 close friends met near a beck.", "The Victoria Climbié inquiry", "May Day was sunny.",
    ],
)  # fmt: skip
def test_a_word_is_left_alone(finder, text):
    assert [one for one in finder.find(text) if one.status == "replaced"] == []


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Mark was seen at home.", "P3"), ("Mark said so.", "P3"), ("Then Mark left.", "P3"),
        ("We saw Mark's car.", "P3"), ("Plan: Mark to ring school.", "P3"), ("told mark that", "P3"),
        ("Grace told her nan.", "P4"), ("It was noted that Grace slept.", "P4"), ("his sister Grace", "P4"),
        ("Grace and Tanya came.", "P4"), ("Dr May Young rang.", "P9"), ("May said no.", "P9"),
        ("Guy declined to comment.", "P8"), ("MARK DUNLIN WAS SEEN", "P3"), ("MARK was seen.", "P3"),
        ("Grace not brought to clinic.", "P4"), ("Mark will attend.", "P3"), ("Present: Mark, Grace.", "P3"),
    ],
)  # fmt: skip
def test_a_name_is_a_name(finder, text, whose):
    found = [one for one in finder.find(text) if one.status == "replaced"]
    assert found[0].subject == whose


@pytest.mark.parametrize(
    "text", ["Finished by May.", "Mark on left arm.", "seen mark", "Grace at home."]
)
def test_where_nobody_can_tell_a_person_decides(finder, text):
    [found] = finder.find(text)
    assert found.status == "queued"
    assert "ordinary word" in found.reason
    assert finder.replace(text, [found]) == text
