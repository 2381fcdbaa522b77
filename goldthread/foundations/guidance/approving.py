"""How guidance comes in force and ends: two yeses by people who did not write it, or a no."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.guidance import leaving, permits
from goldthread.foundations.guidance.actions import lock
from goldthread.foundations.guidance.models import Guidance, Refusal, TakenFromPublic, Version
from goldthread.foundations.records.refusals import Refused, said


def _held(version: Version) -> Version:
    """The version as it is now. The guidance is held first, as everywhere in this room."""
    lock(version.guidance)
    rows = Version.objects.select_for_update(of=("self",)).select_related("guidance__partnership")
    held: Version = rows.get(pk=version.pk)
    return held


def _must_be_open(version: Version) -> None:
    if version.second_at is not None:
        raise Refused("Two people have approved it already.")
    if version.ended_at is not None:
        raise Refused(f"This draft was set aside: {version.ended_because}")
    if Refusal.objects.filter(version=version).exists():
        raise Refused("Somebody said no to this draft. The next version is another one.")


@transaction.atomic
def say_yes(*, version: Version, checked: str, public: bool, by: Any) -> Version:
    """The first person's yes, or the second's, which lets it in force from its day.

    Where both say that the public may read it too, its words are looked through for everybody on
    a register of the partnership first.
    """
    version = _held(version)
    if not permits.may_answer(version, by):
        raise PermissionDenied
    _must_be_open(version)
    if version.first_by_id == by.pk:
        raise Refused("You said yes already. Somebody else must say yes too.")
    checked = said(checked, "Say what you checked.")
    if version.first_by_id is None:
        version.first_by, version.first_at = by, timezone.now()
        version.first_checked, version.first_public = checked, public
        version.save(update_fields=["first_by", "first_at", "first_checked", "first_public"])
        audit(by=by, did="guidance.first_yes", about=version, public=_said(public))
        return version
    out = public and version.first_public
    if out and (reasons := leaving.blockers(version.partnership, words_of(version))):
        raise Refused(*reasons)
    version.second_by, version.second_at = by, timezone.now()
    version.second_checked, version.second_public = checked, public
    version.save(update_fields=["second_by", "second_at", "second_checked", "second_public"])
    audit(
        by=by, did="guidance.approved", about=version, day=version.effective_from,
        public=_said(out),
    )  # fmt: skip
    return version


def words_of(version: Version) -> str:
    """All that the public would read, and the address that the first title gave it."""
    address = version.guidance.slug.replace("-", " ")
    return "\n\n".join((version.title, version.summary, version.link, address))


def _said(public: bool) -> str:
    return "and the public may read it" if public else "not for the public"


@transaction.atomic
def say_no(*, version: Version, because: str, by: Any) -> Refusal:
    version = _held(version)
    if not permits.may_answer(version, by):
        raise PermissionDenied
    _must_be_open(version)
    because = said(because, "Say what has to change.")
    row: Refusal = Refusal.objects.create(version=version, because=because, by=by)
    audit(by=by, did="guidance.refused", about=version, why=because)
    return row


@transaction.atomic
def set_aside(*, version: Version, because: str, by: Any) -> Version:
    """A draft, or an approved version whose day has not come, goes no further."""
    version = _held(version)
    if not permits.may_keep(version.guidance, by):
        raise PermissionDenied
    if version.ended_at is not None:
        raise Refused("It was set aside already.")
    if version.second_at is not None and version.effective_from <= timezone.localdate():
        raise Refused("It is in force, or was. Withdraw the guidance instead.")
    because = said(because, "Say why it goes no further.")
    _end(version, because, by)
    audit(by=by, did="guidance.set_aside", about=version, why=because)
    return version


@transaction.atomic
def withdraw(
    *, guidance: Guidance, because: str, by: Any, instead: Guidance | None = None
) -> Guidance:
    """It holds no more, from now on. Earlier versions do not come back."""
    guidance = lock(guidance)
    if not permits.may_keep(guidance, by):
        raise PermissionDenied
    because = said(because, "Say why it is withdrawn.")
    if instead is not None and (
        instead.partnership_id != guidance.partnership_id or instead.pk == guidance.pk
    ):
        raise PermissionDenied
    rows = list(Version.objects.select_for_update().filter(guidance=guidance).approved())
    if not rows:
        raise Refused("Nothing of it is in force. A draft is set aside on its own page.")
    for row in rows:
        row.instead = instead
        _end(row, because, by)
    audit(by=by, did="guidance.withdrawn", about=guidance, why=because)
    return guidance


def _end(row: Version, because: str, by: Any) -> None:
    row.ended_by, row.ended_at, row.ended_because = by, timezone.now(), because
    row.save(update_fields=["ended_by", "ended_at", "ended_because", "instead"])


@transaction.atomic
def take_from_public(*, version: Version, because: str, by: Any) -> TakenFromPublic:
    """The public reads it no more; inside it still holds. One person is enough."""
    version = _held(version)
    if not (permits.may_keep(version.guidance, by) or permits.may_answer(version, by)):
        raise PermissionDenied
    if not Version.objects.public().filter(pk=version.pk).exists():
        raise Refused("The public cannot read this version.")
    because = said(because, "Say why the public may not read it any more.")
    row: TakenFromPublic = TakenFromPublic.objects.create(version=version, because=because, by=by)
    audit(by=by, did="guidance.taken_from_public", about=version, why=because)
    return row
