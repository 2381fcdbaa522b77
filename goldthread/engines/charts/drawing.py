"""Bars by Vega-Lite. The library is heavy, so that it is loaded when the first picture is drawn."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

VEGA_LITE = "5.20"
INK, BAR, LINE = "#0b0c0c", "#0f5c66", "#b1b4b6"
WORDS_WIDE = 250  # room for the words of bars that lie, whichever font draws them
FONT = "Arial, Liberation Sans, DejaVu Sans, sans-serif"
# What tells a screen reader of axes and marks, and names that a page's own styles might know.
_TOLD = re.compile(r'\s(?:role|aria-[a-z]+|class)="[^"]*"')
_OPEN = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')


@dataclass(frozen=True)
class Chart:
    """`of`: what the words are (years, levels); `number`: what is counted. `across`: bars that lie,
    for words that are long."""

    title: str
    of: str
    number: str
    pairs: tuple[tuple[str, int], ...]
    across: bool = False

    @property
    def says(self) -> str:
        """In words, as the picture's description."""
        return f"{self.title}. " + ", ".join(f"{word}: {number}" for word, number in self.pairs)


@lru_cache(maxsize=200)
def as_svg(chart: Chart) -> str:
    """An <svg> with a title and a description, without script, style or outer size."""
    import vl_convert  # heavy: only when it is needed

    drawn = _TOLD.sub("", vl_convert.vegalite_to_svg(_spec(chart), vl_version=VEGA_LITE))
    told = f"<title>{escape(chart.title)}</title><desc>{escape(chart.says)}</desc>"
    opened = r'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \1 \2" role="img">'
    return _OPEN.sub(opened, drawn, count=1).replace('role="img">', f'role="img">{told}', 1)


def as_png(chart: Chart) -> bytes:
    """For Word, which draws SVG only in new versions. Twice as fine as a screen."""
    import vl_convert

    made: bytes = vl_convert.vegalite_to_png(_spec(chart), vl_version=VEGA_LITE, scale=2)
    return made


def _spec(chart: Chart) -> dict[str, Any]:
    words: dict[str, Any] = {"field": "word", "type": "nominal", "sort": None}
    words["title"] = None if chart.across else chart.of
    words["axis"] = {"labelAngle": 0, "labelLimit": 320}
    if chart.across:
        words["axis"]["minExtent"] = WORDS_WIDE
    most = max((number for _, number in chart.pairs), default=0)
    numbers = {
        "field": "number", "type": "quantitative", "title": chart.number,
        "axis": {"tickMinStep": 1, "format": ",d"}, "scale": {"domain": [0, max(most, 1) * 1.1]},
    }  # fmt: skip
    x, y = (numbers, words) if chart.across else (words, numbers)
    beside = {"dx": 4, "align": "left"} if chart.across else {"dy": -8}
    size = {"height": {"step": 34}} if chart.across else {"height": 200}
    label = {"text": {"field": "number", "format": ",d"}}
    return {
        "width": 420 if chart.across else 560,
        **size,
        "data": {"values": [{"word": word, "number": number} for word, number in chart.pairs]},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "bar", "color": BAR}},
            {"mark": {"type": "text", "color": INK, "fontSize": 13, **beside}, "encoding": label},
        ],
        "config": {
            "font": FONT, "background": "white", "view": {"stroke": None},
            "axis": {
                "labelFontSize": 13, "titleFontSize": 13, "labelColor": INK, "titleColor": INK,
                "gridColor": LINE, "gridOpacity": 0.5,
            },
        },
    }  # fmt: skip
