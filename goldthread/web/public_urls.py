"""Every address of the process that serves the public and nobody else: see `serve --public`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from goldthread.web import errors, static_pages

urlpatterns = i18n_patterns(
    path("", include("goldthread.publishing.public_site.urls")),
    path("accessibility/", static_pages.accessibility, name="accessibility"),
    path("privacy/", static_pages.privacy, name="privacy"),
    prefix_default_language=False,
)

handler400 = errors.handler400
handler403 = errors.handler403
handler404 = errors.handler404
handler500 = errors.handler500
