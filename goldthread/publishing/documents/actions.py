"""The only writes to summaries: written, released by two people, withdrawn."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.emergencies import only_by_emergency
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import checking, gate
from goldthread.publishing.anonymising.models import LeakCheck
from goldthread.publishing.anonymising.permits import RELEASERS
from goldthread.publishing.documents.languages import Language
from goldthread.publishing.documents.models import Release, Summary, Version
from goldthread.publishing.documents.texts import PARTS, text_of
from goldthread.publishing.documents.writers import WROTE, writers_of
from goldthread.rules.publication import earliest_end

WORDS = ("title", *PARTS)


@transaction.atomic
def write(
    *,
    review: Review,
    by: Any,
    language: str = Language.ENGLISH,
    based_on: int | None = None,
    **words: str,
) -> Version:
    """Write a summary, or its next version. What was released before stays as it is.

    `based_on` is the number of the version that the writer had before them, 0 for none.
    """
    if not may_write(review, by):
        raise PermissionDenied
    missing = [name.replace("_", " ") for name in WORDS if not written(words.get(name, ""))]
    if missing:
        raise Refused(*(f"Write “{name}”." for name in missing))
    if language not in Language.values:
        raise Refused("Choose the language of the summary.")
    summary, _ = Summary.objects.select_for_update().get_or_create(
        review=review, defaults={"slug": _slug(words["title"]), "made_by": by}
    )
    already = summary.versions.count()
    if based_on is not None and based_on != already:
        raise Refused(
            f"Somebody wrote version {already} while you were writing. Your words are still here "
            "and not saved: copy them, read theirs, and write again."
        )
    version = Version.objects.create(
        summary=summary,
        number=already + 1,
        by=by,
        language=language,
        **{name: words[name].strip() for name in WORDS},
    )
    audit(by=by, did="summary.written", about=summary, number=version.number)
    return version


@transaction.atomic
def ask_check(*, version: Version, by: Any) -> LeakCheck:
    """Have the words of the newest version looked through before anyone says yes to them."""
    summary = Summary.objects.select_for_update().get(pk=version.summary_id)
    _permit(summary, by)
    _is_newest(version, summary)
    return checking.ask(review=summary.review, text=text_of(version), by=by)


@transaction.atomic
def release_first(*, version: Version, checked: str, by: Any) -> Release:
    """The first person says yes, and what they checked."""
    summary = Summary.objects.select_for_update().get(pk=version.summary_id)
    _permit(summary, by)
    _is_newest(version, summary)
    if (earlier := Release.objects.filter(version=version).first()) is not None:
        if earlier.withdrawn_at is not None:
            raise Refused("This version was withdrawn. Write a new one.")
        raise Refused("Somebody has already said yes to this version.")
    _wrote_none(version, by)
    if not written(checked):
        raise Refused("Say what you checked.")
    _may_leave(version)
    release = Release.objects.create(version=version, first_by=by, first_checked=checked.strip())
    audit(by=by, did="summary.first_yes", about=summary, number=version.number)
    return release


@transaction.atomic
def release_second(
    *, version: Version, checked: str, by: Any, until: date | None = None
) -> Release:
    """A second, other person says yes: the version is public from now on, up to a day or for good.

    Never for less than a year: see `rules.publication`.
    """
    summary = Summary.objects.select_for_update().get(pk=version.summary_id)
    _permit(summary, by)
    _is_newest(version, summary)
    release = Release.objects.select_for_update().filter(version=version).first()
    if release is None:
        raise Refused("A first person must say yes before the second.")
    if release.second_at is not None or release.withdrawn_at is not None:
        raise Refused("This version was already released or withdrawn.")
    if release.first_by_id == by.pk:
        raise Refused("You were the first person. Somebody else must be the second.")
    _wrote_none(version, by)
    if not written(checked):
        raise Refused("Say what you checked.")
    first_end = earliest_end(timezone.localdate())
    if until is not None and until < first_end:
        raise Refused(
            f"It has to be public for at least a year: until {first_end:%-d %B %Y} or later. Leave "
            "the date empty if it has no end."
        )
    _may_leave(version)
    release.until = until
    release.second_by, release.second_at = by, timezone.now()
    release.second_checked = checked.strip()
    release.save(update_fields=["second_by", "second_at", "second_checked", "until"])
    audit(by=by, did="summary.released", about=summary, number=version.number)
    return release


@transaction.atomic
def withdraw(*, version: Version, because: str, by: Any) -> Release:
    """Take a summary off the public page, at once and by one person: leaving it up is the risk.

    Earlier versions that two people released go with it, so that none of them shows instead.
    A first person's yes is taken back in the same way.
    """
    summary = Summary.objects.select_for_update().get(pk=version.summary_id)
    _permit(summary, by)
    release = Release.objects.select_for_update().filter(version=version).first()
    if release is None or release.withdrawn_at is not None:
        raise Refused("This version is not released.")
    because = because.strip()
    if not because:
        raise Refused("Say why it is withdrawn.")
    _end(release, because, by)
    audit(by=by, did="summary.withdrawn", about=summary, number=version.number, why=because)
    if release.second_at is not None:
        others = Release.objects.select_for_update().filter(
            version__summary=summary, second_at__isnull=False, withdrawn_at__isnull=True
        )
        for other in others.select_related("version"):
            _end(other, because, by)
            number = other.version.number
            audit(by=by, did="summary.withdrawn", about=summary, number=number, why=because)
    return release


def _end(release: Release, because: str, by: Any) -> None:
    release.withdrawn_by, release.withdrawn_at = by, timezone.now()
    release.withdrawn_because = because
    release.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])


def may_write(review: Review, by: Any) -> bool:
    """The business unit, for a review that they may see."""
    return (
        standing(by).holds(BUSINESS_UNIT, partnership=review.partnership.pk)
        and Review.objects.visible_to(by).filter(pk=review.pk).exists()
    )


def may_release(summary: Summary, by: Any) -> bool:
    """Those who oversee may say yes or withdraw, for a summary that they may see."""
    return (
        standing(by).holds(RELEASERS, partnership=summary.partnership.pk)
        and Summary.objects.visible_to(by).filter(pk=summary.pk).exists()
        and not only_by_emergency(summary.matter, by)
    )


def _is_newest(version: Version, summary: Summary) -> None:
    if version.pk != summary.versions.values_list("pk", flat=True)[0]:
        raise Refused("There is a newer version. Release that one.")


def _wrote_none(version: Version, by: Any) -> None:
    if by.pk in writers_of(version, version.summary.versions.all()):
        raise Refused(WROTE)


def _may_leave(version: Version) -> None:
    """The leak check of these very words passed, and stands against the register as it is now."""
    gate.hold_still(version.summary.review)
    if reasons := gate.blockers(version.summary.review, text_of(version)):
        raise Refused(*reasons)


def _permit(summary: Summary, by: Any) -> None:
    if not may_release(summary, by):
        raise PermissionDenied


def _slug(title: str) -> str:
    start = slugify(title)[:60] or "summary"
    taken = set(Summary.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    taken |= {"guidance", "themes"}  # addresses of the public site
    return next(
        s for n in range(1, 10_000) if (s := start if n == 1 else f"{start}-{n}") not in taken
    )
