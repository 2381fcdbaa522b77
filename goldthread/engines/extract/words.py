"""Characters: what print and word processors do to words, undone."""

import re

LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00ad": "",  # soft hyphen
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\ufeff": "",
        "\u2060": "",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u2011": "-",  # non-breaking hyphen
        "\ufffe": "-",  # pdfium's mark for a hyphen at a line's end
        "\x02": "-",
        "\x00": "",
    }
)
BULLETS = "•●▪■◦‣∙·►▶➢✓✔➤→»❖◆○□\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\u2043"
SPACE = re.compile(r"\s+")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|St|No|para|vs|cf|Prof|[A-Z])\.$")


def clean(text: str) -> str:
    """Ligatures, odd spaces and invisible characters made plain; white space folded."""
    return SPACE.sub(" ", text.translate(LIGATURES)).strip()


def fold(text: str) -> str:
    """For comparing: lower case, straight quotes, plain dashes, single spaces."""
    text = clean(text).lower()
    for odd, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-")):
        text = text.replace(odd, plain)
    return text


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a folded text, as (start, end) without the space between them."""
    cuts, start = [], 0
    for gap in SENTENCE_END.finditer(text):
        if ABBREVIATION.search(text[start : gap.start()]):
            continue
        cuts.append((start, len(text[: gap.end()].rstrip())))
        start = gap.end()
    if start < len(text):
        cuts.append((start, len(text)))
    return cuts


def count(text: str) -> int:
    """How many words."""
    return len(text.split())
