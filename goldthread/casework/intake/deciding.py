"""The panel's writes: facts, a recommendation, each member's view, and the chair's decision."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.casework.intake import criteria, kinds, notifying, quorum
from goldthread.casework.intake.models import (
    NO_REVIEW,
    Advice,
    CriteriaRecord,
    Decision,
    Fact,
    LetterKind,
    PanelRule,
    PanelView,
    Recommendation,
    Referral,
    TriageOutcome,
)
from goldthread.casework.intake.permits import (
    is_chair,
    is_member,
    may_run,
    may_weigh,
    permit,
)
from goldthread.casework.intake.writing import produce
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.actions import permit as permit_roles
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.rules import criteria as rules

Answers = Mapping[str, tuple[Any, str]]  # by the question's key: the value, and the reason


@transaction.atomic
def set_panel_rule(
    *,
    partnership: Partnership,
    least: int,
    police: bool,
    health: bool,
    local_authority: bool,
    by: Any,
    duty_team: str = "",
) -> PanelRule:
    """When the panel has a quorum, and how the duty team is reached. A new row each time."""
    permit_roles(by, BUSINESS_UNIT, partnership=partnership)
    if not 1 <= least <= 30:
        raise Refused("A quorum is at least 1 member and at most 30.")
    row = PanelRule.objects.create(
        partnership=partnership,
        least=least,
        police=police,
        health=health,
        local_authority=local_authority,
        duty_team=duty_team.strip(),
        by=by,
    )
    sectors = [words for name, (words, _) in quorum.GROUPS.items() if getattr(row, name)]
    words = f"at least {least}" + (f" with {', '.join(sectors)}" if sectors else "")
    audit(by=by, did="panel.rules", about=row, partnership=partnership, words=words)
    return row


@transaction.atomic
def look_at(*, referral: Referral, framework: str, by: Any) -> CriteriaRecord:
    """Begin to look at a referral under a framework. Several may be looked at."""
    referral = _accepted(referral)
    permit(may_weigh(referral, by))
    if framework not in rules.frameworks():
        raise Refused("Choose one of the frameworks.")
    if referral.criteria.filter(framework=framework).exists():
        raise Refused("This is being looked at already.")
    record = CriteriaRecord.objects.create(referral=referral, framework=framework, by=by)
    audit(by=by, did="criteria.looked_at", about=record)
    return record


def _accepted(referral: Referral) -> Referral:
    """The referral, locked, once it was accepted for scoping."""
    found: Referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    latest = found.triages.first()
    if latest is None or latest.outcome != TriageOutcome.ACCEPT:
        raise Refused("The business unit must accept the referral for scoping first.")
    return found


@transaction.atomic
def answer(*, record: CriteriaRecord, answers: Answers, by: Any) -> list[Fact]:
    """Keep the answers that are new. A judgement is somebody's own, with their reason."""
    record = CriteriaRecord.objects.select_for_update(of=("self",)).get(pk=record.pk)
    permit(may_weigh(record.referral, by))
    on = criteria.day_of(record.referral)
    asked = {one.key: one for one in rules.questions(record.framework, on)}
    known, made, reasons = criteria.latest(record), [], []
    for key, (value, reason) in answers.items():
        question, was = asked[key], known.get(key)
        if was is not None and (was.value, was.reason) == (value, reason.strip()):
            continue
        if was is None and value is None and not written(reason):
            continue
        if question.judgement and value is not None and not written(reason):
            reasons.append(f"{question.words} Give your reason: this is your judgement.")
            continue
        judged = question.judgement and value is not None
        made.append(
            Fact(
                record=record, key=key, value=value, judgement=judged, reason=reason.strip(), by=by
            )
        )
    if reasons:
        raise Refused(*reasons)
    for fact in made:
        fact.save()
    if made:
        keys = ", ".join(fact.key.replace("_", " ") for fact in made)
        audit(by=by, did="criteria.answered", about=record, count=len(made), keys=keys)
        notifying.raise_due(referral=record.referral, by=by)
    return made


