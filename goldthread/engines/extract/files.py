"""From a file to a document: the kind is decided by what is inside, never by its name."""

from pathlib import Path

from goldthread.engines.extract.model import Document, Unreadable
from goldthread.engines.extract.readers import html, pdf, plain, word
from goldthread.engines.uploads import DOCUMENTS, Rejected, check, decode


def read_text(source: Path | str | bytes, name: str | None = None) -> Document:
    """A document of one of the four formats.

    Errors: Unreadable, one sentence, when the file is missing, of another kind or damaged.
    """
    if isinstance(source, bytes):
        data, name = source, name or "the file"
    else:
        path = Path(source)
        name = name or path.name
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = (error.strerror or "cannot be opened").lower()
            raise Unreadable(f"{name}: {reason}. Check the name and try again.") from error
    try:
        checked = check(data, name, allow=DOCUMENTS)
        if checked.kind == "pdf":
            document = pdf.read(data)
        elif checked.kind == "docx":
            document = word.read(data)
        elif checked.kind == "html":
            document = html.read(decode(data)[0])
        else:
            document = plain.read(decode(data)[0])
    except (Rejected, Unreadable) as error:
        sentence = str(error)
        raise Unreadable(sentence if name in sentence else f"{name}: {sentence}") from error
    if not document.text.strip():
        raise Unreadable(f"{name}: there is no text in it. Check that it is the right file.")
    return document
