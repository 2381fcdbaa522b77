"""The only ways to prove and to end an action, and to open it again."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone

from goldthread.engines import uploads
from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.roles import CASE_ROLES, OVERSIGHT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.followthrough import changing, permits
from goldthread.foundations.followthrough.actions import lock, must_be_open
from goldthread.foundations.followthrough.models import (
    Action,
    Ending,
    Evidence,
    EvidenceDecision,
    Limits,
    Reopening,
)
from goldthread.foundations.records import store
from goldthread.foundations.records.refusals import Refused, said
from goldthread.rules.followthrough import EndingFacts, How, Strength, refusals

LONGEST_LINK = 500


@transaction.atomic
def give_evidence(
    *,
    action: Action,
    strength: Strength,
    shows: str,
    by: Any,
    file: Any = None,
    link: str = "",
) -> Evidence:
    """Add a file, a link or a note. A file's kind is read from its content, never from its name."""
    action = lock(action)
    if not permits.may_write(action, by):
        raise PermissionDenied
    must_be_open(action)
    shows = said(shows, "Say what this shows.")
    row = Evidence(
        action=action, strength=Strength(strength), shows=shows, link=_web_address(link), by=by
    )
    if file is not None:
        store.keep(row, file, allow=uploads.EVIDENCE)
    row.save()
    action.evidence_waits, action.evidence_refused = True, False
    action.last_word = timezone.localdate()
    action.save(update_fields=["evidence_waits", "evidence_refused", "last_word"])
    audit(by=by, did="evidence.given", about=action, strength=Strength(strength).words)
    return row


def _web_address(link: str) -> str:
    """An http or https address, or "". Any other kind (javascript:, file:) is refused."""
    link = link.strip()
    if link:
        try:
            URLValidator(schemes=["http", "https"])(link)
        except ValidationError as problem:
            raise Refused("A link begins with http:// or https://. Nothing was saved.") from problem
    if len(link) > LONGEST_LINK:
        raise Refused(f"The link is longer than {LONGEST_LINK} characters. Nothing was saved.")
    return link


@transaction.atomic
def refuse_evidence(*, evidence: Evidence, words: str, by: Any) -> EvidenceDecision:
    """Say why the evidence does not show it. The action drifts until better evidence comes."""
    action = lock(evidence.action)
    if not permits.may_judge(action, by):
        raise PermissionDenied
    must_be_open(action)
    _must_be_undecided(evidence)
    _must_not_be_theirs(action, evidence, by)
    words = said(words, "Say what is missing, so that the owner knows what to bring.")
    row = EvidenceDecision.objects.create(evidence=evidence, accepted=False, words=words, by=by)
    _note_evidence(action)
    audit(by=by, did="evidence.refused", about=action, why=words)
    return row


@transaction.atomic
def accept_evidence(*, evidence: Evidence, by: Any, words: str = "") -> Ending:
    """Accept the evidence: the action ends, evidenced. Never by the owner or their organisation."""
    action = lock(evidence.action)
    judges = permits.may_judge(action, by)
    if not judges and not permits.may_write(action, by):
        raise PermissionDenied
    facts = EndingFacts(
        already_ended=bool(action.ended_how),
        by_owner=action.owner_id == by.pk,
        by_owning_organisation=permits.works_for_owner(action, by),
        strength=Strength(evidence.strength),
        evidence_is_theirs=evidence.by_id == by.pk,
    )
    limits = Limits.of(action.partnership_id)
    if why := refusals(How.EVIDENCED, facts, limits=limits):
        raise Refused(*why)
    if not judges:
        raise PermissionDenied
    _must_be_undecided(evidence)
    EvidenceDecision.objects.create(evidence=evidence, accepted=True, words=words.strip(), by=by)
    ending = Ending.objects.create(
        action=action, how=How.EVIDENCED.value, evidence=evidence, reason=words.strip(), by=by
    )
    _end(action, How.EVIDENCED)
    audit(by=by, did="action.evidenced", about=action, strength=evidence.strength_words)
    return ending


@transaction.atomic
def no_longer_needed(*, action: Action, reason: str, agreed_by: User, by: Any) -> Ending:
    """Record why an action is no longer needed, and who agreed."""
    action = lock(action)
    if not (permits.may_write(action, by) or permits.may_judge(action, by)):
        raise PermissionDenied
    facts = EndingFacts(
        already_ended=bool(action.ended_how),
        by_owner=False,
        by_owning_organisation=False,
        reason=reason,
    )
    why = refusals(How.NOT_NEEDED, facts, limits=Limits.of(action.partnership_id))
    if agreed_by is None:
        why.append("Say who agreed.")
    elif agreed_by.pk == action.owner_id or permits.works_for_owner(action, agreed_by):
        why.append("Someone outside the organisation that owns this action must agree.")
    elif not standing(agreed_by).holds(
        CASE_ROLES if permits.is_live(action) else OVERSIGHT, partnership=action.partnership_id
    ):
        why.append(f"{agreed_by} does not oversee actions in this partnership.")
    elif not permits.sees(action, agreed_by) or permits.only_reads(action, agreed_by):
        why.append(f"{agreed_by} cannot see this action, so they cannot have agreed.")
    if why:
        raise Refused(*why)
    ending = Ending.objects.create(
        action=action,
        how=How.NOT_NEEDED.value,
        reason=reason.strip(),
        agreed_by=agreed_by,
        by=by,
    )
    _end(action, How.NOT_NEEDED)
    audit(by=by, did="action.not_needed", about=action, reason=reason.strip(), agreed_by=agreed_by)
    return ending


@transaction.atomic
def reopen(*, action: Action, reason: str, by: Any) -> Reopening:
    """Open an ended action again, as a new row that names the ending it undoes."""
    action = lock(action)
    if not permits.may_judge(action, by):
        raise PermissionDenied
    if not action.ended_how:
        raise Refused("This action is open.")
    reason = said(reason, "Say why it is opened again.")
    ending = action.endings.order_by("-at", "-pk")[0]
    row = Reopening.objects.create(ending=ending, reason=reason, by=by)
    action.ended_how, action.ended_on = "", None
    action.save(update_fields=["ended_how", "ended_on"])
    _note_evidence(action)
    changing.changed(action)
    audit(by=by, did="action.reopened", about=action, reason=reason)
    return row


def _end(action: Action, how: How) -> None:
    action.ended_how, action.ended_on = how.value, timezone.localdate()
    action.evidence_waits = action.evidence_refused = False
    action.last_word = timezone.localdate()
    action.save()
    changing.changed(action)


def _must_be_undecided(evidence: Evidence) -> None:
    if EvidenceDecision.objects.filter(evidence=evidence).exists():
        raise Refused("Somebody has already decided on this evidence.")


def _must_not_be_theirs(action: Action, evidence: Evidence, by: Any) -> None:
    if evidence.by_id == by.pk or action.owner_id == by.pk or permits.works_for_owner(action, by):
        raise Refused("Someone outside the organisation that owns this action must decide.")


def _note_evidence(action: Action) -> None:
    """Work out again whether evidence waits, or the latest was refused."""
    latest = action.evidence.order_by("-at", "-pk").select_related("decision").first()
    waits = action.evidence.filter(decision__isnull=True).exists()
    decision = getattr(latest, "decision", None)
    action.evidence_waits = waits
    action.evidence_refused = not waits and decision is not None and not decision.accepted
    action.last_word = timezone.localdate()
    action.save(update_fields=["evidence_waits", "evidence_refused", "last_word"])
