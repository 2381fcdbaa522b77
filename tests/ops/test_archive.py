"""The backup file itself: what went in comes out, and anything else is refused."""

import io
import tarfile
from pathlib import Path

import pytest

from goldthread.cli.backups import archive


def members(backup: Path) -> dict[str, bytes]:
    with tarfile.open(backup) as tar:
        streams = {entry.name: tar.extractfile(entry) for entry in tar}
        return {name: stream.read() for name, stream in streams.items() if stream}


def rewrite(backup: Path, out: Path, change: dict[str, bytes | None]) -> Path:
    """A copy of a backup with members changed, added, or (None) left out."""
    with tarfile.open(out, "w:gz") as new:
        for name, data in {**members(backup), **change}.items():
            if data is not None:
                entry = tarfile.TarInfo(name)
                entry.size = len(data)
                new.addfile(entry, io.BytesIO(data))
    return out


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    path = tmp_path / "monday.tar.gz"
    about = archive.Manifest(made="2026-03-02", goldthread="0.1", database="sqlite", migrations=[])
    with archive.writing(path, about) as writer:
        writer.add("database/goldthread.sqlite3", io.BytesIO(b"rows"), 4)
        writer.add("files/evidence/audit.txt", io.BytesIO(b"twenty of twenty"), 16)
    return path


def test_what_went_in_comes_out(backup: Path, tmp_path: Path) -> None:
    manifest = archive.unpack(backup, tmp_path / "out")
    assert manifest.made == "2026-03-02"
    assert (tmp_path / "out/files/evidence/audit.txt").read_bytes() == b"twenty of twenty"
    assert (tmp_path / "out/database/goldthread.sqlite3").read_bytes() == b"rows"


def test_it_is_for_its_owner_alone(backup: Path) -> None:
    assert backup.stat().st_mode & 0o777 == 0o600


def test_nothing_stays_behind_when_the_writing_fails(tmp_path: Path) -> None:
    about = archive.Manifest(made="", goldthread="", database="", migrations=[])
    with (
        pytest.raises(OSError, match="gone"),
        archive.writing(tmp_path / "monday.tar.gz", about),
    ):
        raise OSError("the disk is gone")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"files/evidence/audit.txt": b"nineteen of twenty"}, "was changed after"),
        ({"files/evidence/audit.txt": None}, "lacks"),
        ({"files/extra.txt": b"x"}, "does not name"),
        ({"files/../../escaped.txt": b"x"}, "does not belong"),
        ({"../escaped.txt": b"x"}, "does not belong"),
        ({"/tmp/escaped.txt": b"x"}, "does not belong"),
        ({"escaped.txt": b"x"}, "does not belong"),
        ({"manifest.json": None}, "no readable manifest"),
        ({"manifest.json": b"{"}, "no readable manifest"),
        ({"manifest.json": b"[]"}, "no readable manifest"),
        ({"manifest.json": b'{"made": 1}'}, "no readable manifest"),
    ],
)
def test_what_is_not_whole_is_refused(
    backup: Path, tmp_path: Path, change: dict[str, bytes | None], words: str
) -> None:
    bad = rewrite(backup, tmp_path / "bad.tar.gz", change)
    with pytest.raises(archive.Damaged, match=words):
        archive.unpack(bad, tmp_path / "deep" / "out")
    assert not list(tmp_path.rglob("escaped.txt"))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_only_plain_files_are_taken(tmp_path: Path, kind: bytes) -> None:
    bad = tmp_path / "bad.tar.gz"
    with tarfile.open(bad, "w:gz") as tar:
        entry = tarfile.TarInfo("files/way-out")
        entry.type, entry.linkname = kind, "/etc/passwd"
        tar.addfile(entry)
    with pytest.raises(archive.Damaged, match="not a plain file"):
        archive.unpack(bad, tmp_path / "out")


def test_a_backup_cut_short_is_refused(backup: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.tar.gz"
    short.write_bytes(backup.read_bytes()[:-40])
    with pytest.raises(archive.Damaged):
        archive.unpack(short, tmp_path / "out")
