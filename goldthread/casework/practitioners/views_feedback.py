"""The feedback to those who came: read, written, released."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldthread.casework.practitioners import feeding_back, forms
from goldthread.casework.practitioners.asking import (
    ask,
    begun,
    both,
    do,
    fetch_event,
    fetch_to_prepare,
    is_sent,
    kept,
    only_post,
    posted,
    sent,
    tried,
    with_draft,
)
from goldthread.casework.practitioners.models import Invited
from goldthread.casework.practitioners.permits import may_prepare
from goldthread.casework.reviews.permits import may_run
from goldthread.foundations.records.numbers import number_sent


@require_GET
def event_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_event(request, pk)
    rows = list(found.feedback.select_related("by", "released_by").prefetch_related("read_by"))
    # in scope: by the event in scope; only their number is shown
    came = Invited.objects.came().filter(event=found).count()
    context = {
        "event": found,
        "versions": rows,
        "came": came,
        "may_write": may_prepare(found, request.user),
        "may_release": may_run(found.review, request.user),
    }
    return render(request, "practitioners/feedback.html", context)


@both
def write_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_to_prepare(request, pk)
    last = found.feedback.first()
    fields = ("heard", "will_do", "version")
    draft = begun(request, found)
    if answer := kept(request, found, draft, forms.FeedbackForm.base_fields):
        return answer
    stands = {name: getattr(last, name) for name in fields} if last else {"version": 0}
    initial = with_draft(draft, stands)
    form = forms.FeedbackForm(posted(request, found, ("heard", "will_do")), initial=initial)
    if is_sent(request) and form.is_valid() and tried(
        form,
        lambda: feeding_back.write_feedback(event=found, by=request.user, **form.cleaned_data),
    ):  # fmt: skip
        sent(request, found, draft)
        messages.success(request, "The feedback is kept. The business unit releases it.")
        return redirect("event_feedback", pk)
    return ask(
        request,
        form,
        found,
        title="Feedback to those who came",
        button="Keep the feedback",
        lead="They gave their time and told us hard things. Say what became of it.",
        back=(reverse("event_feedback", args=[pk]), "Feedback"),
        draft=draft,
    )


@only_post
def release_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    found = fetch_event(request, pk)
    if not may_run(found.review, request.user):
        raise PermissionDenied
    version = number_sent(request.POST.get("version", ""))
    return do(
        request,
        lambda: feeding_back.release_feedback(event=found, version=version, by=request.user),
        "Those who came can read the feedback now.",
        reverse("event_feedback", args=[pk]),
    )
