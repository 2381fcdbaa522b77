"""The words of a version as one text, as they are checked before they leave."""

from goldthread.publishing.anonymising.texts import Text
from goldthread.publishing.documents.models import Version

PARTS = (
    "what_happened", "what_we_learned", "what_we_asked", "what_changed", "where_to_get_help",
    "how_to_tell_us",
)  # fmt: skip


def text_of(version: Version) -> Text:
    """Title and parts, and the address of its page, which the first title gave it."""
    return Text(
        ref=f"summary:{version.summary_id}:{version.number}",
        name=f"Version {version.number}: {version.title}"[:200],
        parts=(
            version.title,
            *(getattr(version, name) for name in PARTS),
            version.summary.slug.replace("-", " "),
        ),
    )
