"""A document leaves: its files are made once, checked as they are, and let out by two people."""

import hashlib
import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.engines.documents import papers as engine
from goldthread.foundations.access.audit import audit
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written
from goldthread.publishing.anonymising import checking, gate
from goldthread.publishing.anonymising.models import LeakCheck
from goldthread.publishing.anonymising.texts import Text
from goldthread.publishing.documents.writers import WROTE
from goldthread.publishing.papers.hiding import hidden
from goldthread.publishing.papers.kinds import PDF, WORD
from goldthread.publishing.papers.making import newest
from goldthread.publishing.papers.models import (
    Edition,
    EditionFile,
    EditionRelease,
    Paper,
    Template,
)
from goldthread.publishing.papers.permits import may_release, may_write
from goldthread.publishing.papers.querysets import released_files
from goldthread.publishing.papers.rendering import Words, files, words_of

CHANGED = "A stored file of this edition is not the one that was made. Make the files again."
BLOCKED = "The files of this edition cannot be read, so they cannot be checked. Make them again."


@transaction.atomic
def make_edition(*, paper: Paper, by: Any) -> Edition:
    """The files that can be checked and released, from the words as they stand."""
    paper = _locked(paper)
    if not may_write(paper.review, by):
        raise PermissionDenied
    words = words_of(paper)
    if not any(text.strip() for _, text in words):
        raise Refused("There are no words yet.")
    last = paper.editions.first()
    if last is not None and last.digest == digest_of(words) and made_with_template_in_use(last):
        raise Refused("These words are already in the newest files.")
    made = files(paper, words)
    if paper.of_kind.is_one_page and (pages := engine.pages_in(made[PDF])) > 1:
        raise Refused(
            f"It is {pages} pages, and a {paper.of_kind.name.lower()} is one. Shorten it, then "
            "make the files. Your words are safe."
        )
    edition = _keep(paper, words, last.number + 1 if last else 1, by)
    own = Template.of(paper.partnership, paper.kind)
    EditionFile.objects.bulk_create(
        EditionFile(
            edition=edition, form=form, content=data, sha256=hashlib.sha256(data).hexdigest(),
            template=own.number if own and form == WORD else None,
        )
        for form, data in made.items()
    )  # fmt: skip
    audit(by=by, did="paper.edition", about=paper, number=edition.number)
    return edition


@transaction.atomic
def ask_check(*, edition: Edition, by: Any) -> LeakCheck:
    """Have everything that stands in the files looked through, before anyone says yes; and again,
    once they are out, where the register changed."""
    paper = _locked(edition.paper)
    _permit(paper, by)
    if not released_files().filter(edition=edition).exists():
        _is_newest(edition, paper)
    return checking.ask(review=paper.review, text=_text(edition), by=by)


@transaction.atomic
def release_first(*, edition: Edition, checked: str, by: Any) -> EditionRelease:
    """The first person says yes, and what they checked."""
    paper = _locked(edition.paper)
    _permit(paper, by)
    _is_newest(edition, paper)
    if (earlier := EditionRelease.objects.filter(edition=edition).first()) is not None:
        if earlier.withdrawn_at is not None:
            raise Refused("These files were withdrawn. Change the words and make new ones.")
        raise Refused("Somebody has already said yes to these files.")
    _may_say_yes(edition, checked, by)
    release: EditionRelease = EditionRelease.objects.create(
        edition=edition, first_by=by, first_checked=checked.strip()
    )
    audit(by=by, did="paper.first_yes", about=paper, number=edition.number)
    return release


@transaction.atomic
def release_second(*, edition: Edition, checked: str, by: Any) -> EditionRelease:
    """A second, other person says yes: the files are released from now on."""
    paper = _locked(edition.paper)
    _permit(paper, by)
    _is_newest(edition, paper)
    release = EditionRelease.objects.select_for_update().filter(edition=edition).first()
    if release is None:
        raise Refused("A first person must say yes before the second.")
    if release.second_at is not None or release.withdrawn_at is not None:
        raise Refused("These files were already released or withdrawn.")
    if release.first_by_id == by.pk:
        raise Refused("You were the first person. Somebody else must be the second.")
    _may_say_yes(edition, checked, by)
    release.second_by, release.second_at = by, timezone.now()
    release.second_checked = checked.strip()
    release.save(update_fields=["second_by", "second_at", "second_checked"])
    audit(by=by, did="paper.released", about=paper, number=edition.number)
    return release


