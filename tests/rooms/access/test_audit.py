"""The trail shows what was done to it, and nobody changes it through the application."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from goldthread.cli import main
from goldthread.foundations.access.audit import audit, note, verify
from goldthread.foundations.access.models import AuditHead, AuditRow
from tests import factories, ready_made

WRITERS, EACH = 3, 20


@pytest.fixture
def trail(db):
    """Five rows by one person."""
    person = factories.person("Mira Holt")
    for number in range(5):
        audit(by=person, did="exported", about=person, count=number, format="CSV")
    return person


def change(sql: str, *values: object) -> None:
    """What somebody with the database's password could do."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_whole_trail(trail):
    assert list(verify()) == []
    assert str(AuditRow.objects.first()) == "Mira Holt took out 4 rows as CSV: Mira Holt"


def test_an_empty_trail(db):
    assert list(verify()) == []


@pytest.mark.parametrize(
    "column",
    ["actor", "actor_name", "did", "about", "about_name", "partnership", "words", "detail"],
)
def test_a_changed_row(trail, column):
    change(f"UPDATE access_auditrow SET {column} = 'x' WHERE number = 3")
    [fault] = verify()
    assert fault.startswith("Row 3 (")
    assert "was changed" in fault


def test_a_changed_moment(trail):
    change("UPDATE access_auditrow SET at = '2020-01-01 00:00:00+00:00' WHERE number = 2")
    [fault] = verify()
    assert fault.startswith("Row 2 (01 January 2020")


def test_a_removed_row(trail):
    change("DELETE FROM access_auditrow WHERE number = 3")
    assert list(verify()) == ["Row 3 was removed."]


def test_several_removed_rows(trail):
    change("DELETE FROM access_auditrow WHERE number IN (2, 3, 4)")
    assert list(verify()) == ["Rows 2 to 4 were removed."]


def test_rows_that_changed_places(trail):
    for old, new in [(2, 99), (4, 2), (99, 4)]:
        change("UPDATE access_auditrow SET number = %s WHERE number = %s", new, old)
    faults = list(verify())
    assert [fault.split(" (")[0] for fault in faults] == ["Row 2", "Row 3", "Row 4", "Row 5"]


def test_a_removed_row_closed_up_by_renumbering(trail):
    change("DELETE FROM access_auditrow WHERE number = 3")
    change("UPDATE access_auditrow SET number = 3 WHERE number = 4")
    change("UPDATE access_auditrow SET number = 4 WHERE number = 5")
    faults = list(verify())
    assert faults[0].startswith("Row 3 (")
    assert faults[-1] == "The end was cut off: the trail should end with row 5, not 4."


def test_a_cut_off_end(trail):
    change("DELETE FROM access_auditrow WHERE number >= 4")
    assert list(verify()) == [
        "The end was cut off: the trail should end with row 5, not 3.",
    ]


def test_a_cut_off_end_with_a_forged_head(trail):
    change("DELETE FROM access_auditrow WHERE number >= 4")
    last = AuditRow.objects.get(number=3).seal
    change("UPDATE access_audithead SET count = 3, last_seal = %s", last)
    assert list(verify()) == ["The record of how long the trail is was changed."]


def test_a_removed_head(trail):
    change("DELETE FROM access_audithead")
    assert list(verify()) == ["The record of how long the trail is was removed."]


def test_an_added_row(trail):
    rest = "at, actor, actor_name, did, about, about_name, partnership, words, detail, seal"
    change(
        f"INSERT INTO access_auditrow (number, {rest}) "
        f"SELECT 6, {rest} FROM access_auditrow WHERE number = 5"
    )
    faults = list(verify())
    assert faults[0].startswith("Row 6 (")
    assert faults[1] == "The trail does not end as it should with row 5."


