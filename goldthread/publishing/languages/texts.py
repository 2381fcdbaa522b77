"""The words of a translation as one text, as they are checked before they leave."""

from goldthread.publishing.anonymising.texts import Text
from goldthread.publishing.languages.models import Translation
from goldthread.publishing.languages.segments import KEYS


def text_of(one: Translation) -> Text:
    """Every word that leaves; the address is the summary's, which was checked with it."""
    return Text(
        ref=f"translation:{one.pk}",
        name=str(one)[:200],
        parts=tuple(one.words.get(key, "") for key in KEYS),
    )