@transaction.atomic
def withdraw(*, edition: Edition, because: str, by: Any) -> EditionRelease:
    """Take it back, at once and by one person; earlier editions go with it. A first yes too."""
    paper = _locked(edition.paper)
    _permit(paper, by)
    if not written(because):
        raise Refused("Say why it is withdrawn.")
    rows = EditionRelease.objects.select_for_update().filter(withdrawn_at__isnull=True)
    release = rows.filter(edition=edition).first()
    if release is None:
        raise Refused("These files are not released.")
    others = rows.filter(edition__paper=paper, second_at__isnull=False).exclude(pk=release.pk)
    ended = [release, *(others.select_related("edition") if release.second_at else ())]
    for one in ended:
        one.withdrawn_by, one.withdrawn_at = by, timezone.now()
        one.withdrawn_because = because.strip()
        one.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
        number = one.edition.number
        audit(by=by, did="paper.withdrawn", about=paper, number=number, why=because.strip())
    return release


def bytes_blockers(edition: Edition) -> tuple[str, ...]:
    """Why these very files may not be public, whatever words were written since."""
    try:
        text = _text(edition)
        return gate.blockers(edition.paper.review, text) or tuple(hidden(edition, text))
    except Refused as why:
        return why.reasons


def blockers(edition: Edition) -> tuple[str, ...]:
    """Why these very files may not leave, in sentences. Empty when they may."""
    paper = edition.paper
    if digest_of(words_of(paper)) != edition.digest:
        return ("The words have changed since these files were made. Make new files of them.",)
    try:
        return gate.blockers(paper.review, _text(edition))
    except Refused as why:
        return why.reasons


def text_of(edition: Edition) -> Text:
    """What stands in the stored bytes, hidden words too. Refused where they are not what was made,
    or cannot be read."""
    return _text(edition)


def bytes_of(file: EditionFile) -> bytes:
    """The stored file. Refused where it is not the one that was made."""
    data = bytes(file.content)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise Refused(CHANGED)
    return data


def digest_of(words: Words) -> str:
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()


def _text(edition: Edition) -> Text:
    data = {}
    for one in edition.files.all():
        data[one.form] = bytes_of(one)
    try:
        parts = tuple(engine.words_of_files(data))
    except engine.Unreadable as why:
        raise Refused(BLOCKED) from why
    paper = edition.paper
    return Text(
        ref=f"paper:{paper.pk}:{edition.number}",
        name=f"{paper.of_kind.name}, edition {edition.number}"[:200],
        parts=parts,
    )


def _may_say_yes(edition: Edition, checked: str, by: Any) -> None:
    if by.pk in edition.writers:
        raise Refused(WROTE)
    if not written(checked):
        raise Refused("Say what you checked.")
    gate.hold_still(edition.paper.review)
    if reasons := blockers(edition) or tuple(hidden(edition, _text(edition))):
        raise Refused(*reasons)


def _keep(paper: Paper, words: Words, number: int, by: Any) -> Edition:
    now, taking = newest(paper), paper.takings.latest("number")
    edition: Edition = Edition.objects.create(
        paper=paper, number=number, taking=taking, words=words,
        digest=digest_of(words), writers=sorted({one.by_id for one in now.values() if one.by_id}),
        by=by,
    )  # fmt: skip
    return edition


def made_with_template_in_use(edition: Edition) -> bool:
    """Else a draft looks, and may read, other than the files."""
    own = Template.of(edition.paper.partnership, edition.paper.kind)
    used = list(edition.files.filter(form=WORD).values_list("template", flat=True))
    return not used or used == [own.number if own else None]


def _permit(paper: Paper, by: Any) -> None:
    if not may_release(paper.review, by):
        raise PermissionDenied


def _is_newest(edition: Edition, paper: Paper) -> None:
    if edition.pk != paper.editions.values_list("pk", flat=True)[0]:
        raise Refused("There are newer files. Release those.")


def _locked(paper: Paper) -> Paper:
    found: Paper = (
        Paper.objects.select_for_update(of=("self",))
        .select_related("review__matter__partnership")
        .get(pk=paper.pk)
    )
    return found
