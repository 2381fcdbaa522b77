"""A meeting as a calendar file (RFC 5545). It leaves our walls, so it says nothing of the case:
the review's reference, the time, and the address of a page that only the panel can open.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from goldthread.casework.meetings.models import Meeting, State

MEDIA = "text/calendar; charset=utf-8"
LINE = 75  # octets, RFC 5545 3.1


def calendar(meeting: Meeting, *, state: str, address: str, now: datetime) -> bytes:
    """`address` of the meeting's page; `state` as `with_state` tells it; `now`, when it is made."""
    cancelled = state == State.CANCELLED
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Goldthread//Meetings//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:meeting-{meeting.pk}@{urlsplit(address).hostname or 'goldthread'}",
        f"SEQUENCE:{meeting.changed}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(meeting.begins_at)}",
        f"DTEND:{_moment(meeting.ends_at)}",
        f"SUMMARY:{_text('Cancelled: ' if cancelled else '')}Meeting {_text(meeting.review.code)}",
        f"DESCRIPTION:{_text('Sign in to see the place, the agenda and the papers: ' + address)}",
        f"URL:{address}",
        "CLASS:PRIVATE",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r", "").replace("\n", "\\n")


def _fold(line: str) -> list[str]:
    """Lines of at most 75 octets; what goes on begins with a space. No character is cut."""
    found, left = [], ""
    for sign in line:
        if len((left + sign).encode()) > LINE:
            found.append(left)
            left = " "
        left += sign
    return [*found, left]
