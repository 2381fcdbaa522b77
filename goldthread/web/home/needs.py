"""What needs this person now. Each question is asked only of the roles it belongs to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.reviews.models import Review
from goldthread.foundations.agencies.models import BreakGlass, Partnership
from goldthread.foundations.agencies.roles import BUSINESS_UNIT, OVERSIGHT, Role
from goldthread.foundations.agencies.standing import Standing, standing
from goldthread.foundations.followthrough.models import Action, Challenge, Ending, Limits
from goldthread.foundations.records.tasks import Task
from goldthread.improvement.learning.models import Decision, Draft, Proposal
from goldthread.improvement.recommendations.models import Address, Recommendation
from goldthread.publishing.anonymising.models import LeakCheck
from goldthread.publishing.anonymising.permits import RELEASERS
from goldthread.publishing.documents.models import Release, Summary, TakenDown
from goldthread.publishing.papers.models import Edition, EditionRelease, Paper
from goldthread.rules.followthrough import How, Kind
from goldthread.web.home import rooms
from goldthread.web.home.taken_down import still_down
from goldthread.web.jinja import count

SHOWN = 5  # of each kind; the rest stand in the list that the last line leads to
SOON = timedelta(days=14)
TOLD_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Asker:
    """Who looks at the page, where, and on which day."""

    user: Any
    partnership: Partnership
    today: date

    @property
    def where(self) -> Standing:
        return standing(self.user)

    def holds(self, roles: Any) -> bool:
        return self.where.holds(roles, partnership=self.partnership.pk)

    def actions(self) -> Any:
        seen = Action.objects.visible_to(self.user)
        return seen.filter(partnership=self.partnership, ended_how="")


def needs(asker: Asker) -> list[Task]:
    """Everything that waits for this person, the most urgent kinds first."""
    own = [task for question in _QUESTIONS for task in question(asker)]
    return [*rooms.tasks("needs", asker.user, asker.partnership, asker.today), *own]


def _glass(asker: Asker) -> Iterator[Task]:
    """Emergency access that the business manager has not looked at. Of a family in live work, which
    is closed to them, by its reference and never its name (ADR 29)."""
    if not asker.holds({Role.BUSINESS_MANAGER}):
        return
    seen = BreakGlass.objects.visible_to(asker.user).filter(matter__partnership=asker.partnership)
    rows = seen.filter(seen_at__isnull=True).exclude(person=asker.user).order_by("at")
    for row in rows.select_related("person", "matter")[:SHOWN]:
        matter = row.matter
        what = f"{matter.code}, a family in live work" if matter.is_live else matter.name
        words = f"Look at the emergency access that {row.person} took to {what}"
        yield Task(words, reverse("emergency_list"))


def _challenges(asker: Asker) -> Iterator[Task]:
    """Questions that stand on a rung where this person stands."""
    # in scope: by the actions in scope
    asked = Challenge.objects.filter(action__in=asker.actions()).asking(asker.user)
    yield from _some(
        asked.select_related("action").order_by("at"),
        lambda row: Task(
            f"Answer a challenge on {row.action.code}: {_short(row.action.what)}",
            row.action.get_absolute_url(),
            row.because,
        ),
        "See every challenge for you to answer",
        f"{reverse('challenges')}?waiting=answer",
    )


def _agreed(asker: Asker) -> Iterator[Task]:
    """Somebody recorded that this person agreed that an action is no longer needed: they are told,
    so that nobody agrees without knowing it."""
    since = timezone.now() - TOLD_FOR
    # in scope: by the actions in scope
    rows = Ending.objects.filter(
        agreed_by=asker.user, at__gte=since, how=How.NOT_NEEDED.value, reopening__isnull=True,
        action__in=Action.objects.visible_to(asker.user).filter(partnership=asker.partnership),
    )  # fmt: skip
    for row in rows.exclude(by=asker.user).select_related("by", "action")[:SHOWN]:
        words = f"{row.by} recorded that you agreed that {row.action.code} is no longer needed"
        yield Task(words, row.action.get_absolute_url(), "Open it again if you did not.")


def _drafts(asker: Asker) -> Iterator[Task]:
    """Documents whose finds nobody has decided on yet."""
    # in scope: by the drafts in scope, counted below
    undone = Decision.objects.filter(proposals=OuterRef("pk"), undone_at__isnull=True)
    # in scope: by the drafts in scope, counted below
    waiting = Proposal.objects.filter(~Exists(undone))
    drafts = (
        Draft.objects.visible_to(asker.user)
        .unfinished()
        .filter(review__matter__partnership=asker.partnership)
        .annotate(left=Count("proposals", filter=Q(proposals__in=waiting)))
        .select_related("review")
    )
    for draft in drafts[:SHOWN]:
        title = draft.review.title
        if draft.left:
            yield Task(
                f"Confirm {count(draft.left, 'item')} found in “{title}”", draft.get_absolute_url()
            )
        elif draft.read_at and not draft.problems:
            yield Task(f"Finish “{title}”: every item is decided", draft.get_absolute_url())
        elif draft.problems:
            yield Task(f"Look at what could not be read in “{title}”", draft.get_absolute_url())


def _second_person(asker: Asker) -> Iterator[Task]:
    if not asker.holds(RELEASERS):
        return
    summaries = Summary.objects.visible_to(asker.user).filter(
        review__matter__partnership=asker.partnership
    )
    # in scope: by the summaries in scope
    rows = Release.objects.filter(
        version__summary__in=summaries, second_at__isnull=True, withdrawn_at__isnull=True
    ).exclude(first_by=asker.user)
    for row in rows.select_related("version__summary__review")[:SHOWN]:
        summary = row.version.summary
        words = f"Second person needed: release of “{row.version.title}”"
        yield Task(words, summary.get_absolute_url())


def _second_for_documents(asker: Asker) -> Iterator[Task]:
    """Newest files that a first person let out, and whose words this person did not write."""
    if not asker.holds(RELEASERS):
        return
    papers = Paper.objects.visible_to(asker.user).filter(
        review__matter__partnership=asker.partnership
    )
    # in scope: by the papers in scope
    rows = EditionRelease.objects.filter(
        edition__paper__in=papers, second_at__isnull=True, withdrawn_at__isnull=True
    ).exclude(first_by=asker.user)
    # in scope: by the papers in scope
    newer = Edition.objects.filter(
        paper=OuterRef("edition__paper"), number__gt=OuterRef("edition__number")
    )
    rows = rows.filter(~Exists(newer)).defer("edition__words")
    rows = rows.select_related("edition__paper__review__matter")
    for row in [one for one in rows if asker.user.pk not in one.edition.writers][:SHOWN]:
        paper = row.edition.paper
        yield Task(f"Second person needed: release of “{paper.title}”", paper.get_absolute_url())


def _taken_down(asker: Asker) -> Iterator[Task]:
    """Reviews of which something is withdrawn for now, and waits for two people or other words."""
    if not asker.holds(RELEASERS):
        return
    rows = TakenDown.objects.visible_to(asker.user).filter(still_down())
    rows = rows.filter(review__matter__partnership=asker.partnership)
    found = rows.order_by().values_list("review", "review__matter__code").distinct()
    for review, code in sorted(found)[:SHOWN]:
        words = f"Withdrawn for now: what was public of {code}"
        yield Task(words, reverse("taken_down", args=[review]))


def _leaks(asker: Asker) -> Iterator[Task]:
    """Findings of leak checks that somebody who keeps the register has to decide."""
    if not asker.holds(BUSINESS_UNIT):
        return
    rows = LeakCheck.objects.visible_to(asker.user).waiting()
    rows = rows.filter(review__matter__partnership=asker.partnership).select_related("review")
    for row in rows.order_by("asked_at")[:SHOWN]:
        found = count(row.left, "finding")
        yield Task(f"Decide {found} of the leak check: {row.name}", row.get_absolute_url())


def _evidence(asker: Asker) -> Iterator[Task]:
    """Evidence that waits for somebody outside the owning organisation."""
    if not asker.holds(OVERSIGHT):
        return
    if number := asker.actions().for_decision_by(asker.user).count():
        words = f"Decide on the evidence for {count(number, 'action')}"
        yield Task(words, f"{reverse('actions')}?state=for-me")


def _answers(asker: Asker) -> Iterator[Task]:
    """Answers to challenges, to be accepted or taken further."""
    if not asker.holds(OVERSIGHT):
        return
    # in scope: by the actions in scope
    rows = Challenge.objects.filter(action__in=asker.actions()).for_decision_by(asker.user)
    if number := rows.count():
        asked = "a challenge" if number == 1 else "challenges"
        words = f"Decide on {count(number, 'answer')} to {asked}"
        yield Task(words, f"{reverse('challenges')}?waiting=decision")


def _owned(asker: Asker) -> Iterator[Task]:
    """Actions of one's own that are due soon or late."""
    rows = asker.actions().filter(owner=asker.user, due__lte=asker.today + SOON)
    yield from _some(
        rows.filter(evidence_waits=False).order_by("due"),
        lambda row: Task(f"{row.code}: {_short(row.what)}", row.get_absolute_url(), due=row.due),
        "See all your open actions",
        f"{reverse('actions')}?owner=me&state=open",
    )