@transaction.atomic
def recommend(
    *,
    record: CriteriaRecord,
    advice: str,
    reasons: str,
    by: Any,
    alternative: str = "",
) -> Recommendation:
    """Put a recommendation to the panel, with the facts and the rule's answer as they are now."""
    referral = _accepted(record.referral)
    permit(may_run(referral, by) or is_member(referral, by))
    on = criteria.day_of(referral)
    found = criteria.answer(record, on)
    problems = []
    if advice not in Advice.values:
        problems.append("Choose what is recommended.")
    if not written(reasons):
        problems.append("Give the reasons.")
    if advice == Advice.ALTERNATIVE and not alternative:
        problems.append("Choose which other review.")
    if found.problem:
        problems.append(found.problem)
    if found.outcome == rules.WEIGH:
        problems += [
            f"Weigh each factor, with its own reason. Still open: {one.question.words}"
            for one in criteria.given(record, on)
            if one.fact is None or one.fact.value is None
        ]
    if problems:
        raise Refused(*problems)
    row = Recommendation.objects.create(
        referral=referral,
        framework=record.framework,
        number=referral.recommendations.count() + 1,
        facts=criteria.snapshot(record),
        rule_outcome=found.words,
        rule_because=found.because,
        advice=advice,
        alternative=alternative if advice == Advice.ALTERNATIVE else "",
        reasons=reasons.strip(),
        by=by,
    )
    audit(by=by, did="panel.recommended", about=row, advice=row.get_advice_display())
    return row


@transaction.atomic
def give_view(*, recommendation: Recommendation, agrees: bool, reason: str, by: Any) -> PanelView:
    """A member's own view. Dissent is kept and goes to the chair with the rest."""
    row = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    permit(is_member(row.referral, by))
    if not written(reason):
        raise Refused("Give your reason. It is kept with your name.")
    if Decision.objects.filter(recommendation=row).exists():
        raise Refused("The chair has decided on this recommendation. Views can no longer be given.")
    view = PanelView.objects.create(
        recommendation=row,
        agrees=agrees,
        reason=reason.strip(),
        sector=quorum.sector_of(by, row.partnership),
        by=by,
    )
    audit(by=by, did="panel.viewed", about=row, view="agrees" if agrees else "disagrees")
    return view


@transaction.atomic
def send_to_chair(
    *, recommendation: Recommendation, by: Any, without_quorum: str = ""
) -> Recommendation:
    """Send a recommendation to the chair, with every view. Without a quorum it says why."""
    row: Recommendation = Recommendation.objects.select_for_update(of=("self",)).get(
        pk=recommendation.pk
    )
    permit(may_run(row.referral, by) or is_member(row.referral, by))
    if row.sent_at is not None:
        raise Refused("It has been sent to the chair already.")
    _still_so(row)
    found = quorum.work_out(quorum.rule_of(row.partnership), quorum.latest_views(row))
    if not found.met and not written(without_quorum):
        raise Refused(f"{found.words}. Wait for more views, or say why it goes on without them.")
    row.sent_by, row.sent_at, row.quorate = by, timezone.now(), found.met
    row.without_quorum = "" if found.met else without_quorum.strip()
    row.save(update_fields=["sent_by", "sent_at", "quorate", "without_quorum"])
    words = "with a quorum" if found.met else "without a quorum"
    audit(by=by, did="panel.sent", about=row, quorum=words)
    produce(referral=row.referral, kind=LetterKind.TO_CHAIR, recommendation=row, by=by)
    return row


def _still_so(row: Recommendation) -> None:
    """Refused when a fact was changed after the recommendation was written."""
    record = CriteriaRecord.objects.get(referral=row.referral, framework=row.framework)
    on = criteria.day_of(row.referral)
    now = criteria.snapshot(record)
    if new := criteria.changed(row.framework, row.facts, now, on):
        raise Refused(
            "Facts have changed since this was recommended. Put a new recommendation to the panel.",
            *new,
        )


