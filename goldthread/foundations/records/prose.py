"""Plain words into safe HTML: paragraphs, simple lists and links. Nothing else is understood."""

import re
from itertools import groupby

from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe

BULLET = re.compile(r"\s*[-•*]\s+")
BLANK = re.compile(r"\n\s*\n")


def prose(text: str) -> SafeString:
    """Lines that begin with "- " are a list, an empty line begins a paragraph, addresses are links.

    Everything a person wrote is escaped first: no HTML of theirs gets through.
    """
    blocks = BLANK.split(text.replace("\r\n", "\n").strip())
    return mark_safe("".join(map(_block, blocks)))  # noqa: S308 - every line is escaped


def opening(text: str, limit: int = 155) -> str:
    """The beginning as one line of whole words, for search engines and shared links."""
    line = " ".join(BULLET.sub("", one) for one in text.split("\n")).strip()
    line = " ".join(line.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _block(block: str) -> str:
    made = []
    for is_list, lines in groupby(block.split("\n"), key=lambda line: bool(BULLET.match(line))):
        if is_list:
            items = "".join(f"<li>{_line(BULLET.sub('', one, count=1))}</li>" for one in lines)
            made.append(f'<ul class="govuk-list govuk-list--bullet">{items}</ul>')
        elif words := "<br>".join(_line(one) for one in lines if one.strip()):
            made.append(f'<p class="govuk-body">{words}</p>')
    return "".join(made)


def _line(line: str) -> str:
    safe = urlize(line.strip(), autoescape=True)
    return safe.replace("<a ", '<a class="govuk-link" ')
