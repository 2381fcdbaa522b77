"""What is published as a feed for readers, and as open data for national collections."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from goldthread.publishing.documents.texts import PARTS
from goldthread.publishing.public_site.files import PublicFile, files_of
from goldthread.publishing.public_site.pages import PublicPage, published
from goldthread.publishing.public_site.themes import all_themes, themes_of
from goldthread.publishing.public_site.translated import PublicTranslation, translations_of
from goldthread.publishing.themes.querysets import all_resources

ABOUT = "What reviews of serious incidents taught, what was asked for, and what has changed since."


class _Feed(Atom1Feed):
    """What stands in an entry is plain text, and is called so: `html` would have it read as
    markup (RFC 4287, 3.1.1)."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        words, item["description"] = item["description"], None
        super().add_item_elements(handler, item)
        handler.addQuickElement("summary", words, {"type": "text"})


def atom() -> str:
    """The newest first, each with its beginning; RFC 4287."""
    feed = _Feed(
        title="Published learning",
        link=settings.ADDRESS + reverse("public_summaries"),
        description=ABOUT,
        subtitle=ABOUT,
        language="en-GB",
        feed_url=settings.ADDRESS + reverse("public_feed"),
        feed_guid=settings.ADDRESS + reverse("public_feed"),
    )
    pages = published()
    themes = themes_of(page.version.summary_id for page in pages)
    for page in pages:
        feed.add_item(
            categories=[title for title, _ in themes.get(page.version.summary_id, [])],
            title=page.version.title,
            link=page.address,
            unique_id=page.address,
            description=page.description,
            author_name=page.publisher,
            pubdate=page.released,
            updateddate=page.released,
        )
    return str(feed.writeString("utf-8"))


def open_data() -> dict[str, Any]:
    """The shape of docs/schemas/published-learning.schema.json."""
    pages = published()
    themes = themes_of(page.version.summary_id for page in pages)
    others = translations_of(page.version.summary_id for page in pages)
    files = files_of(page.version.summary_id for page in pages)
    resources = _resources()
    return {
        "licence": settings.LICENCE,
        "summaries": [
            {**_summary(page, themes.get(page.version.summary_id, [])),
             "translations": [_translation(one) for one in others.get(page.version.summary_id, [])],
             "documents": [_file(one) for one in files.get(page.version.summary_id, [])]}
            for page in pages
        ],
        "themes": [
            {"address": one.address, "title": one.title, "publisher": one.publisher,
             "text": one.text, "resources": resources.get(one.pk, [])} for one in all_themes()
        ],
    }  # fmt: skip


def _resources() -> dict[int, list[dict[str, str]]]:
    """By theme, in one query."""
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    for one in all_resources():
        found[one.theme_id].append({"title": one.title, "text": one.text, "link": one.link})
    return found


def _translation(one: PublicTranslation) -> dict[str, Any]:
    return {
        "address": one.address,
        "language": one.tongue.code,
        "published": one.released.isoformat(timespec="seconds"),
        **{name: one.said(name) for name in ("title", *PARTS)},
    }


def _file(one: PublicFile) -> dict[str, str]:
    return {
        "address": one.address,
        "title": one.name,
        "media_type": one.media_type,
        "sha256": one.sha256,
    }


def _summary(page: PublicPage, themes: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "address": page.address,
        "title": page.version.title,
        "language": page.version.language,
        "publisher": page.publisher,
        "published": page.released.isoformat(timespec="seconds"),
        "until": page.until.isoformat() if page.until else None,
        "themes": [title for title, _ in themes],
        **{name: getattr(page.version, name) for name in PARTS},
    }
