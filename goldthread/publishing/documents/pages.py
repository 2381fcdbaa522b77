"""What the pages about summaries show."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.lists import Column, Worklist
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.prose import prose
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.publishing.anonymising import permits
from goldthread.publishing.anonymising.gate import Standing, held_now, standing_of, stands_in
from goldthread.publishing.documents import actions
from goldthread.publishing.documents.copies import Copies
from goldthread.publishing.documents.languages import Headings, headings
from goldthread.publishing.documents.models import Summary, TakenDown, Version, What
from goldthread.publishing.documents.progress import Progress
from goldthread.publishing.documents.querysets import down_rows, summary_down
from goldthread.publishing.documents.reading import Readability
from goldthread.publishing.documents.texts import text_of
from goldthread.rules.followthrough import How

COLUMNS = [
    Column("title", "Summary", lambda row: row.latest_title, ("latest_title",)),
    Column("review", "Review", lambda row: row.review.code, ("review__matter__code",)),
    Column("state", "State", lambda row: Progress.of(row).status),
    Column("public", "Public now", lambda row: Progress.of(row).public_words),
    Column("at", "Last written", lambda row: row.latest_at, ("latest_at",)),
]


def summaries(request: HttpRequest, partnership: Partnership) -> Worklist:
    rows = Summary.objects.visible_to(request.user).filter(review__matter__partnership=partnership)
    return Worklist(
        request,
        rows.with_latest().select_related("review__matter"),
        title="Learning summaries",
        columns=COLUMNS,
        sort="-at",
    )


def unwritten(user: Any, partnership: Partnership) -> Any:
    """Reviews that nobody has written a summary of, for those who may write."""
    mine = Review.objects.visible_to(user).filter(matter__partnership=partnership)
    return mine.filter(summary__isnull=True).select_related("matter").order_by("-opened_at")


@dataclass(frozen=True)
class Words:
    """The words of one version, ready to be shown here and to the public alike."""

    version: Version
    headings: Headings = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "headings", headings(self.version.language))

    @property
    def parts(self) -> list[tuple[str, Any]]:
        names = [name for name in actions.WORDS if name != "title"]
        return [(getattr(self.headings, one), prose(getattr(self.version, one))) for one in names]


@dataclass(frozen=True)
class Aid:
    """What stands beside the writer: what the review said, and what is proved by now."""

    points: list[LearningPoint]
    asked: list[Recommendation]
    evidenced: list[Action]
    open: int
    not_needed: int

    @classmethod
    def of(cls, review: Review, user: Any) -> "Aid":
        ours = Action.objects.visible_to(user).filter(
            recommended__address__recommendation__review=review
        )
        actions_ = list(ours.select_related("organisation").order_by("number"))
        points = LearningPoint.objects.visible_to(user).filter(review=review)
        asked = Recommendation.objects.visible_to(user).filter(review=review)
        return cls(
            points=list(points.order_by("number")),
            asked=list(asked.order_by("number")),
            evidenced=[one for one in actions_ if one.ended_how == How.EVIDENCED],
            open=sum(not one.ended_how for one in actions_),
            not_needed=sum(one.ended_how == How.NOT_NEEDED for one in actions_),
        )


@dataclass(frozen=True)
class Leaving:
    """How the leak check of a version stands, and where this person may read it."""

    standing: Standing
    href: str
    held: tuple[str, ...] = ()

    @classmethod
    def of(cls, version: Version, user: Any) -> "Leaving":
        review = version.summary.review
        standing = standing_of(review, text_of(version))
        may_read = standing.check is not None and permits.may_read(review, user)
        href = standing.check.get_absolute_url() if may_read else ""  # type: ignore[union-attr]
        return cls(standing, href, held_now(review))

    @property
    def blocked(self) -> str:
        return " ".join((*self.held, *self.standing.blockers))

    @property
    def stands(self) -> list[tuple[str, str, str]]:
        """What stands in the text, why, and who decided: each wording once."""
        return stands_in(self.standing.check) if self.standing.check else []

    @property
    def wants_check(self) -> bool:
        """Another run is what is needed: none yet, one that stopped, or the register changed."""
        check = self.standing.check
        return check is None or check.failed_at is not None or self.standing.is_old

    @property
    def task(self) -> dict[str, str]:
        return {
            "title": "Leak check of these very words",
            "hint": self.hint,
            "status": "passed" if self.standing.passed else self.status,
            "href": self.href,
        }

    @property
    def status(self) -> str:
        check = self.standing.check
        if check is None:
            return "not run yet"
        return "not passed" if check.done_at else "could not run" if check.failed_at else "running"

    @property
    def hint(self) -> str:
        check = self.standing.check
        if check is None or not self.standing.passed:
            return " ".join(self.standing.blockers)
        when = f"{timezone.localtime(check.done_at):%-d %B %Y at %H:%M}"
        if not self.standing.stands:
            return f"{when}, by {check.engine}. Nothing was found."
        number, names = self.standing.stands, " and ".join(self.standing.decided_by)
        found = "One finding may stand" if number == 1 else f"{number} findings may stand"
        return f"{when}, by {check.engine}. {found}, decided by {names}."


@dataclass(frozen=True)
class SummaryPage:
    summary: Summary
    leaving: Leaving
    progress: Progress
    versions: list[Version]
    may_write: bool
    may_release: bool
    why_not: str

    @classmethod
    def of(cls, summary: Summary, user: Any) -> "SummaryPage":
        versions = list(
            summary.versions.annotate(is_down=summary_down()).select_related(
                "by", "release__first_by", "release__second_by", "release__withdrawn_by"
            )
        )
        progress = Progress.among(versions)
        may_release = actions.may_release(summary, user)
        leaving = Leaving.of(progress.latest, user)
        why_not = progress.why_not(user, may_release=may_release)
        return cls(
            summary=summary,
            leaving=leaving,
            progress=progress,
            versions=versions,
            may_write=actions.may_write(summary.review, user),
            may_release=may_release,
            why_not=why_not or leaving.blocked,
        )

    @property
    def down(self) -> list[TakenDown]:
        """Why what is let out is withdrawn for now; empty where it is public, or nothing is out."""
        out = self.progress.out
        if out is None:
            return []
        return list(down_rows(What.SUMMARY, self.summary.pk, out.release.second_at))

    @property
    def words(self) -> Words:
        return Words(self.progress.latest)

    @property
    def reads(self) -> Readability:
        return Readability.of(self.progress.latest)

    @property
    def before_publication(self) -> list[dict[str, str]]:
        """The copies that this kind of review asks for, where it asks for any."""
        sent = Copies.of(self.summary)
        if sent.rule is None and not sent.rows:
            return []
        href = reverse("national_copies", args=[self.summary.pk])
        title = "Copies before publication"
        return [{"title": title, "hint": sent.hint, "status": sent.status, "href": href}]

    @property
    def checklist(self) -> list[dict[str, str]]:
        """What a release needs, and how far each is; it fills itself."""
        said, latest = self.progress.release, self.progress.latest
        first = said.first_by if said else None
        second = said.second_by if said else None
        turn = "your turn" if not self.why_not else "waiting"
        return [
            {
                "title": "Text written",
                "hint": f"Version {latest.number}, by {latest.by or 'Goldthread'}",
                "status": "complete",
            },
            self.leaving.task,
            *self.before_publication,
            {
                "title": "Hold on publication",
                "hint": " ".join(self.leaving.held),
                "status": "held" if self.leaving.held else "none",
            },
            {
                "title": "First person reads it for names and says yes",
                "hint": f"{first}: {said.first_checked}" if said else "",
                "status": "complete" if said else turn,
            },
            {
                "title": "Second, other person reads it for names and says yes",
                "hint": f"{second}: {said.second_checked}" if said and second else "",
                "status": "complete" if second else turn if said else "cannot start yet",
            },
        ]
