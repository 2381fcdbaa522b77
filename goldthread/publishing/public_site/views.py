"""The two pages that anyone may read: all released summaries, and one of them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date
from django.views.decorators.http import conditional_page, require_safe

from goldthread.publishing.documents.querysets import was_public
from goldthread.publishing.public_site import pages

# Anyone may keep a copy, and has to ask each time whether it still holds: what is withdrawn is gone
# at once.
KEPT = "public, no-cache"


@login_not_required
@require_safe
@conditional_page
def public_summaries(request: HttpRequest) -> HttpResponse:
    response = render(request, "public_site/list.html", {"publishers": pages.by_publisher()})
    response["Cache-Control"] = KEPT
    return response


@login_not_required
@require_safe
@conditional_page
def public_summary(request: HttpRequest, slug: str) -> HttpResponse:
    page = pages.PublicPage.at(slug)
    if page is None:
        if not was_public(slug):
            raise Http404
        return render(request, "public_site/withdrawn.html", status=410)
    response = render(request, "public_site/summary.html", {"page": page})
    response["Cache-Control"] = KEPT
    response["Last-Modified"] = http_date(page.released.timestamp())
    return response
