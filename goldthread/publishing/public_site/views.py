"""What anyone may read: all released summaries, one of them, a feed and open data."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import http_date
from django.views.decorators.http import conditional_page, require_safe

from goldthread.publishing.public_site import feeds, files, guidance, pages, themes
from goldthread.publishing.public_site.translated import (
    PublicTranslation,
    StaleTranslation,
    translations_of,
)

# Anyone may keep a copy, and has to ask each time whether it still holds: what is withdrawn is gone
# at once.
KEPT = "public, no-cache"
LONGEST = 200  # characters of a search


@login_not_required
@require_safe
@conditional_page
def public_summaries(request: HttpRequest) -> HttpResponse:
    """`words`: only what holds each of them."""
    words = request.GET.get("words", "").replace("\0", "")[:LONGEST]
    publishers = pages.by_publisher(words)
    context = {"publishers": publishers, "words": words, "licence": settings.LICENCE}
    context["number"] = sum(len(some) for _, some in publishers)
    context["themes"] = themes.all_themes()
    context["has_guidance"] = guidance.is_any()
    response = render(request, "public_site/list.html", context)
    response["Cache-Control"] = KEPT
    return response


@login_not_required
@require_safe
@conditional_page
def public_summary(request: HttpRequest, slug: str) -> HttpResponse:
    page = pages.PublicPage.at(slug)
    if page is None:
        gone = pages.Gone.at(slug)
        if gone is None:
            raise Http404
        return render(request, "public_site/gone.html", {"gone": gone}, status=410)
    mine = [page.version.summary_id]
    context = {
        "page": page,
        "themes": themes.themes_of(mine),
        "others": translations_of(mine),
        "files": files.files_of(mine).get(mine[0], []),
    }
    response = render(request, "public_site/summary.html", context)
    response["Cache-Control"] = KEPT
    response["Last-Modified"] = http_date(page.released.timestamp())
    return response


@login_not_required
@require_safe
@conditional_page
def public_translation(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """A stub where a translation was and what it was made from has changed, or is not public."""
    page = PublicTranslation.at(slug, language)
    if page is None:
        stale = StaleTranslation.at(slug, language)
        if stale is None:
            raise Http404
        return render(request, "public_site/stale.html", {"stale": stale}, status=410)
    response = render(request, "public_site/translation.html", {"page": page})
    response["Cache-Control"] = KEPT
    response["Last-Modified"] = http_date(page.released.timestamp())
    return response


@login_not_required
@require_safe
@conditional_page
def public_themes(request: HttpRequest) -> HttpResponse:
    response = render(request, "public_site/themes.html", {"themes": themes.all_themes()})
    response["Cache-Control"] = KEPT
    return response


@login_not_required
@require_safe
@conditional_page
def public_theme(request: HttpRequest, slug: str) -> HttpResponse:
    page = themes.ThemePage.at(slug)
    if page is None:
        raise Http404
    response = render(request, "public_site/theme.html", {"page": page})
    response["Cache-Control"] = KEPT
    return response


@login_not_required
@require_safe
@conditional_page
def public_guidance(request: HttpRequest) -> HttpResponse:
    """Guidance that two people let out, for everyone."""
    response = render(
        request, "public_site/guidance_list.html", {"guidance": guidance.all_guidance()}
    )
    response["Cache-Control"] = KEPT
    return response


@login_not_required
@require_safe
@conditional_page
def public_guidance_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = guidance.guidance_at(slug)
    if page is None:
        raise Http404
    response = render(request, "public_site/guidance.html", {"page": page})
    response["Cache-Control"] = KEPT
    return response


@login_not_required
@require_safe
@conditional_page
def public_feed(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(feeds.atom(), content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = KEPT
    return response


@login_not_required
@require_safe
@conditional_page
def public_data(request: HttpRequest) -> HttpResponse:
    """Any site may read it: it holds what is public and nothing else."""
    response = JsonResponse(feeds.open_data(), json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = KEPT
    response["Access-Control-Allow-Origin"] = "*"
    return response
