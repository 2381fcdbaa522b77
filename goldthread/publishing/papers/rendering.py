"""The files of a document: a marked draft for one reader, or the plain files of an edition."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from goldthread.engines.chronology.out_pdf import drawable
from goldthread.engines.documents import papers as engine
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.papers.kinds import PDF, SLIDES, WORD, PartKind
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
        return engine.as_pdf(plain)
    if form == SLIDES:
        return engine.as_slides(plain)
    assert form == WORD  # noqa: S101 - the forms of a kind are known
    own = Template.of(paper.partnership, paper.kind)
    try:
        return engine.as_word(plain, bytes(own.content) if own and own.content else None)
    except engine.BadTemplate as why:
        raise Refused(str(why)) from why


def _paper(paper: Paper, words: Words, marks: engine.Marks | None) -> engine.Paper:
    kind, last = paper.of_kind, paper.takings.first()
    return engine.Paper(
        title=drawable(paper.title),
        publisher=drawable(paper.partnership.name),
        parts=list(_parts(kind.parts, dict(words))),
        on=timezone.localdate(),
        marks=_drawn(marks) if marks else None,
        is_one_page=kind.is_one_page,
        kind=kind.name,
        review=paper.review.code,
        subject=paper.review.subject,
        facts=_facts(last.figures if last else {}),
    )


def _parts(parts: Iterable[PartKind], words: Mapping[str, str]) -> Iterable[engine.Part]:
    for part in parts:
        yield engine.Part(
            part.key, part.heading, drawable(words.get(part.key, "")), part.columns, part.notes
        )


def _drawn(marks: engine.Marks) -> engine.Marks:
    return engine.Marks(drawable(marks.marking), drawable(marks.reader), marks.on)


def _facts(figures: Mapping[str, int]) -> dict[str, int]:
    return {name: int(number) for name, number in figures.items() if name in engine.FIGURES}