@transaction.atomic
def decide(
    *,
    recommendation: Recommendation,
    outcome: str,
    rationale: str,
    by: Any,
    kind: str = "",
    no_review_because: str = "",
    differs_because: str = "",
    what_changed: str = "",
) -> Decision:
    """The chair's decision. Written once; it may differ from the rule and the panel, with why."""
    advised = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    referral = _accepted(advised.referral)
    permit(is_chair(referral, by))
    _independent(advised, referral, by)
    _still_so(advised)
    if (matter := referral.matter) is None:
        raise PermissionDenied
    former = former_of(referral, advised.framework)
    reasons = []
    if outcome not in Advice.values:
        reasons.append("Choose what is decided.")
    if not written(rationale):
        reasons.append("Give the rationale. It is kept for good.")
    if outcome != Advice.HOLD and not written(no_review_because):
        reasons.append("Say why another review, or none.")
    if outcome == Advice.ALTERNATIVE and not kind:
        reasons.append("Choose which other review is held.")
    if not (departs := differs(advised, outcome)):
        differs_because = ""  # there is nothing to explain
    if departs and not written(differs_because):
        reasons.append("Say why this differs from the rule’s answer or from the panel’s advice.")
    if former is not None and not written(what_changed):
        reasons.append(f"Say what has changed since decision {former.number}.")
    if reasons:
        raise Refused(*reasons)
    row = Decision.objects.create(
        matter=matter,
        number=Decision.objects.filter(matter=matter).count() + 1,
        recommendation=advised,
        framework=advised.framework,
        outcome=outcome,
        kind=_kind(referral, advised.framework, outcome, kind),
        rationale=rationale.strip(),
        differs_because=differs_because.strip(),
        no_review_because="" if outcome == Advice.HOLD else no_review_because.strip(),
        facts=advised.facts,
        rule_outcome=advised.rule_outcome,
        rule_because=advised.rule_because,
        former=former,
        what_changed=_told_changes(former, advised, what_changed),
        recommended_by=advised.by,
        decided_by=by,
    )
    audit(by=by, did="panel.decided", about=row, outcome=row.get_outcome_display())
    notifying.raise_due(referral=referral, by=by)
    return row


def _independent(advised: Recommendation, referral: Referral, by: Any) -> None:
    if advised.sent_at is None:
        raise Refused("The panel has not sent this recommendation to the chair yet.")
    if Decision.objects.filter(recommendation=advised).exists():
        raise Refused("This recommendation has been decided on. A decision is never changed.")
    if by.pk == advised.by_id:
        raise Refused("You wrote the recommendation. Another chair must decide on it.")
    if by.pk == referral.referred_by_id:
        raise Refused("You told us of this case. Another chair must decide on it.")
    if advised.views.filter(by=by).exists():
        raise Refused("You gave a view of this. Another chair must decide on it.")


def former_of(referral: Referral, framework: str) -> Decision | None:
    """The decision under the same criteria that a new one would replace."""
    rows = Decision.objects.filter(matter=referral.matter, framework=framework)
    return rows.standing().first()


def differs(advised: Recommendation, outcome: str) -> bool:
    """Whether a decision departs from the panel's advice, or from what the rule answered."""
    if outcome != advised.advice:
        return True
    on = criteria.day_of(advised.referral)
    facts = {key: one["value"] for key, one in advised.facts.items()}
    found = criteria.ask_rule(advised.framework, facts, on)
    if found.outcome == rules.WEIGH:
        return False
    return found.met is None or found.met != (outcome == Advice.HOLD)


def _kind(referral: Referral, framework: str, outcome: str, asked: str) -> str:
    if outcome == Advice.ALTERNATIVE:
        return asked
    if outcome == Advice.NONE or framework in NO_REVIEW:
        return ""
    return kinds.kind_for(framework, referral.partnership, criteria.day_of(referral))


def _told_changes(former: Decision | None, advised: Recommendation, words: str) -> str:
    if former is None:
        return ""
    on = criteria.day_of(advised.referral)
    return "\n".join(
        [words.strip(), *criteria.changed(advised.framework, former.facts, advised.facts, on)]
    )
