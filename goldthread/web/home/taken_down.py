"""Which of all that was ever taken down still waits: neither put back, nor withdrawn for good, nor
followed by other words that two people let out."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from goldthread.publishing.documents.models import TakenDown, What

# What was let out, in which model, the way from it to the target, and to the part if there is one.
LET_OUT = (
    (What.SUMMARY, "documents.Release", "version__summary", ""),
    (What.PAPER, "papers.EditionRelease", "edition__paper", ""),
    (What.COPY, "papers.CopyRelease", "original", ""),
    (What.TRANSLATION, "languages.Translation", "version__summary", "language"),
)


def still_down() -> Q:
    found = Q()
    for what, model, target, part in LET_OUT:
        # in scope: by the caller's rows
        rows = apps.get_model(model).objects.filter(
            **{target: OuterRef("target")}, second_at__isnull=False, withdrawn_at__isnull=True
        )
        if part:
            rows = rows.filter(**{part: OuterRef("part")})
        before = rows.filter(second_at__lte=OuterRef("at"))
        after = rows.filter(second_at__gt=OuterRef("at"))
        found |= Q(Exists(before), ~Exists(after), what=what)
    return found & Q(pk__in=TakenDown.objects.standing().values("pk"))  # in scope: by the caller
