"""What waits in supervision: sessions, a yes, decisions of one's own, and drift in one's chain."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from goldthread.casework.oversight import permits
from goldthread.casework.oversight.looking import At, Needing, look, needing
from goldthread.casework.oversight.models import Agreement
from goldthread.casework.oversight.pages import owned_by
from goldthread.foundations.agencies.roles import AGENCY
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.tasks import Task

SHOWN = 5
SOON = timedelta(days=7)


def needs(user: Any, partnership: Any, today: date) -> Iterator[Task]:
    """A family stands here by its reference, for those who work with it; in a chain not at all."""
    if not standing(user).holds(AGENCY, partnership=partnership.pk):
        return
    rows = Agreement.objects.visible_to(user).filter(partnership=partnership).running(today)
    found = look(rows, partnership, today) if rows.exists() else []
    own = [one for one in found if user.pk in (one.row.supervisor_id, one.row.supervisee_id)]
    for one in own[:SHOWN]:
        yield from _own(one, user, today)
    yield from _without(needing(user, partnership, own, today))
    drifting = sorted(
        {str(one.row.supervisor) for one in found if one not in own and one.drift}
    )  # fmt: skip
    if drifting:
        words = f"Supervision drifts with {', '.join(drifting)}"
        yield Task(words, reverse("supervision_chain"))
    mine = [one.row for one in found if one.row.overseer_id == user.pk and one.row.ends is None]
    for gone in permits.left_by_both(mine) if mine else []:
        words = f"{gone.supervisor} and {gone.supervisee} have left: end their agreement"
        yield Task(words, reverse("end_supervision", args=[gone.pk]))
    for row in owned_by(user, partnership).filter(due__lte=today + SOON)[:SHOWN]:
        words = f"Decided in supervision for {row.discussed.family.code}: {row.what[:90]}"
        yield Task(words, row.get_absolute_url(), due=row.due)


def _without(rows: list[Needing]) -> Iterator[Task]:
    """Families that need safeguarding supervision, for a worker who has no agreement for it."""
    if rows:
        codes = [str(one.family.code) for one in rows[:SHOWN]]
        codes += ["and more"] if len(rows) > SHOWN else []
        need = "needs" if len(rows) == 1 else "need"
        words = (
            f"{', '.join(codes)} {need} safeguarding supervision, and you have no agreement for it"
        )
        yield Task(words, reverse("my_supervision"))


def _own(one: At, user: Any, today: date) -> Iterator[Task]:
    other = one.row.other(user)
    if user in one.waits_for:
        yield Task(f"Say whether you agree on supervision with {other}", one.row.get_absolute_url())
    elif one.running and one.due <= today + SOON:
        words = f"Supervision with {other}"
        detail = f"planned for {one.planned.day} {one.planned:%B}" if one.planned else ""
        yield Task(words, one.row.get_absolute_url(), detail, due=one.due)
    if one.to_renew:
        yield Task(f"Renew your agreement on supervision with {other}", one.row.get_absolute_url())
