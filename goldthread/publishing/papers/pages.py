"""What the pages about documents show."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.prose import prose
from goldthread.foundations.records.words import written
from goldthread.publishing.documents.models import TakenDown, What
from goldthread.publishing.documents.querysets import down, down_rows
from goldthread.publishing.documents.writers import WROTE
from goldthread.publishing.papers import permits, releasing
from goldthread.publishing.papers.findings import gather
from goldthread.publishing.papers.hiding import hidden, pictures_in
from goldthread.publishing.papers.kinds import FORMS, KINDS, Kind, PartKind
from goldthread.publishing.papers.leaving import Leaving
from goldthread.publishing.papers.making import newest
from goldthread.publishing.papers.models import Edition, EditionRelease, Marking, Paper, Passage
from goldthread.publishing.papers.querysets import released_files
from goldthread.publishing.papers.rendering import words_of

FIGURES = {
    "learning_points": "Learning points", "recommendations": "Recommendations",
    "key_episodes": "Key episodes", "answers": "Answers of bodies", "actions": "Actions",
    "actions_proved": "Actions proved", "actions_open": "Actions open",
}  # fmt: skip
OPENED = {"frozen_version"}  # addresses that need the review's id too


@dataclass(frozen=True)
class Progress:
    """How far a document is, from rows that are there already."""

    edition: Edition | None
    release: EditionRelease | None

    @classmethod
    def of(cls, edition: Edition | None) -> "Progress":
        return cls(edition, getattr(edition, "release", None) if edition else None)

    @property
    def status(self) -> str:
        if self.edition is None:
            return "draft"
        if self.release is None:
            return "files made"
        if self.release.withdrawn_at:
            return "withdrawn"
        return "released" if self.release.second_at else "with a second person"


@dataclass(frozen=True)
class Row:
    """A kind of document, and the one that was made of it, where there is one."""

    kind: Kind
    paper: Paper | None
    progress: Progress | None
    is_out: bool = False  # an edition of it is released, be there newer files or not
    is_down: bool = False  # and withdrawn for now

    @property
    def forms(self) -> list[tuple[str, str]]:
        return [(form, FORMS[form]) for form in self.kind.forms]


@dataclass(frozen=True)
class ListPage:
    review: Review
    rows: list[Row]
    may_write: bool
    may_take_away: bool
    may_keep: bool
    at_table: bool

    @classmethod
    def of(cls, review: Review, user: Any) -> "ListPage":
        """As many queries for all kinds as for one."""
        papers = Paper.objects.visible_to(user).filter(review=review).select_related("made_by")
        made = {one.kind: one for one in papers}
        # in scope: by the papers in scope
        editions = Edition.objects.filter(paper__in=made.values()).select_related("release")
        newest_of = {one.paper_id: one for one in editions.defer("words").order_by("number")}
        files = released_files().filter(edition__paper__in=made.values())
        out = set(files.values_list("edition__paper", flat=True))
        gone = down(What.PAPER, target="edition__paper_id", since="edition__release__second_at")
        away = set(files.filter(gone).values_list("edition__paper", flat=True))
        return cls(
            review=review,
            rows=[_row(kind, made.get(kind.key), newest_of, out, away) for kind in KINDS.values()],
            may_write=permits.may_write(review, user),
            may_take_away=permits.may_take_away(review, user),
            may_keep=permits.may_keep(review.partnership, user),
            at_table=Review.objects.worked_on_by(user).filter(pk=review.pk).exists(),
        )

    @property
    def made(self) -> list[Row]:
        return [row for row in self.rows if row.paper is not None]

    @property
    def unmade(self) -> list[Row]:
        return [row for row in self.rows if row.paper is None]


def _row(
    kind: Kind, paper: Paper | None, editions: Mapping[int, Edition], out: set[int], away: set[int]
) -> Row:
    if paper is None:
        return Row(kind, None, None)
    return Row(kind, paper, Progress.of(editions.get(paper.pk)), paper.pk in out, paper.pk in away)


@dataclass(frozen=True)
class Shown:
    """One part as it stands: its words, who put them so, and what they came from."""

    part: PartKind
    passage: Passage | None
    review: int

    @property
    def is_empty(self) -> bool:
        return self.passage is None or not written(self.passage.words)

    @property
    def html(self) -> Any:
        return prose(self.passage.words if self.passage else "")

    @property
    def rows(self) -> list[list[str]]:
        from goldthread.engines.documents.papers import Part

        words = self.passage.words if self.passage else ""
        return Part("", "", words, self.part.columns).rows

    @property
    def because(self) -> list[tuple[str, str]]:
        """(name, address) of what the words came from."""
        found = []
        for one in self.passage.because if self.passage else ():
            args = [self.review, one["pk"]] if one["kind"] in OPENED else [one["pk"]]
            found.append((one["code"], reverse(one["kind"], args=args)))
        return found


@dataclass(frozen=True)
class PaperPage:
    paper: Paper
    user: Any
    editions: list[Edition]

    @classmethod
    def of(cls, paper: Paper, user: Any) -> "PaperPage":
        rows = paper.editions.select_related(
            "by", "release__first_by", "release__second_by", "release__withdrawn_by"
        )
        editions = list(rows.defer("words"))
        for one in editions:
            one.paper = paper
        return cls(paper, user, editions)

    @cached_property
    def parts(self) -> list[Shown]:
        now = newest(self.paper)
        return [
            Shown(part, now.get(part.key), self.paper.review_id)
            for part in self.paper.of_kind.parts
        ]

    @cached_property
    def takings(self) -> list[Any]:
        return list(self.paper.takings.select_related("by"))

    @property
    def figures(self) -> list[tuple[str, int]]:
        return [
            (FIGURES[name], number)
            for name, number in self.takings[0].figures.items()
            if name in FIGURES
        ]

    @cached_property
    def is_behind(self) -> bool:
        """The findings have changed since. Asked only for who may take them up."""
        return self.may_write and gather(self.paper.review, self.user).digest != (
            self.takings[0].digest
        )

    @property
    def edition(self) -> Edition | None:
        return self.editions[0] if self.editions else None

    @property
    def progress(self) -> Progress:
        return Progress.of(self.edition)

    @cached_property
    def released(self) -> Edition | None:
        for one in self.editions:
            said = getattr(one, "release", None)
            if said is not None and said.second_at and not said.withdrawn_at:
                return one
        return None

    @cached_property
    def has_newer_words(self) -> bool:
        return self.edition is None or releasing.digest_of(words_of(self.paper)) != (
            self.edition.digest
        )

    @cached_property
    def leaving(self) -> Leaving | None:
        return Leaving.of(self.edition, self.user) if self.edition else None

    @cached_property
    def left(self) -> Leaving | None:
        """How the leak check of the files that are out stands now."""
        if self.released is None or self.released is self.edition:
            return self.leaving if self.released else None
        return Leaving.of(self.released, self.user)

    @cached_property
    def down(self) -> list[TakenDown]:
        """Why the files that are let out are withdrawn for now; empty where they are not."""
        if self.released is None:
            return []
        since = self.released.release.second_at
        return list(down_rows(What.PAPER, self.paper.pk, since))

    @cached_property
    def may_write(self) -> bool:
        return permits.may_write(self.paper.review, self.user)

    @cached_property
    def may_release(self) -> bool:
        return permits.may_release(self.paper.review, self.user)

    @cached_property
    def may_take_away(self) -> bool:
        return permits.may_take_away(self.paper.review, self.user)

    @cached_property
    def pictures(self) -> int:
        return pictures_in(self.edition) if self.edition else 0

    @property
    def marking(self) -> str:
        return Marking.of(self.paper.partnership)

    @property
    def forms(self) -> list[tuple[str, str]]:
        return [(form, FORMS[form]) for form in self.paper.of_kind.forms]

    @property
    def other_template(self) -> bool:
        """The template in use now is not the one that the files were made with."""
        return self.edition is not None and not releasing.made_with_template_in_use(self.edition)

    @property
    def open_for_yes(self) -> bool:
        return self.progress.status in ("files made", "with a second person")

    @property
    def why_not(self) -> str:
        """Why this person cannot say yes now; "" where they can."""
        edition, leaving, said = self.edition, self.leaving, self.progress.release
        if edition is None or leaving is None:
            return "Make the files first."
        if not self.may_release:
            return "Those who oversee the review let it out."
        if self.has_newer_words:
            return "The words have changed since these files were made. Make new files of them."
        if self.progress.status == "released":
            return "These files are released already."
        if self.progress.status == "withdrawn":
            return "These files were withdrawn. Change the words and make new ones."
        if leaving.blocked:
            return " ".join(leaving.blocked)
        if self.user.pk in edition.writers:
            return WROTE
        if said is not None and said.first_by_id == self.user.pk:
            return "You were the first person. Somebody else must be the second."
        return ""

    @cached_property
    def why_no_yes(self) -> str:
        """The same on the page where one says yes, after a look at what no reader sees. That takes
        a second, so nowhere else."""
        if self.why_not or self.edition is None:
            return self.why_not
        return " ".join(hidden(self.edition, releasing.text_of(self.edition)))

    @property
    def checklist(self) -> list[dict[str, str]]:
        said, edition = self.progress.release, self.edition
        first = said.first_by if said else None
        second = said.second_by if said else None
        turn = "waiting" if self.why_not else "your turn"
        made = f"Edition {edition.number}, {len(self.paper.of_kind.forms)} files" if edition else ""
        stale = bool(edition) and self.has_newer_words
        return [
            {
                "title": "Files made of the words as they stand",
                "hint": "The words have changed since. Make new files." if stale else made,
                "status": "complete" if edition and not stale else "not yet",
            },
            {
                "title": "Leak check of everything that stands in these files",
                "hint": "" if not self.leaving else " ".join(self.leaving.blocked),
                "status": self.leaving.status if self.leaving else "cannot start yet",
                "href": self.leaving.href if self.leaving else "",
            },
            {
                "title": "First person, who wrote none of it, reads it and says yes",
                "hint": f"{first}: {said.first_checked}" if said else "",
                "status": "complete" if said else turn if edition else "cannot start yet",
            },
            {
                "title": "Second, other person reads it and says yes",
                "hint": f"{second}: {said.second_checked}" if said and second else "",
                "status": "complete" if second else turn if said else "cannot start yet",
            },
        ]

    @property
    def events(self) -> list[dict[str, Any]]:
        """Everything that happened to it, the newest first."""
        found = [
            {"title": "Findings taken up" if one.number > 1 else "Made from the findings",
             "by": one.by, "at": one.at}
            for one in self.takings
        ]  # fmt: skip
        for one in self.editions:
            found.append(
                {"title": f"Files of edition {one.number} made", "by": one.by, "at": one.at}
            )
            found += _said(one)
        return sorted(found, key=lambda event: event["at"], reverse=True)


def _said(edition: Edition) -> list[dict[str, Any]]:
    said = getattr(edition, "release", None)
    if said is None:
        return []
    number = edition.number
    told = [
        {"title": f"First yes to edition {number}", "by": said.first_by, "at": said.first_at,
         "text": said.first_checked}
    ]  # fmt: skip
    if said.second_at:
        told.append(
            {"title": f"Edition {number} released", "by": said.second_by, "at": said.second_at,
             "text": said.second_checked}
        )  # fmt: skip
    if said.withdrawn_at:
        told.append(
            {"title": f"Edition {number} withdrawn", "by": said.withdrawn_by,
             "at": said.withdrawn_at, "text": said.withdrawn_because}
        )  # fmt: skip
    return told
