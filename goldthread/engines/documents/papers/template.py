"""What a template of a partnership may say: the known places, loops and conditions, nothing else.

A template is looked through before it is used: what stands in it is read as Jinja and every piece
of it must be one of the few that are known. It is rendered in a sandbox all the same.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from goldthread.engines.uploads import Rejected, check

MAX_BYTES = 5 * 1024 * 1024
PLACES = frozenset(
    {"title", "kind", "review", "subject", "partnership", "made_on", "sections", "figures"}
)
FIGURES = ("learning_points", "recommendations", "actions", "actions_proved", "actions_open")
WITHIN = frozenset(
    {
        "key", "heading", "blocks", "kind", "text", "columns", "rows", "index", "first", "last",
        *FIGURES,
    }
)  # fmt: skip
_MAY = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For,
    nodes.If, nodes.Compare, nodes.Operand, nodes.Const, nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip
_DAMAGED = "{} is damaged. Save it again in Word. Nothing has been saved."
_DEEPEST = 3  # loops within loops
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NEEDED = ("title", "sections")
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_TOLD = (
    re.compile(r"^word/(document|header\d*|footer\d*|footnotes)\.xml$"),
    re.compile(r"^docProps/core\.xml$"),
)
_MAY_LEAD_TO = ("http://", "https://", "mailto:")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)  # not a part of the file
_FIELDS = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ",
     "TOC", "TC"}
)  # fmt: skip
_ARGUMENT = re.compile(r"[\"“”]([^\"“”]*)[\"“”]|(\S+)")
_REFUSED = ("word/embeddings/", "word/activeX/", "word/afchunk")


class BadTemplate(Exception):
    """Why a template cannot be used. The message is one sentence or more that a person acts on."""


def environment() -> Any:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def check_template(data: bytes, name: str) -> str:
    """The safe name of the file. BadTemplate where it is no template that may be used."""
    try:
        safe = check(data, name, allow=frozenset({"docx"}), max_bytes=MAX_BYTES).safe_name
    except Rejected as why:
        raise BadTemplate(str(why)) from why
    _package(data, safe)
    trees = _parsed(data, safe)
    unknown = sorted({one for tree in trees for one in _unknown(tree)})
    if unknown:
        raise BadTemplate(
            f"{safe} asks for what no document has: {', '.join(unknown)}. Nothing has been saved. "
            f"A template may name {', '.join(sorted(PLACES))}; correct it in Word and upload it "
            "again."
        )
    named = {one for tree in trees for one in find_undeclared_variables(tree)}
    if missing := [one for one in _NEEDED if one not in named]:
        raise BadTemplate(
            f"{safe} has no place for {' and '.join(missing)}, so the document would lose its "
            "words. Nothing has been saved. Begin from the usual template, which has both."
        )
    return safe


def _parsed(data: bytes, name: str) -> list[nodes.Template]:
    trees, sandbox = [], environment()
    for source in _sources(data, name):
        try:
            tree = sandbox.parse(source)
        except TemplateError as why:
            raise BadTemplate(
                f"A place in {name} is not closed, or is written in another way than the usual "
                f"template writes it: {str(why.message).rstrip('.')}. Nothing has been saved."
            ) from why
        _allowed(tree, name)
        trees.append(tree)
    return trees


def _sources(data: bytes, name: str) -> Iterator[str]:
    """Whatever of the file will be read as a template, in the form in which it will be."""
    patch = DocxTemplate(io.BytesIO(data)).patch_xml
    with ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if any(kind.match(part) for kind in _TOLD):
                yield patch(package.read(part).decode("utf-8", "replace"))


def _allowed(tree: nodes.Template, name: str) -> None:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _MAY):
            kind = type(node).__name__.lower()
            raise BadTemplate(
                f"{name} does more than put words in their places (line {node.lineno}: {kind}). "
                "A template may only name places, repeat a part and leave a part out. Nothing has "
                "been saved."
            )
    if _depth(tree) > _DEEPEST:
        raise BadTemplate(
            f"{name} repeats parts within parts more than {_DEEPEST} deep. Nothing has been saved. "
            "Begin from the usual template."
        )


def _depth(node: Any) -> int:
    below = max((_depth(child) for child in node.iter_child_nodes()), default=0)
    return below + isinstance(node, nodes.For)


def _unknown(tree: nodes.Template) -> Iterator[str]:
    yield from find_undeclared_variables(tree) - PLACES - {"loop"}
    for node in tree.find_all(nodes.Getattr):
        if node.attr not in WITHIN:
            yield f"{_written(node)}"


def _written(node: Any) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return str(getattr(node, "name", "…"))


def _package(data: bytes, name: str) -> None:
    """What a template must not bring along: it would stand in every document made of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.namelist()
        if any(part.startswith(_REFUSED) for part in parts):
            raise BadTemplate(
                f"{name} holds an embedded file or form. Take it out in Word and save it again. "
                "Nothing has been saved."
            )
        for part in parts:
            if part.lower().endswith(".rels"):
                _links(package.read(part), name)
            elif part.startswith("word/") and part.endswith(".xml"):
                _word(package.read(part), part, name)


