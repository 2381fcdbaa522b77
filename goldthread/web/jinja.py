"""The template environment: loaders, and the few functions and filters that templates may use."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static as _static
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, Undefined

from goldthread.foundations.people.permits import reads_names
from goldthread.rules import dayspans
from goldthread.web import components, languages


def environment(**options: Any) -> Environment:
    """Django's Jinja2 backend calls this with its own options; `loader` finds the rooms' files."""
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    loader = ChoiceLoader([options.pop("loader"), macros])
    env = Environment(  # noqa: S701 - Django passes autoescape=True
        loader=loader,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,  # every template is kept: there are more than the library's 400
        extensions=["jinja2.ext.do", "jinja2.ext.i18n"],
        **{**options, "undefined": Undefined},
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(
        ui_language=languages.ui_language,
        in_ui_language=languages.in_ui_language,
        other_languages=languages.other_languages,
        static=static,
        url=url,
        url_if=url_if,
        query=query,
        today=timezone.localdate,
        reads_names=reads_names,
        field_view=components.field_view,
        error_links=components.error_links,
        tag_colour=components.tag_colour,
        spark=components.spark,
        stacked=components.stacked,
        page_numbers=components.page_numbers,
    )
    env.filters.update(day=day, short_day=short_day, moment=moment, due=due, ago=ago, count=count)
    env.filters["local_day"] = languages.local_day
    env.filters["labelled"] = components.labelled
    env.filters["between"] = dayspans.between
    env.filters["between_written"] = dayspans.between_written
    return env


def static(path: str) -> str:
    """The address of a packaged asset, hashed when the assets have been collected.

    Without collected assets (a demo, or a broken installation) the plain address works as well,
    and an error page must never fail because of it.
    """
    try:
        return str(_static(path))
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


def url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


def url_if(name: str, *args: Any) -> str:
    """The address, or "" where this installation serves no such page, so no link leads nowhere."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def query(request: HttpRequest, **changes: Any) -> str:
    """This page's query string with some parts changed; None takes a part away."""
    pairs = request.GET.copy()
    for name, value in changes.items():
        pairs.pop(name, None)
        if value is not None:
            pairs.setlist(name, value if isinstance(value, list) else [str(value)])
    return "?" + urlencode(list(pairs.lists()), doseq=True)


def _date(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value: date | datetime | None, missing: str = "not known") -> str:
    """Tuesday 3 March 2026."""
    if value is None:
        return missing
    on = _date(value)
    return f"{on:%A} {on.day} {on:%B %Y}"


def short_day(value: date | datetime | None, missing: str = "not known") -> str:
    """3 March 2026, for tables."""
    if value is None:
        return missing
    on = _date(value)
    return f"{on.day} {on:%B %Y}"


def moment(value: datetime | None, missing: str = "not known") -> str:
    """Tuesday 3 March 2026 at 14:05."""
    if value is None:
        return missing
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)} at {local:%H:%M}"


def due(value: date | datetime | None, missing: str = "no due date") -> str:
    """Tuesday 3 March 2026, in 4 days."""
    return missing if value is None else f"{day(value)}, {away(_date(value))}"


def ago(value: date | datetime | None, missing: str = "never") -> str:
    """in 4 days, today, 6 days ago."""
    return missing if value is None else away(_date(value), past="{} ago")


def away(on: date, past: str = "{} late") -> str:
    """How far a day is from today, in calendar days."""
    days = (on - timezone.localdate()).days
    near = {0: "today", 1: "tomorrow"}
    if days >= 0:
        return near.get(days, f"in {days} days")
    return past.format(count(-days, "day"))


def count(number: int, one: str, many: str = "") -> str:
    """1 action, 2 actions, 1,204 actions."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
