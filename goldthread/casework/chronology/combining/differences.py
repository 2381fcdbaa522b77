"""Where accounts of one occurrence differ: the parts of an entry's words to underline.

Of what is in conflict, the clauses that say so. Accounts in nearly the same words: the words that
differ. Other accounts are told in words of their own, and nothing in them is underlined.
"""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from goldthread.engines.chronology.claims import claims
from goldthread.engines.chronology.entry import Entry as Row
from goldthread.rules.dates import Written

Part = tuple[str, bool]  # words, underlined
_CLAUSES = re.compile(r"[^.;!?\n]+[.;!?\n]*\s*|[.;!?\n]+\s*")
_WORDS = re.compile(r"\S+\s*|\s+")
_NEAR = 0.6  # of the words alike, from which two texts are the same words
_LONGEST = 400  # words that are compared one by one


def parts(text: str, *, about: Collection[str], others: Sequence[str]) -> list[Part]:
    """`about`: what is in conflict (seen, attendance, injury); `others`: the other accounts."""
    if about:
        return _joined([(clause, _claims_any(clause, about)) for clause in _CLAUSES.findall(text)])
    words = _WORDS.findall(text)
    for other in others:
        theirs = _WORDS.findall(other)
        if max(len(words), len(theirs)) > _LONGEST:
            continue
        plain = [word.strip().lower() for word in words]
        match = SequenceMatcher(None, plain, [w.strip().lower() for w in theirs], autojunk=False)
        if match.ratio() >= _NEAR:
            same = {n for at, _, size in match.get_matching_blocks() for n in range(at, at + size)}
            return _joined([(word, n not in same) for n, word in enumerate(words)])
    return [(text, False)]


@lru_cache(maxsize=20_000)
def _claimed(clause: str) -> frozenset[str]:
    return frozenset(claims(Row("", 0, "", Written(), event=clause)))


def _claims_any(clause: str, about: Collection[str]) -> bool:
    return not _claimed(clause).isdisjoint(about)


def _joined(found: list[Part]) -> list[Part]:
    joined: list[Part] = []
    for words, differs in found:
        if joined and joined[-1][1] == differs:
            joined[-1] = (joined[-1][0] + words, differs)
        else:
            joined.append((words, differs))
    return joined
