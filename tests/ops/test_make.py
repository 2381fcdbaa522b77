"""What a newcomer is told when something is missing: one clear sentence, and nothing half done."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
VERSION_ONLY = "#!/bin/sh\ncase $2 in *version_info*) exit 0;; *) exit 1;; esac\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a fresh clone as `make setup` looks at before it installs."""
    for name in ("Makefile", "pyproject.toml", "uv.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def make(clone: Path, python: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "setup", f"PY={python}"], cwd=clone, capture_output=True, text=True
    )


def fake_python(clone: Path, script: str) -> str:
    path = clone / "python3-fake"
    path.write_text(script)
    path.chmod(0o755)
    return str(path)


def test_no_python(clone: Path) -> None:
    done = make(clone, "no-such-python")
    assert "there is no 'no-such-python' here" in done.stdout
    assert (done.returncode, (clone / ".venv").exists()) == (2, False)


def test_another_python(clone: Path) -> None:
    done = make(clone, fake_python(clone, "#!/bin/sh\nexit 1\n"))
    assert "needs Python 3.11, 3.12 or 3.13" in done.stdout
    assert (done.returncode, (clone / ".venv").exists()) == (2, False)


def test_a_python_without_virtual_environments(clone: Path) -> None:
    done = make(clone, fake_python(clone, VERSION_ONLY))
    assert "apt-get install python3-venv" in done.stdout
    assert (done.returncode, (clone / ".venv").exists()) == (2, False)


def with_only(folder: Path, *names: str) -> dict[str, str]:
    """An environment whose PATH has these programs and no others."""
    folder.mkdir()
    for name in names:
        (folder / name).symlink_to(shutil.which(name) or name)
    return {"PATH": str(folder)}


def test_no_browser_and_no_way_to_install_one(tmp_path: Path) -> None:
    env = with_only(tmp_path / "bin", "sh", "id")
    done = subprocess.run(
        [str(ROOT / "scripts" / "need_chromium")], env=env, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout.startswith("The browser journeys need Chromium. Install it")


def test_a_browser_is_found(tmp_path: Path) -> None:
    env = with_only(tmp_path / "bin", "sh")
    (tmp_path / "bin" / "chromium").symlink_to("/bin/true")
    done = subprocess.run(
        [str(ROOT / "scripts" / "need_chromium")], env=env, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_postgresql_round_passes_the_address_and_the_exit_code_on() -> None:
    told = 'import os, sys; print(os.environ["DATABASE_URL"]); sys.exit(7)'
    given = {**os.environ, "DATABASE_URL": "postgres://somewhere/else"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "with_postgres.py"), sys.executable, "-c", told],
        env=given,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.strip()) == (7, "postgres://somewhere/else")
