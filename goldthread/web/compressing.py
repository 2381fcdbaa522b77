"""Style sheets and scripts go out compressed also where nobody collected them, as in a demo.

`goldthread setup` writes compressed copies, which WhiteNoise sends by itself. Pages are never
compressed here: words that a person sends beside a secret would show in the length (BREACH).
"""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXTS = ("text/css", "text/javascript", "application/javascript", "image/svg+xml")


class CompressedSheets(GZipMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        """The sign of a file is weak once it is compressed: it is still the same file."""
        if _is_static(request) and (sign := request.META.get("HTTP_IF_NONE_MATCH")):
            request.META["HTTP_IF_NONE_MATCH"] = sign.removeprefix("W/")

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if not _is_static(request) or kind not in TEXTS:
            return response
        return super().process_response(request, response)  # type: ignore[arg-type]


def _is_static(request: HttpRequest) -> bool:
    return request.path_info.startswith(settings.STATIC_URL)
