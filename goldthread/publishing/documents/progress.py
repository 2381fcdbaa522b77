"""How far a summary has come on its way to the public, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.publishing.documents.models import Release, Summary, Version
from goldthread.publishing.documents.writers import WROTE, writers_of

DOWN = "withdrawn for now"


@dataclass(frozen=True)
class Progress:
    """`latest` is the newest version; `public` is the one that everyone can read, if any."""

    latest: Version
    public: Version | None
    versions: tuple[Version, ...] = ()

    @classmethod
    def of(cls, summary: Summary) -> "Progress":
        """No query when the versions are prefetched, the newest first."""
        return cls.among(list(summary.versions.all()))

    @classmethod
    def among(cls, versions: Sequence[Version]) -> "Progress":
        """From all versions of a summary, the newest first."""
        shown = next((one for one in versions if is_public(one)), None)
        return cls(versions[0], shown, tuple(versions))

    @property
    def out(self) -> Version | None:
        """The newest that is let out, taken down for now or not."""
        return next((one for one in self.versions if is_out(one)), None)

    @property
    def release(self) -> Release | None:
        return release_of(self.latest)

    @property
    def waits_for_second(self) -> bool:
        said = self.release
        return said is not None and said.second_at is None and said.withdrawn_at is None

    @property
    def status(self) -> str:
        """The state of the newest version, in a word or two."""
        said = self.release
        if said is None:
            return "draft"
        if said.withdrawn_at is not None:
            return "withdrawn"
        if said.second_at is None:
            return "with a second person"
        if not said.is_open:
            return "time is up"
        return DOWN if is_down(self.latest) else "released"

    @property
    def public_words(self) -> str:
        """What the public can read now."""
        return f"version {self.public.number}" if self.public else "nothing"

    def why_not(self, user: Any, *, may_release: bool) -> str:
        """Why this person cannot say yes now; "" when they can."""
        said = self.release
        if said is not None and said.withdrawn_at is not None:
            return "This version was withdrawn. Write a new one."
        if said is not None and said.second_at is not None:
            return "This version is released."
        if not may_release:
            return (
                "Only the business unit, the chair of the sub-group, the executive and the "
                "scrutineer can say yes."
            )
        if said is not None and said.first_by_id == user.pk:
            return "You were the first person. Somebody else must be the second."
        if user.pk in writers_of(self.latest, self.versions):
            return WROTE
        return ""


def release_of(version: Version) -> Release | None:
    release: Release | None = getattr(version, "release", None)
    return release


def is_public(version: Version) -> bool:
    return is_out(version) and not is_down(version)


def is_out(version: Version) -> bool:
    """Released, not withdrawn, its time not up; it may be taken down for now."""
    said = release_of(version)
    return said is not None and said.second_at is not None and said.is_open


def is_down(version: Version) -> bool:
    """The versions were asked for with it: see `querysets.summary_down`."""
    found: bool = version.is_down  # type: ignore[attr-defined]
    return is_out(version) and found
