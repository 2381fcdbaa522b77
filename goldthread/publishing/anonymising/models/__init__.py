"""Leak checks, what they found, what people decided of it, and whole documents made safe."""

from goldthread.publishing.anonymising.models.checks import LeakCheck
from goldthread.publishing.anonymising.models.keys import AnonymisingKey, KeyUse, PublicFact
from goldthread.publishing.anonymising.models.mentions import Decision, Mention, Nature, Says
from goldthread.publishing.anonymising.models.originals import Look, Original, SafeCopy, Unread

__all__ = [
    "AnonymisingKey",
    "Decision",
    "KeyUse",
    "LeakCheck",
    "Look",
    "Mention",
    "Nature",
    "Original",
    "PublicFact",
    "SafeCopy",
    "Says",
    "Unread",
]
