"""Files are known by their content; whatever is unsafe or broken gets one clear sentence."""

import io
import zipfile

import docx
import openpyxl
import pytest

from goldthread.engines.uploads import CHRONOLOGIES, DOCUMENTS, EVIDENCE, Rejected, check, decode
from goldthread.engines.uploads.check import safe_name

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"


def zipped(*parts: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as package:
        for name, data in parts:
            package.writestr(name, data)
    return out.getvalue()


def saved(thing) -> bytes:
    out = io.BytesIO()
    thing.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("review.txt", "Réviewed – “well”".encode(), "txt"),
        ("review.txt", "Réviewed".encode("cp1252"), "txt"),
        ("review.txt", "Reviewed in UTF-16".encode("utf-16"), "txt"),
        ("page.html", b"<!DOCTYPE html><html><body><p>Text</p></body></html>", "html"),
        ("page.txt", b"<html><head></head><body><div>Text</div></body></html>", "html"),
        ("review.pdf", PDF, "pdf"),
        ("review", PDF, "pdf"),
        ("review.docx", saved(docx.Document()), "docx"),
    ],
)
def test_the_kind_is_read_from_the_content(name, data, kind):
    assert check(data, name).kind == kind


def test_workbooks_pictures_and_tables_as_evidence():
    assert check(saved(openpyxl.Workbook()), "audit.xlsx", allow=EVIDENCE).kind == "xlsx"
    assert check(PNG, "chart.png", allow=EVIDENCE).kind == "png"
    assert check(b"a,b\n1,2\n", "data.csv", allow=EVIDENCE).kind == "csv"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.docx", b"PK\x03\x04rubbish", "is damaged"),
        ("a.docx", saved(docx.Document())[:-200], "is damaged"),
        ("a.docx", zipped(("word/document.xml", b"<x/>"), ("word/vbaProject.bin", b"x")), "macros"),
        ("a.zip", zipped(("notes.txt", b"hello")), "is a zip archive"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Office file"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        ("a.pdf", b"<!doctype html><html><p>x</p></html>", "is named .pdf but is a web page"),
        ("a.txt", PDF, "is named .txt but is a PDF"),
        ("a.exe", b"MZ\x90\x00" + b"\x01" * 50, "is a program"),
        ("a.xlsx", saved(openpyxl.Workbook()), "is an Excel workbook"),
        ("a.bin", bytes(range(256)) * 8, "of an unknown kind"),
    ],
)
def test_what_may_not_be_opened(name, data, says):
    with pytest.raises(Rejected) as refusal:
        check(data, name)
    sentence = str(refusal.value)
    assert says in sentence
    assert name in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("allow", "says"),
    [
        ({"docx"}, "Send a Word document instead."),
        (
            {"txt", "csv", "xlsx"},
            "Send a plain text file, a CSV file or an Excel workbook instead.",
        ),
    ],
)
def test_what_to_send_instead_has_its_article(allow, says):
    with pytest.raises(Rejected) as refusal:
        check(b"MZ\x90\x00" + b"\x01" * 50, "evil.pdf", allow=allow)
    assert str(refusal.value) == f"evil.pdf is a program. {says}"


def test_a_file_that_is_too_large():
    with pytest.raises(Rejected, match="larger than 1 MB"):
        check(b"x" * (1024 * 1024 + 1), "a.txt", max_bytes=1024 * 1024)


def test_a_package_that_unpacks_to_far_too_much():
    bomb = zipped(("word/document.xml", b"0" * (30 * 1024 * 1024)))
    with pytest.raises(Rejected, match="unpacks to far more"):
        check(bomb, "a.docx")


def test_a_package_of_too_many_parts():
    many = zipped(*[(f"p{n}", b"") for n in range(5001)], how=zipfile.ZIP_STORED)
    with pytest.raises(Rejected, match="too many parts"):
        check(many, "a.docx")


def test_a_package_that_names_parts_outside_itself():
    with pytest.raises(Rejected, match="outside itself"):
        check(zipped(("../../etc/passwd", b"x"), ("word/document.xml", b"<x/>")), "a.docx")


def test_macro_files_only_where_they_are_read_as_data():
    data = zipped(("word/document.xml", b"<x/>"), ("word/vbaProject.bin", b"x"))
    assert check(data, "a.docm", allow=CHRONOLOGIES).kind == "docm"
    with pytest.raises(Rejected):
        check(data, "a.docm", allow=DOCUMENTS)


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\cases\\review.docx", "review.docx"),
        ('a<b>"c"|?.txt', "a_b__c___.txt"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("...", "file"),
        ("x" * 200 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_names_are_made_safe(given, safe):
    assert safe_name(given) == safe


def test_text_is_decoded():
    assert decode("naïve".encode())[0] == "naïve"
    assert decode("naïve".encode("cp1252"))[0] == "naïve"
    assert decode("naïve".encode("utf-16"))[0] == "naïve"
    assert decode("naive".encode("utf-16-le"))[0] == "naive"
