"""Files that people hand in: checked, kept under names of our own, handed out unchanged.

A row that keeps one has `file`, `file_name`, `file_type` and `file_sha256`, all empty without one.
"""

import hashlib
import uuid
from collections.abc import Set
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.http import FileResponse

from goldthread.engines import uploads
from goldthread.foundations.records.refusals import Refused

PIECE = 1024 * 1024  # bytes
ENDINGS = {"txt": ("txt", "text", "md", "csv"), "csv": ("csv", "txt"), "jpg": ("jpg", "jpeg")}


class Lost(Exception):
    """The file can't be handed out. The message is one sentence."""


def named_as_it_is(name: str, kind: str) -> str:
    """A name whose ending a computer opens as this kind: "run.bat" of plain text gets ".txt"."""
    stem, dot, ending = name.rpartition(".")
    fits = bool(stem and dot) and ending.lower() in ENDINGS.get(kind, (kind,))
    return name if fits else f"{name}.{kind}"


def keep(row: Any, file: Any, *, allow: Set[str]) -> None:
    """Put a checked file in the store; the row is not saved. Its bytes are never opened by us
    again, only handed out. Errors: Refused, with what is wrong and that nothing was saved."""
    most = settings.UPLOAD_BYTES
    if file.size > most:
        raise Refused(f"The file is larger than {most // (1024 * 1024)} MB. Nothing was saved.")
    data = file.read()
    try:
        checked = uploads.check(data, file.name, allow=allow, max_bytes=most)
    except uploads.Rejected as problem:
        raise Refused(f"{problem} Nothing was saved.") from problem
    row.file_name = named_as_it_is(checked.safe_name, checked.kind)
    row.file_type = checked.media_type
    row.file_sha256 = hashlib.sha256(data).hexdigest()
    # In the store the file has a name of our own: people's names stay out of paths and logs.
    row.file.save(f"{uuid.uuid4()}.{checked.kind}", ContentFile(data), save=False)


def open_unchanged(row: Any) -> IO[bytes]:
    """The file at its start, if it is still the one that was given.

    Errors: Lost, when it is missing from the store or its content changed there.
    """
    try:
        opened: IO[bytes] = row.file.open("rb")
    except OSError as problem:
        raise Lost(f"“{row.file_name}” is missing from the file store.") from problem
    digest = hashlib.sha256()
    while piece := opened.read(PIECE):
        digest.update(piece)
    if digest.hexdigest() != row.file_sha256:
        opened.close()
        raise Lost(f"“{row.file_name}” is not the file that was given: it was changed.")
    opened.seek(0)
    return opened


def handed_out(row: Any) -> FileResponse:
    """The file, to be saved and never shown inside our own pages. Errors: Lost."""
    response = FileResponse(
        open_unchanged(row),
        as_attachment=True,
        filename=row.file_name,
        content_type=row.file_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
