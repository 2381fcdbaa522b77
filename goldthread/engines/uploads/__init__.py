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

__all__ = [
    "CHRONOLOGIES",
    "CITED",
    "DOCUMENTS",
    "EVIDENCE",
    "MAX_BYTES",
    "Checked",
    "Rejected",
    "check",
    "decode",
    "pages_of",
]
