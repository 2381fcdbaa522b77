"""A setting that cannot be used is told in one sentence, before anything is done."""

import pytest

from tests.ops.conftest import Installation


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("GOLDTHREAD_SMTP_PORT", "abc", "must be a whole number, not “abc”"),
        ("GOLDTHREAD_UPLOAD_MB", "-1", "must be a whole number, not “-1”"),
        ("GOLDTHREAD_MAIL", "pigeon", "must be file or console or smtp, not “pigeon”"),
        ("GOLDTHREAD_JOBS", "later", "must be now or worker, not “later”"),
        ("DATABASE_URL", "nonsense://x", "nonsense"),
        ("GOLDTHREAD_DATA", "/dev/null/data", "Check GOLDTHREAD_DATA"),
    ],
)
def test_it_is_told_in_one_sentence(
    on_sqlite: Installation, name: str, value: str, words: str
) -> None:
    refused = on_sqlite.run("setup", **{name: value})
    assert refused.returncode == 2, refused.stderr
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_data_folder_is_for_its_owner_alone(on_sqlite: Installation) -> None:
    assert on_sqlite.run("setup").returncode == 0
    assert on_sqlite.data.stat().st_mode & 0o777 == 0o700
