"""The stages by which professional differences are resolved, with their limits.

Policies differ by place: these are where a partnership begins that has not put in its own.
Source: Lincolnshire, joint professional escalation and resolution protocol,
https://www.lincolnshire.gov.uk/social-care-health/joint-professional-escalation-resolution-protocol/3
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import Enum

from goldthread.rules.workingdays import add_working_days

LINCOLNSHIRE = "Lincolnshire’s protocol, as a starting point: put in what your own policy says"
OURS = "Our own rule: no source sets it. Put in what your own policy says"
MOST_STAGES = 6
MOST_DAYS = 60  # working days


class Level(Enum):
    """Who speaks for the agency that is asked."""

    WORKERS = "workers"
    MANAGERS = "managers"
    LEADERS = "leaders"
    CHAIR = "chair"

    @property
    def words(self) -> str:
        return {
            Level.WORKERS: "those who work with the child",
            Level.MANAGERS: "their managers",
            Level.LEADERS: "the agency’s signatory or executive",
            Level.CHAIR: "a chair or scrutineer, who decides",
        }[self]


@dataclass(frozen=True)
class Stage:
    """`days`: working days from the day it was raised at this stage, itself day 0."""

    number: int
    name: str
    level: Level
    days: int
    source: str

    def due(self, raised: date, holidays: Container[date]) -> date:
        return add_working_days(raised, self.days, holidays)

    @property
    def rule(self) -> str:
        return f"{self.days} working {'day' if self.days == 1 else 'days'}"


USUAL = (
    Stage(1, "Professional to professional", Level.WORKERS, 2, LINCOLNSHIRE),
    Stage(2, "Manager to manager", Level.MANAGERS, 5, LINCOLNSHIRE),
    Stage(3, "Senior leads of both agencies", Level.LEADERS, 2, LINCOLNSHIRE),
    Stage(4, "A meeting that the partnership chairs", Level.CHAIR, 10, OURS),
)
