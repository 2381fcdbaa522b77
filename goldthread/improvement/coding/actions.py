"""The only writes to themes of learning: begun, added, changed, retired, and coded to."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.records.refusals import Refused, must_say
from goldthread.improvement.coding.models import Coded, Theme
from goldthread.improvement.coding.permits import CODES, may_code
from goldthread.improvement.learning.models import LearningPoint
from goldthread.improvement.recommendations.models import Recommendation
from goldthread.rules.themes import STARTING, Suggested, suggest


@transaction.atomic
def begin(*, partnership: Partnership, by: Any) -> list[Theme]:
    """The starting set, without those whose names are taken."""
    _permit(partnership, by)
    taken = {name.lower() for name in partnership.coded_themes.values_list("name", flat=True)}
    made = [
        Theme(
            partnership=partnership, name=one.name, means=one.means,
            words="\n".join(one.words), source=one.source, by=by,
        )
        for one in STARTING if one.name.lower() not in taken
    ]  # fmt: skip
    if not made:
        raise Refused("Every theme of the starting set is here already.")
    Theme.objects.bulk_create(made)
    audit(by=by, did="coding.begun", about=partnership, number=len(made))
    return made


@transaction.atomic
def add(
    *, partnership: Partnership, name: str, means: str, by: Any, words: str = "", source: str = ""
) -> Theme:
    _permit(partnership, by)
    _check(partnership, name, means)
    row: Theme = Theme.objects.create(
        partnership=partnership, name=name.strip(), means=means.strip(), words=_lines(words),
        source=source.strip(), by=by,
    )  # fmt: skip
    audit(by=by, did="coding.added", about=row)
    return row


@transaction.atomic
def change(*, theme: Theme, name: str, means: str, words: str, source: str, by: Any) -> Theme:
    """Other words for a theme. What is coded to it stays; the trail holds what it said before."""
    theme = Theme.objects.select_for_update(of=("self",)).get(pk=theme.pk)
    _permit(theme.partnership, by)
    _check(theme.partnership, name, means, but=theme)
    was, told = theme.name, (name.strip(), means.strip(), _lines(words), source.strip())
    if told == (theme.name, theme.means, theme.words, theme.source):
        return theme
    theme.name, theme.means, theme.words, theme.source = told
    theme.save(update_fields=["name", "means", "words", "source"])
    audit(by=by, did="coding.changed", about=theme, was=was)
    return theme


@transaction.atomic
def retire(*, theme: Theme, by: Any) -> Theme:
    """Nothing more is coded to it; what was stays, and is still counted."""
    theme = Theme.objects.select_for_update(of=("self",)).get(pk=theme.pk)
    _permit(theme.partnership, by)
    if theme.retired_at is not None:
        raise Refused("It is retired already.")
    theme.retired_by, theme.retired_at = by, timezone.now()
    theme.save(update_fields=["retired_by", "retired_at"])
    audit(by=by, did="coding.retired", about=theme)
    return theme


@transaction.atomic
def take_up(*, theme: Theme, by: Any) -> Theme:
    theme = Theme.objects.select_for_update(of=("self",)).get(pk=theme.pk)
    _permit(theme.partnership, by)
    if theme.retired_at is None:
        raise Refused("It is in use.")
    theme.retired_by = theme.retired_at = None
    theme.save(update_fields=["retired_by", "retired_at"])
    audit(by=by, did="coding.taken_up", about=theme)
    return theme


@transaction.atomic
def code(
    *,
    item: Recommendation | LearningPoint,
    themes: Sequence[Theme],
    by: Any,
    suggested: Sequence[int] = (),
) -> None:
    """Exactly these of the themes in use. `suggested`: the ids of themes that the person was shown
    as suggestions; those that are not chosen are kept as not fitting, and not suggested again."""
    item = type(item).objects.select_for_update(of=("self",)).get(pk=item.pk)
    _permit(item.partnership, by)
    if by is not None and not type(item).objects.visible_to(by).filter(pk=item.pk).exists():
        raise PermissionDenied(CODES)
    if any(one.partnership_id != item.partnership.pk for one in themes):
        raise PermissionDenied(CODES)
    if any(one.retired_at is not None for one in themes):
        raise Refused("A theme that was chosen is not in use any more. Choose again.")
    used = {one.pk: one for one in Theme.objects.used().filter(partnership=item.partnership)}
    why = {one.id: one for one in suggestions(item, used.values())}
    wanted = {one.pk for one in themes}
    there = {row.theme_id: row for row in item.coded.standing()}
    said: dict[bool, list[str]] = {True: [], False: []}
    for pk, theme in used.items():
        row, fits = there.get(pk), pk in wanted
        if row is not None and row.fits == fits:
            continue
        if row is not None:
            row.undone_by, row.undone_at = by, timezone.now()
            row.save(update_fields=["undone_by", "undone_at"])
        if fits or (pk in suggested and pk in why) or row is not None:
            _say(item, theme, why.get(pk), fits, by)
            said[fits].append(theme.name)
    if said[True] or said[False]:
        audit(
            by=by, did="coding.coded", about=item, under=", ".join(said[True]) or "nothing more",
            without=", ".join(said[False]) or "none",
        )  # fmt: skip


def suggestions(item: Recommendation | LearningPoint, themes: Any) -> list[Suggested]:
    """What the words of an item suggest, of these themes."""
    return suggest(item.text, [(one.pk, one.suggesting) for one in themes])


def _say(item: Any, theme: Theme, why: Suggested | None, fits: bool, by: Any) -> None:
    kind = "recommendation" if isinstance(item, Recommendation) else "learning_point"
    Coded.objects.create(
        theme=theme, review=item.review, fits=fits, said=", ".join(why.said) if why else "",
        passage=item.text, by=by, **{kind: item},
    )  # fmt: skip


def _permit(partnership: Partnership, by: Any) -> None:
    if not may_code(partnership, by):
        raise PermissionDenied(CODES)


def _check(partnership: Partnership, name: str, means: str, but: Theme | None = None) -> None:
    must_say((name, "Give the theme a name."), (means, "Say what belongs under it."))
    same = Theme.objects.filter(partnership=partnership, name__iexact=name.strip())
    if same.exclude(pk=but.pk if but is not None else 0).exists():
        raise Refused(f"There is a theme “{name.strip()}” already. Nothing was saved.")


def _lines(words: str) -> str:
    return "\n".join(one.strip() for one in words.replace(",", "\n").splitlines() if one.strip())
