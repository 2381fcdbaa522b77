"""What each part of a document is first filled with: findings in, words and their sources out."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from goldthread.foundations.followthrough.models import Action
from goldthread.publishing.papers.findings import Findings, Source, entries_of
from goldthread.rules.followthrough import How

Words = tuple[str, list[Source]]
MOST_ENTRIES = 1_500  # more is no document that anybody reads
_SHORT = 140  # characters of a recommendation on one page


def compose(takes: str, findings: Findings) -> Words:
    """The words of a part, and what they came from. A part that takes nothing is empty."""
    return _TAKES[takes](findings) if takes else ("", [])


def _introduction(of: Findings) -> Words:
    named = f"{of.subject} is not the child’s real name. " if of.review.subject else ""
    return (
        f"This is the review about {of.subject}, made for {of.partnership}. {named}Its purpose is "
        "to learn, and to make change; it does not look for someone to blame.\n\nIt says what was "
        f"learned ({_count(len(of.points), 'learning point')}) and what is recommended "
        f"({_count(len(of.asked), 'recommendation')}).",
        [],
    )


def _happened(of: Findings) -> Words:
    if of.plain is not None:
        return of.safe(of.plain.what_happened), [_of_summary(of)]
    return of.safe(of.review.incident), []


def _background(of: Findings) -> Words:
    return (
        f"{of.partnership} reviewed what happened to {of.subject}"
        f"{', which is not a real name' if of.review.subject else ''}. "
        "This is what was learned.",
        [],
    )


def _matters(of: Findings) -> Words:
    return (
        "What was missed could be missed again, by any of us. Read it together, and say what you "
        "see in your own work.",
        [],
    )


def _episodes(of: Findings) -> Words:
    told = [f"{of.safe(one.title)}.\n{of.safe(one.text)}" for one in of.episodes]
    return "\n\n".join(told), [one.source for one in of.episodes]


def _learned(of: Findings) -> Words:
    return _points(f"{one.source.code}: {of.safe(one.text)}" for one in of.points), _sources(
        of.points
    )


def _learned_plain(of: Findings) -> Words:
    """The plain words of the learning summary, where somebody has written one."""
    if of.plain is not None:
        return of.safe(of.plain.what_we_learned), [_of_summary(of), *_sources(of.points)]
    return _points(of.safe(one.text) for one in of.points), _sources(of.points)


def _asked_table(of: Findings) -> Words:
    rows = (
        (one.source.code, of.safe(one.text), ", ".join(body.name for body in one.bodies))
        for one in of.asked
    )
    return _rows(rows), _sources(of.asked)


def _asked_points(of: Findings) -> Words:
    return _points(f"{one.source.code}: {of.safe(one.text)}" for one in of.asked), _sources(
        of.asked
    )


def _asked_short(of: Findings) -> Words:
    if of.plain is not None:
        return of.safe(of.plain.what_we_asked), [_of_summary(of), *_sources(of.asked)]
    return _points(_short(of.safe(one.text)) for one in of.asked), _sources(of.asked)


def _next(of: Findings) -> Words:
    figures = of.figures
    return (
        f"{_count(figures['actions'], 'action')} were agreed. {figures['actions_proved']} are "
        f"proved by evidence, and {figures['actions_open']} are still open. The partnership "
        "follows each until it is proved or no longer needed, and publishes what has changed.",
        [],
    )


def _statement(of: Findings) -> Words:
    return (
        f"{of.partnership} thanks everyone who took part, and above all {of.subject}’s family. "
        "We accept what the review found. This is what each service answered, what it will do, and "
        "how far that is.",
        [],
    )


def _answers(of: Findings) -> Words:
    rows = (
        (
            one.source.code, of.safe(one.text), body.name, body.word,
            of.safe(body.latest.reason) if body.latest else "",
        )
        for one in of.asked
        for body in one.bodies
    )  # fmt: skip
    return _rows(rows), _sources(of.asked)


def _plan(of: Findings) -> Words:
    actions = _actions(of)
    rows = (
        (code, of.safe(action.what), body, _day(action.due), state)
        for code, body, action, state in actions
    )
    return _rows(rows), [Source("action", row.pk, row.code) for _, _, row, _ in actions]


def _changed(of: Findings) -> Words:
    if of.plain is not None:
        return of.safe(of.plain.what_changed), [_of_summary(of)]
    proved = [one for one in _actions(of) if one[2].ended_how == How.EVIDENCED]
    words = _points(f"{of.safe(action.what)} ({body})" for _, body, action, _ in proved)
    return words, [Source("action", row.pk, row.code) for _, _, row, _ in proved]


def _still_open(of: Findings) -> Words:
    left = [one for one in _actions(of) if not one[2].ended_how]
    words = _points(
        f"{of.safe(action.what)} ({body}, due {_day(action.due)})" for _, body, action, _ in left
    )
    return words, [Source("action", row.pk, row.code) for _, _, row, _ in left]


def _remember(of: Findings) -> Words:
    return (
        "- Ask, and ask again.\n- Say what you know to those who do not know it.\n- What is "
        "promised has to happen, or somebody has to say why not.",
        [],
    )


def _to_do(of: Findings) -> Words:
    return (
        "- Talk about this briefing in your next team meeting.\n- Choose one thing that your team "
        "will do, who does it and by when.\n- Tell the partnership what you chose.",
        [],
    )


def _talk(of: Findings) -> Words:
    return (
        "- Where do we see this in our own work?\n- What would have helped us to act?\n- What will "
        "we do, who does it, and by when?",
        [],
    )


def _family_why(of: Findings) -> Words:
    return (
        f"We looked at how services worked with {of.subject} and with you. This paper says what we "
        "found, in plain words. You can have it read to you, or in another language.",
        [],
    )


def _family_change(of: Findings) -> Words:
    words = _points(_short(of.safe(one.text)) for one in of.asked)
    return f"We have asked services to do this:\n\n{words}" if words else "", _sources(of.asked)


def _family_talk(of: Findings) -> Words:
    help_ = of.plain.where_to_get_help if of.plain else ""
    return help_, [_of_summary(of)] if of.plain else []


def _media_line(of: Findings) -> Words:
    return (
        f"{of.partnership} has looked at how services worked together before {of.subject} was "
        f"harmed. We are sorry for what happened. The review makes "
        f"{_count(len(of.asked), 'recommendation')}, and we are acting on them. Out of respect for "
        "the family, and to protect the child, we will say nothing that could tell who they are.",
        [],
    )


def _media_more(of: Findings) -> Words:
    return (
        "We cannot speak about single children or families. What was learned, and what has changed "
        "since, is on the partnership’s learning pages.",
        [],
    )


def _media_editors(of: Findings) -> Words:
    return (
        f"{of.subject} is not the child’s real name. Naming the child or the family, or telling "
        "details by which they could be known, can harm them and may be against the law.",
        [],
    )


def _entries(of: Findings) -> Words:
    """Month and year alone: a day tells who it is to whoever was there."""
    rows = (
        (_month(one), one["agency"], of.safe(one["event"])) for one in entries_of(of)[:MOST_ENTRIES]
    )
    assert of.frozen is not None  # noqa: S101 - callers have refused without one
    return _rows(rows), [Source("frozen_version", of.frozen.number, of.frozen.citation)]


def _month(one: dict[str, Any]) -> str:
    return f"{date.fromisoformat(one['earliest']):%B %Y}" if one["earliest"] else "No date"


def _actions(of: Findings) -> list[tuple[str, str, Action, str]]:
    """(recommendation's number, body, action, state in a word)."""
    return [
        (one.source.code, body.name, action, state.words[0])
        for one in of.asked
        for body in one.bodies
        for action, state in body.actions
    ]


def _points(lines: Iterable[str]) -> str:
    return "\n".join(f"- {' '.join(line.split())}" for line in lines)


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows of a table, one a line. A bar within a cell would part it."""
    return "\n".join(
        " | ".join(" ".join(cell.replace("|", "/").split()) for cell in row) for row in rows
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _SHORT:
        return line
    return line[:_SHORT].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _sources(items: Iterable[Any]) -> list[Source]:
    return [one.source for one in items]


def _of_summary(of: Findings) -> Source:
    assert of.plain is not None  # noqa: S101
    return Source("summary", of.plain.summary_id, "Learning summary")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


_TAKES: dict[str, Callable[[Findings], Words]] = {
    "introduction": _introduction, "happened": _happened, "background": _background,
    "matters": _matters, "episodes": _episodes, "learned": _learned,
    "learned_plain": _learned_plain, "asked_table": _asked_table, "asked_points": _asked_points,
    "asked_short": _asked_short, "next": _next, "statement": _statement, "answers": _answers,
    "plan": _plan, "changed": _changed, "still_open": _still_open, "remember": _remember,
    "to_do": _to_do, "talk": _talk, "family_why": _family_why, "family_change": _family_change,
    "family_talk": _family_talk, "media_line": _media_line, "media_more": _media_more,
    "media_editors": _media_editors, "entries": _entries,
}  # fmt: skip
