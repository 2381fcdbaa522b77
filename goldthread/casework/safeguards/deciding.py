"""Key decisions: asked, decided by a manager before they take effect, looked at again."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.casework.safeguards.families import lock as lock_family
from goldthread.casework.safeguards.models import (
    Family,
    GoingHome,
    KeyDecision,
    Pregnancy,
    Ruling,
    StepTaken,
    TookEffect,
)
from goldthread.casework.safeguards.permits import permit_managing, permit_writing
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written
from goldthread.rules.goinghome import HomeFacts, blockers, speaks_of_going_home

Kind, Outcome = KeyDecision.Kind, Ruling.Outcome


def lock(decision: KeyDecision) -> KeyDecision:
    lock_family(decision.family)
    rows = KeyDecision.objects.select_for_update(of=("self",)).select_related(
        "family__matter__partnership", "pregnancy"
    )
    return rows.get(pk=decision.pk)


@transaction.atomic
def ask(
    *,
    family: Family,
    kind: str,
    what: str,
    options: str,
    evidence: str,
    by: Any,
    dissent: str = "",
    pregnancy: Pregnancy | None = None,
) -> KeyDecision:
    """Put a decision before the family's manager."""
    family = lock_family(family)
    permit_writing(family, by)
    must_say(
        (what, "Say what is proposed."),
        (options, "Say what else could be done. There is always something."),
        (evidence, "Say what it rests on."),
    )
    if kind not in Kind.values:
        raise Refused("Choose what kind of decision it is.")
    if pregnancy is not None and pregnancy.family_id != family.pk:
        raise Refused("Choose a child of this family.")
    if kind == Kind.HOME and pregnancy is None:
        raise Refused("Choose which child would go home.")
    if kind != Kind.HOME and speaks_of_going_home(what) and _some_at_hospital(family, pregnancy):
        raise Refused(
            "These words speak of going home, and a baby of this family has not gone home from "
            "hospital by a decision yet. Choose “a baby goes home from hospital”, which has its "
            "tests. If another child is meant, say which. Nothing was saved."
        )
    row = KeyDecision.objects.create(
        family=family, pregnancy=pregnancy, kind=kind, what=what.strip(), options=options.strip(),
        evidence=evidence.strip(), dissent=dissent.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="decision.asked", about=row)
    return row


@transaction.atomic
def decide(*, decision: KeyDecision, outcome: str, words: str, look_again: date, by: Any) -> Ruling:
    """A manager's decision, never on their own proposal. A baby goes home when fit and safe."""
    decision = lock(decision)
    permit_managing(decision.family, by)
    must_say((words, "Say why."))
    reasons = []
    if outcome not in Outcome.values:
        reasons.append("Choose what you decide.")
    if by is not None and decision.by_id == by.pk:
        reasons.append("You proposed this. Another manager must decide it.")
    if look_again <= timezone.localdate():
        reasons.append("The day to look again must lie ahead.")
    if outcome == Outcome.AGREED and decision.pregnancy and by_its_tests(decision):
        reasons += against_going_home(decision.pregnancy)
    if reasons:
        raise Refused(*reasons)
    row = Ruling.objects.create(
        decision=decision, outcome=outcome, words=words.strip(), look_again=look_again, by=by
    )
    audit(by=by, did="decision.made", about=decision, outcome=row.get_outcome_display())
    return row


@transaction.atomic
def take_effect(*, decision: KeyDecision, on: date, by: Any, emergency: str = "") -> TookEffect:
    """It happened. Without a manager's yes only as an emergency, about which they are asked."""
    decision = lock(decision)
    permit_writing(decision.family, by)
    if TookEffect.objects.filter(decision=decision).exists():
        raise Refused("That it took effect is recorded already.")
    if on > timezone.localdate():
        raise Refused("The day lies ahead. Record it once it has happened.")
    last = decision.rulings.order_by("-at", "-pk").first()
    agreed = last is not None and last.outcome == Outcome.AGREED
    if agreed and last is not None and timezone.localdate(last.at) > on:
        agreed = False
    if agreed and decision.pregnancy and by_its_tests(decision):
        if (now := against_going_home(decision.pregnancy)) and not written(emergency):
            raise Refused(
                "A manager agreed, and since then this stands against it:", *now,
                "Ask the manager again. If it could not wait, say why.",
            )  # fmt: skip
        agreed = not now
    if not agreed and not written(emergency):
        raise Refused(
            "No manager had agreed to this by that day. If it could not wait, say why: it is "
            "recorded as an emergency, and the manager is asked about it."
        )
    row = TookEffect.objects.create(
        decision=decision, on=on, emergency="" if agreed else emergency.strip(), by=by
    )
    verb = "decision.effect" if agreed else "decision.emergency"
    audit(by=by, did=verb, about=decision)
    return row


def _gone_home() -> Any:
    """Decisions by which a baby went home from hospital."""
    return KeyDecision.objects.filter(kind=Kind.HOME, effect__isnull=False)


def _some_at_hospital(family: Family, pregnancy: Pregnancy | None) -> bool:
    """Whether a baby of the family, or the one that is named, may still go home from hospital."""
    rows = family.pregnancies.exclude(born=False).exclude(key_decisions__in=_gone_home())
    return bool(rows.filter(pk=pregnancy.pk).exists() if pregnancy else rows.exists())


def by_its_tests(decision: KeyDecision) -> bool:
    """A baby's going home from hospital, under whatever name: also a return before it."""
    if decision.kind == Kind.HOME:
        return True
    gone = _gone_home().filter(pregnancy=decision.pregnancy)
    return bool(decision.kind == Kind.RETURN and not gone.exists())


def against_going_home(pregnancy: Pregnancy) -> list[str]:
    """What stands against a baby going home, in sentences; empty when nothing does."""
    tests = {one.test: one.met for one in pregnancy.going_home.all()}  # in order: the last holds
    steps = {one.step: one.how for one in pregnancy.steps.all()}
    settled = {StepTaken.How.DONE.value, StepTaken.How.NOT_NEEDED.value}
    return blockers(
        HomeFacts(
            born=bool(pregnancy.born),
            fit=tests.get(GoingHome.Test.FIT.value),
            safe=tests.get(GoingHome.Test.SAFE.value),
            birth_plan=steps.get("birth-plan") in settled,
            discharge_meeting=steps.get("discharge-plan") in settled,
        )
    )
