"""A document in, its learning points and recommendations out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from goldthread.engines.extract import (
    addressee,
    items,
    kind,
    owners,
    planned,
    questions,
    runs,
    sections,
    tails,
    telling,
)
from goldthread.engines.extract.lexicon import LEARNING, RECOMMENDATIONS
from goldthread.engines.extract.likeness import AFTERWORD, DUTY, IMPERATIVE
from goldthread.engines.extract.meta import (
    age,
    board,
    capitals,
    incident,
    page,
    review_type,
    subject,
)
from goldthread.engines.extract.model import (
    Block,
    Candidate,
    Document,
    Extraction,
    Item,
    Piece,
)
from goldthread.engines.extract.words import count, fold, sentences

NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}\s*$|…\s*\d{1,3}\s*$")  # "Findings ..... 12"
PAGED = re.compile(r"(?P<name>\D{6,}?) \d{1,3}$")
SAID = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)}) (?:\w+ )?recommendations\b", re.IGNORECASE
)


def extract(document: Document) -> Extraction:
    """Everything a review says of itself and what it asks for. Text is never changed."""
    blocks = without_contents(document.blocks)
    found: list[tuple[str, Candidate]] = []
    parts = _planned(sections.cut(blocks))
    for section in parts:
        made = runs.items(section) if section.how == "run" else items.of(section)
        found += _trimmed(made)
    for section in planned.asking_by_questions(parts):
        found += questions.items(section)
    if not any(label == LEARNING for label, _ in found):
        found += telling.items(parts)
    learning = [c for label, c in found if label == LEARNING and items.kept(c)]
    asked = [c for label, c in found if label == RECOMMENDATIONS and items.kept(c)]
    asked = [
        c for c in asked if count(c.text) > 3 or DUTY.search(c.text) or IMPERATIVE.match(c.text)
    ]
    for candidate in asked:
        tails.owner(candidate)
    asked = _without_names(asked, document)
    asked = _once(asked)
    learning = _once(learning, asked)
    text, title = _flat(document.blocks), _title(document.title)
    meta_type = review_type.of(text, title, None)
    calm, edge = capitals.lowered(text), capitals.lowered(document.furniture)
    meta_board = board.of(calm, capitals.lowered(title), edge, meta_type)
    name = subject.of(calm, title, meta_board)
    if name:
        meta_type = review_type.of(text, title, name) or _of_digest(text)
    elif review_type.only_in_general(text):
        meta_type = None
    if page.is_no_review(text):
        meta_type, name, asked, learning = None, None, [], []
    recommendations = tuple(_recommendation(c) for c in asked)
    points = tuple(
        Item(_tidy(c.text), c.span, number=c.number, because=c.because) for c in learning
    )
    result = Extraction(
        meta_type, meta_board, name, age.of(text, name), incident.of(document.blocks),
        points, recommendations,
    )  # fmt: skip
    return replace(result, problems=(*document.problems, *_problems(text, result)))


def _planned(cut: Sequence[sections.Section]) -> list[sections.Section]:
    """The sections with every doubtful heading settled by what stands around it."""
    cut = owners.named(planned.earlier(planned.pointed(planned.settled(cut))))
    return planned.advised(planned.told(runs.regroup(cut)))


def _of_digest(text: str) -> str | None:
    """The kind of review behind a library's digest, which does not print it.

    A digest is headed "2016 – Place – Child X". Serious case reviews ended in 2019.
    """
    digest = board.DIGEST.search(text)
    year = re.search(r"\d{4}", digest.group()) if digest else None
    return None if year is None else "scr" if int(year.group()) <= 2019 else "cspr"


def _flat(blocks: Sequence[Block]) -> str:
    """The text with one block a line, however the file broke its lines."""
    return "\n".join(
        " | ".join(cell.text for cell in b.cells) or f"{b.marker or ''} {b.text}".strip()
        for b in blocks
    )


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """Blocks without the lines of a contents page."""
    listed = [bool(LEADERS.search(block.text[-60:])) for block in blocks]
    # "Recommendations for better reviews 9" where "Recommendations for better reviews" follows
    names = {block.text for block in blocks if len(block.text) < 90}
    kept: list[Block] = []
    inside = False
    for index, block in enumerate(blocks):
        if re.fullmatch(r"(?:table of )?contents(?: page)?:?", block.text.strip(), re.IGNORECASE):
            inside = True
        named = PAGED.match(block.text) if len(block.text) < 90 else None
        short = len(block.text) < 90 and bool(re.search(r"\s\d{1,3}$", block.text))
        if listed[index] or (inside and short) or (named and named["name"] in names):
            continue
        if inside and len(block.text) > 90:
            inside = False
        kept.append(block)
    return kept


def _trimmed(found: list[tuple[str, Candidate]]) -> list[tuple[str, Candidate]]:
    """The last item of a list without sentences that speak of the whole list."""
    for _, candidate in found[-1:]:
        piece = candidate.pieces[-1]
        cuts = sentences(piece.text)
        for index, (start, end) in enumerate(cuts):
            words = piece.text[start:end]
            if index and AFTERWORD.match(words) and not re.search(r"\bshould\b", words):
                stop = piece.start + cuts[index - 1][1]
                candidate.pieces[-1] = Piece(piece.block, piece.start, stop)
                break
    return found


def _without_names(found: list[Candidate], document: Document) -> list[Candidate]:
    """Without items that are only the names of others: 'Hoarding panel' in a summary."""
    names = [c for c in found if len(c.text.split()) <= 8 and not DUTY.search(c.text)]
    if not names or len(names) == len(found):
        return found
    text = fold(document.text)
    twice = {id(c) for c in names if text.count(fold(c.text)) >= 2}
    return [c for c in found if id(c) not in twice]


def _once(found: list[Candidate], others: Sequence[Candidate] = ()) -> list[Candidate]:
    """Items said twice (in a summary and again in full) once, in reading order."""
    kept: list[Candidate] = []
    seen: dict[int, list[str]] = defaultdict(list)  # by length, in tens of characters
    for candidate in others:
        text = fold(candidate.text)
        seen[len(text) // 10].append(text)
    for candidate in sorted(found, key=lambda c: c.span):
        text = fold(candidate.text)
        near = range(int(len(text) * 0.9) // 10, int(len(text) * 1.1) // 10 + 1)
        if any(extractOne(text, seen[size], scorer=ratio, score_cutoff=95) for size in near):
            continue
        seen[len(text) // 10].append(text)
        kept.append(candidate)
    return kept


def _recommendation(candidate: Candidate) -> Item:
    text = _tidy(candidate.text)
    body = addressee.of(text, candidate.addressed_to, firm=candidate.firm)
    return Item(
        text, candidate.span, body, kind.of(text, body), candidate.number, candidate.because
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _title(title: str) -> str:
    return (
        ""
        if re.fullmatch(
            r"\(?(?:anonymous|untitled|unspecified|review|document\d*|.*\.docx?)\)?", title, re.I
        )
        else title
    )


def _problems(text: str, found: Extraction) -> list[str]:
    problems = []
    made = len(found.recommendations)
    if not made and not found.learning_points:
        problems.append("No learning points or recommendations were found: read the text yourself.")
    said = SAID.search(text)
    if said:
        word = said["n"].lower()
        number = int(word) if word.isdigit() else NUMBERS.index(word) + 1
        if made and number != made:
            problems.append(f"The text speaks of {word} recommendations; {made} were found.")
        elif not made:
            problems.append(
                f"The text speaks of {word} recommendations but lists none we could find."
            )
    odd = sum(
        1 for i in found.recommendations if not (DUTY.search(i.text) or IMPERATIVE.match(i.text))
    )
    if odd:
        problems.append(f"{odd} of the recommendations do not say “should”: check that they are.")
    return problems
