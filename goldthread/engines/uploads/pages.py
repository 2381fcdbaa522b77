"""How many pages a PDF has, so that a cited page is one that is there."""

import pypdfium2 as pdfium

from goldthread.engines.uploads.check import Rejected


def pages_of(data: bytes, name: str) -> int:
    """At least 1. Errors: Rejected, when it is locked, damaged or has no page."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as why:
        if "password" in str(why).lower():
            raise Rejected(f"{name} is locked with a password. Save a copy without one.") from why
        raise Rejected(f"{name} is damaged and cannot be opened. Save it again.") from why
    try:
        number = len(document)
    finally:
        document.close()
    if not number:
        raise Rejected(f"{name} has no page. Save it again.")
    return number
