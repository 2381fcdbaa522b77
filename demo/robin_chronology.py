"""The chronologies of Robin's agencies: sent, being written, none at all; and brought together.

Days are counted from today, like everything in the demonstration. All of it is invented.
"""

from functools import partial
from typing import Any

from demo.robin_referral import BORN, HARMED
from demo.story import Story
from goldthread.casework.chronology.combining import asking as questions
from goldthread.casework.chronology.combining import bringing as together
from goldthread.casework.chronology.combining import deciding, noting
from goldthread.casework.chronology.models import Conflict, Link
from goldthread.casework.chronology.models.said import Tag
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions import answering, asking, bringing, sending, typing_in
from goldthread.casework.submissions.models import Entry

ASKED, SENT, JOINED = -56, -20, -15
SIGNS = {
    "police": "owen", "council": "gareth", "community": "fiona", "hospital": "margaret",
    "housing": "leila", "icb": "kwame", "probation": "anita",
}  # fmt: skip

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
    (HARMED, "", "02:20", "Command log", "Ambulance asked for help: baby not breathing after a "
     "dog bite. Officers took both dogs.", "Investigation opened."),
]  # fmt: skip
COUNCIL: list[Row] = [
    (-330, "", "", "Referral", "Police reported shouting in the flat after a neighbour's 999 call. "
     "Duty worker rang mother, who said that the dogs had been noisy.", "No further action."),
    (-238, "", "", "Case notes", "Pre-birth referral from midwife. Father's parenting of an older "
     "child in another area not asked about.", "Assessment opened."),
    (-226, "about", "", "Minutes", "Pre-birth planning meeting. Five actions agreed. Mother "
     "attended and was hopeful.", "Five actions."),
    (-166, "", "23:30", "Case notes", "Police told of a domestic abuse incident at the flat, "
     "father arrested. Older child not seen by police.", "Visit planned for Monday."),
    (-150, "", "", "Case notes", "Home visit, no answer at the door. Card left.", "Visit again."),
    (BORN + 3, "", "", "Case notes", "Ward rang: mother and baby ready to go home. No manager "
     "could be found that afternoon.", "Duty worker agreed by phone."),
]  # fmt: skip
COMMUNITY: list[Row] = [
    (-236, "", "10:00", "Record", "Booking appointment. Mother attended alone. Two dogs mentioned "
     "as friendly.", "Pre-birth referral made."),
    (-226, "", "", "Record", "Pre-birth planning meeting at the centre. Mother did not attend.",
     "Minutes asked for."),
    (-190, "month", "", "Record", "Two appointments missed.", "Letter sent."),
    (BORN + 6, "", "11:00", "Record", "New birth visit. Baby seen and well, no marks. Dogs shut in "
     "the kitchen.", "Next visit in two weeks."),
]  # fmt: skip
HOSPITAL: list[Row] = [
    (BORN, "", "04:50", "Maternity notes", "Baby born at term. Mother alone.", "Plan in notes."),
    (BORN + 3, "", "15:15", "Maternity notes", "Discharged home. Social care rang to agree. Plan "
     "for discharge not in the notes.", "Health visitor told."),
    (HARMED, "", "02:55", "Emergency department", "Baby brought in by ambulance, bite marks to the "
     "head. Resuscitation.", "Police and social care told."),
]  # fmt: skip
FILE = (
    "Date,What happened,What we did\n"
    "{first},Tenancy began. Two dogs on the form.,Agreed\n"
    "early spring,Neighbour complained of barking.,Letter sent\n"
    "{last},Repairs visit. Dogs loose in the hall.,Reported\n"
)


def tell(story: Story) -> None:
    story.on(ASKED, partial(_ask, story))
    story.on(ASKED + 3, partial(_acknowledge, story))
    for body, rows in (
        ("police", POLICE), ("council", COUNCIL), ("community", COMMUNITY), ("hospital", HOSPITAL),
    ):  # fmt: skip
        story.on(SENT - 5, partial(_write, story, body, rows))
        story.on(SENT, partial(_send, story, body))
    story.on(SENT, partial(_none, story))
    story.on(SENT + 1, partial(_looked_at, story))
    story.on(JOINED, partial(_join, story))
    story.on(JOINED + 1, partial(_decide, story))


