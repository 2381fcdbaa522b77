"""Whether words may be read by the public: does anybody on a register stand in them?

This room looks at no register. The room that does registers its check when the application starts.
Where none did, or it cannot run, the answer is that the words stay inside.
"""

from collections.abc import Callable

from goldthread.foundations.agencies.models import Partnership

# What keeps a text of a partnership from leaving, in sentences.
Check = Callable[[Partnership, str], list[str]]
_CHECKS: list[Check] = []
CANNOT = (
    "The check for names of families could not run, so this cannot be public. Say yes without "
    "letting it out to the public, or try again later."
)


def register(check: Check) -> None:
    """Called from a room's `AppConfig.ready`."""
    if check not in _CHECKS:
        _CHECKS.append(check)


def blockers(partnership: Partnership, text: str) -> list[str]:
    if not _CHECKS:
        return [CANNOT]
    try:
        return [why for check in _CHECKS for why in check(partnership, text)]
    except Exception:  # whatever stops the check, the text stays
        return [CANNOT]
