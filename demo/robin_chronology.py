"""The chronologies of Robin's agencies: sent, being written, none at all; and brought together.

Days are counted from today, like everything in the demonstration. All of it is invented.
"""

from functools import partial
from typing import Any

from demo.agencies_files import file_of
from demo.robin_referral import BORN, HARMED
from demo.story import Story
from goldthread.casework.chronology.combining import bringing as together
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions import answering, asking, bringing, sending, typing_in

ASKED, SENT, JOINED = -56, -20, -15
SIGNS = {
    "police": "owen", "council": "gareth", "community": "fiona", "hospital": "margaret",
    "housing": "leila", "icb": "kwame", "probation": "anita", "schools": "peter",
    "mental": "rosalind",
}  # fmt: skip
# Table and column, as a preview asks for those whose heading says too little.
COLUMNS = {"icb": {"0-1": "source", "0-2": "about"}, "schools": {"0-4": "response"}}
SENDERS = ("police", "council", "community", "hospital", "housing", "icb", "schools")

# Days before today, how the date is written ("" is the day itself), time, source, what happened,
# what was done about it.
Row = tuple[int, str, str, str, str, str]
POLICE: list[Row] = [
    (-331, "", "21:40", "Command log", "Neighbour rang 999: shouting in the flat and two dogs "
     "barking. Officers attended. Mother said that it was an argument about money.",
     "Domestic abuse form sent to children's social care."),
    (-214, "", "", "Missing persons file", "Mother's sister rang: she had not heard from her for "
     "two days. Found at a friend's.", "Closed."),
    (-166, "", "18:05", "Command log", "Domestic abuse incident at the flat. Officers attended "
     "with the ambulance. Father had left. Older child seen and well.",
     "Father arrested the next day."),
    (HARMED, "", "14:20", "Command log", "Ambulance asked for help: baby not breathing after a "
     "dog bite. Officers took both dogs.", "Investigation opened."),
]  # fmt: skip
COUNCIL: list[Row] = [
    (-330, "", "", "Referral", "Police reported shouting in the flat after a neighbour's 999 call. "
     "Duty worker rang mother, who said that the dogs had been noisy.", "No further action."),
    (-310, "", "", "Referral", "Pre-birth referral from midwife. Father's parenting of an older "
     "child in another area not asked about.", "To wait for a worker."),
    (-226, "about", "", "Minutes", "Pre-birth planning meeting. Five actions agreed. Mother "
     "attended and was hopeful.", "Five actions."),
    (-166, "", "23:30", "Case notes", "Police told of a domestic abuse incident at the flat, "
     "father arrested. Older child not seen by police.", "Visit planned for Monday."),
    (-150, "", "", "Case notes", "Home visit, no answer at the door. Card left.", "Visit again."),
    (BORN + 3, "", "", "Case notes", "Ward rang: mother and baby ready to go home. No manager "
     "could be found that afternoon.", "Duty worker agreed by phone."),
]  # fmt: skip
COMMUNITY: list[Row] = [
    (-226, "", "", "Record", "Pre-birth planning meeting at the centre. Mother did not attend.",
     "Minutes asked for."),
    (-190, "month", "", "Record", "Two appointments missed.", "Letter sent."),
    (BORN + 10, "", "11:00", "Record", "New birth visit. Baby seen and well, no marks. Dogs shut "
     "in the kitchen.", "Next visit in two weeks."),
]  # fmt: skip
HOSPITAL: list[Row] = [
    (BORN, "", "04:50", "Maternity notes", "Baby born at term. Mother alone.", "Plan in notes."),
    (BORN + 3, "", "15:15", "Maternity notes", "Discharged home. Social care rang to agree. Plan "
     "for discharge not in the notes.", "Health visitor told."),
    (HARMED, "", "14:55", "Emergency department", "Baby brought in by ambulance, bite marks to the "
     "head. Resuscitation.", "Police and social care told."),
]  # fmt: skip


