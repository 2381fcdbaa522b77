"""Minutes: written by the unit, agreed by the chair, then frozen. A correction is a new version."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.casework.meetings.actions import lock, must_have_come
from goldthread.casework.meetings.models import (
    Meeting,
    Minutes,
    MinutesSection,
    MinutesStep,
)
from goldthread.casework.meetings.permits import permit_agreeing, permit_minuting
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

FIRST = ("Welcome and purpose", "Minutes and actions of the last meeting")
LAST = ("Any other business", "Next steps")
STALE = (
    "“{title}” was changed in another window since you opened this page. Your words are still in "
    "the box and were not saved. Copy them, open the page again, and add them to what is there."
)
Step = MinutesStep.Step


def digest(words: str) -> str:
    """A short sign of a text, so that a page can say which words it started from."""
    return hashlib.sha256(tidy(words).encode()).hexdigest()[:16]


def tidy(words: str) -> str:
    """As a browser sends it, with the line ends that everything else uses."""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").strip()


def _lock(minutes: Minutes) -> Any:
    rows = Minutes.objects.select_for_update(of=("self",)).select_related(
        "meeting__review__matter__partnership", "meeting__chair"
    )
    held: Any = rows.get(pk=minutes.pk)
    latest = held.steps.order_by("-at", "-pk").first()
    held.step = latest.step if latest else ""
    return held


def _must_be_open(minutes: Any) -> None:
    if minutes.step == Step.AGREED:
        raise Refused("These minutes are agreed and do not change. Correct them in a new version.")
    if minutes.step == Step.SENT:
        raise Refused("These minutes are with the chair, who agrees or returns them.")


@transaction.atomic
def start(*, meeting: Meeting, by: Any) -> Minutes:
    """Begin the minutes, with a section for each item of the agenda."""
    meeting = lock(meeting)
    permit_minuting(meeting.review, by)
    must_have_come(meeting)
    if meeting.minutes.exists():
        raise Refused("The minutes of this meeting are begun already.")
    minutes = Minutes.objects.create(meeting=meeting, version=1, by=by)
    items = meeting.agenda.filter(dropped_at__isnull=True).values_list("title", flat=True)
    titles = [*FIRST, *items, *LAST]
    MinutesSection.objects.bulk_create(
        MinutesSection(minutes=minutes, order=at, title=title)
        for at, title in enumerate(titles, start=1)
    )
    audit(by=by, did="minutes.begun", about=minutes)
    return minutes


@transaction.atomic
def add_section(*, minutes: Minutes, title: str, by: Any) -> MinutesSection:
    minutes = _lock(minutes)
    permit_minuting(minutes.meeting.review, by)
    _must_be_open(minutes)
    if not written(title):
        raise Refused("Give the section a title.")
    last = minutes.sections.aggregate(top=Max("order"))["top"] or 0
    section = MinutesSection.objects.create(minutes=minutes, order=last + 1, title=title.strip())
    audit(by=by, did="minutes.section", about=minutes, section=section.title)
    return section


@transaction.atomic
def write(
    *, minutes: Minutes, words: Mapping[int, str], seen: Mapping[int, str], by: Any
) -> list[MinutesSection]:
    """Save the words of sections, by id; gives those that changed.

    `seen`: by section's id, the `digest` of the words that the page started from. A section that
    somebody else changed meanwhile is refused, and then nothing is saved: no words are lost.
    """
    minutes = _lock(minutes)
    permit_minuting(minutes.meeting.review, by)
    _must_be_open(minutes)
    changed, stale = [], []
    for section in minutes.sections.select_for_update():
        sent = tidy(words.get(section.pk, section.words))
        start = seen.get(section.pk, "")
        if sent == section.words or digest(sent) == start:
            continue
        if start != digest(section.words):
            stale.append(STALE.format(title=section.title))
            continue
        section.words, section.changed_by, section.changed_at = sent, by, timezone.now()
        changed.append(section)
    if stale:
        raise Refused(*stale)
    MinutesSection.objects.bulk_update(changed, ["words", "changed_by", "changed_at"])
    if changed:
        titles = ", ".join(section.title for section in changed)
        audit(by=by, did="minutes.written", about=minutes, sections=titles)
    return changed


@transaction.atomic
def send(*, minutes: Minutes, by: Any) -> MinutesStep:
    """Give the minutes to the chair."""
    minutes = _lock(minutes)
    permit_minuting(minutes.meeting.review, by)
    _must_be_open(minutes)
    if not minutes.sections.exclude(words="").exists():
        raise Refused("Nothing is written yet. Write the minutes, then send them.")
    row = MinutesStep.objects.create(minutes=minutes, step=Step.SENT, by=by)
    audit(by=by, did="minutes.sent", about=minutes)
    return row


@transaction.atomic
def give_back(*, minutes: Minutes, words: str, by: Any) -> MinutesStep:
    """The chair asks for a change before they agree."""
    minutes = _lock(minutes)
    permit_agreeing(minutes.meeting, by)
    if minutes.step != Step.SENT:
        raise Refused("These minutes do not wait for the chair.")
    if not written(words):
        raise Refused("Say what should be changed.")
    row = MinutesStep.objects.create(
        minutes=minutes, step=Step.RETURNED, words=words.strip(), by=by
    )
    audit(by=by, did="minutes.returned", about=minutes)
    return row


@transaction.atomic
def agree(*, minutes: Minutes, by: Any, words: str = "") -> MinutesStep:
    """The chair agrees the minutes. From now on this version does not change."""
    minutes = _lock(minutes)
    permit_agreeing(minutes.meeting, by)
    if minutes.step != Step.SENT:
        raise Refused("These minutes do not wait for the chair.")
    if by.pk == minutes.by_id or minutes.sections.filter(changed_by=by).exists():
        raise Refused("Someone other than the writer of the minutes must agree them.")
    row = MinutesStep.objects.create(minutes=minutes, step=Step.AGREED, words=words.strip(), by=by)
    audit(by=by, did="minutes.agreed", about=minutes)
    return row


@transaction.atomic
def correct(*, meeting: Meeting, why: str, by: Any) -> Minutes:
    """Begin a new version from the agreed one, which stays as it is."""
    meeting = lock(meeting)
    permit_minuting(meeting.review, by)
    last: Any = meeting.minutes.with_step().order_by("-version").first()
    if last is None or last.step != Step.AGREED:
        raise Refused("Only agreed minutes are corrected in a new version. Change these instead.")
    if not written(why):
        raise Refused("Say why the minutes are corrected.")
    minutes = Minutes.objects.create(
        meeting=meeting, version=last.version + 1, why=why.strip(), by=by
    )
    MinutesSection.objects.bulk_create(
        MinutesSection(minutes=minutes, order=one.order, title=one.title, words=one.words)
        for one in last.sections.all()
    )
    audit(by=by, did="minutes.corrected", about=minutes, reason=why.strip())
    return minutes
