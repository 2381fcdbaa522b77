"""What the walk over every page found, as it is kept beside the program: `make accessibility`."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

KEPT = Path(__file__).with_name("accessibility.json")


@dataclass(frozen=True)
class Tested:
    """`pages` were fetched by `people` kinds of people; `opened` of them in a browser, at `widths`
    in pixels. `faults` are as the checker, `axe`, says them."""

    on: date
    axe: str
    widths: tuple[int, ...]
    people: int
    pages: int
    opened: int
    faults: tuple[str, ...]


def tested(kept: Path = KEPT) -> Tested | None:
    """None where there are no results, or none that can be read: then nothing is claimed."""
    try:
        said = json.loads(kept.read_text(encoding="utf-8"))
        return Tested(
            on=date.fromisoformat(said["on"]),
            axe=str(said["axe"]),
            widths=tuple(int(one) for one in said["widths"]),
            people=int(said["people"]),
            pages=int(said["pages"]),
            opened=int(said["opened"]),
            faults=tuple(str(one) for one in said["faults"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
