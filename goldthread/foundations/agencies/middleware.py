"""Which partnership a person works in now, and their standing, worked out once a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from goldthread.foundations.agencies.models import Partnership
from goldthread.foundations.agencies.standing import standing

SESSION_KEY = "partnership"


class CurrentPartnership:
    """Sets `request.partnership` (or None) and `request.partnerships` for signed-in people."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.partnership, request.partnerships = None, []  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            where = standing(request.user)
            request.user.standing_in_request = where  # type: ignore[union-attr]
            mine = list(Partnership.objects.visible_to(request.user).order_by("name"))
            chosen = request.session.get(SESSION_KEY)
            request.partnerships = mine  # type: ignore[attr-defined]
            request.partnership = next(  # type: ignore[attr-defined]
                (one for one in mine if one.pk == chosen), mine[0] if mine else None
            )
        return self.get_response(request)
