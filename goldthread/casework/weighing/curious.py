"""Writes of reflections, and of what was seen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import Family
from goldthread.casework.safeguards.permits import permit_writing
from goldthread.casework.weighing.models import Observation, Reflection, Reply, Since
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written
from goldthread.rules import curiosity


@transaction.atomic
def reflect(
    *, family: Family, moment: str, on: date, replies: Mapping[str, str], by: Any, words: str = ""
) -> Reflection:
    """Answers to the questions of a moment, by their codes, and free words. One more row each."""
    family = lock_family(family)
    permit_writing(family, by)
    today = timezone.localdate()
    found = curiosity.moment(moment, today)
    if found is None:
        raise Refused("Choose the moment.")
    if on > today:
        raise Refused("The day lies ahead.")
    said = [(one, replies.get(one.code, "").strip()) for one in found.asked]
    if not written(words) and not any(text for _, text in said):
        raise Refused("Answer at least one question, or write in your own words.")
    row = Reflection.objects.create(family=family, moment=moment, on=on, words=words.strip(), by=by)
    for one, text in said:
        if text:
            Reply.objects.create(
                reflection=row, code=one.code, asked=one.words, words=text, by=by
            )  # fmt: skip
    audit(by=by, did="curiosity.reflected", about=row)
    return row


@transaction.atomic
def observe(
    *,
    family: Family,
    kind: str,
    words: str,
    on: date,
    seen_by: str,
    done: str,
    by: Any,
    other: str = "",
) -> Observation:
    """What was seen, when, by whom, and what was done to find out."""
    family = lock_family(family)
    permit_writing(family, by)
    today = timezone.localdate()
    must_say(
        (words, "Say what was seen."),
        (seen_by, "Say who saw it."),
        (done, "Say what was done to find out; “nothing yet”, and what comes next, is an answer."),
    )
    if kind not in {one.code for one in curiosity.kinds(today)}:
        raise Refused("Choose what it was.")
    if on > today:
        raise Refused("The day lies ahead.")
    row = Observation.objects.create(
        family=family, kind=kind, words=words.strip(), on=on, seen_by=seen_by.strip(),
        done=done.strip(), other=other.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="curiosity.observed", about=row)
    return row


@transaction.atomic
def say_since(*, observation: Observation, by: Any, words: str = "", other: str = "") -> Since:
    """What was found out since, or what else could explain it."""
    permit_writing(lock_family(observation.family), by)
    if not (written(words) or written(other)):
        raise Refused("Say what was found out, or what else could explain it.")
    row = Since.objects.create(
        observation=observation, words=words.strip(), other=other.strip(), by=by
    )
    audit(by=by, did="curiosity.since", about=observation)
    return row
