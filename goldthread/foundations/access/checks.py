"""What must be set before real people's data comes in. Run by `goldthread check`."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

KEY_LENGTH = 50
LOCAL = {"localhost", "127.0.0.1", "[::1]", "::1", ""}


@register(Tags.security, deploy=True)
def unsafe_settings(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Errors for what exposes people; a warning for what is only unwise."""
    return [*_keys(), *_doors(), *_addresses(), *_mail(), *_database()]


def _error(number: int, what: str, do: str) -> Error:
    return Error(what, hint=do, id=f"goldthread.E{number:03}")


def _keys() -> Iterator[CheckMessage]:
    names = ["GOLDTHREAD_SECRET_KEY", "GOLDTHREAD_AUDIT_KEY"]
    values = [settings.SECRET_KEY, settings.AUDIT_KEY]
    make = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(64))'"
    for number, (name, value) in enumerate(zip(names, values, strict=True), start=1):
        if not value or value == settings.DEMO_KEY:
            yield _error(number, f"{name} is not set: the demo's key is known to everyone.", make)
        elif len(value) < KEY_LENGTH:
            yield _error(
                number, f"{name} has {len(value)} characters; it needs {KEY_LENGTH}.", make
            )
    if values[0] == values[1]:
        yield _error(3, "One key does two jobs.", f"Give {names[1]} another value than {names[0]}.")


def _doors() -> Iterator[CheckMessage]:
    if settings.DEBUG:
        yield _error(
            4, "Error details are shown to everyone.", "Remove GOLDTHREAD_DEBUG, or set it to no."
        )
    if not settings.HTTPS:
        yield _error(5, "Pages and cookies travel unprotected.", "Set GOLDTHREAD_HTTPS=yes.")
    if not settings.SECOND_FACTOR:
        yield _error(
            6,
            "A password alone opens the door.",
            "Remove GOLDTHREAD_SECOND_FACTOR, or set it to yes.",
        )


def _addresses() -> Iterator[CheckMessage]:
    hosts = settings.ALLOWED_HOSTS
    if any("*" in host for host in hosts):
        yield _error(
            7, "Any host name is served.", "Write the host names in GOLDTHREAD_HOSTS, without *."
        )
    elif set(hosts) <= LOCAL:
        yield _error(
            8,
            "Only this machine itself is served.",
            "Set GOLDTHREAD_HOSTS to the public host name.",
        )
    if urlsplit(settings.ADDRESS).scheme != "https":
        yield _error(
            9,
            "Links in e-mails do not start with https.",
            "Set GOLDTHREAD_ADDRESS to the public address, such as https://goldthread.example.",
        )


def _mail() -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND.split(".")[-2] in {"filebased", "console"}:
        yield _error(
            10,
            "E-mail does not leave this machine, so nobody can be invited.",
            "Set GOLDTHREAD_MAIL=smtp and the GOLDTHREAD_SMTP_... settings.",
        )


def _database() -> Iterator[CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield Warning(
            "The data is kept in an SQLite file.",
            hint="That serves a small partnership on one machine. For more, set DATABASE_URL.",
            id="goldthread.W001",
        )
