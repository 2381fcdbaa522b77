"""Every setting that an installation can change, read from the environment in one place.

`docs/operations.md` shows the same list as a table; a test compares the two.
"""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    meaning: str


SETTINGS = [
    Setting(
        "DATABASE_URL", "", "Where the data is kept. Empty: an SQLite file in the data folder."
    ),
    Setting("GOLDTHREAD_PUBLIC", "no", "yes: serves the published pages and nothing else."),
    Setting("GOLDTHREAD_DATA", "var", "Folder for the SQLite file, uploaded files and sent mail."),
    Setting("GOLDTHREAD_DEBUG", "no", "Developers only. Shows error details on the page."),
    Setting("GOLDTHREAD_SECRET_KEY", "", "Long random text. Required unless this is a demo."),
    Setting("GOLDTHREAD_OLD_SECRET_KEYS", "", "Earlier secret keys, by comma, still good to read."),
    Setting("GOLDTHREAD_AUDIT_KEY", "", "Long random text that seals the audit trail. Required."),
    Setting("GOLDTHREAD_HOSTS", "localhost,127.0.0.1,[::1]", "Host names served, by comma."),
    Setting("GOLDTHREAD_ADDRESS", "http://127.0.0.1:8000", "Public address, used in e-mails."),
    Setting(
        "GOLDTHREAD_LICENCE",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "Licence of what is published, as an address. Empty: none is named.",
    ),
    Setting("GOLDTHREAD_HTTPS", "no", "yes: secure cookies, HSTS and redirects to https."),
    Setting("GOLDTHREAD_PROXY", "no", "yes: behind a proxy that sets X-Forwarded-Proto and -For."),
    Setting("GOLDTHREAD_SECOND_FACTOR", "yes", "no: lets people sign in with a password alone."),
    Setting(
        "GOLDTHREAD_IDLE_MINUTES", "30", "Minutes without a click before a person is signed out."
    ),
    Setting("GOLDTHREAD_SIGN_IN_TRIES", "5", "Wrong passwords before a lock-out of one hour."),
    Setting("GOLDTHREAD_UPLOAD_MB", "25", "Largest file that can be uploaded, in megabytes."),
    Setting("GOLDTHREAD_API_PER_MINUTE", "120", "Calls a minute that one program may make."),
    Setting("GOLDTHREAD_MAIL", "file", "file, console or smtp: how e-mail leaves."),
    Setting("GOLDTHREAD_MAIL_FROM", "goldthread@localhost", "The sender of e-mail."),
    Setting("GOLDTHREAD_SMTP_HOST", "localhost", "SMTP server."),
    Setting("GOLDTHREAD_SMTP_PORT", "587", "SMTP port; TLS is always used."),
    Setting("GOLDTHREAD_SMTP_USER", "", "SMTP user name."),
    Setting("GOLDTHREAD_SMTP_PASSWORD", "", "SMTP password."),
    Setting(
        "GOLDTHREAD_S3_BUCKET", "", "Keep uploaded files in this S3 bucket, not in the folder."
    ),
    Setting(
        "GOLDTHREAD_S3_ENDPOINT", "", "Address of an S3-compatible store (not needed for AWS)."
    ),
    Setting("GOLDTHREAD_S3_REGION", "eu-west-2", "Region of the bucket."),
    Setting("GOLDTHREAD_S3_KEY", "", "Access key of the bucket."),
    Setting("GOLDTHREAD_S3_SECRET", "", "Secret of the bucket."),
    Setting(
        "GOLDTHREAD_JOBS", "now", "now: long work is done at once; worker: by a worker process."
    ),
    Setting("GOLDTHREAD_ENTRA_TENANT", "", "Microsoft Entra ID tenant. Empty: no sign-in with it."),
    Setting("GOLDTHREAD_ENTRA_CLIENT", "", "Application (client) ID in Entra."),
    Setting("GOLDTHREAD_ENTRA_SECRET", "", "Client secret in Entra."),
]
_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def read(name: str) -> str:
    """The value of a declared setting, or its default. KeyError for one that is not declared."""
    return os.environ.get(name, _DEFAULTS[name]).strip()


def yes(name: str) -> bool:
    return read(name).lower() in {"yes", "true", "1", "on"}


def whole(name: str) -> int:
    """ValueError, in words, for what is not a whole number."""
    value = read(name)
    if not value.isdecimal():
        raise ValueError(f"{name} must be a whole number, not “{value}”.")
    return int(value)


def one_of(name: str, *choices: str) -> str:
    """ValueError, in words, for what is not one of the choices."""
    value = read(name).lower()
    if value not in choices:
        raise ValueError(f"{name} must be {' or '.join(choices)}, not “{value}”.")
    return value


def several(name: str) -> list[str]:
    return [part.strip() for part in read(name).split(",") if part.strip()]


def data_folder() -> Path:
    return Path(read("GOLDTHREAD_DATA")).absolute()
