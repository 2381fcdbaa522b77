"""Emergency access: taking it, and the business manager's reading of why."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.foundations.agencies import actions, emergencies, letters
from goldthread.foundations.agencies.forms import EmergencyForm
from goldthread.foundations.agencies.models import BreakGlass
from goldthread.foundations.agencies.naming import code_start
from goldthread.foundations.agencies.roles import CASE_ROLES, Role
from goldthread.foundations.agencies.views.permits import only
from goldthread.foundations.records.refusals import Refused

MANAGER = frozenset({Role.BUSINESS_MANAGER})
# The same words whether the reference exists or not: the answer must not tell which do.
NO = (
    "We could not open anything with this reference. Look at it again. If it is right and a child "
    "may be in danger, ring the business manager, or 999."
)


@require_http_methods(["GET", "POST"])
def emergency(request: HttpRequest) -> HttpResponse:
    partnership = only(request, CASE_ROLES)
    form = EmergencyForm(
        request.POST or None, such_as=code_start(partnership, timezone.localdate()) + "04"
    )
    if form.is_valid():
        try:
            glass = emergencies.take(partnership=partnership, by=request.user, **form.cleaned_data)
        except PermissionDenied:
            form.add_error("code", NO)
        except Refused as refusal:
            form.add_error("code", list(refusal.reasons))
        else:
            letters.tell_managers(partnership)
            return render(request, "agencies/emergency_taken.html", {"glass": glass})
    return render(request, "agencies/emergency.html", {"form": form})


@require_GET
def emergency_list(request: HttpRequest) -> HttpResponse:
    """Every emergency access in matters that this manager may see, the unread first."""
    partnership = only(request, MANAGER)
    rows = BreakGlass.objects.visible_to(request.user).filter(matter__partnership=partnership)
    taken = rows.select_related("matter", "person", "seen_by").order_by("-at")
    unread = list(taken.filter(seen_at__isnull=True))
    read = list(taken.filter(seen_at__isnull=False)[:100])
    return render(request, "agencies/emergency_list.html", {"unread": unread, "read": read})


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    partnership = only(request, MANAGER)
    rows = BreakGlass.objects.visible_to(request.user)
    glass = get_object_or_404(rows, pk=pk, matter__partnership=partnership)
    try:
        actions.see_broken_glass(glass=glass, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Recorded: you have read why.")
    return redirect("emergency_list")
