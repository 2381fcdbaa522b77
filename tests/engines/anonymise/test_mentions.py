"""Every way of naming somebody of the register, and whom it means."""

from itertools import pairwise

import pytest

from goldthread.engines.anonymise import Finder


def made(finder: Finder, text: str) -> str:
    return finder.replace(text, finder.find(text))


@pytest.mark.parametrize(
    "words",
    [
        "Robin Lark-Dunlin", "Robin Jay Lark-Dunlin", "Robin", "ROBIN", "robin lark", "Lark-Dunlin",
        "LARK-DUNLIN, Robin", "Lark-Dunlin, R.", "R. Lark-Dunlin", "R J Lark-Dunlin", "R.J.L-D",
        "R.J.L.", "RJLD", "R L-D", "Robin L-D", "Robbie", "Bobbin", "Robyn", "Rob Dunlin",
        "Robin Dunlin", "Robin Lrak-Dunlin", "Rboin Lark", "Robin Clark-Dunlin", "Robin\nLark-Dunlin",
        "Rob-\nin Lark-Dun-\nlin", "Robin Lark-\nDunlin", "Ro\u200bbin", "Rоbin Lаrk", "Ｒｏｂｉｎ",
        "Ro\u00adbin", "Robin\u00a0Lark", "R0bin", "RobinLark", "Robin Lark - Dunlin", "Ro bin",
        "R o b i n", "robbie", "Master Robin", "Robin “Bobbin” Lark-Dunlin", "Robin_Lark", "ROBIN LARK",
    ],
)  # fmt: skip
def test_the_child_in_every_form_is_one_child(finder, words):
    text = f"It was said that {words} came home."
    found = [one for one in finder.find(text) if one.status == "replaced"]
    assert {one.subject for one in found} == {"P1"}
    assert "".join(c for c in made(finder, text) if c.isalpha()).lower() in {
        "itwassaidthatolivercamehome",
        "itwassaidthatmasterolivercamehome",
    }


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Ms Lark", "P2"), ("Tanya", "P2"), ("Tania Lark", "P2"), ("Tanya Penhale", "P2"),
        ("Mr Dunlin", "P3"), ("Mark Dunlin", "P3"), ("Liz", "P5"), ("Lizzie Lark", "P5"),
        ("Lukasz", "P6"), ("Mr O’Neill", "P6"), ("ONeill", "P6"), ("Łukasz O'Neil", "P6"),
        ("Claire Munro", "P7"), ("Clare Monro", "P7"), ("DC Ashdown", "P8"), ("PC Guy Ashdown", "P8"),
        ("Dr Young", "P9"), ("Doctor May Young", "P9"), ("G. Ashdown", "P8"), ("ASHDOWN, Guy", "P8"),
    ],
)  # fmt: skip
def test_others_are_told_apart(finder, words, whose):
    [found] = finder.find(f"Staff told {words} of it.")
    assert (found.subject, found.status) == (whose, "replaced")


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Tanya came.", "The mother came."),
        ("Then Tanya’s car broke down.", "Then the mother’s car broke down."),
        ("TANYA LARK was told.", "THE MOTHER was told."),
        ("The Larks left.", "The family left."),
        ("The Lark-Dunlins’ home", "The family's home"),
        ("the Lark household", "the household"),
        ("Baby Robin was seen.", "Baby Oliver was seen."),
        ("Robin and Grace played.", "Oliver and Sibling 1 played."),
        ("robinwas asleep", "Oliver was asleep"),
        ("withRobin at home", "with Oliver at home"),
        ("Notes:\n- Tanya rang", "Notes:\n- The mother rang"),
        ("his sister, Grace, was well", "his sister, Sibling 1, was well"),
        ("Lark_Robin_report.docx", "Oliver_report.docx"),
    ],
)
def test_the_sentence_still_reads(finder, text, reads):
    assert made(finder, text) == reads


def test_two_who_share_a_name_are_never_one(finder):
    [found] = finder.find("Staff did not write down which Lark it was.")
    assert (found.subject, found.replacement) == (None, "a member of the family")
    text = "Elizabeth Lark rang. Ms Lark was upset."
    assert {one.subject for one in finder.find(text)} == {"P5"}


def test_somebody_else_of_that_name(finder):
    [cousin] = finder.find("A cousin, Kieran Lark, was seen.")
    assert (cousin.subject, cousin.replacement) == (None, "a member of the family")
    [other] = finder.find("We met Tanya Ollerenshaw there.")
    assert (other.kind, other.status) == ("unknown-name", "suggested")


def test_paragraphs_one_by_one_give_one_pseudonym(finder):
    parts = ["Robin was seen.", "lark-dunlin, r.", "Bobbin slept."]
    assert {one.replacement for part in parts for one in finder.find(part)} == {"Oliver"}


def test_neighbours_are_context(finder):
    assert finder.find("Grace period", before="They agreed that a long") == []
    [found] = finder.find("Lark rang back.", before="We asked Elizabeth Lark.")
    assert found.status == "replaced"


def test_findings_belong_to_the_text_they_came_from(finder):
    text = "Robin and Ta\u200bnya, of 12 Beck Cl., met."
    found = finder.find(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    with pytest.raises(ValueError, match="does not belong"):
        finder.replace("Another text", found)


def test_nothing_is_found_in_nothing(finder):
    assert finder.find("") == []
    assert finder.find("\n \u200b\n") == []
