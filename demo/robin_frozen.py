"""Robin's combined chronology, frozen and signed for the panel; then it goes on changing.

The community trust sends again: it corrects what it wrote of the new birth visit, and a real name
slips in. The people on the register have pseudonyms, so that a copy can be made with them.
"""

from functools import partial
from typing import Any

from demo.robin_panel import entry
from demo.story import Story
from goldthread.casework.chronology.combining import bringing as together
from goldthread.casework.chronology.combining import deciding, noting
from goldthread.casework.chronology.models import Link
from goldthread.casework.chronology.models.said import Tag
from goldthread.casework.freezing import actions as freezing
from goldthread.casework.submissions import sending, typing_in
from goldthread.casework.submissions.models import Call, Entry, Submission
from goldthread.foundations.people import actions as people
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.roles import is_family
from goldthread.improvement.learning.drawing import draw_from_entries

FROZEN, SENT_AGAIN, SINCE = -9, -5, -4
WAS = "Dogs shut in the kitchen"
NOW = "One dog was shut in the kitchen, the other lay by the cot; Mabel called it off"


def tell(story: Story) -> None:
    story.on(FROZEN, partial(_pseudonyms, story))
    story.on(FROZEN, partial(_freeze, story), keep="robin frozen")
    story.on(FROZEN + 1, partial(_sign, story))
    story.on(FROZEN + 2, partial(_learn, story))
    story.on(SENT_AGAIN, partial(_send_again, story))
    story.on(SINCE, partial(_since, story))


def _pseudonyms(story: Story) -> None:
    rows = Involvement.objects.filter(matter=story.kept["robin"].matter).standing()
    for row in rows.filter(pseudonym="").select_related("matter", "organisation"):
        relation = f"Robin’s {row.role}" if is_family(row.role) else f"the {row.role}"
        words = "Robin" if row.role == "child" else relation
        known = rows.filter(pseudonym=words).exists()
        people.describe(
            involvement=row, pseudonym=f"{words} ({row.code})" if known else words,
            organisation=row.organisation, by=story.people["maya"],
        )  # fmt: skip


def _freeze(story: Story) -> Any:
    return freezing.freeze(
        review=story.kept["robin"],
        purpose=f"For the panel of {story.day(FROZEN + 2):%-d %B}, and the key episodes",
        reason="The panel works from what is here. What is open stands on its agenda.",
        by=story.people["isobel"],
    )


def _sign(story: Story) -> None:
    freezing.sign(frozen=story.kept["robin frozen"], by=story.people["isobel"])


def _learn(story: Story) -> None:
    """Two learning points come from single entries, cited from the version that was signed."""
    for point, words in (("L1", "New birth visit"), ("L2", "No manager could be found")):
        draw_from_entries(
            learning_point=story.kept[f"robin.{point}"],
            identities=[entry(story, words).identity],
            by=story.people["isobel"],
        )


def _send_again(story: Story) -> None:
    sent = Submission.objects.latest_sent().filter(call__review=story.kept["robin"])
    said = (
        Entry.objects.combined()
        .filter(submission__in=sent, event__startswith="New birth visit", event__contains=WAS)
        .first()
    )
    if said is None:
        return
    call, by = Call.objects.get(submissions=said.submission), story.people["fiona"]
    sending.begin_again(call=call, by=by)
    draft = Entry.objects.get(
        identity=said.identity, submission__call=call, submission__sent_at__isnull=True
    )
    typing_in.correct(entry=draft, words={"event": said.event.replace(WAS, NOW)}, by=by)
    sending.send(call=call, by=by)
    merge = together.ask_for_merge(review=story.kept["robin"], by=story.people["isobel"])
    together.bring_together(merge=merge, by=None)


def _since(story: Story) -> None:
    """What the reviewer did after it was frozen."""
    review, isobel = story.kept["robin"], story.people["isobel"]
    suggested = list(Link.objects.filter(review=review, standing="suggested").order_by("pk")[:4])
    if len(suggested) > 2:
        deciding.decide_link(
            link=suggested[-1], accepted=True, reason="One event, told by two who were there.",
            by=isobel,
        )  # fmt: skip
    visit = Entry.objects.combined().filter(review=review, event__contains="by the cot").first()
    if visit is not None:
        noting.tag(entry=visit, tags=[Tag.SEEN, Tag.DOGS, Tag.MISSED], by=isobel)
        noting.note(
            entry=visit, text="Changed since the panel read it. Ask what the visitor said.",
            by=isobel,
        )  # fmt: skip
