"""The only writes to history checks: begun, decided, answered, closed, opened again, taken back."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.people import asking, known
from goldthread.foundations.people.models import (
    HistoryAnswer,
    HistoryCheck,
    HistoryMatch,
    Involvement,
    MatchDecision,
    Person,
    SamePerson,
)
from goldthread.foundations.people.permits import permit_writing
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written


@transaction.atomic
def begin(*, involvement: Involvement, by: Any, because: str = "") -> HistoryCheck:
    """A new check with what the machine found. Part of adding a person, and of opening again."""
    permit_writing(involvement.matter, by)
    check = HistoryCheck.objects.create(
        involvement=involvement, started_by=by, opened_because=because.strip()
    )
    audit(by=by, did="history.reopened" if because else "history.begun", about=check)
    person = involvement.person
    for pk in sorted(known.same_as(person)):
        _known_already(check, pk, by)
    for other, said in known.suggestions(person):
        if not _may_be_told(check, other, by):
            continue
        HistoryMatch.objects.create(
            check_of=check,
            person=other,
            score=said.score,
            band=said.band,
            reasons=[*said.reasons, *(f"but: {doubt}" for doubt in said.against)],
        )
    return check


def _may_be_told(check: HistoryCheck, other: Person, by: Any) -> bool:
    """Live work and reviews do not tell of one another, but to somebody to whom both are open: that
    a person is known to children's services is itself a secret, and nobody could decide about it.
    """
    live_only = not other.involvements.exclude(matter__circle=Matter.Circle.WORKERS).exists()
    if not check.matter.is_live and not live_only:
        return True
    return by is not None and Person.objects.visible_to(by).filter(pk=other.pk).exists()


def _known_already(check: HistoryCheck, pk: int, by: Any) -> None:
    """A record that is this person's own, or was joined with it: nothing is left to decide."""
    own = pk == check.involvement.person_id
    if own and not known.elsewhere([pk], check.matter.pk):
        return
    why = "the same record, chosen from the register" if own else "joined in an earlier check"
    match = HistoryMatch.objects.create(
        check_of=check, person_id=pk, score=1, band="joined", reasons=[why]
    )
    MatchDecision.objects.create(match=match, same=True, reason=why.capitalize() + ".", by=by)


@transaction.atomic
def decide(*, match: HistoryMatch, same: bool, reason: str, by: Any) -> MatchDecision:
    """Say whether a suggestion is the same person. Frozen; another view needs a new check."""
    check = _locked(match.check_of)
    if by is not None and not asking.open_to(match, by):
        raise Refused("This is known in a matter that is closed to you. Ask the business manager.")
    if MatchDecision.objects.filter(match=match).exists():
        raise Refused("This is decided already. To decide anew, open the check again.")
    _permit_open(check, by)
    if not written(reason):
        raise Refused("Say what decides it: who was asked, or what was looked at.")
    made = MatchDecision.objects.create(match=match, same=same, reason=reason.strip(), by=by)
    if same:
        person = check.involvement.person
        SamePerson.objects.create(one=person, other=match.person, because=match, by=by)
    audit(by=by, did="history.same" if same else "history.other", about=check)
    return made


@transaction.atomic
def answer(
    *,
    check: HistoryCheck,
    words: str,
    by: Any,
    match: HistoryMatch | None = None,
    child: Person | None = None,
) -> HistoryAnswer:
    """What this history tells us: of a match that was accepted, of an earlier child, or of nothing
    being known. Frozen.
    """
    check = _locked(check)
    _permit_open(check, by)
    asked = asking.of(check)
    question = next((one for one in asked.questions if one.is_of(match, child)), None)
    if question is None:
        raise Refused("Nothing is asked here. Decide about every suggestion first.")
    if by is not None and match is not None and not asking.open_to(match, by):
        raise Refused("This is known in a matter that is closed to you. Ask the business manager.")
    if question.answer is not None:
        raise Refused("This is answered already. To say more, open the check again.")
    if not written(words):
        raise Refused("Say what this history tells us, in a sentence at least.")
    made = HistoryAnswer.objects.create(
        check_of=check, match=match, child=child, words=words.strip(), by=by
    )
    audit(by=by, did="history.answered", about=check)
    return made


Told = tuple[HistoryMatch | None, Person | None, str]  # a question, and the words said to it


@transaction.atomic
def answer_all(
    *, check: HistoryCheck, told: Iterable[Told], by: Any, closing: bool = False
) -> HistoryCheck:
    """Several answers at once; where `closing`, the check is closed with them. All or nothing."""
    for match, child, words in told:
        answer(check=check, match=match, child=child, words=words, by=by)
    return close(check=check, by=by) if closing else check


@transaction.atomic
def close(*, check: HistoryCheck, by: Any) -> HistoryCheck:
    """Refused while a suggestion is not decided, or a question has no answer."""
    check = _locked(check)
    _permit_open(check, by)
    if reasons := asking.of(check).missing():
        raise Refused(*reasons)
    check.closed_by, check.closed_at = by, timezone.now()
    check.save(update_fields=["closed_by", "closed_at"])
    audit(by=by, did="history.closed", about=check)
    return check


@transaction.atomic
def open_again(*, involvement: Involvement, because: str, by: Any) -> HistoryCheck:
    """A new check, of what is known today. The one before stays as it was closed."""
    permit_writing(involvement.matter, by)
    Involvement.objects.select_for_update().get(pk=involvement.pk)
    if involvement.checks.filter(closed_at__isnull=True).exists():
        raise Refused("A check is open already.")
    if not written(because):
        raise Refused("Say why it is looked at again.")
    return begin(involvement=involvement, by=by, because=because)


@transaction.atomic
def take_back(*, same: SamePerson, because: str, by: Any) -> SamePerson:
    """Two records are two people after all. Both are as they were; a new check begins."""
    same = SamePerson.objects.select_for_update().get(pk=same.pk)
    check = same.because.check_of
    permit_writing(check.matter, by)
    if by is not None and not asking.open_to(same.because, by):
        raise Refused("This is known in a matter that is closed to you. Ask the business manager.")
    if same.undone_at is not None:
        raise Refused("This was taken back already.")
    if not written(because):
        raise Refused("Say why they are two people after all.")
    same.undone_by, same.undone_at, same.undone_because = by, timezone.now(), because.strip()
    same.save(update_fields=["undone_by", "undone_at", "undone_because"])
    audit(by=by, did="history.undone", about=check)
    if not check.involvement.checks.filter(closed_at__isnull=True).exists():
        begin(involvement=check.involvement, by=by, because=because)
    return same


def _locked(check: HistoryCheck) -> HistoryCheck:
    found: HistoryCheck = HistoryCheck.objects.select_for_update().get(pk=check.pk)
    return found


def _permit_open(check: HistoryCheck, by: Any) -> None:
    permit_writing(check.matter, by)
    if check.closed_at is not None:
        raise Refused("This check is closed. To look at it again, open a new one.")
