"""Writes about a parent's mental health: told, consent, consultations, visits, crisis."""

from datetime import date
from typing import Any

from django.db import transaction

from goldthread.casework.safeguards.days import ahead, long_ago
from goldthread.casework.safeguards.models import Family
from goldthread.casework.wellbeing.asking import begin
from goldthread.casework.wellbeing.models import (
    Consent,
    Consultation,
    CrisisPlan,
    JointVisit,
    Told,
    Topic,
    VisitOutcome,
)
from goldthread.foundations.access.audit import audit
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.foundations.records.words import written

Kind, Answer, How = Told.Kind, Consent.Answer, VisitOutcome.How


@transaction.atomic
def tell(
    *,
    family: Family,
    whom: Involvement,
    kind: str,
    their_words: str,
    days: str,
    by: Any,
    diagnosis: str = "",
    told_by: str = "",
    topic: Topic | None = None,
    helps: str = "",
    treated_by: str = "",
) -> Told:
    """What they and their worker say it is. A diagnosis only as it was told, and by whom."""
    family = begin(family, by, whom)
    must_say(
        (their_words, "Write what they say it is, in their words."),
        (days, "Say how it shows day to day."),
    )
    reasons = []
    if kind not in Kind.values:
        reasons.append("Choose whether it is diagnosed.")
    if kind == Kind.DIAGNOSED and not (written(diagnosis) and written(told_by)):
        reasons.append("Give the diagnosis as it was told, and who told it.")
    if kind != Kind.DIAGNOSED and diagnosis.strip():
        reasons.append("A diagnosis is written only as it was told. Nobody here makes one.")
    if topic is not None and topic.partnership_id != family.matter.partnership_id:
        reasons.append("Choose one of your partnership’s own explanations.")
    if reasons:
        raise Refused(*reasons)
    row = Told.objects.create(
        family=family, whom=whom, kind=kind, diagnosis=diagnosis.strip(), told_by=told_by.strip(),
        topic=topic, their_words=their_words.strip(), days=days.strip(), helps=helps.strip(),
        treated_by=treated_by.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="wellbeing.told", about=row)
    return row


@transaction.atomic
def ask_consent(
    *, family: Family, whom: Involvement, answer: str, on: date, by: Any, words: str = ""
) -> Consent:
    """Given, refused, withdrawn, or not asked yet and why. What was said before stays."""
    family = begin(family, by, whom)
    reasons = ahead(on)
    if answer not in Answer.values:
        reasons.append("Choose what they answered.")
    if answer == Answer.NOT_ASKED and not written(words):
        reasons.append("Say why it was not asked, and when it will be.")
    if answer == Answer.WITHDRAWN and _consent(family, whom, on) != Answer.GIVEN:
        reasons.append("Nothing was given that could be withdrawn. Choose “refused”.")
    if reasons:
        raise Refused(*reasons)
    row = Consent.objects.create(
        family=family, whom=whom, answer=answer, on=on, words=words.strip(), by=by
    )
    audit(by=by, did="wellbeing.consent", about=row, answer=row.get_answer_display())
    return row


@transaction.atomic
def consult(
    *,
    family: Family,
    whom: Involvement,
    on: date,
    with_whom: str,
    means: str,
    advised: str,
    by: Any,
    without: str = "",
    decided_by: str = "",
) -> Consultation:
    """With consent on that day; or with the reason why without, and who decided so."""
    family = begin(family, by, whom)
    must_say(
        (with_whom, "Say with whom: a name and a post."),
        (means, "Say what it means for the care of the baby. “Nothing that we know” is an answer."),
        (advised, "Say what was advised."),
    )
    reasons = ahead(on)
    agreed = _consent(family, whom, on) == Answer.GIVEN
    if not agreed and not (written(without) and written(decided_by)):
        reasons.append(
            "They had not agreed to it by that day. Say why it was without consent, and who "
            "decided that."
        )
    if reasons:
        raise Refused(*reasons)
    row = Consultation.objects.create(
        family=family, whom=whom, on=on, with_whom=with_whom.strip(), means=means.strip(),
        advised=advised.strip(), without="" if agreed else without.strip(),
        decided_by="" if agreed else decided_by.strip(), by=by,
    )  # fmt: skip
    verb = "wellbeing.consulted" if agreed else "wellbeing.consulted_without"
    audit(by=by, did=verb, about=row)
    return row


@transaction.atomic
def plan_visit(
    *, family: Family, whom: Involvement, on: date, with_whom: str, by: Any
) -> JointVisit:
    family = begin(family, by, whom)
    must_say((with_whom, "Say who visits together: names and posts."))
    if reasons := long_ago(on):
        raise Refused(*reasons)
    row = JointVisit.objects.create(
        family=family, whom=whom, on=on, with_whom=with_whom.strip(), by=by
    )
    audit(by=by, did="wellbeing.visit", about=row)
    return row


@transaction.atomic
def end_visit(
    *,
    visit: JointVisit,
    how: str,
    on: date,
    by: Any,
    we_saw: str = "",
    they_saw: str = "",
    because: str = "",
) -> VisitOutcome:
    """Held, with what each of the two saw; or not, and why."""
    begin(visit.family, by)
    reasons = ahead(on)
    if how not in How.values:
        reasons.append("Choose how it went.")
    if VisitOutcome.objects.filter(visit=visit).exists():
        reasons.append("How it went is recorded already.")
    held = how == How.HELD
    if held and not (written(we_saw) and written(they_saw)):
        reasons.append("Say what you saw, and what the other one saw: two pairs of eyes.")
    if not held and not written(because):
        reasons.append("Say why it was not held.")
    if reasons:
        raise Refused(*reasons)
    row = VisitOutcome.objects.create(
        visit=visit, how=how, on=on, by=by, because="" if held else because.strip(),
        we_saw=we_saw.strip() if held else "", they_saw=they_saw.strip() if held else "",
    )  # fmt: skip
    audit(by=by, did="wellbeing.visited", about=row, how=row.get_how_display())
    return row


@transaction.atomic
def plan_crisis(
    *,
    family: Family,
    whom: Involvement,
    signs: str,
    call: str,
    baby_with: str,
    by: Any,
    agreed: bool = False,
) -> CrisisPlan:
    """Who is called, and who looks after the baby then."""
    family = begin(family, by, whom)
    must_say(
        (signs, "Say what shows that it gets worse."),
        (call, "Say who is called, with a number."),
        (baby_with, "Say who looks after the baby then. “Nobody yet” is an answer."),
    )
    row = CrisisPlan.objects.create(
        family=family, whom=whom, signs=signs.strip(), call=call.strip(),
        baby_with=baby_with.strip(), agreed=agreed, by=by,
    )  # fmt: skip
    audit(by=by, did="wellbeing.crisis", about=row)
    return row


def _consent(family: Family, whom: Involvement, on: date) -> str:
    """What held on a day; "" where nothing was ever said."""
    rows = Consent.objects.filter(family=family, whom=whom, on__lte=on)
    last = rows.order_by("on", "at", "pk").last()
    return last.answer if last else ""
