"""What the pages about translations show."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goldthread.foundations.records.prose import prose
from goldthread.publishing.anonymising import permits
from goldthread.publishing.anonymising.gate import Standing, standing_of
from goldthread.publishing.documents.actions import may_release, may_write
from goldthread.publishing.documents.models import Summary, TakenDown, Version, What
from goldthread.publishing.documents.querysets import down_rows
from goldthread.publishing.documents.texts import PARTS
from goldthread.publishing.languages import actions
from goldthread.publishing.languages.models import Translation
from goldthread.publishing.languages.texts import text_of
from goldthread.publishing.languages.tongues import Tongue, others

NOT_LATIN = (
    "The leak check reads the Latin alphabet. It cannot see a name written in {name} letters: only "
    "the person who reads the language can."
)


@dataclass(frozen=True)
class Row:
    tongue: Tongue
    last: Translation | None
    is_stale: bool

    @property
    def status(self) -> str:
        if self.last is None:
            return "not started"
        return "stale" if self.is_stale else self.last.status


@dataclass(frozen=True)
class ListPage:
    """Every language of one summary, with its last wording."""

    summary: Summary
    version: Version | None
    rows: list[Row]
    may_write: bool

    @classmethod
    def of(cls, summary: Summary, user: Any) -> "ListPage":
        public = public_version(summary)
        mine = Translation.objects.visible_to(user).filter(version__summary=summary)
        last: dict[str, Translation] = {}
        for one in mine.select_related("version", "by").order_by("version__number", "number"):
            last[one.language] = one
        base = public.language if public else "en-GB"
        rows = [
            Row(each, one := last.get(each.code), bool(one and _behind(one, public)))
            for each in others(base)
        ]
        rows.sort(key=lambda row: row.last is None)
        return cls(summary, public, rows, may_write(summary.review, user))

    @property
    def begun(self) -> list[Row]:
        return [row for row in self.rows if row.last]

    @property
    def free(self) -> list[Row]:
        return [row for row in self.rows if not row.last]


@dataclass(frozen=True)
class Words:
    """A translation as anyone would read it."""

    translation: Translation

    @property
    def title(self) -> str:
        return self._said("title")

    @property
    def parts(self) -> list[tuple[str, Any]]:
        return [(self._said(f"heading_{one}"), prose(self._said(one))) for one in PARTS]

    def _said(self, key: str) -> str:
        return str(self.translation.words.get(key, ""))


@dataclass(frozen=True)
class TranslationPage:
    translation: Translation
    standing: Standing
    check_href: str
    is_stale: bool
    may_write: bool
    may_release: bool
    why_not: tuple[str, ...]

    @classmethod
    def of(cls, one: Translation, user: Any) -> "TranslationPage":
        standing = standing_of(one.review, text_of(one))
        may_read = standing.check is not None and permits.may_read(one.review, user)
        releases = may_release(one.version.summary, user)
        return cls(
            translation=one,
            standing=standing,
            check_href=standing.check.get_absolute_url() if may_read else "",  # type: ignore[union-attr]
            is_stale=actions.is_stale(one),
            may_write=may_write(one.review, user),
            may_release=releases,
            why_not=actions.why_not(one, user) if releases else (),
        )

    @property
    def words(self) -> Words:
        return Words(self.translation)

    @property
    def down(self) -> list[TakenDown]:
        """Why it is withdrawn for now; empty where it is not, or was never let out."""
        one = self.translation
        if one.second_at is None or one.withdrawn_at is not None:
            return []
        target = one.version.summary_id
        return list(down_rows(What.TRANSLATION, target, one.second_at, one.language))

    @property
    def is_ended(self) -> bool:
        return self.translation.status in ("released", "withdrawn")

    @property
    def wants_check(self) -> bool:
        check = self.standing.check
        return check is None or check.failed_at is not None or self.standing.is_old

    @property
    def warning(self) -> str:
        into = self.translation.tongue
        return "" if into.is_latin else NOT_LATIN.format(name=into.name)

    @property
    def checklist(self) -> list[dict[str, str]]:
        one = self.translation
        turn = "waiting" if self.why_not or not self.may_release else "your turn"
        reads = f"{one.read_by}: {one.read_said}" if one.read_by else ""
        check = "passed" if self.standing.passed else "not passed"
        return [
            {"title": "Translated", "hint": f"By {one.by}, {_day(one.at)}, {one.get_how_display()}",  # type: ignore[attr-defined]
             "status": "complete"},
            {"title": "Checked by somebody else who reads the language", "hint": reads,
             "status": "complete" if one.read_by else "waiting"},
            {"title": "Leak check of these very words", "hint": " ".join(self.standing.blockers),
             "status": check if self.standing.check else "not run yet", "href": self.check_href},
            {"title": "First person says yes", "hint": str(one.first_by or ""),
             "status": "complete" if one.first_by else turn},
            {"title": "Second, other person says yes", "hint": str(one.second_by or ""),
             "status": "complete" if one.second_by else turn if one.first_by
             else "cannot start yet"},
        ]  # fmt: skip


def public_version(summary: Summary) -> Version | None:
    """The version that the public reads now: the one to translate."""
    return actions.public().filter(summary=summary).first()


def _behind(one: Translation, public: Version | None) -> bool:
    return public is None or one.version_id != public.pk


def _day(at: Any) -> str:
    return f"{timezone.localtime(at):%-d %B %Y}"
