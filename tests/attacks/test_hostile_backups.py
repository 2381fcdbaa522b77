"""A backup that somebody made up is refused in one sentence, and nothing is changed."""

import hashlib
import io
import json
import tarfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from goldthread.cli.backups import archive, sqlite

WHOLE = {"made": "2026-03-02", "goldthread": "0.1", "database": "sqlite", "migrations": []}
ROWS = "database/goldthread.sqlite3"


def made_up(path: Path, manifest: bytes, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, data in {**members, "manifest.json": manifest}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return path


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": [1]},
        {"sha256": {ROWS: 5}},
        {"migrations": 5},
        {"migrations": [[1]]},
        {"database": None},
        {"made": {}},
    ],
    ids=str,
)
def test_a_manifest_of_the_wrong_shape(change: dict[str, Any], tmp_path: Path) -> None:
    bad = made_up(tmp_path / "bad.tar.gz", json.dumps({**WHOLE, **change}).encode(), {})
    with pytest.raises(archive.Damaged, match="no readable manifest"):
        archive.unpack(bad, tmp_path / "out")


def test_a_manifest_that_goes_deeper_than_anyone_can_read(tmp_path: Path) -> None:
    bad = made_up(tmp_path / "bad.tar.gz", b"[" * 200_000, {})
    with pytest.raises(archive.Damaged, match="no readable manifest"):
        archive.unpack(bad, tmp_path / "out")


@pytest.mark.parametrize("name", ["files/a\nNothing is wrong.", "files/\x1b[2Jgone", "\x1b]0;x"])
def test_a_name_does_nothing_to_the_terminal(name: str, tmp_path: Path) -> None:
    bad = made_up(tmp_path / "bad.tar.gz", json.dumps(WHOLE).encode(), {name: b"x"})
    with pytest.raises(archive.Damaged) as refused:
        archive.unpack(bad, tmp_path / "out")
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("rows", [b"not a database " * 500, b"SQLite format 3\0" + b"\1" * 5000])
def test_a_database_that_is_none_does_not_take_the_place_of_one(
    rows: bytes, tmp_path: Path
) -> None:
    about = {**WHOLE, "sha256": {ROWS: hashlib.sha256(rows).hexdigest()}}
    bad = made_up(tmp_path / "bad.tar.gz", json.dumps(about).encode(), {ROWS: rows})
    archive.unpack(bad, tmp_path / "out")
    here = SimpleNamespace(settings_dict={"NAME": str(tmp_path / "here.sqlite3")})
    with pytest.raises(archive.Damaged, match="not whole"):
        sqlite.put_in(here, tmp_path / "out")
    assert not (tmp_path / "here.sqlite3").exists()
