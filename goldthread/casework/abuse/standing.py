"""Everything that is recorded about domestic abuse in one family, and what is open on it.

Read in a fixed number of queries. What is open are sentences with facts: people judge.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.casework.abuse.asking import numbers_of
from goldthread.casework.abuse.clocks import Again, Clare, Refer, clares, to_ask_again, to_refer
from goldthread.casework.abuse.kin import Namesake, namesakes
from goldthread.casework.abuse.models import (
    Control,
    Dash,
    Disclosure,
    Enquiry,
    Experience,
    Incident,
    Marac,
    Part,
    SafeContact,
)
from goldthread.casework.frameworks.held import calendar_of
from goldthread.casework.safeguards.models import Family, Pregnancy
from goldthread.casework.safeguards.numbers import Numbers
from goldthread.engines.calendars import Calendar
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.roles import is_family
from goldthread.foundations.records.facts import current
from goldthread.rules.abuse import ONE_LETTER, Point, points_open

CHILDREN = {"child", "unborn child", "sibling", "half-sibling"}


@dataclass(frozen=True)
class Record:
    """One family's rows, oldest first."""

    family: Family
    people: list[Involvement]
    parts: dict[int, Part]  # the last one of each person of the register
    enquiries: list[Enquiry]
    controls: list[Control]
    incidents: list[Incident]
    dashes: list[Dash]
    maracs: list[Marac]
    clares: list[Clare]
    experiences: list[Experience]
    contacts: dict[int, Any]  # when it was last agreed with each person; never what
    pregnancies: list[Pregnancy]
    namesakes: list[Namesake]
    kept_out: int
    numbers: Numbers
    holidays: Calendar
    today: date

    @classmethod
    def of(cls, family: Family) -> "Record":
        today = timezone.localdate()

        def rows(model: Any, *related: str) -> Any:
            return model.objects.filter(family=family).select_related("by", *related)

        people = list(family.matter.involvements.standing().select_related("person").order_by("pk"))
        parts = {row.whom_id: row for row in rows(Part, "whom__person")}
        numbers, holidays = (
            numbers_of(family.matter.partnership_id),
            calendar_of(family.partnership),
        )
        maracs = rows(Marac, "whom").prefetch_related("heard__by", "actions__action__organisation")
        told = rows(Disclosure, "whom", "about").prefetch_related("steps__by")
        contacts = SafeContact.objects.filter(family=family).order_by("at")
        return cls(
            family=family,
            people=people,
            parts=parts,
            enquiries=list(rows(Enquiry, "whom")),
            controls=list(rows(Control, "whom")),
            incidents=list(rows(Incident)),
            dashes=list(rows(Dash, "whom")),
            maracs=list(maracs),
            clares=clares(told, numbers, holidays, today),
            experiences=list(rows(Experience, "child")),
            contacts=dict(contacts.values_list("whom", "at")),
            pregnancies=list(
                family.pregnancies.select_related("mother", "child").prefetch_related("due_dates")
            ),
            namesakes=namesakes(family, [row for row in parts.values() if row.what == "harms"]),
            kept_out=family.matter.conflicts.filter(current(today)).count(),
            numbers=numbers,
            holidays=holidays,
            today=today,
        )

    def being(self, what: str) -> list[Part]:
        return [row for row in self.parts.values() if row.what == what]

    def harms(self, whom: Involvement) -> bool:
        return any(row.whom.person_id == whom.person_id for row in self.being(Part.What.HARMS))

    @property
    def assessed(self) -> dict[int, Dash]:
        """The last DASH of each person. What was assessed of one who harms says nothing of the
        risk of another, and is left out.
        """
        return {row.whom.person_id: row for row in self.dashes if not self.harms(row.whom)}

    @property
    def adults(self) -> list[Involvement]:
        return [one for one in self.people if is_family(one.role) and one.role not in CHILDREN]

    @property
    def children(self) -> list[Involvement]:
        return [one for one in self.people if one.role in CHILDREN]

    @property
    def points(self) -> list[tuple[Pregnancy, Point]]:
        """Routine moments that are now, at which the mother was not asked alone."""
        found = []
        for row in self.pregnancies:
            if (row.ended_on is not None and not row.born) or self.harms(row.mother):
                continue
            dates = list(row.due_dates.all())
            asked = [one.point for one in self.enquiries
                     if one.whom_id == row.mother_id and one.how == Enquiry.How.ALONE]  # fmt: skip
            due = dates[-1].due if dates else None
            found += [(row, one) for one in points_open(due, row.ended_on, asked, self.today)]
        return found

    @property
    def again(self) -> list[Again]:
        harms = {(self.family.pk, row.whom.person_id) for row in self.being(Part.What.HARMS)}
        return to_ask_again(self.enquiries, self.numbers, harms)

    @property
    def refer(self) -> list[Refer]:
        return to_refer(self.dashes, self.maracs, self.numbers, self.holidays)

    @property
    def known(self) -> bool:
        """Whether anything is recorded that says there is, or was, abuse."""
        told = any(one.told == Enquiry.Told.ABUSE for one in self.enquiries)
        return told or bool(self.incidents or self.dashes or self.being("harms"))


def prompts(family: Family) -> list[str]:
    """For the family's overview."""
    from goldthread.casework.abuse.open import open_on

    return open_on(Record.of(family))


def cautions_for(family: Family) -> list[str]:
    """Before anything goes to the family as a whole. One query."""
    last: dict[int, Part] = {}
    for row in Part.objects.filter(family=family).select_related("whom"):
        last[row.whom_id] = row
    codes = sorted(row.whom.code for row in last.values() if row.what == Part.What.HARMS)
    return [f"{', '.join(codes)}: recorded as the one who harms. {ONE_LETTER}"] if codes else []
