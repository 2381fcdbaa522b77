"""What was said, episode by episode, under codes: for the page, for print and for Word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldthread.casework.practitioners.models import (
    Arrangement,
    Contribution,
    ContributionKind,
    Event,
)
from goldthread.engines.documents.letters import (
    Block,
    Heading,
    Letterhead,
    Paragraph,
    Points,
    letter,
)


@dataclass(frozen=True)
class Said:
    """All that was said of one kind, about one episode."""

    words: str
    rows: list[Any]


@dataclass(frozen=True)
class Episode:
    """One episode; `code` and `title` are empty for what was said in general."""

    code: str
    title: str
    kinds: list[Said]


def of(event: Event, user: Any, *, keeper: bool) -> list[Episode]:
    """Who keeps the key reads the latest words; everybody else those that were looked through.

    One query for the contributions, whatever their number.
    """
    rows = Contribution.objects.visible_to(user).filter(event=event)
    rows = rows.with_words(checked=not keeper).with_unchecked().exclude(words=None)
    rows = rows.select_related("code", "topic__episode", "event")
    places: dict[Any, list[Any]] = {}
    for row in rows.order_by("topic__place", "pk"):
        places.setdefault(row.topic, []).append(row)
    general = places.pop(None, [])
    found = [Episode(t.episode.code, t.episode.title, _kinds(said)) for t, said in places.items()]
    return [*found, Episode("", "", _kinds(general))] if general else found


def _kinds(rows: list[Any]) -> list[Said]:
    by_kind = {kind: [row for row in rows if row.kind == kind.value] for kind in ContributionKind}
    return [
        Said(kind.label[0].upper() + kind.label[1:], said) for kind, said in by_kind.items() if said
    ]


def waiting_to_be_looked_through(event: Event) -> int:
    rows = Contribution.objects.filter(event=event).with_unchecked()
    return int(rows.filter(checked_last__isnull=True).count())


def as_word(event: Event, arrangement: Arrangement | None, episodes: list[Episode]) -> bytes:
    """The notes as a .docx, with codes and without any name."""
    day = arrangement.day if arrangement else event.made_at.date()
    head = Letterhead(
        sender=event.partnership.name,
        to=(),
        on=day,
        reference=f"{event.review.code}, practitioner event {event.number}",
    )
    title = f"What practitioners told us: {event.review.code}"
    return letter(title, head, _blocks(episodes), signed=())


def _blocks(episodes: list[Episode]) -> Iterator[Block]:
    yield Paragraph("Codes stand in the place of names. Do not try to find out who said what.")
    if not episodes:
        yield Paragraph("Nothing is recorded yet.")
    for one in episodes:
        yield Heading(f"{one.code} {one.title}" if one.code else "In general")
        for kind in one.kinds:
            yield Paragraph(kind.words, strong=True)
            yield Points([f"{row.code.word}: {row.words}" for row in kind.rows])
