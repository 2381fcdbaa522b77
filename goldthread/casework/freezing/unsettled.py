"""What is not settled in a combined chronology: said before it is frozen, and kept with it."""

from goldthread.casework.chronology.models import AgencyQuery, Conflict, Link, Merge, Weighing
from goldthread.casework.chronology.models.asked import latest_of
from goldthread.casework.chronology.models.merged import Standing
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Call


def unsettled(review: Review, merge: Merge) -> list[str]:
    """Sentences; none where all is settled. Callers permit."""
    return [
        *_suggested(review),
        *_not_weighed(review),
        *_not_returned(review),
        *_newer(review, merge),
        *_not_answered(review),
    ]


def _many(number: int, one: str, more: str) -> list[str]:
    """`one`: where it is one; `more`: with {n} for the number."""
    return [one if number == 1 else more.format(n=f"{number:,}")] if number else []


def _suggested(review: Review) -> list[str]:
    number = Link.objects.filter(review=review, standing=Standing.SUGGESTED).count()
    return _many(
        number,
        "One suggested link is not decided.",
        "{n} suggested links are not decided.",
    )


def _not_weighed(review: Review) -> list[str]:
    views = Weighing.objects.filter(back_at__isnull=True, conflict__review=review)
    open_links = (Standing.SUGGESTED, Standing.ACCEPTED)
    rows = Conflict.objects.filter(review=review, still_there=True, link__standing__in=open_links)
    return _many(
        rows.exclude(pk__in=views.values("conflict")).count(),
        "On one conflict nobody has given a view.",
        "On {n} conflicts nobody has given a view.",
    )


def _not_returned(review: Review) -> list[str]:
    rows = Call.objects.filter(review=review).waited_for().order_by("organisation__name")
    names = list(rows.values_list("organisation__name", flat=True))
    if not names:
        return []
    has = "has" if len(names) == 1 else "have"
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return [f"{listed} {has} not returned a chronology."]


def _newer(review: Review, merge: Merge) -> list[str]:
    then = set(merge.submissions.values_list("pk", flat=True))
    now = set(latest_of(review).values_list("pk", flat=True))
    return _many(
        len(now - then),
        "An agency has sent another version since the chronologies were brought together. Its "
        "entries are in, but links, conflicts and silences were not looked for in them.",
        "{n} agencies have sent another version since the chronologies were brought together. "
        "Their entries are in, but links, conflicts and silences were not looked for in them.",
    )


def _not_answered(review: Review) -> list[str]:
    return _many(
        AgencyQuery.objects.filter(review=review).open().count(),
        "One question to an agency has no answer.",
        "{n} questions to agencies have no answer.",
    )
