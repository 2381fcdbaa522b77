"""What of a web page is no part of its text: menus, notices, site headers and footers.

Class names are a hint, not a proof ("content with-sidebar" is the page itself), so an element is
dropped by its class only when what it holds looks the part: few words, or mostly links.
"""

import re

from lxml import etree

NAMES = re.compile(
    r"\b(nav(bar|igation)?|[\w-]*-nav|main-menu|menu|breadcrumbs?|skip-?links?|social(-\w+)?"
    r"|share(-\w+)?|sidebar|site-(header|footer)|footer|pagination|back-to-top|sr-only"
    r"|visually-?hidden|screen-reader-text|search-form|related(-\w+)?)\b",
    re.IGNORECASE,
)
NOTICES = re.compile(r"\b(cookies?[\w-]*|consent[\w-]*|gdpr[\w-]*)\b", re.IGNORECASE)
ROLES = ("navigation", "banner", "contentinfo", "search", "alert", "dialog")
PAGE = ("body", "html", "main", "article")


def is_furniture(node: etree._Element, tag: str) -> bool:
    """Whether an element is to be kept out of the text."""
    if tag in PAGE or (tag == "div" and node.find(".//main") is not None):
        return False
    inside = any(a.tag in ("main", "article") for a in node.iterancestors())
    if tag == "header":
        return not inside and node.find(".//h1") is None
    if tag == "footer":
        return True
    if tag == "aside":
        return not inside or _linked(node) > 0.5
    if node.get("role") in ROLES:
        return True
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    if NOTICES.search(names):
        return _length(node) < 6000
    if not NAMES.search(names) or node.find(".//h1") is not None:
        return False
    return _length(node) < 300 or _linked(node) > 0.5


def _length(node: etree._Element) -> int:
    return sum(len(str(text).strip()) for text in node.itertext())


def _linked(node: etree._Element) -> float:
    """The share of an element's text that is links."""
    links = sum(_length(link) for link in node.iter("a"))
    return links / max(_length(node), 1)
