"""The clocks of reviews and of practice: what is due when, and how each clock stands."""

from goldthread.rules.clocks.counting import clocks_of, day_due, due, events_of, frameworks
from goldthread.rules.clocks.shapes import BadClock, Clock, Due, Unit
from goldthread.rules.clocks.standing import Standing, State, resumed, standing_of
from goldthread.rules.clocks.tables import CLOCKS, EVENTS

__all__ = [
    "CLOCKS", "EVENTS", "BadClock", "Clock", "Due", "Standing", "State", "Unit", "clocks_of",
    "day_due", "due", "events_of", "frameworks", "resumed", "standing_of",
]  # fmt: skip
