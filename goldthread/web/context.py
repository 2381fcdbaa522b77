"""What every page shows around its content: who, for whom, and the ways to go."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goldthread.foundations.access.devices import device_key
from goldthread.foundations.agencies.roles import (
    AGENCY,
    BUSINESS_UNIT,
    CASE_ROLES,
    OVERSIGHT,
    Role,
)
from goldthread.foundations.agencies.standing import Standing, standing

KEEPERS = BUSINESS_UNIT | {Role.ADMINISTRATOR}
# The words on the tab, the name of its address, the roles that see it.
TABS = [
    (_("Home"), "home", CASE_ROLES),
    (_("Live work"), "live_families", AGENCY | BUSINESS_UNIT | {Role.CHAIR, Role.PANEL}),
    (_("Referrals"), "referrals", CASE_ROLES),
    (_("Reviews"), "reviews", CASE_ROLES),
    (_("Returns"), "my_returns", AGENCY),
    (_("Chronologies"), "my_calls", AGENCY),
    (_("Recommendations"), "recommendations", CASE_ROLES),
    (_("Actions"), "actions", CASE_ROLES),
    (_("Assurance"), "assurance", CASE_ROLES),
    (_("Guidance"), "guidance", CASE_ROLES),
    (_("Summaries"), "summaries", OVERSIGHT),
]
# Pages of a tab whose addresses do not begin like the tab's own.
LIVE = (
    "/unborn/",
    "/pre-birth-panel/",
    "/pre-birth-timetable/",
    "/key-decisions/",
    "/supervision/",
    "/child-protection/",
    "/plan-meetings/",
    "/protection-plans/",
    "/plan-actions/",
    "/plan-challenges/",
)
BELONG = {"live_families": LIVE}
# How the partnership itself is kept: in the account menu, so that the tabs are about the work. Who
# does nothing else has them as tabs.
KEEPING = [
    (_("People"), "people", KEEPERS),
    (_("Organisations"), "organisations", frozenset(Role)),
    (_("Audit trail"), "audit", frozenset({Role.BUSINESS_MANAGER, Role.ADMINISTRATOR})),
    (_("Settings"), "settings", KEEPERS),
    (_("Connections"), "connections", frozenset(Role)),
]
LEARNING = [(_("My training"), "my_training", CASE_ROLES)]
# Where one person holds several roles, the first of these names them in the header.
_ORDER = list(Role)


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every page; almost empty for people who are not signed in."""
    user = getattr(request, "user", None)
    partnership = getattr(request, "partnership", None)
    if user is None or not user.is_authenticated:
        return {"partnership": None, "page_nav": []}
    where = standing(user)
    others = [one for one in getattr(request, "partnerships", []) if one != partnership]
    return {
        "partnership": partnership,
        "partnerships": others,
        "role_name": _role_name(where, partnership),
        "page_nav": _tabs(request, where, partnership),
        "may_search": _works(where, partnership),
        "account_links": [
            *(
                _allowed([*LEARNING, *KEEPING], where, partnership)
                if _works(where, partnership)
                else []
            ),
            *_links([(_("Your account"), "account"), (_("Kept writing"), "kept_forms")]),
        ],
        "idle_seconds": settings.IDLE_SECONDS,
        "device_key": partial(device_key, user),  # worked out by the pages that keep drafts
    }


def _role_name(where: Standing, partnership: Any) -> str:
    held = [post.role for post in where.posts if partnership and post.partnership == partnership.pk]
    return str(min(held, key=_ORDER.index).label) if held else ""


def _works(where: Standing, partnership: Any) -> bool:
    return partnership is not None and where.holds(CASE_ROLES, partnership=partnership.pk)


def _tabs(request: HttpRequest, where: Standing, partnership: Any) -> list[tuple[str, str, bool]]:
    also = {reverse(name): begin for name, begin in BELONG.items()}
    return [
        (words, href, _here(request.path, href, *also.get(href, ())))
        for words, href in _allowed(
            TABS if _works(where, partnership) else KEEPING, where, partnership
        )
    ]


def _here(path: str, href: str, *also: str) -> bool:
    return path == href or (href != "/" and path.startswith((href, *also)))


def _allowed(
    named: list[tuple[str | Promise, str, frozenset[Role]]], where: Standing, partnership: Any
) -> list[tuple[str, str]]:
    """Words and address of those that this person's roles open."""
    if partnership is None:
        return []
    held = [
        (words, name)
        for words, name, roles in named
        if where.holds(roles, partnership=partnership.pk)
    ]
    return _links(held)


def _links(named: list[tuple[str | Promise, str]]) -> list[tuple[str, str]]:
    """Pairs of words and address, without those whose room is not open."""
    found = []
    for words, name in named:
        try:
            found.append((str(words), reverse(name)))
        except NoReverseMatch:
            continue
    return found
