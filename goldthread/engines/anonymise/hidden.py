"""Words that are shown in another order than they are stored: by marks of direction.

A mark can turn "eisiaM" into "Maisie" for whoever reads the page, and no search for the name sees
it. Arabic and Hebrew need no such mark around Latin letters, so such words go, whatever they say.
"""

import re

from goldthread.engines.anonymise.findings import Finding

_TURNED = re.compile(r"[\u202a\u202b\u202d\u202e\u2066-\u2068][^\u202c\u2069\n]*[\u202c\u2069]?")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f0-9]")
INSTEAD = "[words with a hidden direction]"


def with_hidden(text: str, findings: list[Finding]) -> list[Finding]:
    """The findings, with turned words among them instead of what stands inside those."""
    turned = [match for match in _TURNED.finditer(text) if _LATIN.search(match[0])]
    if not turned:
        return findings
    spans = [match.span() for match in turned]
    kept = [one for one in findings if not any(a < one.end and one.start < b for a, b in spans)]
    kept += [
        Finding(
            *match.span(), match[0], "hidden-words", None, INSTEAD, 0.9,
            "marks of direction show these words in another order than they are stored", "replaced",
        )
        for match in turned
    ]  # fmt: skip
    return sorted(kept, key=lambda one: one.start)
