"""What everything that hangs on a referral takes from it."""

from typing import Any

from goldthread.foundations.agencies.models import Matter, Partnership


class OfReferral:
    """For models with a `referral`: its partnership and its doors. Reading them is recorded."""

    referral: Any
    pk: Any
    is_confidential = True

    @property
    def partnership(self) -> Partnership:
        found: Partnership = self.referral.partnership
        return found

    @property
    def matter(self) -> Matter | None:
        found: Matter | None = self.referral.matter
        return found

    @property
    def audit_ref(self) -> str:
        return f"{type(self).__name__.lower()}:{self.pk}"


class FrozenRow(TypeError):
    """Somebody tried to change or delete what was decided."""


class Frozen:
    """For models whose rows are written once. Later knowledge makes a new row."""

    _state: Any

    def save(self, *args: Any, **more: Any) -> None:
        if not self._state.adding:
            raise FrozenRow(f"{type(self).__name__} is written once; add a new row instead.")
        super().save(*args, **more)  # type: ignore[misc]

    def delete(self, *args: Any, **more: Any) -> Any:
        raise FrozenRow(f"{type(self).__name__} is never deleted.")
