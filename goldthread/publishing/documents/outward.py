"""The summary of a review as something that is let out, and texts checked anew."""

import logging
from collections.abc import Iterator

from goldthread.casework.reviews.models import Review
from goldthread.publishing.anonymising import checking, gate
from goldthread.publishing.anonymising.jobs import look
from goldthread.publishing.anonymising.texts import Text
from goldthread.publishing.documents.models import Summary, Version, What
from goldthread.publishing.documents.out import Out
from goldthread.publishing.documents.texts import text_of
from goldthread.publishing.documents.writers import writers_of

logger = logging.getLogger(__name__)


def out_of_summary(review: Review) -> Iterator[Out]:
    summary = Summary.objects.filter(review=review).first()  # in scope: by the review
    if summary is None:
        return
    versions = list(summary.versions.select_related("release", "summary"))
    shown = next((one for one in versions if _is_out(one)), None)
    if shown is None:
        return
    text = text_of(shown)
    yield Out(
        what=What.SUMMARY, target=summary.pk, name=f"Learning summary: {shown.title}",
        href=summary.get_absolute_url(), since=shown.release.second_at,
        writers=writers_of(shown, versions), blockers=lambda: gate.blockers(review, text),
        look_again=lambda: looked_again(review, text),
    )  # fmt: skip


def _is_out(version: Version) -> bool:
    said = getattr(version, "release", None)
    return said is not None and said.second_at is not None and said.is_open


def looked_again(review: Review, text: Text) -> tuple[str, ...]:
    """Why a text may not be public, after another check where the last does not hold any more.

    What was decided of the same words is carried over, so that only what is new is open.
    """
    standing = gate.standing_of(review, text)
    check = standing.check
    if check is None or check.done_at is None or standing.is_old:
        asked = checking.begin(review=review, text=text, by=None)
        try:
            look(asked.pk)
        except Exception:  # it is noted on the check that it could not run
            logger.exception("A leak check stopped")
        standing = gate.standing_of(review, text)
    return standing.blockers
