"""What is this file, and is it safe to open? Decided by content, never by name."""

from goldthread.engines.uploads.check import (
    CHRONOLOGIES,
    DOCUMENTS,
    EVIDENCE,
    MAX_BYTES,
    Checked,
    Rejected,
    check,
)
from goldthread.engines.uploads.decode import decode

__all__ = [
    "CHRONOLOGIES",
    "DOCUMENTS",
    "EVIDENCE",
    "MAX_BYTES",
    "Checked",
    "Rejected",
    "check",
    "decode",
]
