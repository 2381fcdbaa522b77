"""Pages of words alone, open to all: help, accessibility, privacy."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.foundations.agencies.models import Membership
from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.followthrough.models import Limits
from goldthread.rules.followthrough import Strength, Thresholds
from goldthread.web.tested import tested


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How things work here, with the partnership's own numbers and people when signed in."""
    partnership = getattr(request, "partnership", None)
    context = {
        "managers": _managers(request, partnership),
        "limits": Limits.of(partnership) if partnership else Thresholds(),
        "strengths": list(Strength),
    }
    return render(request, "static_pages/help.html", context)


def _managers(request: HttpRequest, partnership: object) -> list[Membership]:
    """Whom to ask: the business managers of the partnership in which the reader works.

    Their names are for everyone who has a role in it, also for those who see no other people.
    """
    if partnership is None or not request.user.is_authenticated:
        return []
    if getattr(request, "factor_missing", False):  # a password alone tells nobody's name
        return []
    # in scope: by the partnership in which the reader holds a role now
    posts = Membership.objects.current(timezone.localdate())
    here = posts.filter(partnership=partnership, role=Role.BUSINESS_MANAGER)
    return list(here.select_related("person").order_by("person__name"))


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What it says of tests is what the kept results say."""
    return render(request, "static_pages/accessibility.html", {"tested": tested()})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "static_pages/privacy.html")
