"""Translations of a review's summary that are let out."""

from collections.abc import Iterator

from goldthread.casework.reviews.models import Review
from goldthread.publishing.anonymising import gate
from goldthread.publishing.documents.models import What
from goldthread.publishing.documents.out import Out
from goldthread.publishing.documents.outward import looked_again
from goldthread.publishing.languages.actions import writers_of
from goldthread.publishing.languages.models import Translation
from goldthread.publishing.languages.texts import text_of


def out_of_translations(review: Review) -> Iterator[Out]:
    """Of each language the newest; of a version that is not public any more too: who puts the
    summary back puts no translation back with it."""
    rows = Translation.objects.filter(version__summary__review=review).released()
    rows = rows.select_related("version__summary__review__matter__partnership")
    newest = {one.language: one for one in rows.order_by("version__number", "number")}
    for one in newest.values():
        yield _out(review, one)


def _out(review: Review, one: Translation) -> Out:
    text = text_of(one)
    assert one.second_at is not None  # noqa: S101 - it is released
    return Out(
        what=What.TRANSLATION, target=one.version.summary_id, part=one.language,
        name=f"{one.tongue.name} translation of version {one.version.number}",
        href=one.get_absolute_url(), since=one.second_at, writers=writers_of(one),
        blockers=lambda: gate.blockers(review, text),
        look_again=lambda: looked_again(review, text),
    )  # fmt: skip
