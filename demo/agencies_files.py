"""What agencies' own files say, with days counted from today put in as each agency writes a date.

In `chronologies/*.csv` a day stands as {-30}, thirty days ago; {w-30} is moved off a weekend;
{monday-30}, {month-30} and {year-30} are the week, month and year of it.
"""

import re
from datetime import date
from pathlib import Path

from demo.story import Story

FILES = Path(__file__).parent / "chronologies"
# How an agency's system writes a day. Police and health count in figures, others in words.
HABITS = {
    "council": "%-d %B %Y",
    "hospital": "%d.%m.%Y",
    "icb": "%d-%b-%Y",
    "schools": "%a %-d %B %Y",
}
FIGURES = "%d/%m/%Y"
_DAY = re.compile(r"\{(?P<how>w|monday|month|year|)(?P<days>-[0-9]+)\}")


def file_of(story: Story, body: str) -> bytes:
    """The file of an agency as it would send it today."""
    text = (FILES / f"{body}.csv").read_text("utf-8")
    return _DAY.sub(lambda match: _written(story, body, match), text).encode()


def _written(story: Story, body: str, match: re.Match[str]) -> str:
    how, days = match["how"], int(match["days"])
    on = story.workday(days) if how == "w" else story.day(days)
    if how == "monday":
        on = date.fromordinal(on.toordinal() - on.weekday())
    habit = {"month": "%B %Y", "year": "%Y"}.get(how) or HABITS.get(body, FIGURES)
    return on.strftime(habit)