def tell(story: Story) -> None:
    story.on(ASKED, partial(_ask, story, tuple(SIGNS), SENT + 6))
    story.on(-25, partial(_ask, story, ("ambulance",), -9))
    story.on(ASKED + 3, partial(_acknowledge, story))
    for body, rows in (
        ("police", POLICE), ("council", COUNCIL), ("community", COMMUNITY), ("hospital", HOSPITAL),
    ):  # fmt: skip
        story.on(SENT - 5, partial(_write, story, body, rows))
    for body in SENDERS:
        story.on(SENT - 1, partial(_bring_in, story, body))
        story.on(SENT, partial(_send, story, body))
    story.on(SENT, partial(_none, story))
    story.on(-7, partial(_looked_at, story))
    story.on(-6, partial(_needs_time, story))
    story.on(JOINED, partial(_join, story))


def call_of(story: Story, body: str) -> Any:
    return story.kept[f"robin chronology {body}"]


def signatory(story: Story, body: str) -> Any:
    return story.people[SIGNS[body]]


def _ask(story: Story, bodies: tuple[str, ...], due: int) -> None:
    made = asking.ask(
        review=Review.objects.get(pk=story.kept["robin"].pk),  # with its period, set since
        organisations=[story.bodies[key] for key in bodies],
        due=story.workday(due),
        words="Please write what was known on the day apart from what is known now.",
        by=story.people["maya"],
    )
    for key, call in zip(bodies, made, strict=True):
        story.kept[f"robin chronology {key}"] = call


def _acknowledge(story: Story) -> None:
    for body in SIGNS:
        answering.acknowledge(call=call_of(story, body), by=signatory(story, body))


def _write(story: Story, body: str, rows: list[Row]) -> None:
    """The days that everybody spoke of are typed first."""
    for days, how, clock, source, event, response in rows:
        on = story.day(days)
        day = f"{on.day} {on:%B %Y}"
        words = {"": day, "about": f"about {day}", "month": f"{on:%B %Y}"}[how]
        typing_in.type_entry(
            call=call_of(story, body),
            words={"date_text": words, "time": clock, "source": source, "event": event,
                   "response": response},
            by=signatory(story, body),
        )  # fmt: skip


def keep_file(story: Story, body: str, name: str) -> Any:
    return bringing.keep_file(
        call=call_of(story, body), data=file_of(story, name), name=f"{name}.csv",
        by=signatory(story, body),
    )  # fmt: skip


def _bring_in(story: Story, body: str) -> None:
    """As the preview does it: columns said where they were not known, one date corrected."""
    by, held = signatory(story, body), keep_file(story, body, body)
    columns, mended = COLUMNS.get(body, {}), {}
    if body == "schools":
        mended["2-date_text"] = f"w/c {story.day(-372):%d/%m/%Y}"
    if columns:
        bringing.settle(file=held, columns=columns, mended=mended, by=by)
    bringing.add_rows(file=held, by=by)


def _send(story: Story, body: str) -> None:
    sending.send(call=call_of(story, body), by=signatory(story, body))


def _none(story: Story) -> None:
    answering.declare_nil(
        call=call_of(story, "mental"),
        words="We searched for mother, father and both children by name and NHS number. No "
        "referral of the father ever reached us.",
        by=signatory(story, "mental"),
    )


def _looked_at(story: Story) -> None:
    """Probation chose a file and has not added its rows yet: one date can't be read."""
    keep_file(story, "probation", "probation")


def _needs_time(story: Story) -> None:
    answering.ask_for_time(
        call=call_of(story, "probation"),
        to=story.workday(10),
        reason="The father's earlier file is in the archive of another area. It was sent for.",
        by=signatory(story, "probation"),
    )


def _join(story: Story) -> None:
    merge = together.ask_for_merge(review=story.kept["robin"], by=story.people["isobel"])
    story.kept["robin merge"] = together.bring_together(merge=merge, by=None)
