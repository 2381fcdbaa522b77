"""Choosing a pseudonym: the family's wishes, and a check that says "blocked" when it cannot run."""

import logging
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.casework.reviews.models import Check, Pseudonym, Review, Wish
from goldthread.casework.reviews.permits import may_run
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Matter
from goldthread.foundations.agencies.rosters import people_of
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

logger = logging.getLogger(__name__)
LITTLE = frozenset({"baby", "child", "the", "of", "and", "family", "adult", "young", "person", "mr",
                    "mrs", "ms", "miss", "review", "case", "for", "a", "an"})  # fmt: skip


@dataclass(frozen=True)
class Wished:
    """A name, and what is known of the family's wishes about it."""

    name: str
    wish: str = Wish.NOT_YET
    wish_words: str = ""
    despite: str = ""


@dataclass(frozen=True)
class Checked:
    """`clash`: a real name it is; `blocked`: why it could not be checked; `warnings`: the rest."""

    clash: str = ""
    blocked: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def result(self) -> Check:
        if self.clash:
            return Check.CLASH
        return Check.BLOCKED if self.blocked else Check.CLEAR


@transaction.atomic
def choose(*, review: Review, wished: Wished, by: Any) -> Pseudonym:
    """Choose or change the pseudonym. A real name is refused; a warning needs a reason."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_run(review, by):
        raise PermissionDenied
    name = " ".join(wished.name.split())
    if not name:
        raise Refused("Write the pseudonym.")
    if wished.wish in {Wish.OTHER, Wish.NOT_POSSIBLE} and not written(wished.wish_words):
        raise Refused("Say what the family wished, or why they could not be asked.")
    found = check(review, name)
    if found.clash:
        raise Refused(f"“{found.clash}” is a real name of this case. Choose another name.")
    if found.warnings and not written(wished.despite):
        raise Refused(*found.warnings, "Choose another name, or say why you keep this one.")
    said = {"wish_words": wished.wish_words.strip(), "despite": wished.despite.strip()}
    return _record(review, found, by, name=name, wish=wished.wish, **said)


@transaction.atomic
def check_again(*, review: Review, by: Any) -> Pseudonym:
    """Check the pseudonym against the register as it is now; the answer is a row of its own."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not may_run(review, by):
        raise PermissionDenied
    last = review.pseudonyms.first()
    if last is None:
        raise Refused("No pseudonym is chosen yet.")
    facts = {key: getattr(last, key) for key in ("name", "wish", "wish_words", "despite")}
    return _record(review, check(review, last.name), by, **facts)


def _record(review: Review, found: Checked, by: Any, **facts: str) -> Pseudonym:
    words = " ".join(filter(None, [found.blocked, *found.warnings]))
    if found.clash:
        words = "It is a real name of somebody in this case."
    row = Pseudonym.objects.create(
        review=review, check_result=found.result, check_words=words, by=by, **facts
    )
    if review.subject != row.name:
        review.subject = row.name
        review.save(update_fields=["subject"])
    audit(by=by, did="review.pseudonym", about=review, check=row.get_check_result_display())
    return row


def holds(review: Review) -> bool:
    """Whether a pseudonym is chosen, the family's wishes are recorded, and it is clear of the real
    names that the register has today.
    """
    last = review.pseudonyms.first()
    if last is None or last.wish == Wish.NOT_YET:
        return False
    return against_register(review.matter, last.name).result == Check.CLEAR


def check(review: Review, name: str) -> Checked:
    found = against_register(review.matter, name)
    return Checked(found.clash, found.blocked, (*_in_other_reviews(review, name),
                                                *_among_staff(review, name)))  # fmt: skip


def against_register(matter: Matter, name: str) -> Checked:
    """Real names of the case. A register that cannot be read, or is empty, proves nothing."""
    try:
        real = _register_of(matter)
    except Exception:  # whatever is wrong with the register, the answer is "blocked"
        logger.exception("The register could not be read")
        return Checked(blocked="The register of real names could not be read.")
    if not real:
        return Checked(blocked="The register of this case names nobody yet.")
    hits = [word for word in words_of(name) if word in real]
    return Checked(clash=hits[0].capitalize() if hits else "")


def real_name_in(matter: Matter, text: str) -> str:
    """The first real name of the case that stands in a text; "" for none, or an unread register."""
    return against_register(matter, text).clash


def _register_of(matter: Matter) -> set[str]:
    from goldthread.foundations.people.naming import real_names

    return {word for name in real_names(matter) for word in words_of(name)}


def _in_other_reviews(review: Review, name: str) -> list[str]:
    """Other reviews of the partnership, seen or not: only that there is one is told."""
    wanted = words_of(name)
    others = Review.objects.filter(matter__partnership=review.partnership).exclude(pk=review.pk)
    used = set(others.exclude(subject="").values_list("subject", flat=True))
    used |= set(
        Pseudonym.objects.filter(review__in=others).values_list("name", flat=True).distinct()
    )
    if any(set(wanted) & set(words_of(other)) for other in used):
        return [f"Another review of this partnership uses the name “{name}”."]
    return []


def _among_staff(review: Review, name: str) -> list[str]:
    wanted = set(words_of(name))
    names = people_of(review.partnership).values_list("name", flat=True)
    if any(wanted & set(words_of(one)) for one in names):
        return [f"Somebody who works in this partnership is called “{name}”."]
    return []


def words_of(name: str) -> list[str]:
    """The words of a name in small letters without accents, little words left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    parts = "".join(char if char.isalnum() else " " for char in plain.replace("'", ""))
    return [word for word in parts.split() if len(word) > 1 and word not in LITTLE]