def test_a_trail_put_back_to_an_earlier_state_shows_against_a_note(trail):
    head = AuditHead.objects.get()
    early = (head.count, head.last_seal, head.seal)
    audit(by=trail, did="signed.in", about=trail)
    noted = note()
    change("DELETE FROM access_auditrow WHERE number = 6")
    change("UPDATE access_audithead SET count = %s, last_seal = %s, seal = %s", *early)
    assert list(verify()) == []
    [fault] = verify(noted=noted)
    assert fault.startswith("Row 6 is not the one that was noted")


def test_another_key_does_not_fit(trail, settings):
    settings.AUDIT_KEY = "another" * 10
    assert len(list(verify())) == 6


def test_rows_added_while_we_look_are_no_fault(trail, monkeypatch):
    from goldthread.foundations.access import audit as module

    real, added = module.seal_of, []

    def slowly(row, before):
        if not added:
            added.append(row)
            audit(by=trail, did="signed.in", about=trail)
        return real(row, before)

    monkeypatch.setattr(module, "seal_of", slowly)
    assert list(verify()) == []
    assert AuditRow.objects.count() == 6


def test_the_application_cannot_change_or_remove_rows(trail):
    row = AuditRow.objects.first()
    rows = AuditRow.objects.all()
    for attempt in [
        row.save,
        row.delete,
        rows.delete,
        lambda: rows.update(words=""),
        lambda: AuditRow.objects.bulk_update([row], ["words"]),
        lambda: rows.filter(number=1).delete(),
    ]:
        with pytest.raises(TypeError, match="never changed"):
            attempt()
    assert list(verify()) == []


def test_people_can_go_and_their_rows_stay(trail):
    trail.emailaddress_set.all().delete()
    trail.delete()
    assert AuditRow.objects.filter(actor_name="Mira Holt").count() == 5


def test_an_unknown_verb_is_a_mistake_of_ours(trail):
    with pytest.raises(KeyError):
        audit(by=trail, did="something.unheard", about=trail)


def test_the_command(trail, capsys):
    assert main(["audit", "verify"]) == 0
    said = capsys.readouterr().out
    assert "whole: 5 rows" in said
    assert main(["audit", "verify", "--noted", said.split()[-1]]) == 0
    change("UPDATE access_auditrow SET words = 'nothing' WHERE number = 3")
    assert main(["audit", "verify"]) == 1
    assert main(["audit", "verify", "--noted", "rubbish"]) == 2


WRITE = """
import django, os; django.setup()
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
person = User.objects.get(name="Mira Holt")
for _ in range({each}): audit(by=person, did="signed.in", about=person)
"""
VERIFY = """
import django; django.setup()
from goldthread.foundations.access.audit import verify, length
print(length(), list(verify()))
"""
MAKE = """
import django; django.setup()
from goldthread.foundations.access.models import User
User.objects.create_user("mira@fenmarsh.example", "Mira Holt")
"""


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time(tmp_path):
    """Several at once queue up: no number twice, no gap, no lock-out."""
    if connection.vendor == "postgresql":
        person = factories.person("Mira Holt")

        def write(_: int) -> None:
            for _ in range(EACH):
                audit(by=person, did="signed.in", about=person)
            connection.close()

        with ThreadPoolExecutor(WRITERS) as pool:
            list(pool.map(write, range(WRITERS)))
        assert AuditRow.objects.count() == WRITERS * EACH
        assert list(verify()) == []
        return
    ready_made.put_sqlite(tmp_path)
    env = {**os.environ, "GOLDTHREAD_DATA": str(tmp_path), "DATABASE_URL": ""}
    env |= {"DJANGO_SETTINGS_MODULE": "goldthread.settings"}
    env["PYTHONPATH"] = str(Path(__file__).parents[3])

    def python(code: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True
        )

    assert python(MAKE).wait() == 0
    writers = [python(WRITE.format(each=EACH)) for _ in range(WRITERS)]
    assert [writer.wait() for writer in writers] == [0] * WRITERS
    assert python(VERIFY).communicate()[0].strip() == f"{WRITERS * EACH} []"