def _call(story: Story, body: str) -> Any:
    return story.kept[f"robin chronology {body}"]


def _by(story: Story, body: str) -> Any:
    return story.people[SIGNS[body]]


def _ask(story: Story) -> None:
    made = asking.ask(
        review=Review.objects.get(pk=story.kept["robin"].pk),  # with its period, set since
        organisations=[story.bodies[key] for key in SIGNS],
        due=story.workday(SENT + 6),
        words="Please write what was known on the day apart from what is known now.",
        by=story.people["maya"],
    )
    for key, call in zip(SIGNS, made, strict=True):
        story.kept[f"robin chronology {key}"] = call


def _acknowledge(story: Story) -> None:
    for body in SIGNS:
        if body != "probation":
            answering.acknowledge(call=_call(story, body), by=_by(story, body))


def _write(story: Story, body: str, rows: list[Row]) -> None:
    for days, how, clock, source, event, response in rows:
        on = story.day(days)
        day = f"{on.day} {on:%B %Y}"
        words = {"": day, "about": f"about {day}", "month": f"{on:%B %Y}"}[how]
        typing_in.type_entry(
            call=_call(story, body),
            words={"date_text": words, "time": clock, "source": source, "event": event,
                   "response": response},
            by=_by(story, body),
        )  # fmt: skip


def _send(story: Story, body: str) -> None:
    sending.send(call=_call(story, body), by=_by(story, body))


def _none(story: Story) -> None:
    answering.declare_nil(
        call=_call(story, "icb"),
        words="We searched for mother, father and both children by name and NHS number.",
        by=_by(story, "icb"),
    )


def _looked_at(story: Story) -> None:
    """Housing chose a file and has not added its rows yet: one date can't be read."""
    days = {"first": f"{story.day(-400):%d/%m/%Y}", "last": f"{story.day(-170):%d/%m/%Y}"}
    bringing.keep_file(
        call=_call(story, "housing"), data=FILE.format(**days).encode(), name="tenancy.csv",
        by=_by(story, "housing"),
    )  # fmt: skip


def _join(story: Story) -> None:
    merge = together.ask_for_merge(review=story.kept["robin"], by=story.people["isobel"])
    story.kept["robin merge"] = together.bring_together(merge=merge, by=None)


def _decide(story: Story) -> None:
    """Some suggestions are decided, and some still wait for a person."""
    review, isobel = story.kept["robin"], story.people["isobel"]
    entries = Entry.objects.combined().filter(review=review)
    link = Link.objects.filter(review=review).first()
    if link is not None:
        deciding.decide_link(
            link=link, accepted=True, reason="The same call, written up a day later.", by=isobel
        )
    conflict = Conflict.objects.filter(review=review, about="seen").first()
    if conflict is not None:
        deciding.weigh(
            conflict=conflict, primary=entries.get(event__contains="Older child seen"),
            why="The officers were there and wrote it that night.", by=isobel,
        )  # fmt: skip
    visit = entries.get(event__contains="New birth visit")
    noting.note(entry=visit, text="The last time that anybody saw him at home.", by=isobel)
    noting.tag(entry=visit, tags=[Tag.SEEN, Tag.DOGS], by=isobel)
    missed = entries.get(event__contains="No manager could be found")
    noting.tag(entry=missed, tags=[Tag.MISSED, Tag.MANAGEMENT], by=isobel)
    questions.ask_agency(entry=missed, text="Which managers were rung, and when?", by=isobel)
    noting.collect(
        episode=story.kept["robin home"],
        entries=list(entries.filter(earliest=story.day(BORN + 3))), by=isobel,
    )  # fmt: skip
