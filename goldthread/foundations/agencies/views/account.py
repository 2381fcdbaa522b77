"""One's own account, and which partnership one works in now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from goldthread.foundations.access.middleware import has_second_factor
from goldthread.foundations.agencies.middleware import SESSION_KEY
from goldthread.foundations.agencies.models import Membership, Partnership, Seat
from goldthread.foundations.records.numbers import number_sent


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here: my roles, my seats, how I sign in."""
    today = timezone.localdate()
    mine = Membership.objects.visible_to(request.user).filter(person=request.user)
    posts = mine.current(today).select_related("partnership", "organisation")
    seats = Seat.objects.visible_to(request.user).filter(holder=request.user)
    context = {
        "posts": posts.order_by("partnership__name", "role"),
        "seats": seats.select_related("matter__partnership").order_by("-starts"),
        "second_factor": has_second_factor(request.user),
    }
    return render(request, "agencies/account.html", context)


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    asked = number_sent(request.POST.get("partnership", ""))
    mine = Partnership.objects.visible_to(request.user)
    chosen = get_object_or_404(mine, pk=asked)
    request.session[SESSION_KEY] = chosen.pk
    return redirect("/")
