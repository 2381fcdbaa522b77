"""Making and using a key, and what is public about a case already."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from goldthread.casework.reviews.models import Review
from goldthread.foundations.access.doors import fetch
from goldthread.foundations.records.refusals import Refused
from goldthread.publishing.anonymising import keys, permits, public
from goldthread.publishing.anonymising.forms import MakeKeyForm, PublicFactForm, UseKeyForm
from goldthread.publishing.anonymising.models import AnonymisingKey, PublicFact, SafeCopy
from goldthread.publishing.anonymising.views_files import handed
from goldthread.publishing.anonymising.views_originals import BOTH, OF_REVIEW

OF_COPY = "original__review__matter__partnership"


@sensitive_post_parameters("passphrase", "again")
@BOTH
def make_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Only the business manager; nobody else learns that there could be one."""
    copy = fetch(request, SafeCopy, OF_COPY, pk=pk)
    if not permits.may_use_keys(copy.review, request.user):
        raise Http404
    form = MakeKeyForm(request.POST or None)
    if form.is_valid():
        try:
            keys.make(copy=copy, passphrase=form.cleaned_data["passphrase"], by=request.user)
        except Refused as refusal:
            form.add_error("passphrase", list(refusal.reasons))
        else:
            messages.success(request, "The key is made. Keep its passphrase apart from here.")
            return redirect(copy.original)
    return render(request, "anonymising/make_key.html", {"form": form, "copy": copy})


@never_cache
@sensitive_post_parameters("passphrase")
@BOTH
def anonymising_key(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who is whom, or a file brought back, for a reason and with the passphrase: each try a row."""
    key = fetch(request, AnonymisingKey, f"copy__{OF_COPY}", "by", pk=pk)
    form = UseKeyForm(request.POST or None, request.FILES or None)
    people: list[tuple[str, list[str]]] = []
    if form.is_valid():
        told = dict(form.cleaned_data)
        file = told.pop("file")
        try:
            if file:
                data = keys.restore(
                    key=key, data=file.read(), name=file.name, by=request.user, **told
                )
                name = f"names-brought-back.{key.copy.original.kind}"
                return handed(data, name, key.copy.file_type)
            people = sorted(keys.use(key=key, by=request.user, **told).people.items())
        except Refused as refusal:
            form.add_error("passphrase", list(refusal.reasons))
    # in scope: by the key in scope
    uses = key.uses.select_related("by")[:50]
    context = {"form": form, "key": key, "people": people, "uses": uses}
    return render(request, "anonymising/key.html", context)


@BOTH
def public_facts(request: HttpRequest, pk: int) -> HttpResponse:
    review = fetch(request, Review, *OF_REVIEW, pk=pk)
    if not permits.may_read(review, request.user):
        raise Http404
    may_write = permits.may_decide(review, request.user)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    form = PublicFactForm(request.POST or None)
    if form.is_valid():
        try:
            public.say(review=review, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("words", list(refusal.reasons))
        else:
            messages.success(
                request,
                "It is noted. Documents that are looked through from now on are weighed by it.",
            )
            return redirect("public_facts", pk)
    rows = PublicFact.objects.visible_to(request.user).filter(review=review)
    context = {
        "form": form if may_write else None, "review": review,
        "rows": rows.select_related("by", "taken_back_by"),
    }  # fmt: skip
    return render(request, "anonymising/public.html", context)


@require_POST
def public_fact_back(request: HttpRequest, pk: int) -> HttpResponse:
    scope = PublicFact.objects.visible_to(request.user)
    row = get_object_or_404(scope.select_related("review__matter__partnership"), pk=pk)
    try:
        public.take_back(fact=row, by=request.user)
    except Refused as refusal:
        messages.warning(request, " ".join(refusal.reasons))
    return redirect("public_facts", row.review_id)
