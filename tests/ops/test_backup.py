"""What a backup takes out, a restore puts back; a damaged or foreign one changes nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldthread.cli.backups import archive
from tests.ops.conftest import Installation, an_installation
from tests.ops.test_archive import members, rewrite

FILL = """
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import actions
User.objects.create_user("manager@fenmarsh.example", "Asha Reed", "x")
fenmarsh = actions.found_partnership(name="Fenmarsh", slug="fenmarsh", by=None)
for name in ("Council — children’s services", "Hospital\\\\trust\\t“North”"):
    actions.add_organisation(partnership=fenmarsh, name=name, sector="health", by=None)
default_storage.save("evidence/2026/audit é.txt", ContentFile(b"twenty of twenty"))
"""
ADD_MORE = """
from goldthread.foundations.agencies import actions
from goldthread.foundations.agencies.models import Partnership
fenmarsh = Partnership.objects.get()
body = actions.add_organisation(partnership=fenmarsh, name="Police", sector="police", by=None)
print(body.pk)
"""
LOOK = """
import json
from django.core.files.storage import default_storage
from goldthread.foundations.access.models import AuditRow, User
from goldthread.foundations.agencies.models import Organisation
print(json.dumps([
    [user.email for user in User.objects.all()],
    [body.name for body in Organisation.objects.order_by("pk")],
    AuditRow.objects.count(),
    default_storage.open("evidence/2026/audit é.txt").read().decode(),
]))
"""


@pytest.fixture(scope="module")
def once_filled(
    set_up: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    with an_installation(tmp_path_factory.mktemp("filled") / "data", like=set_up) as copy:
        copy.python(FILL)
        yield copy


@pytest.fixture
def filled(once_filled: Installation, tmp_path: Path) -> Iterator[Installation]:
    with an_installation(tmp_path / "data", like=once_filled) as copy:
        yield copy


def test_what_was_there_comes_back_and_what_came_later_is_kept_aside(
    filled: Installation, tmp_path: Path
) -> None:
    backup, before = tmp_path / "monday.tar.gz", filled.python(LOOK)
    taken = filled.run("backup", backup)
    assert (taken.returncode, "and 1 files" in taken.stdout) == (0, True), taken.stderr
    filled.python(ADD_MORE)
    assert filled.python(LOOK) != before

    restored = filled.run("restore", backup, "--replace")
    assert restored.returncode == 0, restored.stderr
    assert "is kept as" in restored.stdout
    assert "The audit trail is whole." in restored.stdout
    assert filled.python(LOOK) == before
    assert int(filled.python(ADD_MORE)) > 2  # new rows take new numbers


def test_an_empty_installation_needs_no_replace(
    filled: Installation, ready: Installation, tmp_path: Path
) -> None:
    backup, before = tmp_path / "monday.tar.gz", filled.python(LOOK)
    assert filled.run("backup", backup).returncode == 0
    restored = ready.run("restore", backup)
    assert restored.returncode == 0, restored.stderr
    assert ready.python(LOOK) == before


def test_a_backup_never_overwrites(filled: Installation, tmp_path: Path) -> None:
    there = tmp_path / "monday.tar.gz"
    there.write_text("precious")
    taken = filled.run("backup", there)
    assert (taken.returncode, there.read_text()) == (2, "precious")
    assert "there already" in taken.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "monday.tar.gz"]


def test_a_backup_is_for_its_owner_alone(filled: Installation, tmp_path: Path) -> None:
    backup = tmp_path / "monday.tar.gz"
    filled.run("backup", backup)
    assert backup.stat().st_mode & 0o777 == 0o600


def test_people_with_accounts_are_not_overwritten_by_mistake(
    filled: Installation, tmp_path: Path
) -> None:
    backup, before = tmp_path / "monday.tar.gz", filled.python(LOOK)
    filled.run("backup", backup)
    refused = filled.run("restore", backup)
    assert (refused.returncode, "--replace" in refused.stderr) == (2, True)
    assert filled.python(LOOK) == before


def test_another_audit_key_is_noticed(filled: Installation, tmp_path: Path) -> None:
    backup = tmp_path / "monday.tar.gz"
    filled.run("backup", backup)
    restored = filled.run("restore", backup, "--replace", GOLDTHREAD_AUDIT_KEY="another" * 10)
    assert restored.returncode == 1
    assert "GOLDTHREAD_AUDIT_KEY" in restored.stdout


def test_a_damaged_backup_changes_nothing(filled: Installation, tmp_path: Path) -> None:
    backup, before = tmp_path / "monday.tar.gz", filled.python(LOOK)
    filled.run("backup", backup)
    lesser = {"files/evidence/2026/audit é.txt": b"nineteen of twenty"}
    bad = rewrite(backup, tmp_path / "bad.tar.gz", lesser)
    refused = filled.run("restore", bad, "--replace")
    assert refused.returncode == 2
    assert "was changed after the backup was made. Nothing was changed." in refused.stderr
    assert filled.python(LOOK) == before


def test_a_backup_of_another_version_is_refused(filled: Installation, tmp_path: Path) -> None:
    backup, before = tmp_path / "monday.tar.gz", filled.python(LOOK)
    filled.run("backup", backup)
    manifest = json.loads(members(backup)[archive.MANIFEST])
    manifest["migrations"].append("access.9999_from_the_future")
    newer = {archive.MANIFEST: json.dumps(manifest).encode()}
    refused = filled.run("restore", rewrite(backup, tmp_path / "newer.tar.gz", newer), "--replace")
    assert (refused.returncode, "Install that version" in refused.stderr) == (2, True)
    assert filled.python(LOOK) == before


def test_a_file_that_is_no_backup_is_refused_in_one_sentence(
    filled: Installation, tmp_path: Path
) -> None:
    nonsense = tmp_path / "holiday.jpg"
    nonsense.write_bytes(b"\xff\xd8 not a backup")
    refused = filled.run("restore", nonsense, "--replace")
    assert refused.returncode == 2
    assert "cannot be read as a backup" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_when_putting_in_fails_the_old_comes_back(filled: Installation, tmp_path: Path) -> None:
    backup, before = tmp_path / "monday.tar.gz", filled.python(LOOK)
    filled.run("backup", backup)
    told = filled.python(
        "from goldthread.cli import main\n"
        "from goldthread.cli.backups import uploads\n"
        "def full(unpacked): raise OSError('No space left on device')\n"
        "uploads.put_in = full\n"
        f"print(main(['restore', {str(backup)!r}, '--replace']))"
    )
    assert told.splitlines()[-1] == "2"
    assert filled.python(LOOK) == before
