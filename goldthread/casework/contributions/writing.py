"""Writes of an author: section texts, the securing of records, Word files sent in."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.contributions import permits, records
from goldthread.casework.contributions.changing import lock
from goldthread.casework.contributions.models import (
    RecordsSecured,
    Return,
    SectionText,
    WordFile,
)
from goldthread.casework.contributions.sections import Holds, part, parts
from goldthread.engines import uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

LONGEST = 200_000  # characters of one section


def too_long(text: str) -> str:
    return f"A section can have {LONGEST:,} characters. This one has {len(text):,}."


class Stale(Refused):
    """Somebody saved the section meanwhile; `now` is what stands."""

    def __init__(self, now: SectionText) -> None:
        self.now = now
        at = timezone.localtime(now.at)
        super().__init__(
            f"{now.by} saved this section at {at:%H:%M} in another window (version {now.version}). "
            "Your words are not saved. They are still on this page: compare them with what stands "
            "now, then save again."
        )


def latest(of: Return, section: str) -> SectionText | None:
    """The section as it stands."""
    rows = SectionText.objects.filter(agency_return=of, section=section)
    return rows.select_related("by").order_by("-version").first()


def texts(of: Return) -> dict[str, SectionText]:
    """Every section as it stands, by its id. One query."""
    newest = (
        SectionText.objects.filter(agency_return=of)
        .values("section")
        .annotate(top=Max("version"))
        .values_list("section", "top")
    )
    tops = dict(newest)
    rows = SectionText.objects.filter(agency_return=of, version__in=set(tops.values()))
    return {row.section: row for row in rows if tops.get(row.section) == row.version}


@transaction.atomic
def save(
    *,
    agency_return: Return,
    section: str,
    text: str,
    version: int,
    by: Any,
    word_file: WordFile | None = None,
) -> SectionText | None:
    """One more version of a section; none where nothing changed. `version`: the one that the
    writer saw. Errors: Stale, when another was saved meanwhile."""
    held = records.held_to_write(agency_return, by)
    found = part(held, section)
    if found is None or found.holds != Holds.TEXT:
        raise Refused("This return has no such section.")
    text = text.replace("\r\n", "\n").replace("\0", "\ufffd")
    if len(text) > LONGEST:
        raise Refused(too_long(text))
    now = latest(held, section)
    if now is not None and now.text == text:
        return now
    if (now.version if now else 0) != version:
        raise Stale(now) if now else Refused("Open the section again before you save it.")
    if now is None and not written(text):
        return None
    row = SectionText.objects.create(
        agency_return=held, section=section, version=version + 1, text=text, by=by,
        word_file=word_file,
    )  # fmt: skip
    audit(by=by, did="return.written", about=held, section=found.title, version=row.version)
    return row


@dataclass(frozen=True)
class Kept:
    """What became of sections that were saved together: the versions that stand on the writer's
    page from now on, and those that somebody else had changed meanwhile."""

    versions: dict[str, int]
    stale: dict[str, Stale]


def save_several(*, agency_return: Return, told: Mapping[str, tuple[int, str]], by: Any) -> Kept:
    """Sections written on one page: for each the version that the writer saw and the text. Each is
    saved for itself, and one that the writer left alone is left alone here."""
    permits.need(permits.may_write(agency_return, by), records.WRITERS)
    seen = _texts_of(agency_return, {id_: version for id_, (version, _) in told.items()})
    kept = Kept({}, {})
    for section, (version, text) in told.items():
        text = text.replace("\r\n", "\n")
        if text == seen.get(section, ""):
            continue
        try:
            row = save(
                agency_return=agency_return, section=section, text=text, version=version, by=by
            )
        except Stale as late:
            kept.stale[section] = late
        else:
            kept.versions[section] = row.version if row else version
    return kept


def _texts_of(of: Return, versions: Mapping[str, int]) -> dict[str, str]:
    """The texts of these versions, by section. One query."""
    rows = SectionText.objects.filter(
        agency_return=of, section__in=versions, version__in=set(versions.values())
    )
    return {row.section: row.text for row in rows if row.version == versions[row.section]}


@transaction.atomic
def secure(*, agency_return: Return, on: date, by: Any, words: str = "") -> RecordsSecured:
    """Say when the agency's records were secured. Its signatory or an author may."""
    held = lock(agency_return)
    permits.need(permits.is_own(held, by), "Only the agency can say when it secured its records.")
    if on > timezone.localdate():
        raise Refused("Records cannot have been secured in the future.")
    row = RecordsSecured.objects.create(agency_return=held, on=on, words=words.strip(), by=by)
    audit(by=by, did="return.secured", about=held, on=on)
    return row


@transaction.atomic
def keep_word_file(*, agency_return: Return, data: bytes, name: str, by: Any) -> WordFile:
    """Keep a Word file exactly as it was sent. Its text is taken over when an author says so."""
    held = records.held_to_write(agency_return, by)
    try:
        checked = uploads.check(data, name, allow=frozenset({"docx"}))
    except uploads.Rejected as why:
        raise Refused(str(why)) from why
    digest = hashlib.sha256(data).hexdigest()
    last: WordFile | None = held.word_files.order_by("-number").first()
    if last is not None and last.sha256 == digest and last.taken_at is None:
        return last
    row = WordFile(
        agency_return=held,
        number=(last.number if last else 0) + 1,
        file_name=checked.safe_name,
        sha256=digest,
        by=by,
    )
    # In the store the file has a name of our own: people's names stay out of paths and logs.
    row.file.save(f"{uuid.uuid4()}.docx", ContentFile(data), save=False)
    row.save()
    audit(by=by, did="return.word_sent", about=held)
    return row


@transaction.atomic
def take_word_file(
    *,
    word_file: WordFile,
    texts: Mapping[str, tuple[int, str]],
    new_records: Mapping[str, list[dict[str, Any]]],
    by: Any,
) -> int:
    """Take over what an author saw and agreed to: for each section the version they compared with
    and its new text, and records to add. All of it or nothing. Returns how many sections changed.
    """
    held = records.held_to_write(word_file.agency_return, by)
    row = WordFile.objects.select_for_update(of=("self",)).get(pk=word_file.pk)
    if row.taken_at is not None:
        raise Refused("The text of this file was taken over already.")
    known = {one.id for one in parts(held)}
    if not set(texts) <= known:
        raise Refused("This return has no such section.")
    changed = 0
    for section, (version, text) in texts.items():
        saved = save(
            agency_return=held, section=section, text=text, version=version, by=by, word_file=row
        )
        changed += saved is not None and saved.word_file_id == row.pk
    for holds, rows in new_records.items():
        for facts in rows:
            records.add(agency_return=held, holds=holds, by=by, **facts)
    row.taken_by, row.taken_at = by, timezone.now()
    row.save(update_fields=["taken_by", "taken_at"])
    audit(by=by, did="return.word_taken", about=held)
    return changed
