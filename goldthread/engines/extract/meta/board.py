"""The body that commissioned or published the review."""

import re
from collections import defaultdict

from goldthread.engines.extract.likeness import IMPERATIVE
from goldthread.engines.extract.vocabulary import alternatives, words

_NAME = r"(?:St\.|(?!(?:Partnership|Board|Committee)\b)[A-Z][\w'’-]+)"
_JOIN = r"(?:,? (?:and|of|&|upon|in|the|on|with|le)|,|-)"
_PLACE = rf"{_NAME}(?:{_JOIN}? {_NAME}){{0,7}}"
_KINDS = alternatives("boards")
NAMED = re.compile(rf"\b(?P<place>{_PLACE}) (?P<kind>{_KINDS})(?!\w)")
SAFER = re.compile(
    rf"\b(?P<all>(?:Safer|Safe|Stronger"
    rf"|Keeping) {_NAME}(?:{_JOIN}? {_NAME}){{0,4}}(?: (?:Partnership|Board))?"
    rf"|(?!Working|Learning|Getting|Coming|Thinking|Living|Pulling){_NAME} Together"
    rf"|{_NAME} Community Safety Partnership)\b"
)
FIXED = re.compile(
    r"\b(?P<all>Safeguarding Board for Northern Ireland"
    r"|(?:National )?Child Safeguarding Practice Review Panel|Health(?:care"
    r"| Services) Safety Investigations? (?:Branch|Body)|HSS?IB)\b"
)
INQUIRY = re.compile(
    rf"\b(?P<all>(?:Independent |Public )?Inquiry (?:into"
    rf"|on) (?:the )?[A-Z][^.\n]{{5,90}}|{_PLACE} Inquiry)\b"
)
SHORT = re.compile(rf"^(?P<all>{_NAME}(?: {_NAME}){{0,3}} Safeguarding)$", re.MULTILINE)
# "Harbourshire Published Safeguarding Adults Reviews": a page that names only the place
LISTED = re.compile(
    rf"^(?P<place>{_NAME}(?: (?:and )?{_NAME}){{0,3}}?) (?:Published )?(?:Local"
    rf" )?(?:Safeguarding Adults?"
    r"|Serious Case|Child Safeguarding Practice|Domestic Homicide|Child Practice)"
    r" Reviews?(?: \([A-Z]+s?\))?$",
    re.MULTILINE,
)
# "Commissioned by NHS England (London)" on a line of its own
ORDERED = re.compile(
    r"^(?:commissioned|published) by (?:the )?(?P<value>[A-Z][^.:|\n]{3,80})$",
    re.IGNORECASE | re.MULTILINE,
)
SPLIT = re.compile(rf"^(?P<place>{_PLACE})\n+(?P<kind>{_KINDS})$", re.MULTILINE)
BARE = re.compile(rf"(?:^|[^\w])(?P<kind>{_KINDS})\b")
INITIALS = re.compile(r"\b(?:[A-Z]{1,5}(?:SCB|SCP|SAB|CSP|SAP|SAPB|SASPB|SPB)|LSCB|LSCP|SBNI)\b")
KEYED = re.compile(
    r"^(?:csp|board|local authority|council|partnership|area|lscb|lscp|scp|sab"
    r"|commissioned by|commissioning (?:body|board|authority)|published by|publisher"
    r"|responsible (?:body|authority)|organi[sz]ation|community safety partnership"
    r"|safeguarding (?:board|partnership)|region)\s*[:"
    r"|]\s*(?P<value>[A-Z][^|\n]{2,90})$",
    re.IGNORECASE | re.MULTILINE,
)
DIGEST = re.compile(
    r"^(?:(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\s+)?(?:19"
    r"|20)\d\d\s*[–—-]?\s*(?P<place>[A-Z][\w’' "
    r"&,-]*?)\s*[–—-]\s*(?P<name>[^–—\n]{2,60})$",
    re.MULTILINE,
)
COMMISSIONED = re.compile(
    r"(?:commissioned by|published by|on behalf of|report (?:to|for)|undertaken by"
    r"|initiated by|asked for)[^.]{0,40}$",
    re.I,
)
LEADS = words("not_places")


