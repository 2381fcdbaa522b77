"""What is this file, and is it safe to open? Decided by content, never by name."""

from goldthread.engines.uploads.check import (
    CHRONOLOGIES,
    CITED,
    DOCUMENTS,
    EVIDENCE,
    MAX_BYTES,
    Checked,
    Rejected,
    check,
)
from goldthread.engines.uploads.decode import decode
from goldthread.engines.uploads.pages import pages_of
from goldthread.engines.uploads.pdfium import ONE_AT_A_TIME

__all__ = [
    "CHRONOLOGIES",
    "CITED",
    "DOCUMENTS",
    "EVIDENCE",
    "MAX_BYTES",
    "ONE_AT_A_TIME",
    "Checked",
    "Rejected",
    "check",
    "decode",
    "pages_of",
]
