"""The themes under which a summary shows, as whoever lets it out must know."""

from collections.abc import Iterator

from goldthread.publishing.documents.beside import Beside
from goldthread.publishing.documents.models import Summary
from goldthread.publishing.themes.models import Marked


def beside_summary(summary: Summary) -> Iterator[Beside]:
    rows = Marked.objects.public().filter(summary=summary)  # in scope: by the summary
    for row in rows.select_related("theme").order_by("theme__name"):
        yield Beside(f"Theme: {row.theme.name}", row.theme.get_absolute_url())
