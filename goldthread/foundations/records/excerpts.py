"""The part of a text in which the words looked for stand, with those words marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goldthread.engines.similar.stems import stem
from goldthread.foundations.records.search import Term, terms

AROUND = 14  # words before the first match
LENGTH = 44  # words shown in all
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    word: str


def excerpt(typed: str, *texts: str) -> SafeString:
    """HTML: of the first text in which most of the words stand, a stretch with them in <mark>.

    The text is escaped before it is marked. Where no word stands (a match by spelling that only
    the database knows) the beginning of the first text is given, unmarked.
    """
    wanted, best = terms(typed), (0, 0)
    chosen: tuple[str, list[_Token], set[int]] | None = None
    for text in filter(None, texts):
        tokens = [_Token(*m.span(), m.group().lower()) for m in _WORD.finditer(text)]
        marked, found = _matches(tokens, wanted)
        hits = (found, len(marked))
        if chosen is None or hits > best:
            chosen, best = (text, tokens, marked), hits
    return _cut(*chosen) if chosen else mark_safe("")


def _matches(tokens: Sequence[_Token], wanted: Sequence[Term]) -> tuple[set[int], int]:
    """Places of the matching words, and how many of the terms were found."""
    stems = [stem(token.word) for token in tokens]
    marked: set[int] = set()
    found = 0
    for term in wanted:
        parts = [stem(word) for word in term.words]
        width = len(parts)
        places = {
            at
            for at in range(len(stems) - width + 1)
            if stems[at : at + width] == parts or (term.prefix and stems[at].startswith(parts[0]))
        }
        found += bool(places)
        marked |= {at + step for at in places for step in range(width)}
    return marked, found


def _cut(text: str, tokens: list[_Token], marked: set[int]) -> SafeString:
    first = max(0, min(marked, default=0) - AROUND)
    if len(tokens) <= LENGTH:
        first = 0
    shown = tokens[first : first + LENGTH]
    if not shown:
        return mark_safe(escape(text[:300]))  # noqa: S308
    begin = 0 if first == 0 else shown[0].start
    finish = len(text) if first + LENGTH >= len(tokens) else shown[-1].end
    html, at = "" if begin == 0 else "…", begin
    for place, token in enumerate(shown, start=first):
        if place in marked:
            word = escape(text[token.start : token.end])
            html += f"{escape(text[at : token.start])}<mark>{word}</mark>"
            at = token.end
    html += escape(text[at:finish]) + ("" if finish == len(text) else "…")
    # Every piece went through `escape`; only our own <mark> was added.
    return mark_safe(html)  # noqa: S308
