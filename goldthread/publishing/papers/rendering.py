"""The files of a document: a marked draft for one reader, or the plain files of an edition."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone

from goldthread.engines.chronology.out_pdf import drawable
from goldthread.engines.documents import papers as engine
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.papers.kinds import PDF, SLIDES, WORD
from goldthread.publishing.papers.making import newest
from goldthread.publishing.papers.models import Marking, Paper, Template

Words = list[list[str]]  # of each part: its key and its words


def words_of(paper: Paper) -> Words:
    """The words that hold now, in the order of the parts."""
    now = newest(paper)
    return [[part.key, now[part.key].words] for part in paper.of_kind.parts if part.key in now]


def draft(paper: Paper, form: str, reader: Any) -> bytes:
    """With the protective marking, and whose copy it is from which day, on every page."""
    marks = engine.Marks(Marking.of(paper.partnership), str(reader), timezone.localdate())
    return _file(_paper(paper, words_of(paper), marks), paper, form)


def files(paper: Paper, words: Words) -> Mapping[str, bytes]:
    """Every form of the document, unmarked. Refused where a file cannot be made."""
    plain = _paper(paper, words, None)
    return {form: _file(plain, paper, form) for form in paper.of_kind.forms}


def _file(plain: engine.Paper, paper: Paper, form: str) -> bytes:
    if form == PDF:
        return engine.as_pdf(_drawn(plain))
    if form == SLIDES:
        return engine.as_slides(plain)
    assert form == WORD  # noqa: S101 - the forms of a kind are known
    own = Template.of(paper.partnership, paper.kind)
    try:
        return engine.as_word(plain, bytes(own.content) if own and own.content else None)
    except engine.BadTemplate as why:
        raise Refused(str(why)) from why


def _paper(paper: Paper, words: Words, marks: engine.Marks | None) -> engine.Paper:
    kind, last, said = paper.of_kind, paper.takings.first(), dict(words)
    return engine.Paper(
        title=paper.title,
        publisher=paper.partnership.name,
        parts=[
            engine.Part(one.key, one.heading, said.get(one.key, ""), one.columns, one.notes)
            for one in kind.parts
        ],
        on=timezone.localdate(),
        marks=marks,
        is_one_page=kind.is_one_page,
        kind=kind.name,
        review=paper.review.code,
        subject=paper.review.subject,
        facts=_facts(last.figures if last else {}),
    )


def _drawn(plain: engine.Paper) -> engine.Paper:
    """The PDF's fonts draw no emoji and not every script: such letters are named there. Word and
    slides keep them."""
    marks = plain.marks
    return replace(
        plain,
        title=drawable(plain.title),
        publisher=drawable(plain.publisher),
        parts=[replace(part, words=drawable(part.words)) for part in plain.parts],
        marks=replace(marks, marking=drawable(marks.marking), reader=drawable(marks.reader))
        if marks
        else None,
    )


def _facts(figures: Mapping[str, int]) -> dict[str, int]:
    return {name: int(number) for name, number in figures.items() if name in engine.FIGURES}
