"""The only writes to translations: written, read, released by two people, withdrawn."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import checking, gate
from goldthread.publishing.anonymising.models import LeakCheck
from goldthread.publishing.documents.actions import may_release, may_write
from goldthread.publishing.documents.models import Version
from goldthread.publishing.documents.querysets import public
from goldthread.publishing.documents.writers import WROTE
from goldthread.publishing.languages.models import How, Translation
from goldthread.publishing.languages.segments import KEYS, missing
from goldthread.publishing.languages.texts import text_of
from goldthread.publishing.languages.tongues import tongue

STALE = (
    "The summary has changed since, or is not public: this translation is stale. Translate the "
    "version that is public now."
)


@transaction.atomic
def write(
    *, version: Version, language: str, words: Mapping[str, str], by: Any, how: str = How.HAND
) -> Translation:
    """One wording, perhaps not whole yet. Nothing of it is public."""
    version = Version.objects.select_for_update().get(pk=version.pk)
    if not may_write(version.summary.review, by):
        raise PermissionDenied
    known = tongue(language)
    if known is None or known.code == version.language:
        raise Refused("Choose another language.")
    kept = {key: words.get(key, "").replace("\r\n", "\n").strip() for key in KEYS}
    if not any(kept.values()):
        raise Refused("There are no words to keep.")
    last = Translation.objects.filter(version=version, language=known.code).first()
    made: Translation = Translation.objects.create(
        version=version, language=known.code, number=last.number + 1 if last else 1, words=kept,
        how=how, by=by,
    )  # fmt: skip
    said = made.get_how_display()
    audit(by=by, did="translation.written", about=made, number=made.number, how=said)
    return made


@transaction.atomic
def say_read(*, translation: Translation, said: str, by: Any) -> Translation:
    """Somebody else, who reads the language, says that it is right and names nobody."""
    one = _locked(translation, by)
    if one.read_at is not None:
        raise Refused("Somebody has read it already.")
    if one.by_id == by.pk:
        raise Refused("You wrote it. Somebody else who reads the language must check it.")
    if lacks := missing(one.words):
        raise Refused("It is not whole yet. Missing: " + ", ".join(lacks) + ".")
    if not written(said):
        raise Refused("Say what you checked.")
    one.read_by, one.read_at, one.read_said = by, timezone.now(), said.strip()
    one.save(update_fields=["read_by", "read_at", "read_said"])
    audit(by=by, did="translation.read", about=one)
    return one


@transaction.atomic
def ask_check(*, translation: Translation, by: Any) -> LeakCheck:
    one = _locked(translation, by)
    return checking.ask(review=one.review, text=text_of(one), by=by)


@transaction.atomic
def release(*, translation: Translation, turn: str, by: Any) -> Translation:
    """The first person's yes, or the second's: then it is public. `turn`: whose was asked for."""
    one = _locked(translation, by)
    gate.hold_still(one.review)
    if reasons := why_not(one, by):
        raise Refused(*reasons)
    if turn != ("second" if one.first_at else "first"):
        raise Refused("Somebody else said yes while you read. If you still agree, say so again.")
    if turn == "first":
        one.first_by, one.first_at = by, timezone.now()
        did = "translation.first_yes"
    else:
        one.second_by, one.second_at = by, timezone.now()
        did = "translation.released"
    one.save(update_fields=["first_by", "first_at", "second_by", "second_at"])
    audit(by=by, did=did, about=one)
    return one


@transaction.atomic
def withdraw(*, translation: Translation, because: str, by: Any) -> Translation:
    """At once, by one person. Earlier wordings that were released go with it."""
    one = _locked(translation, by)
    if one.first_at is None:
        raise Refused("Nobody has said yes to it.")
    if not written(because):
        raise Refused("Say why it is withdrawn.")
    same = Translation.objects.select_for_update().filter(
        version__summary=one.version.summary_id, language=one.language, withdrawn_at=None
    )
    for each in same.filter(second_at__isnull=False) | same.filter(pk=one.pk):
        each.withdrawn_by, each.withdrawn_at = by, timezone.now()
        each.withdrawn_because = because.strip()
        each.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
        audit(by=by, did="translation.withdrawn", about=each, why=because.strip())
    return one


def is_stale(one: Translation) -> bool:
    """The version that it was made from is not what the public reads now."""
    return not public().filter(pk=one.version_id).exists()


def why_not(one: Translation, by: Any) -> tuple[str, ...]:
    """Why this person cannot say yes now; empty when they can."""
    if one.second_at is not None or one.withdrawn_at is not None:
        return ("It was already released or withdrawn.",)
    if one.read_at is None:
        return ("Somebody who reads the language must check it first.",)
    if is_stale(one):
        return (STALE,)
    if one.first_by_id == by.pk:
        return ("You were the first person. Somebody else must be the second.",)
    if by.pk in writers_of(one):
        return (WROTE,)
    return gate.blockers(one.review, text_of(one))


def writers_of(one: Translation) -> frozenset[int]:
    """Ids of those who put it into these words: part by part, whoever first wrote them so."""
    found = {one.by_id}
    rows = Translation.objects.filter(version__summary=one.version.summary_id)
    older = rows.filter(language=one.language, pk__lt=one.pk).order_by("pk")
    first: dict[tuple[str, str], int] = {}
    for words, by in older.values_list("words", "by"):
        for part in words.items():
            first.setdefault(part, by)
    for key, said in one.words.items():
        # Our own headings are nobody's words.
        if said and not key.startswith("heading_") and (key, said) in first:
            found.add(first[key, said])
    return frozenset(found)


def _locked(translation: Translation, by: Any) -> Translation:
    one: Translation = Translation.objects.select_for_update().get(pk=translation.pk)
    if not may_release(one.version.summary, by):
        raise PermissionDenied
    if one.withdrawn_at is not None:
        raise Refused("It was withdrawn. Write it anew.")
    return one
