"""What somebody has said already of a fact that criteria ask for: shown, and filled in to be kept.

Only a person who keeps the answers makes facts of them. A judgement is never filled in: what was
said stands beside the question.
"""

from dataclasses import dataclass
from datetime import date

from goldthread.casework.intake import areas, parts
from goldthread.casework.intake.models import Answer, CriteriaRecord, Harm, Mark, Referral
from goldthread.rules.criteria import Question, criteria_of, questions

ABOUT_ADULTS = frozenset({"sar"})  # the referral tells of a child
HARM = ("seriously_harmed", "significantly_harmed", "life_threatening_injury")
TOGETHER = (
    "concern_about_joint_working", "agencies_concern", "concern_about_effectiveness",
)  # fmt: skip


@dataclass(frozen=True)
class Stated:
    """`value` is None where the words only stand beside the question."""

    value: bool | int | None
    words: str


def of(record: CriteriaRecord, on: date) -> dict[str, Stated]:
    """By the question's key. What was answered under other criteria goes before the referral."""
    asked = questions(record.framework, on)
    said = {} if record.framework in ABOUT_ADULTS else _referral_says(record.referral)
    said |= _answered_elsewhere(record, on, {one.words: one.key for one in asked})
    return {one.key: _beside(said[one.key], one) for one in asked if one.key in said}


def _beside(said: Stated, question: Question) -> Stated:
    return Stated(None, said.words) if question.judgement else said


def _referral_says(referral: Referral) -> dict[str, Stated]:
    by = f"In the referral, {referral.referred_by} said"
    said = {}
    if referral.abuse in (Answer.YES, Answer.NO):
        told = f"{by} that abuse or neglect is {'' if referral.abuse == Answer.YES else 'not '}"
        said["abuse_or_neglect"] = Stated(
            referral.abuse == Answer.YES, f"{told}known or suspected."
        )
    if referral.harm in (Harm.DIED, Harm.HARMED):
        harm = Stated(None, f"{by}: {referral.get_harm_display()}.")
        said |= dict.fromkeys(HARM, harm)
        if referral.harm == Harm.DIED:
            said["died"] = Stated(True, harm.words)
    if (age := _age(referral)) is not None:
        said["age"] = Stated(age, f"{by} when the child was born and when it happened.")
    if referral.concern:
        said |= dict.fromkeys(TOGETHER, Stated(None, f"{by}: “{referral.concern}”"))
    return said | _where(referral, by) | _notified(referral)


def _age(referral: Referral) -> int | None:
    """In whole years, of a child who was born and died."""
    child = parts.child_of(referral)
    at = (child.died_on if child else None) or referral.happened_on
    if referral.harm != Harm.DIED or child is None or child.unborn or not (child.dob and at):
        return None
    years = at.year - child.dob.year - ((at.month, at.day) < (child.dob.month, child.dob.day))
    return years if years >= 0 else None


def _where(referral: Referral, by: str) -> dict[str, Stated]:
    """Inside the area only: that a place is not on the list of places says too little."""
    found, said = areas.check(referral), {}
    if found.happened:
        words = f"{by} that it happened in “{referral.place}”, a place of this partnership."
        said["in_area"] = Stated(True, words)
    if found.lives:
        words = f"{by} that the child lives in “{referral.lives}”, a place of this partnership."
        said["normally_resident"] = Stated(True, words)
    return said


def _notified(referral: Referral) -> dict[str, Stated]:
    rows = referral.notifications.filter(step="notify-panel", marks__what=Mark.SENT)
    sent = rows.order_by("marks__on").values_list("marks__on", "marks__who").first()
    if sent is None:
        return {}
    words = f"Recorded under Notifications: sent on {sent[0].day} {sent[0]:%B %Y} by {sent[1]}."
    return {"notification_sent": Stated(True, words)}


def _answered_elsewhere(
    record: CriteriaRecord, on: date, keys: dict[str, str]
) -> dict[str, Stated]:
    """The same question, word for word, answered under other criteria of this referral."""
    said = {}
    for other in record.referral.criteria.exclude(pk=record.pk).prefetch_related("facts__by"):
        words = {one.key: one.words for one in questions(other.framework, on)}
        title = criteria_of(other.framework, on).title
        for fact in other.facts.all():
            key = keys.get(words.get(fact.key, ""))
            if key and fact.value is not None:
                yes_no = isinstance(fact.value, bool)
                told = ("yes" if fact.value else "no") if yes_no else fact.value
                by = fact.by or "Goldthread"
                said[key] = Stated(fact.value, f"{by} answered “{told}” under {title}.")
    return said
