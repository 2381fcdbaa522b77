"""What cannot be read is refused in one sentence, and nothing is written."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document

from goldthread.engines.anonymise.files import Blocked, anonymise_file, check_file
from goldthread.engines.anonymise.files.word_parts import LEFT_OUT
from tests.engines.anonymise.files.building import (
    TYPE,
    changed,
    finder,
    packed,
    plain,
    unpacked,
    with_part,
)
from tests.engines.anonymise.files.word_places import picture

MS = "http://schemas.microsoft.com/office/2020/10/relationships/"
OLE = "application/vnd.openxmlformats-officedocument.oleObject"


def twice() -> bytes:
    out = io.BytesIO(plain())
    with zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning):
        package.writestr("word/document.xml", unpacked(plain())["word/document.xml"])
    return out.getvalue()


def entity(text: str) -> str:
    head, _, rest = text.partition("?>")
    return f'{head}?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{rest}'


def strict(text: str) -> str:
    return text.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                        "http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip


def svg() -> bytes:
    return picture(
        "a.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "svg+xml"
    )


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "embedded object": (lambda: with_part("word/embeddings/o.bin", b"\xd0\xcf", "oleObject", type_=OLE), "another file"),
    "embedded workbook": (lambda: with_part("word/embeddings/o.xlsx", packed({}), "package", type_=OLE), "another file"),
    "part of another file": (lambda: with_part("word/a.htm", "<p/>", "aFChunk", type_="text/html"), "another file"),
    "recording": (lambda: with_part("word/media/a.mp4", b"x", "video", type_="video/mp4"), "another file"),
    "control": (lambda: with_part("word/activeX/a.xml", "<x/>", "control", type_=OLE), "another file"),
    "unknown part": (lambda: with_part("word/new.xml", "<x/>", "newThing"), "unknown kind (newThing)"),
    "drawing (SVG) that is shown": (svg, "picture"),
    "no picture": (lambda: picture("a.bin", b"x", "png"), "cannot be read"),
    "cut picture": (lambda: picture("a.png", b"\x89PNG\r\n\x1a\n\0", "png"), "damaged"),
    "odd type": (lambda: with_part("word/header3.xml", "<x/>", "header", type_="text/robin"), "unknown kind"),
    "broken part": (lambda: changed(plain(), "word/styles.xml", lambda t: t[:-40]), "cannot be read"),
    "definitions": (lambda: changed(plain(), "word/document.xml", entity), "definitions of its own"),
    "strict": (lambda: changed(plain(), "word/document.xml", strict), "Strict Open XML"),
    "a part twice": (twice, "twice"),
    "no zip": (lambda: plain()[:900], "damaged"),
    "a missing part": (lambda: changed(plain(), "word/document.xml", lambda t: t.replace("<w:body>", '<w:body><w:p><w:r><w:drawing r:embed="rIdGone"/></w:r></w:p>')), "needs a part"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_in_one_sentence(case: str) -> None:
    make, said = CASES[case]
    with pytest.raises(Blocked) as refusal:
        anonymise_file(make(), "report.docx", finder())
    assert said in str(refusal.value)
    assert "report.docx" in str(refusal.value)


@pytest.mark.parametrize("case", ["embedded object", "broken part", "definitions", "a part twice"])
def test_the_check_says_what_it_could_not_read(case: str) -> None:
    checked = check_file(CASES[case][0](), "report.docx", finder())
    assert checked.unread and not checked.safe


@pytest.mark.parametrize("kind", sorted(LEFT_OUT))
def test_what_is_left_out_is_gone_and_the_rest_opens(kind: str) -> None:
    data = with_part("word/left.xml", "<x>Ann Author</x>", MS + kind)
    result = anonymise_file(data, "report.docx", finder())
    assert "word/left.xml" not in unpacked(result.data)
    assert result.check.safe
    Document(io.BytesIO(result.data))


def test_a_picture_that_nothing_shows_is_left_out() -> None:
    data = with_part(
        "word/media/a.svg", '<?xml version="1.0"?><svg/>', "image", type_="image/svg+xml"
    )
    result = anonymise_file(data, "report.docx", finder())
    assert not any("svg" in name for name in unpacked(result.data)) and result.check.safe


def test_macros_are_left_out() -> None:
    data = with_part("word/vbaProject.bin", b"\xd0\xcf\x11\xe0", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", type_="application/vnd.ms-office.vbaProject")  # fmt: skip
    parts = unpacked(data)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        f"{TYPE}document.main+xml".encode(),
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    result = anonymise_file(packed(parts), "report.docm", finder())
    assert result.ending == ".docx" and "Macros were left out." in result.problems
    assert not any("vba" in name for name in unpacked(result.data))
    assert b"macroEnabled" not in unpacked(result.data)["[Content_Types].xml"]
    assert not check_file(packed(parts), "report.docm", finder()).safe


@pytest.mark.parametrize("name", ["report.pdf", "report.xlsx", "report.csv", "report.txt"])
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str) -> None:
    for deed in (anonymise_file, check_file):
        with pytest.raises(Blocked, match="is a Word document"):
            deed(plain(), name, finder())


def test_the_files_own_name_is_looked_at() -> None:
    assert check_file(plain(), "robin-lark_report.docx", finder()).leaks
    assert anonymise_file(plain(), "a.docx", finder(), out="About_Robin.docx").check.leaks


def test_a_check_that_cannot_run_makes_nothing_safe() -> None:
    class Broken(type(finder())):  # type: ignore[misc]
        missing = ("names of people",)

    result = anonymise_file(plain(), "report.docx", Broken())
    assert not result.check.safe
    assert "names of people" in result.check.unread[0].why
