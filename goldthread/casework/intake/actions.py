"""The writes of somebody who refers a case: a draft, page by page, and then sending it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake import parts, store
from goldthread.casework.intake.models import (
    LetterKind,
    OwnReferral,
    Referral,
    ReferralFile,
    ReferralPerson,
    Relation,
)
from goldthread.casework.intake.permits import permit_refer
from goldthread.casework.intake.writing import produce
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies import letters
from goldthread.foundations.agencies.actions import open_matter
from goldthread.foundations.agencies.models import Matter, Membership, Organisation, Partnership
from goldthread.foundations.agencies.naming import next_code
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused

FUTURE = "The day on which something was done for their safety cannot be in the future."
STALE = (
    "This page was changed in another tab or on another device after you opened it here. Nothing "
    "was overwritten. Copy what you wrote, then open the page again."
)
MOST_PEOPLE = 40
MOST_FILES = 20
PERSON_FACTS = (
    "relation", "forename", "surname", "known_as", "dob", "unborn", "died_on", "words",
)  # fmt: skip


@transaction.atomic
def start(*, partnership: Partnership, by: Any, **safety: Any) -> OwnReferral:
    """Begin a referral. The first thing kept is what is known of the children's safety."""
    permit_refer(partnership, by)
    allowed = parts.BY_SLUG["safety"].fields
    if set(safety) - set(allowed):
        raise TypeError("only what is asked about safety begins a referral")
    if not safety.get("in_danger"):
        raise Refused("Say first whether any child is in danger now.")
    draft = OwnReferral.objects.create(
        partnership=partnership, organisation=_body_of(by, partnership), referred_by=by, **safety
    )
    audit(by=by, did="referral.started", about=draft)
    return draft


def _body_of(by: Any, partnership: Partnership) -> Organisation | None:
    """The body that a person works for here; None for somebody independent."""
    posts = [post for post in standing(by).posts if post.partnership == partnership.pk]
    bodies = sorted(post.organisation for post in posts if post.organisation)
    return Organisation.objects.filter(pk=bodies[0]).first() if bodies else None


@transaction.atomic
def save_part(
    *, draft: Referral, part: str, answers: dict[str, Any], stamp: str, by: Any
) -> OwnReferral:
    """Keep the answers of one page. Refused when the page changed since it was shown."""
    own = _own_draft(draft, by)
    page = parts.BY_SLUG[part]
    child = parts.CHILD if part == "child" else ()
    known = {*page.fields, *child, *(("agencies",) if part == "agencies" else ())}
    told = {name: value for name, value in answers.items() if name in known}
    now = parts.values(own, page)
    if stamp != parts.stamp(own, page) and any(_plain(told[n]) != now[n] for n in told):
        raise Refused(STALE)
    for name in page.fields:
        if name in told:
            setattr(own, name, told[name])
    if "agencies" in told:
        own.agencies.set(_members(own.partnership, told["agencies"]))
    facts = {name: told[name] for name in child if name in told}
    if facts:
        ReferralPerson.objects.update_or_create(
            referral_id=own.pk, relation=Relation.CHILD, defaults=facts
        )
    own.saved_at = timezone.now()
    own.save(update_fields=[*page.fields, "saved_at"])
    return own


def _plain(value: Any) -> Any:
    """Bodies as their numbers, to be compared with what is kept."""
    several = hasattr(value, "__iter__") and not isinstance(value, str)
    return sorted(body.pk for body in value) if several else value


def _members(partnership: Partnership, bodies: Any) -> list[Organisation]:
    if any(body.partnership_id != partnership.pk for body in bodies):
        raise PermissionDenied
    return list(bodies)


def _own_draft(draft: Referral, by: Any) -> OwnReferral:
    """The draft, locked. Only its author has it, and only until it is sent."""
    rows = OwnReferral.objects.select_for_update().filter(pk=draft.pk, referred_by=by)
    found: OwnReferral | None = rows.first()
    if found is None:
        raise PermissionDenied
    permit_refer(found.partnership, by)
    if not found.is_draft:
        raise Refused("This referral has been sent. Its words stay as they are.")
    return found


