"""Back from pseudonyms to names, with the key of the file: what `goldthread reidentify` does."""

from dataclasses import dataclass
from pathlib import Path

from goldthread.engines.anonymise.files import KINDS, Blocked, rewritten
from goldthread.engines.anonymise.findings import apply
from goldthread.engines.anonymise.key import CannotOpen, Key, Restorer, digest_of, opened
from goldthread.engines.anonymise.work import CannotDo, read_file, write
from goldthread.engines.uploads import decode


@dataclass(frozen=True)
class Restored:
    """`same`: the file is the very one that the key was made with. `left`: texts changed since."""

    out: str
    same: bool
    left: int
    people: dict[str, list[str]]


def key_in(path: Path, passphrase: str) -> Key:
    """Errors: CannotDo."""
    try:
        return opened(path.read_bytes(), passphrase)
    except OSError:
        raise CannotDo(f"{path.name} cannot be read. Nothing was written.") from None
    except CannotOpen as why:
        raise CannotDo(f"{path.name}: {why} Nothing was written.") from None


def reidentify(file: Path, key: Key, out: Path) -> Restored:
    """Writes the file with the words that its pseudonyms stand for. Errors: CannotDo.

    A text that was changed since keeps its pseudonyms.
    """
    data, kind = read_file(file)
    restorer = Restorer(key)
    if out.exists() and out.samefile(file):
        raise CannotDo(f"{out.name} is the file that is read. Nothing was written. Name another.")
    try:
        if kind in KINDS:
            new = rewritten(data, file.name, restorer)
        else:
            text = decode(data)[0]
            new = apply(text, restorer.find(text)).encode()
    except Blocked as why:
        raise CannotDo(f"{why} Nothing was written.") from None
    write(out, new)
    return Restored(out.name, digest_of(data) == key.digest, len(restorer.left), key.people)
