"""Every address of Goldthread, room by room; with /cy/ before it in Welsh."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from goldthread.web import errors
from goldthread.web.api.urls import interface

urlpatterns = interface + i18n_patterns(
    path("", include("goldthread.foundations.access.urls")),
    path("", include("goldthread.foundations.agencies.urls")),
    path("", include("goldthread.foundations.followthrough.urls")),
    path("", include("goldthread.foundations.people.urls")),
    path("", include("goldthread.foundations.guidance.urls")),
    path("", include("goldthread.foundations.training.urls")),
    path("", include("goldthread.casework.frameworks.urls")),
    path("", include("goldthread.casework.safeguards.urls")),
    path("", include("goldthread.casework.weighing.urls")),
    path("", include("goldthread.casework.plans.urls")),
    path("", include("goldthread.casework.abuse.urls")),
    path("", include("goldthread.casework.oversight.urls")),
    path("", include("goldthread.casework.differences.urls")),
    path("", include("goldthread.casework.wellbeing.urls")),
    path("", include("goldthread.casework.intake.urls")),
    path("", include("goldthread.casework.reviews.urls")),
    path("", include("goldthread.casework.meetings.urls")),
    path("", include("goldthread.casework.alongside.urls")),
    path("", include("goldthread.casework.chronology.urls")),
    path("", include("goldthread.casework.freezing.urls")),
    path("", include("goldthread.casework.timeline.urls")),
    path("", include("goldthread.casework.balance.urls")),
    path("", include("goldthread.casework.submissions.urls")),
    path("", include("goldthread.casework.contributions.urls")),
    path("", include("goldthread.casework.practitioners.urls")),
    path("", include("goldthread.improvement.learning.urls")),
    path("", include("goldthread.improvement.recommendations.urls")),
    path("", include("goldthread.improvement.assurance.urls")),
    path("", include("goldthread.improvement.coding.urls")),
    path("", include("goldthread.publishing.reports.urls")),
    path("", include("goldthread.publishing.anonymising.urls")),
    path("", include("goldthread.publishing.documents.urls")),
    path("", include("goldthread.publishing.languages.urls")),
    path("", include("goldthread.publishing.themes.urls")),
    path("", include("goldthread.publishing.papers.urls")),
    path("", include("goldthread.publishing.public_site.urls")),
    path("", include("goldthread.web.api.urls")),
    path("", include("goldthread.web.pages_urls")),
    prefix_default_language=False,
)

handler400 = errors.handler400
handler403 = errors.handler403
handler404 = errors.handler404
handler500 = errors.handler500
