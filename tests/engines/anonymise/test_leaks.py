"""The second look: what survives is seen, also where the first look would not."""

import pytest

from goldthread.engines.anonymise import checks, leaks


@pytest.mark.parametrize(
    "text",
    [
        "Robin was seen.", "Written to R*o*b*i*n L*a*r*k-D*u*n*l*i*n", "see x_tanyalark_x", "#tanyalark2025",
        "9-9-9-0-0-0-0-0-4-2", "Rob&#105;n was seen", "q=Tanya%20Lark", "VGFueWEgTGFyayBhbmQgUm9iaW4=",
        "Mark on left arm.", "Oakfield.CofE.Primary.School", "L C S 0 0 4 1 2 3 7", "x Tanya|Lark x",
    ],
)  # fmt: skip
def test_what_survives_is_seen(finder, text):
    found = leaks(text, finder)
    assert found
    assert all(text[one.start : one.end] == one.text and one.why for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Oliver was seen with the mother and Sibling 1 at School 1.", "A mark was seen in May 2019.",
        "He was larking about; the dune line was long.", "aGVsbG8gd29ybGQgYW5kIGVsc2V3aGVyZQ==", "50%25 more",
        "The Munro review and Ashdown Forest.", "The Elizabeth Line, Queen Elizabeth Hospital.", "[date of birth] [NHS number]",
    ],
)  # fmt: skip
def test_a_clean_text_is_clean(finder, text):
    assert leaks(text, finder) == []


def test_what_was_replaced_is_clean(finder):
    text = "Robin Lark-Dunlin (22/02/2025), Tanya, PC Ashdown of 12 Beck Cl, Saltmere, OCPS, r0bin."
    assert leaks(finder.replace(text, finder.find(text)), finder) == []


def test_the_record_says_what_ran(finder, whole_finder):
    assert "names that are in no register" in checks(whole_finder).ran
    assert "names that are in no register" not in checks(finder).ran
    assert checks(whole_finder).complete
