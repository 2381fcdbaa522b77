"""The backup file: a gzipped tar of `database/…`, `files/…` and, last, `manifest.json`."""

import hashlib
import io
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, cast

MANIFEST = "manifest.json"
FOLDERS = ("database", "files")
CHUNK = 1024 * 1024


class Damaged(Exception):
    """A backup that is not whole, in words for the person who tries to restore it."""


@dataclass
class Manifest:
    """What a backup holds and which version made it."""

    made: str  # UTC, ISO 8601
    goldthread: str
    database: str  # "sqlite" or "postgresql"
    migrations: list[str]
    sha256: dict[str, str] = field(default_factory=dict)  # by name in the archive


class Writer:
    """Adds members and notes their hashes as they go in."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self.tar, self.manifest = tar, manifest

    def add(self, name: str, stream: IO[bytes], size: int) -> None:
        """`size` bytes of a stream. OSError when the stream is shorter."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        hashing = _Hashing(stream)
        self.tar.addfile(entry, cast(IO[bytes], hashing))
        self.manifest.sha256[name] = hashing.digest.hexdigest()

    def add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as stream:
            self.add(name, stream, path.stat().st_size)


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """A new archive. FileExistsError when there is one; nothing stays behind when it fails."""
    if path.exists():
        raise FileExistsError(path)
    unfinished = path.with_name(path.name + ".unfinished")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as raw, tarfile.open(fileobj=raw, mode="w:gz") as tar:
            writer = Writer(tar, manifest)
            yield writer
            text = json.dumps(asdict(manifest), indent=1).encode()
            entry = tarfile.TarInfo(MANIFEST)
            entry.size, entry.mode = len(text), 0o600
            tar.addfile(entry, io.BytesIO(text))
        os.link(unfinished, path)  # unlike a rename, this refuses to overwrite
    finally:
        unfinished.unlink(missing_ok=True)


def unpack(path: Path, into: Path) -> Manifest:
    """Every member under `into`, once each is proved to be what was put in. Raises Damaged."""
    found: dict[str, str] = {}
    text = b""
    try:
        with tarfile.open(path, mode="r|gz") as tar:
            for entry in tar:
                stream = tar.extractfile(entry) if entry.isreg() else None
                if stream is None:
                    raise Damaged(f"{path.name} holds “{_shown(entry.name)}”, not a plain file.")
                if entry.name == MANIFEST:
                    text = stream.read()
                else:
                    found[entry.name] = _place(stream, into, entry.name)
    except (tarfile.TarError, EOFError, OSError) as fault:
        raise Damaged(f"{path.name} cannot be read as a backup ({fault}).") from fault
    return _compare(path, text, found)


def _place(stream: IO[bytes], into: Path, name: str) -> str:
    """Writes one member; its hash. Raises Damaged for a name that leads outside the folder."""
    parts = PurePosixPath(name).parts
    if len(parts) < 2 or parts[0] not in FOLDERS or ".." in parts or "\\" in name or "\0" in name:
        raise Damaged(f"The backup holds “{_shown(name)}”, which does not belong in one.")
    target = into.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    hashing = _Hashing(stream)
    with target.open("xb") as out:
        shutil.copyfileobj(cast(IO[bytes], hashing), out, CHUNK)
    return hashing.digest.hexdigest()


def _compare(path: Path, text: bytes, found: dict[str, str]) -> Manifest:
    try:
        manifest = Manifest(**json.loads(text))
        _must_be_whole(manifest)
    except (ValueError, TypeError, RecursionError) as fault:
        raise Damaged(f"{path.name} has no readable manifest: it was cut short.") from fault
    if missing := sorted(manifest.sha256.keys() - found.keys()):
        raise Damaged(f"{path.name} lacks “{_shown(missing[0])}”, which its manifest names.")
    if extra := sorted(found.keys() - manifest.sha256.keys()):
        raise Damaged(f"{path.name} holds “{_shown(extra[0])}”, which its manifest does not name.")
    if changed := sorted(name for name in found if found[name] != manifest.sha256[name]):
        raise Damaged(
            f"In {path.name}, “{_shown(changed[0])}” was changed after the backup was made."
        )
    return manifest


def _must_be_whole(manifest: Manifest) -> None:
    """TypeError when a part is not what this program writes: a manifest may be anybody's."""
    texts = [manifest.made, manifest.goldthread, manifest.database]
    if not isinstance(manifest.migrations, list) or not isinstance(manifest.sha256, dict):
        raise TypeError("migrations must be a list and sha256 a table")
    texts += [*manifest.migrations, *manifest.sha256.values()]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("every part must be text")


def _shown(name: str) -> str:
    """A name that says what it is in one line of a terminal and does nothing to it."""
    return "".join(char if char.isprintable() else "?" for char in name[:100])


class _Hashing:
    """A stream that hashes what is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream, self.digest = stream, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.digest.update(data)
        return data
