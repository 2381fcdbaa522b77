"""Files of evidence, as the store kept them."""

import hashlib
from typing import IO

from goldthread.foundations.followthrough.models import Evidence

PIECE = 1024 * 1024  # bytes
ENDINGS = {"txt": ("txt", "text", "md", "csv"), "csv": ("csv", "txt"), "jpg": ("jpg", "jpeg")}


class Lost(Exception):
    """The file can't be handed out. The message is one sentence."""


def named_as_it_is(name: str, kind: str) -> str:
    """A name whose ending a computer opens as this kind: "run.bat" of plain text gets ".txt"."""
    stem, dot, ending = name.rpartition(".")
    fits = bool(stem and dot) and ending.lower() in ENDINGS.get(kind, (kind,))
    return name if fits else f"{name}.{kind}"


def open_unchanged(evidence: Evidence) -> IO[bytes]:
    """The file at its start, if it is still the one that was given.

    Errors: Lost, when it is missing from the store or its content changed there.
    """
    try:
        opened = evidence.file.open("rb")
    except OSError as problem:
        raise Lost(f"“{evidence.file_name}” is missing from the file store.") from problem
    digest = hashlib.sha256()
    while piece := opened.read(PIECE):
        digest.update(piece)
    if digest.hexdigest() != evidence.file_sha256:
        opened.close()
        raise Lost(f"“{evidence.file_name}” is not the file that was given: it was changed.")
    opened.seek(0)
    return opened
