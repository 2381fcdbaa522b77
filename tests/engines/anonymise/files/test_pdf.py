"""PDF: read everywhere, never changed; what cannot be read makes it not safe."""

import io

import pytest
from pypdf import PdfWriter

from goldthread.engines.anonymise.files import Blocked, anonymise_file, check_file
from tests.engines.anonymise.files.building import finder
from tests.engines.anonymise.files.pdf_places import PLACES, UNREAD, plain, text


@pytest.mark.parametrize("place", PLACES)
def test_a_name_is_seen(place: str) -> None:
    checked = check_file(PLACES[place](), "report.pdf", finder())
    assert checked.leaks
    assert not checked.safe


def test_a_pdf_without_names_is_safe() -> None:
    assert check_file(plain(), "report.pdf", finder()).safe


@pytest.mark.parametrize("case", UNREAD)
def test_what_cannot_be_read_is_told(case: str) -> None:
    make, said = UNREAD[case]
    checked = check_file(make(), "report.pdf", finder())
    assert any(said in one.why for one in checked.unread)
    assert not checked.safe and not checked.leaks


def test_a_name_is_placed_on_its_page() -> None:
    (leak,) = check_file(text("Seen with Robin.")(), "report.pdf", finder()).leaks
    assert leak.place == "page 1"


def test_a_pdf_is_never_changed() -> None:
    with pytest.raises(Blocked, match="covering words in a PDF leaves them in it"):
        anonymise_file(plain(), "report.pdf", finder())


def test_locked_and_damaged_files_are_refused() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(plain()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Blocked, match="password"):
        check_file(out.getvalue(), "report.pdf", finder())
    with pytest.raises(Blocked, match="damaged"):
        check_file(b"%PDF-1.7\nnothing", "report.pdf", finder())
