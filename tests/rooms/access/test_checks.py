"""The deployment check names each unsafe setting and what to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from goldthread.cli import main
from goldthread.foundations.access.checks import unsafe_settings

SAFE = {
    "DEBUG": False,
    "SECRET_KEY": "s" * 60,
    "AUDIT_KEY": "a" * 60,
    "HTTPS": True,
    "SECOND_FACTOR": True,
    "ALLOWED_HOSTS": ["goldthread.fenmarsh.example"],
    "ADDRESS": "https://goldthread.fenmarsh.example",
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
}
UNSAFE = [
    ("GOLDTHREAD_SECRET_KEY is not set", {"SECRET_KEY": settings.DEMO_KEY}),
    ("GOLDTHREAD_SECRET_KEY has 5", {"SECRET_KEY": "short"}),
    ("GOLDTHREAD_AUDIT_KEY is not set", {"AUDIT_KEY": ""}),
    ("GOLDTHREAD_AUDIT_KEY has 5", {"AUDIT_KEY": "short"}),
    ("One key does two jobs", {"AUDIT_KEY": "s" * 60}),
    ("Error details", {"DEBUG": True}),
    ("unprotected", {"HTTPS": False}),
    ("password alone", {"SECOND_FACTOR": False}),
    ("Any host name", {"ALLOWED_HOSTS": ["*"]}),
    ("Any host name", {"ALLOWED_HOSTS": ["*.example"]}),
    ("Only this machine", {"ALLOWED_HOSTS": ["localhost", "127.0.0.1"]}),
    ("https", {"ADDRESS": "http://goldthread.fenmarsh.example"}),
    ("does not leave", {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}),
    ("does not leave", {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}),
]


@pytest.fixture
def safe(settings, monkeypatch):
    """Settings as a real installation has them."""
    for name, value in SAFE.items():
        setattr(settings, name, value)
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    return settings


def test_a_safe_installation(safe):
    assert unsafe_settings() == []


@pytest.mark.parametrize(("words", "change"), UNSAFE)
def test_each_unsafe_setting(safe, words, change):
    for name, value in change.items():
        setattr(safe, name, value)
    [found] = unsafe_settings()
    assert words in found.msg
    assert found.hint
    assert found.is_serious()


def test_the_demo_keys_are_refused(safe):
    safe.SECRET_KEY = safe.AUDIT_KEY = safe.DEMO_KEY
    assert [found.id for found in unsafe_settings()] == [
        "goldthread.E001",
        "goldthread.E002",
        "goldthread.E003",
    ]


def test_sqlite_is_only_a_warning(safe, monkeypatch):
    monkeypatch.setitem(safe.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")
    [found] = unsafe_settings()
    assert not found.is_serious()


def test_the_command_fails_for_a_demo(capsys, db):
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "GOLDTHREAD_HTTPS=yes" in said
    assert "to set before real data comes in" in said


SERVED = """
import django; django.setup()
from django.conf import settings as s
assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and s.SECURE_SSL_REDIRECT
assert s.SECURE_HSTS_SECONDS >= 31_536_000 and s.SECURE_HSTS_INCLUDE_SUBDOMAINS
assert s.SESSION_COOKIE_NAME.startswith("__Host-")
from goldthread.cli import main
raise SystemExit(main(["check"]))
"""


def test_an_installation_set_up_as_the_guide_says_passes(tmp_path):
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "DJANGO_SETTINGS_MODULE": "goldthread.settings",
        "GOLDTHREAD_DATA": str(tmp_path),
        "GOLDTHREAD_SECRET_KEY": "".join(chr(33 + at) for at in range(60)),
        "GOLDTHREAD_AUDIT_KEY": "".join(chr(93 - at) for at in range(60)),
        "GOLDTHREAD_HTTPS": "yes",
        "GOLDTHREAD_HOSTS": "goldthread.fenmarsh.example",
        "GOLDTHREAD_ADDRESS": "https://goldthread.fenmarsh.example",
        "GOLDTHREAD_MAIL": "smtp",
    }
    done = subprocess.run(
        [sys.executable, "-c", SERVED], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Could be better: The data is kept in an SQLite file." in done.stdout
    assert "SECURE_" not in done.stdout  # names that nobody who installs it can set
    assert "Must" not in done.stdout
