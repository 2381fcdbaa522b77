"""Names of a register replaced in a text: pure, without a database."""

import pytest

from goldthread.casework.freezing.copies.pseudonyms import Replacer, Unready
from goldthread.engines.chronology.out_pdf import drawable

REGISTER = {
    "people": [
        {"id": "CHILD1", "forename": "Rose", "surname": "Lark", "pseudonym": "Robin",
         "nhs_number": "9434765919"},
        {"id": "MOTHER1", "forename": "Kayleigh", "middle": "Ann", "surname": "Lark",
         "former_surnames": ["Dunlin"], "known_as": "Kay", "pseudonym": "Mother",
         "phone": "07700 900123", "email": "kay.lark@post.example"},
        {"id": "FATHER1", "forename": "Will", "surname": "O'Brien", "pseudonym": "Father",
         "aliases": ["Big W"]},
        {"id": "SW1", "forename": "May", "surname": "Smith-Jones", "pseudonym": "Social worker A"},
    ],
    "addresses": [{"id": "HOME1", "line1": "12 Reed Street", "postcode": "FM1 2AB"}],
    "organisations": [{"id": "SCHOOL1", "type": "school", "name": "Marsh End Primary"}],
    "case_ref": "LCS-123",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("Rose Lark was seen.", "Robin was seen."),
        ("ROSE LARK", "ROBIN"),
        ("Kayleigh Ann Lark’s dog", "Mother’s dog"),
        ("K. Lark and Kay Dunlin", "Mother and Mother"),
        ("kayleigh rang", "Mother rang"),
        ("Ms Lark; the Larks", "Ms [family name]; the [family name]s"),
        ("a rose, and Rose", "a rose, and Robin"),
        ("Will will come. Larkspur.", "Father will come. Larkspur."),
        ("O’Brien O'Brien", "Father Father"),
        ("May visited on 3 May 2026 and in May 2026", "Social worker A visited on 3 May 2026 and "
         "in May 2026"),
        ("May Smith Jones", "Social worker A"),
        ("Big W came", "Father came"),
        ("943 476 5919, 07700900123", "[NHS number], [telephone number]"),
        ("Kay.Lark@post.example", "[e-mail address]"),
        ("12 Reed Street, fm12ab", "[address HOME1], [address HOME1]"),
        ("Marsh End Primary, LCS-123", "[school SCHOOL1], [case reference]"),
        ("Mother and Robin", "Mother and Robin"),
    ],
)  # fmt: skip
def test_a_text(words: str, instead: str) -> None:
    assert Replacer.of(REGISTER).text(words) == instead


def test_what_was_replaced_is_counted_and_doubts_are_marked() -> None:
    replacer = Replacer.of(REGISTER)
    told = replacer.deep({"ref": "Rose:1", "event": ["Rose", {"x": "Kay and Rose"}]}, but={"ref"})
    assert told == {"ref": "Rose:1", "event": ["Robin", {"x": "Mother and Robin"}]}
    first = replacer.found[0]
    assert (first.words, first.instead, first.times, first.is_ordinary) == (
        "Rose",
        "Robin",
        2,
        True,
    )


def test_nobody_on_the_register_and_nobody_without_a_pseudonym() -> None:
    with pytest.raises(Unready, match="Nobody is on the register"):
        Replacer.of({"people": []})
    bare = {"people": [*REGISTER["people"], {"id": "AUNT1", "forename": "Ida"}]}
    with pytest.raises(Unready, match="1 person on the register has no pseudonym yet: AUNT1"):
        Replacer.of(bare)
    unknown = {"people": [*REGISTER["people"], {"id": "MAN1", "role": "friend"}]}
    assert Replacer.of(unknown).text("Rose") == "Robin"  # nobody knows his name


def test_letters_without_a_shape_are_named() -> None:
    assert drawable("café – Łukasz “ok” 😀\u200b\x00") == "café – Łukasz “ok” [grinning face]"
