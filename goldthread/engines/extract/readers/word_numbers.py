"""Word keeps list numbers and heading levels beside the text: counted and looked up here."""

import re
from collections import defaultdict

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class Numbering:
    """Markers of numbered paragraphs, counted as they come, and levels of headings."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self.lists: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.style_names: dict[str, str] = {}
        self.style_lists: dict[str, tuple[str, int]] = {}
        self.style_levels: dict[str, int] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_lists(self, root: etree._Element) -> None:
        abstract = {}
        for made in root.iter(f"{W}abstractNum"):
            levels = {}
            for level in made.iter(f"{W}lvl"):
                start = _value(level.find(f"{W}start"))
                levels[_whole(level.get(f"{W}ilvl") or "", 0)] = (
                    _value(level.find(f"{W}numFmt")) or "decimal",
                    _value(level.find(f"{W}lvlText")),
                    _whole(start, 1),
                )
            abstract[made.get(f"{W}abstractNumId")] = levels
        for num in root.iter(f"{W}num"):
            link = _value(num.find(f"{W}abstractNumId"))
            self.lists[num.get(f"{W}numId") or ""] = abstract.get(link, {})

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iter(f"{W}style"):
            key = style.get(f"{W}styleId") or ""
            self.style_names[key] = _value(style.find(f"{W}name")).lower()
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and (level := _whole(_value(outline), -1)) >= 0:
                self.style_levels[key] = level + 1
            if (number := style.find(f"{W}pPr/{W}numPr")) is not None:
                level = _whole(_value(number.find(f"{W}ilvl")), 0)
                self.style_lists[key] = (_value(number.find(f"{W}numId")), level)

    def of(self, paragraph: etree._Element) -> tuple[str | None, int, int | None]:
        """(marker, level of nesting, heading level) of a paragraph."""
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        name = self.style_names.get(style, style.lower())
        heading = self._heading(style, name, paragraph)
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None:
            key = _value(number.find(f"{W}numId"))
            level = _whole(_value(number.find(f"{W}ilvl")), 0)
        else:
            key, level = self.style_lists.get(style, ("", 0))
        if key in ("", "0"):
            listed = re.match(r"list (bullet|number)\s*(\d?)", name)
            if listed and number is None:
                return "•", int(listed[2] or 1) - 1, heading
            return None, 0, heading
        return self._marker(key, level), level, heading

    def _heading(self, style: str, name: str, paragraph: etree._Element) -> int | None:
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None and 0 <= (outline := _whole(_value(own), -1)) < 9:
            return outline + 1
        if found := re.match(r"heading\s*(\d)", name):
            return int(found[1])
        if name in ("title", "subtitle"):
            return 1
        level = self.style_levels.get(style)
        return level if level is not None and level < 9 else None

    def _marker(self, key: str, level: int) -> str | None:
        form, text, start = self.lists.get(key, {}).get(level, ("bullet", "", 1))
        if form == "none":
            return None
        if form == "bullet":
            return "•"
        counts = self.counts[key]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]

        def put(hit: re.Match[str]) -> str:
            at = int(hit[1]) - 1
            style = self.lists[key].get(at, ("decimal", "", 1))[0]
            return _number(counts.get(at, 1), style)

        return re.sub(r"%(\d)", put, text) or f"{counts[level]}."


def _number(value: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(96 + (value - 1) % 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in ("lowerRoman", "upperRoman") and value <= len(ROMAN):
        return ROMAN[value - 1] if style == "lowerRoman" else ROMAN[value - 1].upper()
    return str(value)


def _value(node: etree._Element | None) -> str:
    return (node.get(f"{W}val") or "") if node is not None else ""


def _whole(text: str, otherwise: int) -> int:
    """A number as Word writes it; `otherwise` for what Word never writes, such as twenty nines."""
    return int(text) if re.fullmatch(r"[0-9]{1,5}", text) else otherwise
