"""Where something stands, in words: “header 2”, “comments”, “properties”."""

import re

_SAID = {
    "document": "", "comments": "comments", "footnotes": "footnotes", "endnotes": "endnotes",
    "core": "properties", "app": "properties", "custom": "properties", "settings": "settings",
    "sharedstrings": "cells", "workbook": "workbook", "people": "people who commented",
}  # fmt: skip


def label(part: str) -> str:
    """For a part's name inside the package; empty for the text of a Word document."""
    base = part.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if base.lower() in _SAID:
        return _SAID[base.lower()]
    numbered = re.fullmatch(r"([A-Za-z]+?)s?(\d+)", base)
    return f"{numbered[1].lower()} {numbered[2]}" if numbered else base
