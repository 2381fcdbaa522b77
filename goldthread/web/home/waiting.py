"""What this person waits for: what they asked of others."""

from collections.abc import Iterator

from django.urls import reverse

from goldthread.foundations.agencies.roles import BUSINESS_UNIT
from goldthread.foundations.followthrough.models import Challenge, Evidence
from goldthread.foundations.records.tasks import Task
from goldthread.improvement.recommendations.models import Address
from goldthread.publishing.documents.models import Release, Summary
from goldthread.web.home import rooms
from goldthread.web.home.needs import SHOWN, Asker
from goldthread.web.jinja import count


def waiting(asker: Asker) -> list[Task]:
    own = [task for question in _QUESTIONS for task in question(asker)]
    return [*rooms.tasks("waiting", asker.user, asker.partnership, asker.today), *own]


def _responses(asker: Asker) -> Iterator[Task]:
    """Bodies that have not answered a recommendation."""
    if not asker.holds(BUSINESS_UNIT):
        return
    rows = Address.objects.visible_to(asker.user).filter(
        recommendation__review__matter__partnership=asker.partnership, responses__isnull=True
    )
    late = rows.filter(answer_due__lt=asker.today).count()
    if number := rows.count():
        detail = f"{count(late, 'answer')} late" if late else ""
        href = f"{reverse('recommendations')}?state=unanswered"
        yield Task(f"{count(number, 'answer')} to recommendations", href, detail)


def _challenges(asker: Asker) -> Iterator[Task]:
    """Challenges that this person asked, or for the business unit that the rule asked."""
    # in scope: by the actions in scope
    rows = Challenge.objects.filter(action__in=asker.actions()).asked_by(asker.user)
    if number := rows.count():
        words = f"{count(number, 'answer')} to {'a challenge' if number == 1 else 'challenges'}"
        yield Task(words, f"{reverse('challenges')}?waiting=asked")


def _judgement(asker: Asker) -> Iterator[Task]:
    """Evidence that this person gave and nobody has decided on."""
    # in scope: by who gave it and the actions in scope
    rows = Evidence.objects.filter(
        by=asker.user, decision__isnull=True, action__in=asker.actions()
    ).select_related("action")
    for row in rows.order_by("at")[:SHOWN]:
        words = f"A decision on your evidence for {row.action.code}"
        yield Task(words, row.action.get_absolute_url(), f"given {row.at.day} {row.at:%B %Y}")


def _second_person(asker: Asker) -> Iterator[Task]:
    # in scope: by the summaries in scope
    rows = Release.objects.filter(
        first_by=asker.user,
        second_at__isnull=True,
        withdrawn_at__isnull=True,
        version__summary__in=Summary.objects.visible_to(asker.user),
    ).select_related("version__summary")
    for row in rows[:SHOWN]:
        words = f"A second person to release “{row.version.title}”"
        yield Task(words, row.version.summary.get_absolute_url())


_QUESTIONS = (_responses, _challenges, _judgement, _second_person)