def _links(data: bytes, name: str) -> None:
    """A link that a person follows may lead outside. Nothing is fetched, however it is spelt."""
    for link in _xml(data, name).iter("{*}Relationship"):
        told = {etree.QName(key).localname.lower(): said for key, said in link.attrib.items()}
        target = told.get("target", "").strip()
        outside = told.get("targetmode", "Internal").strip().lower() != "internal"
        if not outside and not _ELSEWHERE.match(target):
            continue
        if not told.get("type", "").strip().endswith("/hyperlink"):
            raise BadTemplate(
                f"{name} fetches something from elsewhere when it is opened (a linked picture or "
                "template). Put the picture itself in, and save it again. Nothing has been saved."
            )
        if not target.lower().startswith(_MAY_LEAD_TO):
            raise BadTemplate(
                f"A link in {name} leads to something other than a web page or an e-mail address. "
                "Take the link out in Word and save it again. Nothing has been saved."
            )


def _word(data: bytes, part: str, name: str) -> None:
    root = _xml(data, name)
    if part == "word/comments.xml" and root.find(f"{{{_WORD}}}comment") is not None:
        raise BadTemplate(f"{name} holds comments. Delete them in Word. Nothing has been saved.")
    if next(root.iter(*(f"{{{_WORD}}}{kind}" for kind in _CHANGES)), None) is not None:
        raise BadTemplate(
            f"{name} holds tracked changes. Accept or reject them in Word (Review, Accept all). "
            "Nothing has been saved."
        )
    _fields(root, name)
    for picture in root.iter("{*}docPr"):
        if not (picture.get("descr") or "").strip():
            raise BadTemplate(
                f"A picture in {name} has no alternative text, so a screen reader would say "
                "nothing. Add it in Word (right click, View Alt Text). Nothing has been saved."
            )


def _fields(root: Any, name: str) -> None:
    """A field is worked out when the file is opened: it could fetch a file, run something or put in
    the name of whoever saved it, after every check. Numbers, references and links may stand."""
    for code in _codes(root):
        kind, rest = (*code.split(None, 1), "", "")[:2]
        if kind.upper() in _FIELDS:
            continue
        if kind.upper() == "HYPERLINK":
            if all(one.lower().startswith(_MAY_LEAD_TO) for one in _targets(rest)):
                continue
            raise BadTemplate(
                f"A link in {name} leads to something other than a web page or an e-mail address. "
                "Take the link out in Word and save it again. Nothing has been saved."
            )
        raise BadTemplate(
            f"{name} holds a field that is worked out when it is opened ({kind[:40] or '…'}). "
            "It could bring in words or pictures that nobody has checked. In Word, choose the "
            "field and press Ctrl+Shift+F9 to keep what it shows, or delete it. Nothing has been "
            "saved."
        )


def _codes(root: Any) -> Iterator[str]:
    """What each field says. Its words may be cut into many runs, and fields may hold fields."""
    open_: list[list[str]] = []
    for one in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText"):
        told = {etree.QName(key).localname: said for key, said in one.attrib.items()}
        kind = etree.QName(one).localname
        if kind == "fldSimple":
            yield told.get("instr", "")
        elif kind != "fldChar":
            if not open_:
                yield one.text or ""
            else:
                open_[-1].append(one.text or "")
        elif told.get("fldCharType") == "begin":
            open_.append([])
        elif told.get("fldCharType") == "end" and open_:
            yield "".join(open_.pop())
    yield from ("".join(one) for one in open_)  # begun and never ended


def _targets(rest: str) -> Iterator[str]:
    """Where a HYPERLINK field leads; nothing for a place in the file itself. What a switch takes
    (a bookmark, a tip, a frame) is no address."""
    words = iter([quoted or plain for quoted, plain in _ARGUMENT.findall(rest)])
    for word in words:
        if word.lower() in ("\\l", "\\o", "\\t"):
            next(words, "")
        elif not word.startswith("\\") or word.startswith("\\\\"):
            yield word


def _xml(data: bytes, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root: Any = etree.fromstring(data, parser)
        if not root.getroottree().docinfo.doctype:  # no Word file has one; it could hide words
            return root
    except etree.XMLSyntaxError as why:
        raise BadTemplate(_DAMAGED.format(name)) from why
    raise BadTemplate(_DAMAGED.format(name))
