"""A released document, for anyone."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from goldthread.publishing.public_site import files
from goldthread.publishing.public_site.views import KEPT


@login_not_required
@require_safe
@conditional_page
def public_file(request: HttpRequest, slug: str, kind: str, form: str) -> HttpResponse:
    """The very bytes that two people let out, as long as the summary beside them is public."""
    data = files.bytes_at(slug, kind, form)
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type=files.type_of(form))
    response["Content-Disposition"] = f'attachment; filename="{slug}-{kind}.{form}"'
    response["Cache-Control"] = KEPT
    return response
