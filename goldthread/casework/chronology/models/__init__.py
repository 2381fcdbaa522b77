"""The combined chronology and what a review makes of it; key episodes within it."""

from goldthread.casework.chronology.models.attached import EntryDocument, EntryPage
from goldthread.casework.chronology.models.episodes import (
    EndKind,
    EpisodeAnalysis,
    EpisodeAnswer,
    EpisodeEnd,
    EpisodeQuestion,
    EpisodeWording,
    KeyEpisode,
    Known,
    Stretch,
    Whom,
)
from goldthread.casework.chronology.models.merged import (
    Conflict,
    Link,
    LinkDecision,
    Merge,
    Silence,
    Weighing,
)
from goldthread.casework.chronology.models.said import (
    AgencyQuery,
    EntryNote,
    EntryTag,
    EpisodeEntry,
    QueryAnswer,
    Tag,
)

__all__ = [
    "AgencyQuery",
    "Conflict",
    "EndKind",
    "EntryDocument",
    "EntryNote",
    "EntryPage",
    "EntryTag",
    "EpisodeAnalysis",
    "EpisodeAnswer",
    "EpisodeEnd",
    "EpisodeEntry",
    "EpisodeQuestion",
    "EpisodeWording",
    "KeyEpisode",
    "Known",
    "Link",
    "LinkDecision",
    "Merge",
    "QueryAnswer",
    "Silence",
    "Stretch",
    "Tag",
    "Weighing",
    "Whom",
]
