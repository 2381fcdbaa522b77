"""The only writes to what guidance is: made, written again, given to somebody, sorted."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from goldthread.engines import uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.agencies.roles import CASE_ROLES
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.guidance import permits
from goldthread.foundations.guidance.models import (
    Asked,
    Guidance,
    GuidanceLimits,
    Handing,
    Situation,
    SuitedTo,
    Version,
)
from goldthread.foundations.records import store
from goldthread.foundations.records.refusals import Refused, said
from goldthread.foundations.records.words import written

ASKED_AT_LEAST = 2
NOT_THEIRS = "{person} does not work for {body} today. Choose someone who does."


def lock(guidance: Guidance) -> Guidance:
    """The row as it is now, held until the transaction ends."""
    rows = Guidance.objects.select_for_update(of=("self",)).select_related("partnership")
    held: Guidance = rows.get(pk=guidance.pk)
    return held


@transaction.atomic
def add_situation(*, partnership: Partnership, name: str, by: Any) -> Situation:
    if not permits.is_unit(partnership, by):
        raise PermissionDenied
    name = said(name, "Write the situation, such as “dogs in the home”.")
    there = Situation.objects.standing().filter(partnership=partnership, name__iexact=name)
    if there.exists():
        raise Refused(f"“{name}” is on the list already.")
    row: Situation = Situation.objects.create(partnership=partnership, name=name, by=by)
    audit(by=by, did="guidance.situation_added", about=row)
    return row


@transaction.atomic
def end_situation(*, situation: Situation, by: Any) -> Situation:
    """Taken off the list. What was said to be for it stays in the record."""
    row: Situation = Situation.objects.select_for_update().get(pk=situation.pk)
    if not permits.is_unit(row.partnership, by):
        raise PermissionDenied
    if row.ended_at is not None:
        raise Refused(f"“{row.name}” was already taken off the list.")
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    audit(by=by, did="guidance.situation_ended", about=row)
    return row


@transaction.atomic
def make(
    *, partnership: Partnership, kind: str, owner: User, organisation: Organisation | None,
    situations: Iterable[Situation], by: Any, **first: Any,
) -> Guidance:  # fmt: skip
    """A new piece of guidance with its first draft: `first` is what `write` takes. The business
    unit makes any; who leads in an agency proposes its own."""
    if not permits.may_make(partnership, by, organisation=organisation):
        raise PermissionDenied
    _must_belong(partnership, organisation, owner)
    # The partnership's row is held, so that two made at once get two numbers.
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    kept = Guidance.objects.filter(partnership=partnership)
    last = kept.aggregate(top=Max("number"))["top"] or 0
    guidance: Guidance = Guidance.objects.create(
        partnership=partnership, number=last + 1, slug=_slug(first["title"]), kind=kind,
        owner=owner, organisation=organisation, made_by=by,
    )  # fmt: skip
    Handing.objects.create(guidance=guidance, owner=owner, organisation=organisation, by=by)
    audit(by=by, did="guidance.made", about=guidance, owner=owner)
    _write(guidance, by=by, **first)
    _suit(guidance, situations, by)
    return guidance


@transaction.atomic
def write(*, guidance: Guidance, by: Any, **next_one: Any) -> Version:
    """The next version, as a draft: see `_write`."""
    guidance = lock(guidance)
    if not permits.may_keep(guidance, by):
        raise PermissionDenied
    return _write(guidance, by=by, **next_one)


def _write(
    guidance: Guidance, *, title: str, summary: str, effective_from: date, review_due: date,
    approvers: Iterable[User], by: Any, what_changed: str = "", file: Any = None, link: str = "",
    keep_file: bool = False, based_on: int | None = None,
) -> Version:  # fmt: skip
    """The next version, as a draft. A draft that was still open is set aside for it.

    `keep_file`: it has the file of the version before it. `based_on`: the number that the writer
    saw last; refused where somebody wrote another one meanwhile.
    """
    last: Version | None = guidance.versions.order_by("-number").first()
    number = last.number + 1 if last else 1
    if based_on is not None and based_on != number - 1:
        raise Refused(
            f"Somebody wrote version {number - 1} while you were writing. Your words are still "
            "here and not saved: copy them, read theirs, and write again."
        )
    row = Version(
        guidance=guidance, number=number, title=said(title, "Write a title."),
        summary=said(summary, "Say what it says, in plain words."),
        what_changed=written(what_changed), link=_web_address(link),
        effective_from=effective_from, review_due=review_due, by=by,
    )  # fmt: skip
    reasons = []
    if last and not row.what_changed:
        reasons.append("Say what changed since the version before, and why.")
    if review_due <= effective_from:
        reasons.append("The day to look at it again must be after the day it comes in force.")
    if file is not None:
        store.keep(row, file, allow=uploads.EVIDENCE)
    elif keep_file and last and last.file:
        for name in ("file", "file_name", "file_type", "file_sha256"):
            setattr(row, name, getattr(last, name))
    # Before the row is kept: who wrote the drafts before it did write some of it.
    wrote = permits.writers(row)
    named = {one.pk: one for one in approvers}
    reasons += _unfit(named.values(), wrote, guidance.partnership)
    if len(named) < ASKED_AT_LEAST:
        reasons.append("Name at least two people who will approve it.")
    if not permits.is_unit(guidance.partnership, by) and not permits.for_all(guidance, named):
        reasons.append(
            "Name somebody of the business unit or the panel too: no agency approves its own "
            "guidance alone."
        )
    if reasons:
        raise Refused(*reasons)
    if last and last.is_draft:
        last.ended_by, last.ended_at = by, timezone.now()
        last.ended_because = f"Version {number} was written."
        last.save(update_fields=["ended_by", "ended_at", "ended_because"])
    row.save()
    Asked.objects.bulk_create([Asked(version=row, person=one, by=by) for one in named.values()])
    audit(by=by, did="guidance.written", about=row, asked=_names(named.values()))
    return row


def _unfit(people: Iterable[User], wrote: set[int], partnership: Partnership) -> list[str]:
    """Why these people cannot approve a version, in sentences."""
    may = set(permits.approvers(partnership).values_list("pk", flat=True))
    found = []
    for one in people:
        if one.pk in wrote:
            found.append(f"{one} wrote some of it, so somebody else must approve it.")
        elif one.pk not in may:
            found.append(f"{one} holds no role in which people approve guidance.")
    return found


@transaction.atomic
def ask_another(*, version: Version, person: User, by: Any) -> Asked:
    """Name one more person to approve a draft, such as when one of the two has left."""
    version = Version.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if not permits.may_keep(version.guidance, by):
        raise PermissionDenied
    if not version.is_draft:
        raise Refused("This version is no draft any more.")
    if version.asked.filter(person=person).exists():
        raise Refused(f"{person} is named for it already.")
    if reasons := _unfit([person], permits.writers(version), version.partnership):
        raise Refused(*reasons)
    row: Asked = Asked.objects.create(version=version, person=person, by=by)
    audit(by=by, did="guidance.asked", about=version, person=person)
    return row


@transaction.atomic
def hand_over(
    *, guidance: Guidance, owner: User, organisation: Organisation | None, reason: str, by: Any
) -> Handing:
    """Somebody else keeps it from now on. The row of the one before stays."""
    guidance = lock(guidance)
    if not permits.may_keep(guidance, by):
        raise PermissionDenied
    if (owner.pk, organisation) == (guidance.owner_id, guidance.organisation):
        raise Refused(f"{owner} keeps it already.")
    _must_belong(guidance.partnership, organisation, owner)
    reason = said(reason, "Say why somebody else keeps it.")
    row: Handing = Handing.objects.create(
        guidance=guidance, owner=owner, organisation=organisation, reason=reason, by=by
    )
    guidance.owner, guidance.organisation = owner, organisation
    guidance.save(update_fields=["owner", "organisation"])
    audit(by=by, did="guidance.handed_over", about=guidance, owner=owner, why=reason)
    return row


@transaction.atomic
def suit(*, guidance: Guidance, situations: Iterable[Situation], by: Any) -> None:
    """It is for exactly these situations from now on."""
    guidance = lock(guidance)
    if not permits.may_keep(guidance, by):
        raise PermissionDenied
    _suit(guidance, situations, by)


def _suit(guidance: Guidance, situations: Iterable[Situation], by: Any) -> None:
    wanted = {one.pk: one for one in situations}
    if any(one.partnership_id != guidance.partnership_id for one in wanted.values()):
        raise PermissionDenied
    for row in guidance.suited_to.filter(ended_at__isnull=True).select_related("situation"):
        if row.situation_id in wanted:
            del wanted[row.situation_id]
            continue
        row.ended_by, row.ended_at = by, timezone.now()
        row.save(update_fields=["ended_by", "ended_at"])
        audit(by=by, did="guidance.unsuited", about=guidance, situation=row.situation.name)
    for one in wanted.values():
        SuitedTo.objects.create(guidance=guidance, situation=one, by=by)
        audit(by=by, did="guidance.suited", about=guidance, situation=one.name)


@transaction.atomic
def set_limits(*, partnership: Partnership, by: Any, **numbers: int) -> GuidanceLimits:
    if not permits.is_unit(partnership, by):
        raise PermissionDenied
    row = GuidanceLimits._default_manager.filter(partnership=partnership).first()
    row = row or GuidanceLimits(partnership=partnership)
    for name, number in numbers.items():
        setattr(row, name, number)
    try:
        row.full_clean()
    except ValidationError as problem:
        raise Refused(*problem.messages) from problem
    row.save()
    audit(
        by=by, did="guidance.limits_set", about=row, partnership=partnership,
        draft=row.draft_days, read=row.read_days, share=row.read_share,
    )  # fmt: skip
    return row


def _must_belong(partnership: Partnership, organisation: Organisation | None, owner: User) -> None:
    if organisation is not None and organisation.partnership_id != partnership.pk:
        raise PermissionDenied
    where = standing(owner)
    if organisation is None and not where.holds(CASE_ROLES, partnership=partnership.pk):
        raise Refused(NOT_THEIRS.format(person=owner, body=partnership))
    if organisation and not where.holds_for(CASE_ROLES, organisation=organisation.pk):
        raise Refused(NOT_THEIRS.format(person=owner, body=organisation))


def _web_address(link: str) -> str:
    """An http or https address, or "". Any other kind (javascript:, file:) is refused."""
    if link := link.strip():
        try:
            URLValidator(schemes=["http", "https"])(link)
        except ValidationError as problem:
            raise Refused("A link begins with http:// or https://. Nothing was saved.") from problem
    return link


def _names(people: Iterable[User]) -> str:
    return ", ".join(sorted(str(one) for one in people))


def _slug(title: str) -> str:
    start = slugify(title)[:60] or "guidance"
    taken = set(Guidance.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    return next(
        s for n in range(1, 10_000) if (s := start if n == 1 else f"{start}-{n}") not in taken
    )
