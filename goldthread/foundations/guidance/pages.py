"""What the pages of the register show."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone

from goldthread.foundations.access.lists import Worklist
from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.guidance import listing, permits, states
from goldthread.foundations.guidance.drifting import Look, look
from goldthread.foundations.guidance.forms import GuidanceFilters
from goldthread.foundations.guidance.models import (
    Acknowledgement,
    Guidance,
    LinkReport,
    Situation,
    SuitedTo,
    Version,
)
from goldthread.foundations.guidance.querysets import situations_of
from goldthread.foundations.guidance.readers import Count, to_read
from goldthread.foundations.records.prose import prose
from goldthread.rules.guidance import Drift


def bodies_of(user: Any, partnership: Partnership) -> Any:
    return Organisation.objects.visible_to(user).filter(partnership=partnership)


def situations_for(user: Any, partnership: Partnership) -> Any:
    rows = Situation.objects.visible_to(user).standing()
    return rows.filter(partnership=partnership)


@dataclass(frozen=True)
class Line:
    """A row of the register."""

    row: Any
    words: tuple[str, ...]
    drifts: tuple[Drift, ...]

    @property
    def situations(self) -> list[str]:
        return listing.situations(self.row)


@dataclass(frozen=True)
class RegisterPage:
    work: Worklist
    lines: list[Line]
    may_make: bool
    is_unit: bool
    drifting: int
    unread: int

    @classmethod
    def of(cls, request: HttpRequest, partnership: Partnership) -> "RegisterPage":
        user = request.user
        seen = look(partnership, user=user)
        rows = Guidance.objects.visible_to(user).filter(partnership=partnership)
        rows = rows.with_standing(user).select_related("owner", "organisation", "partnership")
        work = Worklist(
            request,
            rows.prefetch_related(_suited()),
            title="Guidance",
            columns=listing.columns(seen),
            sort="title",
            filters=partial(
                GuidanceFilters,
                situations=situations_for(user, partnership),
                bodies=bodies_of(user, partnership),
                narrowing=partial(listing.narrow, user=user, partnership=partnership, look=seen),
            ),
        )
        return cls(
            work=work,
            lines=[
                Line(row, states.of_guidance(row), seen.drifts.get(row.pk, ())) for row in work.page
            ],
            may_make=permits.bodies_for(partnership, user).exists(),
            is_unit=permits.is_unit(partnership, user),
            drifting=len(seen.drifting),
            unread=to_read(user, partnership).count(),
        )

    @property
    def empty(self) -> str:
        if self.work.request.GET:
            return "No guidance matches these filters. Take a filter away to see more."
        return "There is no guidance yet. The business unit adds the first."


def _suited() -> Any:
    # in scope: by the guidance in scope
    rows = SuitedTo.objects.standing().select_related("situation")
    return Prefetch("suited_to", rows)


@dataclass(frozen=True)
class Past:
    """A version in the history of its guidance."""

    row: Version
    status: str


@dataclass(frozen=True)
class BodyCount:
    name: str
    asked: int
    read: int


@dataclass(frozen=True)
class GuidancePage:
    row: Any
    now: Version | None
    drifts: tuple[Drift, ...]
    words: tuple[str, ...]
    past: list[Past]
    situations: list[Situation]
    counts: list[BodyCount]
    report: LinkReport | None  # a broken link that nobody has mended
    is_asked: bool
    read_at: Any
    may_keep: bool

    @classmethod
    def of(cls, row: Any, user: Any) -> "GuidancePage":
        """`row` comes from `with_standing()`."""
        today = timezone.localdate()
        seen = look(row.partnership, user=user, only=[row.pk])
        past = Version.objects.visible_to(user).filter(guidance=row)
        past = past.select_related(
            "guidance", "by", "first_by", "second_by", "ended_by", "instead", "refusal__by",
            "not_public",
        )  # fmt: skip
        versions = list(past.order_by("-number"))
        now = next((one for one in versions if one.pk == row.now), None)
        return cls(
            row=row,
            now=now,
            drifts=seen.drifts.get(row.pk, ()),
            words=states.of_guidance(row),
            past=[Past(one, states.of_version(one, row.now, today)) for one in versions],
            situations=[one.situation for one in situations_of([row.pk])],
            counts=counts(seen, row, user),
            report=_report(now, user),
            is_asked=user.pk in seen.readership.must(row.pk),
            read_at=_read_at(now, user),
            may_keep=permits.may_keep(row, user),
        )

    @property
    def body(self) -> Any:
        return prose(self.now.summary) if self.now else ""

    @property
    def ending(self) -> Version | None:
        """Why nothing is in force any more."""
        if self.now is not None:
            return None
        return next((one.row for one in self.past if one.status == "withdrawn"), None)

    @property
    def draft(self) -> Version | None:
        return next((one.row for one in self.past if one.row.pk == self.row.draft), None)

    @property
    def coming(self) -> Version | None:
        return next((one.row for one in self.past if one.row.pk == self.row.coming), None)

    @property
    def is_public(self) -> bool:
        now = self.now
        return bool(
            now and now.first_public and now.second_public and not hasattr(now, "not_public")
        )


def counts(seen: Look, row: Guidance, user: Any) -> list[BodyCount]:
    """How many of each body are asked, and have read: everybody sees these, no name."""
    found = seen.readership.of(row.pk)
    names = _names(found, row.partnership, user)
    return sorted(
        (BodyCount(names[one.body], len(one.must), len(one.have)) for one in found),
        key=lambda one: one.name,
    )


def _names(found: list[Count], partnership: Partnership, user: Any) -> dict[int | None, str]:
    ids = [one.body for one in found if one.body is not None]
    rows = bodies_of(user, partnership).filter(pk__in=ids)
    return {None: f"{partnership} itself", **dict(rows.values_list("pk", "name"))}


def _report(now: Version | None, user: Any) -> LinkReport | None:
    if now is None:
        return None
    rows = LinkReport.objects.visible_to(user).broken().filter(version=now)
    report: LinkReport | None = rows.select_related("by").first()
    return report


def _read_at(now: Version | None, user: Any) -> Any:
    # in scope: by the person, who asks about their own
    rows = Acknowledgement.objects.filter(version=now, person=user.pk)
    return rows.values_list("at", flat=True).first() if now else None


@dataclass(frozen=True)
class VersionPage:
    version: Version
    status: str
    asked: list[Any]
    may_keep: bool
    may_answer: bool
    why_not: str
    is_public: bool
    begins: date

    @classmethod
    def of(cls, version: Version, user: Any) -> "VersionPage":
        today = timezone.localdate()
        now = Version.objects.visible_to(user).in_force().filter(guidance=version.guidance_id)
        in_force = now.values_list("pk", flat=True).first()
        named = list(version.asked.select_related("person"))
        waits = version.is_draft and not hasattr(version, "refusal")
        public = Version.objects.visible_to(user).public().filter(pk=version.pk)
        return cls(
            version=version,
            status=states.of_version(version, in_force, today),
            asked=named,
            may_keep=permits.may_keep(version.guidance, user),
            may_answer=waits
            and version.first_by_id != user.pk
            and permits.may_answer(version, user),
            why_not=_why_not(version, named, user) if waits else "",
            is_public=public.exists(),
            begins=max(version.effective_from, today),
        )

    @property
    def body(self) -> Any:
        return prose(self.version.summary)

    @property
    def may_set_aside(self) -> bool:
        return self.may_keep and self.status in {
            "draft", "with a second person", "refused", "approved",
        }  # fmt: skip


def _why_not(version: Version, named: list[Any], user: Any) -> str:
    if version.by_id == user.pk:
        return "You wrote it, so two others must say yes."
    if version.first_by_id == user.pk:
        return "You said yes. Somebody else must say yes too."
    if user.pk not in {one.person_id for one in named}:
        return "You are not named to approve it."
    return ""


@dataclass(frozen=True)
class NamedBody:
    name: str
    asked: int
    have: int
    is_named: bool  # whether this person sees the two lists
    read: list[str]
    unread: list[str]


@dataclass(frozen=True)
class ReadersPage:
    row: Any
    bodies: list[NamedBody]
    rules: list[Any]
    may_keep: bool
    form: Any

    @classmethod
    def of(cls, row: Any, user: Any, form: Any) -> "ReadersPage":
        seen = look(row.partnership, user=user, only=[row.pk])
        found = seen.readership.of(row.pk)
        names = _names(found, row.partnership, user)
        all_names, signed_for = permits.reads_names_of(row.partnership, user)
        shown = [one for one in found if all_names or one.body in signed_for]
        people = _people(shown)
        # in scope: by the guidance in scope
        rules = row.readers.standing().select_related("organisation")
        return cls(
            row=row,
            bodies=sorted(
                (
                    NamedBody(
                        name=names[one.body],
                        read=sorted(people[pk] for pk in one.have if one in shown),
                        unread=sorted(people[pk] for pk in one.must - one.have if one in shown),
                        asked=len(one.must),
                        have=len(one.have),
                        is_named=one in shown,
                    )
                    for one in found
                ),
                key=lambda one: one.name,
            ),
            rules=list(rules),
            may_keep=permits.may_keep(row, user),
            form=form,
        )


def _people(shown: list[Count]) -> dict[int, str]:
    ids = {pk for one in shown for pk in one.must}
    # in scope: by the bodies whose people this person may see by name
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


@dataclass(frozen=True)
class SituationCard:
    situation: Situation
    guidance: list[Any]


@dataclass(frozen=True)
class SituationsPage:
    cards: list[SituationCard]
    others: list[Any]  # in force, and for no situation
    may_keep: bool
    form: Any

    @classmethod
    def of(cls, user: Any, partnership: Partnership, form: Any) -> "SituationsPage":
        rows = Guidance.objects.visible_to(user).filter(partnership=partnership)
        shown = rows.with_standing(user).filter(now__isnull=False).order_by("title", "pk")
        listed = {row.pk: row for row in shown}
        found: dict[int, set[int]] = {}
        for one in situations_of(list(listed)):
            found.setdefault(one.situation_id, set()).add(one.guidance_id)
        told = set().union(*found.values()) if found else set()
        return cls(
            cards=[
                SituationCard(
                    one, [row for pk, row in listed.items() if pk in found.get(one.pk, ())]
                )
                for one in situations_for(user, partnership)
            ],
            others=[row for pk, row in listed.items() if pk not in told],
            may_keep=permits.is_unit(partnership, user),
            form=form,
        )


@dataclass(frozen=True)
class DriftPage:
    lines: list[Line]
    of: int
    may_set: bool

    @classmethod
    def for_user(cls, user: Any, partnership: Partnership) -> "DriftPage":
        seen = look(partnership, user=user)
        rows = Guidance.objects.visible_to(user).with_standing(user)
        rows = rows.filter(pk__in=seen.drifting).order_by("title", "pk")
        lines = [
            Line(row, states.of_guidance(row), seen.drifts[row.pk])
            for row in rows.select_related("owner", "organisation", "partnership")
        ]
        return cls(lines, len(seen.rows), permits.is_unit(partnership, user))


@dataclass(frozen=True)
class FormPage:
    """One question, or a few, about one thing; the words of a version where they are asked for."""

    form: Any
    title: str
    button: str
    back: str
    back_words: str
    caption: str = ""
    lead: str = ""
    version: Version | None = None

    @property
    def body(self) -> Any:
        return prose(self.version.summary) if self.version else ""
