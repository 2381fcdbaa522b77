"""Papers and letters as files: checked before they are kept, never shown inside our own pages."""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile

from goldthread.engines import uploads
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.store import named_as_it_is


def keep_sent(row: Any, file: Any) -> None:
    """Put a checked file on a row, unsaved. Its bytes are never opened by us again."""
    most = settings.UPLOAD_BYTES
    if file.size > most:
        raise Refused(f"The file is larger than {most // (1024 * 1024)} MB. Nothing was saved.")
    data = file.read()
    try:
        checked = uploads.check(data, file.name, allow=uploads.EVIDENCE, max_bytes=most)
    except uploads.Rejected as problem:
        raise Refused(f"{problem} Nothing was saved.") from problem
    row.file_name = named_as_it_is(checked.safe_name, checked.kind)
    row.file_type = checked.media_type
    row.file_sha256 = hashlib.sha256(data).hexdigest()
    # In the store the file has a name of our own: people's names stay out of paths and logs.
    row.file.save(f"{uuid.uuid4()}.{checked.kind}", ContentFile(data), save=False)


def keep_made(row: Any, data: bytes, name: str) -> None:
    """Put a letter that we produced on its row, unsaved."""
    row.file_name, row.file_sha256 = name, hashlib.sha256(data).hexdigest()
    row.file.save(f"{uuid.uuid4()}.docx", ContentFile(data), save=False)