@transaction.atomic
def name_person(
    *, draft: Referral, by: Any, person: ReferralPerson | None = None, **facts: Any
) -> ReferralPerson:
    """Add somebody of the family to a draft, or change what it says of them."""
    own = _own_draft(draft, by)
    if facts.get("relation") == Relation.CHILD:
        raise Refused("The child has a page of their own. Choose what this person is to the child.")
    if not any(facts.get(name) for name in ("forename", "surname", "known_as", "unborn", "words")):
        raise Refused("Give a name, or say what is known of this person.")
    if person is None and own.people.count() >= MOST_PEOPLE:
        raise Refused("That is as many people as the form takes. Name the others in a paper.")
    if person is not None and (person.referral_id != own.pk or person.relation == Relation.CHILD):
        raise PermissionDenied
    row = person or ReferralPerson(referral_id=own.pk)
    for name in PERSON_FACTS:
        if name in facts:
            setattr(row, name, facts[name])
    row.save()
    _touched(own)
    return row


@transaction.atomic
def take_out(*, draft: Referral, row: ReferralPerson | ReferralFile, by: Any) -> None:
    """Take a person or a paper out of a draft. Nobody but its author ever saw them."""
    own = _own_draft(draft, by)
    if row.referral_id != own.pk:
        raise PermissionDenied
    if isinstance(row, ReferralFile):
        row.file.delete(save=False)
    row.delete()
    _touched(own)


@transaction.atomic
def attach(*, draft: Referral, file: Any, by: Any) -> ReferralFile:
    """Keep a paper with a draft, exactly as it was sent."""
    own = _own_draft(draft, by)
    if own.files.count() >= MOST_FILES:
        raise Refused(f"A referral takes {MOST_FILES} papers. Put some of them into one file.")
    row = ReferralFile(referral_id=own.pk, by=by)
    store.keep_sent(row, file)
    if own.files.filter(file_sha256=row.file_sha256).exists():
        row.file.delete(save=False)
        raise Refused(f"“{row.file_name}” is attached already.")
    row.save()
    _touched(own)
    return row


def _touched(draft: OwnReferral) -> None:
    draft.saved_at = timezone.now()
    draft.save(update_fields=["saved_at"])


@transaction.atomic
def submit(*, draft: Referral, by: Any) -> Referral:
    """Send a referral: it gets its reference and its matter, and its words stay as they are.

    The matter is named by its reference, never by the child.
    """
    Partnership.objects.select_for_update().get(pk=draft.partnership_id)
    own = _own_draft(draft, by)
    reasons = [words for part in parts.PARTS for words in parts.missing(own, part)]
    if own.safety_on and own.safety_on > timezone.localdate():
        reasons.append(FUTURE)
    if reasons:
        raise Refused(*reasons)
    code = next_code(own.partnership, timezone.localdate())
    own.matter = open_matter(
        partnership=own.partnership,
        code=code,
        name=f"Referral {code}",
        circle=Matter.Circle.SEATS,
        by=None,  # it opens because somebody told of a child, whatever their role
    )
    own.submitted_at = timezone.now()
    own.save(update_fields=["matter", "submitted_at"])
    rows = Referral.objects.select_related("partnership", "matter", "organisation", "referred_by")
    sent: Referral = rows.get(pk=own.pk)
    audit(by=by, did="referral.sent", about=sent)
    produce(referral=sent, kind=LetterKind.ACKNOWLEDGEMENT, by=by)
    unit = list(unit_of(sent.partnership))
    transaction.on_commit(lambda: letters.remind(unit, "A referral", reverse("referrals")))
    return sent


def unit_of(partnership: Partnership) -> Any:
    """The people of the business unit, who are told that something waits."""
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, role__in=BUSINESS_UNIT
    )
    return User.objects.filter(pk__in=posts.values("person"), is_active=True).order_by("pk")
