"""What was public and is withdrawn for now: why, and putting it back by two people."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.agencies.roles import OVERSIGHT
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising.permits import may_ask
from goldthread.publishing.documents import down
from goldthread.publishing.documents.forms import PutBackForm
from goldthread.publishing.documents.pages_down import DownPage


@require_http_methods(["GET", "POST"])
def taken_down(request: HttpRequest, pk: int) -> HttpResponseBase:
    review = fetch(request, Review, "matter__partnership", pk=pk)
    if not standing(request.user).holds(OVERSIGHT, partnership=review.partnership.pk):
        raise Http404
    page = DownPage.of(review, request.user)
    form = PutBackForm(request.POST or None, choices=page.choices)
    if request.method == "POST" and not may_ask(review, request.user):
        raise PermissionDenied
    if form.is_valid():
        which = [tuple(one.split(" ", 1)) for one in form.cleaned_data["which"]]
        told: Any = {"which": which, "checked": form.cleaned_data["checked"]}
        try:
            back = down.put_back(review=review, by=request.user, **told)
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            public = "What you chose as the second person is public again. " if back else ""
            waits = "A second person must say yes to the rest." if back < len(which) else ""
            messages.success(request, f"Your yes is recorded. {public}{waits}".strip())
            return redirect("taken_down", review.pk)
    context = {"page": page, "form": form}
    return render(request, "documents/taken_down.html", context)
