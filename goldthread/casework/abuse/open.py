"""What is open about domestic abuse in a family, in sentences: facts and questions, no verdict."""

from collections.abc import Iterator

from goldthread.casework.abuse.clocks import by_person, code, heard_last, shown
from goldthread.casework.abuse.models import Enquiry, Incident, Marac, Part
from goldthread.casework.abuse.standing import Record
from goldthread.casework.safeguards.parts import Dated
from goldthread.rules.abuse import beside
from goldthread.rules.workingdays import add_months

YES = Incident.There.YES


def open_on(it: Record) -> list[str]:
    """In the order in which they are looked at."""
    found: list[str] = []
    for part in (_asking, _walls, _growing, _risk, _marac, _clare, _children, _contact):
        found += part(it)
    return found


def _asking(it: Record) -> Iterator[str]:
    if not any(one.how == Enquiry.How.ALONE and not it.harms(one.whom) for one in it.enquiries):
        yield "Nobody has been asked alone about domestic abuse."
    for one in it.again:
        by, last = one.due, one.last
        late = " That day is past." if by < it.today else ""
        planned = last.again_on or by
        when = f"on {shown(by)}" if by == planned else (
            f"by {shown(by)} ({one.rule.rule}), not only on {shown(planned)}"
        )  # fmt: skip
        tried = f": {one.tries} attempts since {shown(one.since)}" if one.tries > 1 else ""
        said = f"{code(last.whom)} could not be asked alone on {shown(last.on)}{tried}."
        yield Dated(f"{said} To be asked again {when}.{late}", by)
    for row, point in it.points:
        yield f"{code(row.mother)} is to be asked alone: {point.words}."


def _walls(it: Record) -> Iterator[str]:
    for row in it.being(Part.What.HARMS):
        if row.works == Part.Works.YES and not it.kept_out:
            yield Dated(
                f"{row.whom.code}, or somebody of their kin, works for an agency here, and nobody "
                "is kept away from this record. Keep them away now, on the overview.",
                it.today,
            )
        elif row.works == Part.Works.UNKNOWN:
            yield (
                f"Find out whether {row.whom.code}, or somebody of their kin, works for an agency "
                "here."
            )
    for one in it.namesakes:
        whose = f"kin of {one.of}" if one.kin else one.of
        yield Dated(
            f"An account here has the name of {whose}: {one.account}. If it is the same person, "
            "keep them away from this record now, on the overview.",
            it.today,
        )
    if it.known and not it.being(Part.What.HARMS):
        yield "Nobody is recorded as the one who harms."
    if it.incidents and not it.being(Part.What.HARMED):
        yield "Incidents are written down, and nobody is recorded as harmed."


def _growing(it: Record) -> Iterator[str]:
    span = it.numbers.on(it.today)["closer"].number
    last, before = beside([one.on for one in it.incidents], it.today, span)
    if last > before and last > 1:
        yield Dated(
            f"{last} incidents in the last {span} days, {before} in the {span} before. They come "
            "closer together: look at the risk again.",
            it.today,
        )
    hurt, was = beside([one.on for one in it.incidents if one.hurt == YES], it.today, span)
    if hurt > was:
        yield Dated(
            f"Somebody was hurt in {hurt} of the last {span} days’ incidents, in {was} of the "
            f"{span} days before.",
            it.today,
        )


def _risk(it: Record) -> Iterator[str]:
    assessed = it.assessed
    if it.known and not assessed:
        yield Dated("There is no DASH.", it.today)
        return
    for row in it.being(Part.What.HARMED):
        if row.whom.person_id not in assessed:
            yield Dated(f"There is no DASH with {code(row.whom)}.", it.today)
    limit = it.numbers.on(it.today)["incidents"].number
    year = [one for one in it.incidents if add_months(it.today, -12) < one.on <= it.today]
    for last in assessed.values():
        whose = f"the last DASH with {code(last.whom)}"
        since = [one for one in it.incidents if one.on > last.on]
        if since:
            many = "1 incident" if len(since) == 1 else f"{len(since)} incidents"
            yield Dated(f"{many} since {whose}, of {shown(last.on)}.", it.today)
        if len(year) >= limit and not last.escalates:
            yield Dated(
                f"{len(year)} incidents in 12 months. Here {limit} are looked at as possible "
                f"escalation, a ground of its own; {whose} does not say so.",
                it.today,
            )


def _marac(it: Record) -> Iterator[str]:
    for one in it.refer:
        if it.harms(one.dash.whom):
            yield Dated(
                f"{code(one.dash.whom)} has a DASH of {shown(one.dash.on)} and is recorded as the "
                "one who harms. Check which is right. If both are, a manager records that they are "
                "not referred to MARAC, and why.",
                one.due,
            )
            continue
        late = " That day is past." if one.due < it.today else ""
        why = f"high since {shown(one.dash.on)}" if one.dash.holds == "high" else (
            f"escalation is recorded since {shown(one.dash.on)}"
        )  # fmt: skip
        yield Dated(
            f"{code(one.dash.whom)}: {why}, and not referred to MARAC. Due by {shown(one.due)} "
            f"({one.rule.rule}).{late}",
            one.due,
        )
    for rows in by_person(it.maracs).values():
        sent = [one for one in rows if one.how == Marac.How.REFERRED]
        if not sent:
            continue
        if not sent[-1].heard.all():
            who, on = code(sent[-1].whom), shown(sent[-1].on)
            yield Dated(f"{who} was referred to MARAC on {on}. Not heard yet.", it.today)
        day = heard_last(sent[-1])
        span = it.numbers.on(day)["marac-repeat"]
        again = [one for one in it.incidents if day < one.on <= span.after(day)]
        if (
            again
            and not it.harms(sent[-1].whom)
            and not any(one.on >= again[-1].on for one in rows)
        ):
            yield Dated(
                f"An incident on {shown(again[-1].on)} lies within {span.rule} of the MARAC of "
                f"{shown(day)}: a repeat. Refer again, or record a manager’s decision.",
                it.today,
            )


def _clare(it: Record) -> Iterator[str]:
    for one in it.clares:
        who = f"Clare’s Law, for {one.row.whom.code} about {one.row.about.code}"
        if one.last is None:
            on = shown(one.row.on)
            yield f"{who}: considered on {on}, and neither applied for nor set aside."
        elif one.due is not None and one.rule is not None:
            late = " That day is past." if one.late else ""
            words = f"{who}: the answer is due by {shown(one.due)} ({one.rule.rule}).{late}"
            yield Dated(words, one.due)
    if it.being(Part.What.HARMS) and not it.clares:
        yield "Clare’s Law has not been considered."


def _children(it: Record) -> Iterator[str]:
    if not it.known:
        return
    have = {one.child_id for one in it.experiences}
    for child in it.children:
        if child.pk not in have:
            yield (
                f"Nobody has written what it is like for {code(child)}, who is a victim in their "
                "own right."
            )


def _contact(it: Record) -> Iterator[str]:
    for row in it.being(Part.What.HARMED):
        if row.whom_id not in it.contacts:
            yield f"How it is safe to reach {code(row.whom)} is not agreed yet."
