"""Who must read it, who says that they did, and links that somebody found broken."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.guidance import permits
from goldthread.foundations.guidance.actions import lock
from goldthread.foundations.guidance.models import (
    Acknowledgement,
    Guidance,
    LinkReport,
    Reader,
    Version,
)
from goldthread.foundations.records.refusals import Refused, said
from goldthread.foundations.records.words import written


@transaction.atomic
def ask_to_read(
    *, guidance: Guidance, role: str, organisation: Organisation | None, by: Any
) -> Reader:
    guidance = lock(guidance)
    if not permits.may_keep(guidance, by):
        raise PermissionDenied
    if organisation is not None and organisation.partnership_id != guidance.partnership_id:
        raise PermissionDenied
    there = guidance.readers.filter(role=role, organisation=organisation, ended_at__isnull=True)
    if there.exists():
        raise Refused("They are asked already.")
    row: Reader = Reader.objects.create(
        guidance=guidance, role=role, organisation=organisation, by=by
    )
    audit(by=by, did="guidance.readers_asked", about=guidance, who=row)
    return row


@transaction.atomic
def stop_asking(*, reader: Reader, by: Any) -> Reader:
    row: Reader = Reader.objects.select_for_update(of=("self",)).get(pk=reader.pk)
    if not permits.may_keep(row.guidance, by):
        raise PermissionDenied
    if row.ended_at is not None:
        raise Refused("They are not asked any more.")
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    audit(by=by, did="guidance.readers_not_asked", about=row.guidance, who=row)
    return row


@transaction.atomic
def acknowledge(*, version: Version, by: Any) -> Acknowledgement:
    """Anybody who may read it can say that they did, asked or not."""
    lock(version.guidance)
    if not permits.sees(version, by):
        raise PermissionDenied
    if not Version.objects.in_force().filter(pk=version.pk).exists():
        raise Refused("Another version is in force now. Read that one.")
    row, is_new = Acknowledgement.objects.get_or_create(version=version, person=by)
    if is_new:
        audit(by=by, did="guidance.acknowledged", about=version)
    return row


@transaction.atomic
def report_link(*, version: Version, words: str, by: Any) -> LinkReport:
    lock(version.guidance)
    if not permits.sees(version, by):
        raise PermissionDenied
    if not version.link:
        raise Refused("This version has no link.")
    if not Version.objects.in_force().filter(pk=version.pk).exists():
        raise Refused("This version is not in force, so nobody has to mend its link.")
    if version.link_reports.broken().exists():
        raise Refused("Somebody has said so already. Its owner is asked to mend it.")
    row: LinkReport = LinkReport.objects.create(version=version, words=written(words), by=by)
    audit(by=by, did="guidance.link_broken", about=version)
    return row


@transaction.atomic
def mend_link(*, report: LinkReport, how: str, by: Any) -> LinkReport:
    """The page is there again. Where it moved, a version with the new address comes instead."""
    rows = LinkReport.objects.select_for_update(of=("self",))
    row: LinkReport = rows.select_related("version__guidance").get(pk=report.pk)
    if not permits.may_keep(row.version.guidance, by):
        raise PermissionDenied
    if row.mended_at is not None:
        raise Refused("It was mended already.")
    row.mended_how = said(how, "Say how it was mended, and that you opened it.")
    row.mended_by, row.mended_at = by, timezone.now()
    row.save(update_fields=["mended_how", "mended_by", "mended_at"])
    audit(by=by, did="guidance.link_mended", about=row.version, how=row.mended_how)
    return row
