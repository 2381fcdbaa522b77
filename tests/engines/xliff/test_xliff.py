"""Words go out as XLIFF 2.0 and come back from 1.2 and 2.x, and nothing else is let in."""

import pytest

from goldthread.engines.xliff import NotXliff, Unit, read, write

WORDS = [
    ("title", "Wren & what <we> learned", "", "Keep the name."),
    ("what_happened", "- One.\n- Two.\n\nThree.", "- Un.\n- Dau.\n\nTri.", ""),
]


def test_what_goes_out_comes_back() -> None:
    data = write(WORDS, source="en-GB", target="cy", original="summary:5:3")
    back = read(data)
    assert (back.source, back.target, back.original) == ("en-GB", "cy", "summary:5:3")
    assert back.units == tuple(Unit(name, words, said) for name, words, said, _ in WORDS)
    assert b'version="2.0"' in data
    assert b'state="initial"' in data
    assert b"<note>Keep the name.</note>" in data


def test_what_xml_cannot_hold_is_left_out() -> None:
    data = write([("a", "x\x00\x0b\r\ny", "", "")], source="en", target="cy", original="")
    assert read(data).units == (Unit("a", "x\ny", ""),)


def test_segments_of_a_translators_program_are_put_together() -> None:
    data = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="en"
    trgLang="ar"><file id="f" original="summary:1:1"><unit id="title">
    <segment><source>One.</source><target>واحد.</target></segment>
    <ignorable><source> </source></ignorable>
    <segment><source>Two <pc id="1">big</pc>.</source><target>اثنان <pc id="1">كبير</pc>.</target>
    </segment></unit></file></xliff>""".encode()
    assert read(data).units == (Unit("title", "One. Two big.", "واحد. اثنان كبير."),)


def test_version_1_2_comes_in() -> None:
    data = b"""<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"
    version="1.2"><file original="summary:1:1" source-language="en-GB" target-language="cy"
    datatype="plaintext"><body><group><trans-unit id="title"><source>A <g id="1">b</g></source>
    <target>C</target></trans-unit></group></body></file></xliff>"""
    back = read(data)
    assert (back.source, back.target) == ("en-GB", "cy")
    assert back.units == (Unit("title", "A b", "C"),)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
HEAD = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en">'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (b"<html/>", "not an XLIFF"),
        (HEAD + b"</xliff>", "0 texts"),
        (BOMB + HEAD + b'<file id="f"><unit id="a"><segment><source>&b;</source></segment></unit>'
         b"</file></xliff>", "document type"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + HEAD + b'<file id="f"/></xliff>',
         "document type"),
        (HEAD + b'<file id="f"><unit id="a"/><unit id="a"/></file></xliff>', "twice"),
        (b" " * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(NotXliff, match=said):
        read(data)