def of(text: str, title: str, furniture: str, review_type: str | None) -> str | None:
    """The board's name as printed, with its place; None when the text names none."""
    head = f"{title}\n{text[:80_000]}\n{furniture}".replace("\u2019", "’")
    for keyed in KEYED.finditer(head):
        value = keyed["value"].strip(" .*")
        if re.search(r"\b(?:anonymous|unnamed|n/a)\b", value, re.I):
            break
        if len(value.split()) <= 10 and not IMPERATIVE.match(value):
            return value  # and not "LSCB | Survey children …", a row of a table of actions
    head = SPLIT.sub(r"\g<place> \g<kind>", head)
    scores = _names(head, len(title))
    if scores:
        best = max(scores, key=lambda name: (scores[name], len(name)))
        return _in_full(best, scores)
    if digest := DIGEST.search(head):
        place = digest["place"]
        return None if re.search(r"anonym|unnamed|unknown|national", place, re.I) else place
    if review_type == "inq" and (name := _inquiry(head)):
        return name
    if fixed := FIXED.search(head):
        return fixed["all"]
    if short := SHORT.search(head[:1500]):
        return short["all"]
    if ordered := ORDERED.search(head[:3000]):
        return ordered["value"].strip()
    if safer := SAFER.search(head):
        return safer["all"]
    return _composed(head)


def _in_full(name: str, known: dict[str, float]) -> str:
    """'Westmarsh SAB' in a title is the Westmarsh Safeguarding Adults Board of its footer."""
    place, _, kind = name.rpartition(" ")
    full = [n for n in known if n.startswith(f"{place} ") and _initials(n, place) == kind]
    return max(full, key=lambda n: known[n]) if kind.isupper() and full else name


def _initials(name: str, place: str) -> str:
    return "".join(word[0] for word in name[len(place) :].split())


def _inquiry(text: str) -> str | None:
    """The inquiry's own name; "Public Inquiry" is none."""
    found = [hit["all"] for hit in INQUIRY.finditer(text[:20_000])]
    found.sort(key=lambda name: " into " not in name and " on " not in name)
    named = [
        n for n in found if not re.match(r"(?:The )?(?:Public|Independent|National) Inquiry$", n)
    ]
    return re.sub(r"^(?:Source|The) ", "", named[0]) if named else None


def _names(text: str, title: int) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for hit in NAMED.finditer(text):
        whom = re.search(r" (?:Adults?|Child(?:ren)?(?:'s)?)$", hit["place"])
        place = _place(hit["place"][: whom.start()] if whom else hit["place"])
        if not place:
            continue
        kind = (whom.group().strip() + " " if whom else "") + hit["kind"].strip()
        if place in ("Regional", "National"):
            continue
        worth = 1.0
        worth += 1.5 if hit.start() < title + 250 else 0
        worth += 1.5 if COMMISSIONED.search(text[max(0, hit.start() - 60) : hit.start()]) else 0
        worth += 0.5 if text[hit.end() : hit.end() + 10].lstrip().startswith("(") else 0
        scores[f"{place} {kind}"] += worth
    return scores


def _place(text: str) -> str:
    """The place without the words a sentence put before it."""
    local = text.endswith(" Local")
    parts = text.removesuffix(" Local").replace(",", " ,").split()
    cut = 0
    for index, part in enumerate(parts):
        if part in LEADS or (part == "," and index + 1 < len(parts) and cut == index):
            cut = index + 1
    shouted = [i for i, p in enumerate(parts) if re.fullmatch(r"[A-Z’']{2,}", p)]
    if shouted and any(p[1:].islower() for p in parts[shouted[-1] + 1 :]):
        cut = max(cut, shouted[-1] + 1)  # words of a slogan in capitals
    place = " ".join(parts[cut:]).replace(" ,", ",").strip(" ,&")
    place = re.sub(r"^(?:and|of|in|the|on|with|upon|le)\s+", "", place)
    return place + " Local" * local if place and place[0].isupper() else ""


def _composed(text: str) -> str | None:
    """'… Safeguarding Adults Board' printed bare: the place stands elsewhere in the title."""
    bare = next(
        (b for b in BARE.finditer(text) if re.search("Board|Partnership|Committee", b["kind"])),
        None,
    )
    place = re.search(
        rf"\b(?P<place>{_PLACE}) (?:Local )?(?:Safeguarding|Community Safety)\b", text[:3000]
    )
    found = _place(place["place"]) if place else ""
    if bare and found:
        return f"{found} {bare['kind']}"
    council = re.search(
        rf"\b(?P<name>{_PLACE} (?:County |City |Borough |District |Metropolitan )*Council)\b", text
    )
    if bare and council:
        return None
    if bare and re.search(r"\bfor (?:the )?[A-Z]", bare["kind"]):
        return bare["kind"]  # "Safeguarding Board for …"; else any board could be meant
    if listed := LISTED.search(text[:3000]):
        return _place(listed["place"]) or None
    initials = INITIALS.search(text)
    return initials.group() if initials else None
