"""Documents of a review whose files are let out, and safe copies of whole documents."""

from collections.abc import Iterator

from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.documents.beside import Beside
from goldthread.publishing.documents.models import Summary, What
from goldthread.publishing.documents.out import Out
from goldthread.publishing.documents.outward import looked_again
from goldthread.publishing.papers import copies, releasing
from goldthread.publishing.papers.hiding import hidden
from goldthread.publishing.papers.models import CopyRelease, Edition, Paper
from goldthread.publishing.papers.querysets import public_copies, public_files, released_files


def out_of_papers(review: Review) -> Iterator[Out]:
    files = released_files().filter(edition__paper__review=review)
    # in scope: by the review
    rows = Edition.objects.filter(pk__in=files.values("edition")).select_related(
        "release", "paper__review__matter__partnership"
    )
    for edition in rows.defer("words"):
        yield _out(edition)


def _out(edition: Edition) -> Out:
    paper = edition.paper
    return Out(
        what=What.PAPER, target=paper.pk, name=f"{paper.of_kind.name}, edition {edition.number}",
        href=paper.get_absolute_url(), since=edition.release.second_at,
        writers=frozenset(edition.writers),
        blockers=lambda: releasing.bytes_blockers(edition), look_again=lambda: _again(edition),
    )  # fmt: skip


def _again(edition: Edition) -> tuple[str, ...]:
    """The words in the very bytes, then what no reader sees."""
    try:
        text = releasing.text_of(edition)
    except Refused as why:
        return why.reasons
    return looked_again(edition.paper.review, text) or tuple(hidden(edition, text))


def out_of_copies(review: Review) -> Iterator[Out]:
    """Safe copies that are let out. After a change of the register a document is looked through
    again by people, so there is nothing here that could pass by itself."""
    # in scope: by the review
    rows = CopyRelease.objects.released().filter(review=review)
    for row in rows.select_related("review__matter__partnership"):
        yield _copy_out(row)


def _copy_out(row: CopyRelease) -> Out:
    def blockers() -> tuple[str, ...]:
        return copies.blockers(row)

    return Out(
        what=What.COPY, target=row.original_id, name=str(row), href=row.get_absolute_url(),
        since=row.second_at, writers=frozenset(row.writers), blockers=blockers,
        look_again=blockers,
    )  # fmt: skip


def beside_summary(summary: Summary) -> Iterator[Beside]:
    """Documents and safe copies that stand on the page of a summary."""
    papers = Paper.objects.filter(
        pk__in=public_files().filter(summary=summary.pk).values("edition__paper")
    )  # in scope: by the summary
    for paper in papers:
        yield Beside(f"Document: {paper.of_kind.name}", paper.get_absolute_url())
    for row in public_copies().filter(summary=summary.pk).defer("content"):
        yield Beside(f"Safe copy: {row.get_called_display()}", row.get_absolute_url())
