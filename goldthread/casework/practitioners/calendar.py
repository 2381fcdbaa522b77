"""An event as a calendar file (RFC 5545) with nothing confidential: a reference, a time, a link."""

from datetime import UTC, datetime

from goldthread.casework.practitioners.models import Arrangement

TYPE = "text/calendar; charset=utf-8"


def as_ics(arrangement: Arrangement, *, reference: str, link: str, host: str) -> bytes:
    """`link`: the whole address of the page that says more, behind the sign-in."""
    zone = "Europe/London"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Goldthread//EN",
        "METHOD:PUBLISH",
        *_LONDON,
        "BEGIN:VEVENT",
        f"UID:event-{arrangement.event_id}@{host}",
        f"SEQUENCE:{arrangement.version - 1}",
        f"DTSTAMP:{_utc(arrangement.at)}",
        f"DTSTART;TZID={zone}:{_local(arrangement, arrangement.starts)}",
        f"DTEND;TZID={zone}:{_local(arrangement, arrangement.ends)}",
        f"SUMMARY:{_text(reference)}",
        f"URL:{link}",
        f"DESCRIPTION:{_text(link)}",
        "CLASS:CONFIDENTIAL",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return ("\r\n".join(_folded(line) for line in lines) + "\r\n").encode()


# Summer time in the United Kingdom since 1996: last Sundays of March and October, at 01:00 UTC.
_LONDON = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "DTSTART:19960331T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "DTSTART:19961027T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
]


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(arrangement: Arrangement, clock: object) -> str:
    return f"{arrangement.day:%Y%m%d}T{clock:%H%M}00"


def _text(words: str) -> str:
    """Commas, semicolons and backslashes carry meaning in a calendar file."""
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return words.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """At most 75 octets a line; the rest goes on after a line break and a space."""
    parts, raw = [], line.encode()
    while len(raw) > 74:
        cut = 74
        while raw[cut] & 0xC0 == 0x80:  # never inside a character
            cut -= 1
        parts.append(raw[:cut].decode())
        raw = raw[cut:]
    return "\r\n ".join([*parts, raw.decode()])
