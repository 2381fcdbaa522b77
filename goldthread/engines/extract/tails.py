"""Whom a recommendation is for, printed after it: "… before it is filed. (Harbour Police)"."""

import re

from goldthread.engines.extract import bodies
from goldthread.engines.extract.likeness import INSTITUTION
from goldthread.engines.extract.model import Candidate, Piece

TAIL = re.compile(
    r"(?P<stop>[.!?;]?)\s*(?:[(\[](?P<boxed>[^()\[\]]{2,110})[)\]]\.?"
    r"|(?:Action|Lead(?: agency| body)?|Owner|Responsible(?: body| agency)?|Addressed to|For)"
    r"\s?[:–-]\s*(?P<keyed>[^.:;]{2,80})\.?)$"
)
KEY = re.compile(
    r"^(?:action|lead(?: agency| body)?|owner|responsib\w+(?: body| agency)?|addressed to|for|to)"
    r"\s?(?:[:–-]|(?<=for)|(?<=to))\s*(?:the )?",
    re.IGNORECASE,
)
CITED = re.compile(
    r"\s*\((?:paragraphs?|para|section|page|pp?)\.? [\d.,–-]+(?: (?:and|to) [\d.]+)?\)$", re.I
)
OFFICER = re.compile(
    r"(?:[\w’'-]+ ){1,3}(?:group|sub-?group|manager|lead|team|officer|unit|coordinator"
    r"|co-ordinator)",
    re.IGNORECASE,
)
ALONE = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,6}s?")


def owner(candidate: Candidate) -> None:
    """Takes the printed owner off the item's words and notes it as the addressee."""
    if candidate.addressed_to and candidate.firm:
        return
    piece = candidate.pieces[-1]
    if cited := CITED.search(piece.text):
        piece = candidate.pieces[-1] = Piece(piece.block, piece.start, piece.start + cited.start())
    hit = TAIL.search(piece.text)
    if not hit or hit.start() < 25:
        return
    keyed = hit["keyed"] is not None
    body = hit["keyed"] or hit["boxed"]
    if lead := KEY.match(body):
        keyed, body = True, body[lead.end() :]
    if not keyed and hit["boxed"] and OFFICER.fullmatch(body):
        # "(Business manager)": who will see to it; the words themselves name the body
        stop = piece.start + hit.end("stop")
        candidate.pieces[-1] = Piece(piece.block, piece.start, stop)
        return
    parts = [p.strip() for p in re.split(r"\s*(?:;|,|/|\band\b|&)\s*", body) if p.strip()]
    if not parts or not all(_is_body(p, keyed) for p in parts[:1]):
        return
    if not (hit["stop"] or keyed) or re.search(r"\d{3}", body):
        return
    candidate.addressed_to, candidate.firm = body, True
    stop = piece.start + hit.end("stop")
    candidate.pieces[-1] = Piece(piece.block, piece.start, stop)


def _is_body(words: str, keyed: bool) -> bool:
    """In brackets only a name will do; behind "Action:" any actor."""
    if keyed and bodies.names_actor(words):
        return True
    named = words[:1].isupper() and len(words.split()) <= 10
    return named and bool(INSTITUTION.search(words) or ALONE.fullmatch(words))