def _unowned(asker: Asker) -> Iterator[Task]:
    """Actions of the bodies one signs for that nobody owns, or whose owner has left."""
    signed_for = asker.where.organisations({Role.SIGNATORY})
    if not signed_for:
        return
    limits = Limits.of(asker.partnership)
    rows = (
        asker.actions()
        .drifting_as(Kind.OWNERLESS, limits, today=asker.today)
        .filter(organisation__in=signed_for)
        .values("organisation", "organisation__name")
        .annotate(number=Count("pk"))
        .order_by("organisation__name")
    )
    address = f"{reverse('actions')}?state=drifting&kind={Kind.OWNERLESS.value}"
    for row in rows:
        words = f"Give an owner to {count(row['number'], 'action')} of {row['organisation__name']}"
        yield Task(words, f"{address}&organisation={row['organisation']}")


def _unanswered(asker: Asker) -> Iterator[Task]:
    """Recommendations that one's own body has not answered."""
    signed_for = asker.where.organisations({Role.SIGNATORY, Role.EXECUTIVE})
    if not signed_for:
        return
    # A body may be asked by a review that is closed to its people: then its title stays unsaid.
    reviews = Review.objects.visible_to(asker.user).filter(pk=OuterRef("recommendation__review"))
    rows = (
        Address.objects.visible_to(asker.user)
        .filter(organisation__in=signed_for, responses__isnull=True)
        .annotate(review_seen=Exists(reviews))
    )
    yield from _some(
        rows.select_related("recommendation__review__matter").order_by(
            F("answer_due").asc(nulls_last=True)
        ),
        lambda row: Task(
            f"Answer {row.recommendation.code} of {_named(row)}",
            row.recommendation.get_absolute_url(),
            due=row.answer_due,
        ),
        "See every recommendation to answer",
        f"{reverse('recommendations')}?state=unanswered",
    )


def _named(row: Any) -> str:
    review = row.recommendation.review
    return f"“{review.title}”" if row.review_seen else str(review.code)


def _unaddressed(asker: Asker) -> Iterator[Task]:
    if not asker.holds(BUSINESS_UNIT):
        return
    rows = Recommendation.objects.visible_to(asker.user).filter(
        review__matter__partnership=asker.partnership, addresses__isnull=True
    )
    if number := rows.count():
        words = f"Say who {count(number, 'recommendation')} {'is' if number == 1 else 'are'} for"
        yield Task(words, f"{reverse('recommendations')}?state=unaddressed")


def _some(rows: Any, task: Callable[[Any], Task], more: str, href: str) -> Iterator[Task]:
    """The first few and, where there are more, the way to all of them."""
    found = list(rows[: SHOWN + 1])
    yield from (task(row) for row in found[:SHOWN])
    if len(found) > SHOWN:
        yield Task(more, href)


def _short(words: str, most: int = 90) -> str:
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"


_QUESTIONS = (
    _glass, _challenges, _agreed, _drafts, _taken_down, _leaks, _second_person,
    _second_for_documents, _evidence, _answers, _owned, _unowned, _unanswered, _unaddressed,
)  # fmt: skip
