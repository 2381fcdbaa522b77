"""Leak checks, what they found, and what people decided of it."""

from goldthread.publishing.anonymising.models.checks import LeakCheck
from goldthread.publishing.anonymising.models.mentions import Decision, Mention, Nature, Says

__all__ = ["Decision", "LeakCheck", "Mention", "Nature", "Says"]
