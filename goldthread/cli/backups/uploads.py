"""Taking out and putting back uploaded files, wherever the settings keep them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

from goldthread.cli.backups.archive import CHUNK, Writer


def every_file(folder: str = "") -> Iterator[str]:
    """Names in the store, folder by folder, in order."""
    disk = on_disk()
    if disk and not disk.exists():
        return
    folders, names = default_storage.listdir(folder)
    prefix = f"{folder}/" if folder else ""
    yield from sorted(prefix + name for name in names if name)
    for inner in sorted(name for name in folders if name):
        yield from every_file(prefix + inner)


def put_out(writer: Writer) -> int:
    """How many files went in."""
    names = list(every_file())
    for name in names:
        with default_storage.open(name) as stream:
            writer.add(f"files/{name}", stream, default_storage.size(name))
    return len(names)


def set_aside(stamp: str) -> str:
    """Renames the folder of files; its name now, or "" where there is none (as with S3)."""
    folder = on_disk()
    if not folder or not folder.exists():
        return ""
    then = folder.with_name(f"{folder.name}.before-{stamp}")
    folder.rename(then)
    return str(then)


def bring_back(aside: str) -> None:
    """Undoes `set_aside`; what was put in meanwhile goes."""
    folder = on_disk()
    if aside and folder:
        if folder.exists():
            folder.rename(f"{aside}-failed")
        Path(aside).rename(folder)


def put_in(unpacked: Path) -> int:
    """How many files were put in. A file that is there already, unchanged, is left alone."""
    root, count = unpacked / "files", 0
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        name = path.relative_to(root).as_posix()
        with path.open("rb") as stream:
            if default_storage.exists(name):
                with default_storage.open(name) as there:
                    if _hash(there) == _hash(stream):
                        continue
                default_storage.delete(name)
            stream.seek(0)
            saved = default_storage.save(name, File(stream))
            if saved != name:
                raise OSError(f"The store named the file “{saved}” instead of “{name}”")
        count += 1
    return count


def on_disk() -> Path | None:
    """The folder of uploaded files; None when they are kept in S3."""
    local = isinstance(default_storage, FileSystemStorage)
    return Path(default_storage.location) if local else None


def _hash(stream: Any) -> str:
    digest = hashlib.sha256()
    while part := stream.read(CHUNK):
        digest.update(part)
    return digest.hexdigest()
