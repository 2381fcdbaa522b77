"""Whole documents of the published case made safe: one to the end, one half decided."""

import io
from functools import partial

from docx import Document
from docx.shared import Cm
from PIL import Image, ImageDraw

from demo.story import Story
from goldthread.publishing.anonymising import deciding, keys, making, public, sending
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Original, Says

PASSPHRASE = "quiet river lantern stones"  # noqa: S105, printed in the README
LOG = """Day,Who wrote,What happened
4 March 2022,Midwife,"Leanne Thackeray booked at 12 weeks. She spoke of Craig."
17 May 2022,Ward,"Maisie was born at term. Leanne was tired and glad."
26 August 2022,Ward,"Maisie came in with a broken arm. Craig Holmwood said she rolled over."
26 August 2022,Police,"Called at 21:40. Mr Holmwood was spoken to, and Maisie's mother later."
"""
LINES = (
    "Maisie Thackeray was 14 weeks old when she was brought to the ward with a broken arm.",
    "Leanne Thackeray had told her midwife, Philippa Garrow, about the quarrels at home. "
    "Nobody asked Craig Holmwood anything until 26 August 2022.",
    "The health visitor hoped that things would get better. "
    "A mark on the baby’s cheek was seen twice.",
    "Maisie’s NHS number, 999 100 4025, stood on every letter; the plan stood on none.",
    "At the trial on 9 January 2023 her father, who was 25 and a lorry driver, pleaded guilty.",
    "The family had one other child, and two dogs in the flat at Beck Close.",
)


def tell(story: Story) -> None:
    story.on(-50, partial(_public, story))
    story.on(-50, partial(_sent, story, "chronology-for-the-report.csv", LOG.encode()), keep="log")
    story.on(-49, partial(_decided, story, "log"))
    story.on(-49, partial(_made, story, "log"))
    story.on(-48, partial(_key, story, "log"))
    story.on(-6, partial(_sent, story, "Overview report, draft 3.docx", _report()), keep="report")
    story.on(-5, partial(_some, story, "report"))
    story.on(-4, partial(_sent, story, "Letter to the panel.txt", LINES[0].encode()), keep="letter")
    story.on(-4, partial(_decided, story, "letter"))


def _report() -> bytes:
    paper, out = Document(), io.BytesIO()
    paper.add_heading("What happened to Wren", 1)
    for line in LINES:
        paper.add_paragraph(line)
    paper.add_picture(_drawing(), width=Cm(8))
    paper.save(out)
    return out.getvalue()


def _drawing() -> io.BytesIO:
    """Visits in six weeks, as bars."""
    picture, out = Image.new("RGB", (480, 200), "white"), io.BytesIO()
    draw = ImageDraw.Draw(picture)
    for week, visits in enumerate((1, 2, 2, 0, 1, 0)):
        draw.rectangle((20 + week * 75, 180 - visits * 70, 70 + week * 75, 180), fill="#1f6f6b")
    picture.save(out, "PNG")
    out.seek(0)
    return out


def _sent(story: Story, name: str, data: bytes) -> Original:
    original = sending.send(
        review=story.kept["wren"], data=data, name=name, by=story.people["joel"]
    )
    sending.run(check=original.checks.get(), by=None)
    return original


def _public(story: Story) -> None:
    public.say(
        review=story.kept["wren"], words="A baby of 14 weeks was hurt; her father pleaded guilty.",
        source="Reports of the trial, January 2023", by=story.people["maya"],
    )  # fmt: skip


def _decided(story: Story, name: str, check: LeakCheck | None = None) -> None:
    check = check or making.source_of(story.kept[name])
    assert check is not None  # noqa: S101
    rows = Mention.objects.filter(check_of=check, decisions__isnull=True)
    for says, some in (
        (Says.GOES, [one for one in rows if one.instead and not check.of_copy]),
        (Says.STANDS, [one for one in rows if not one.instead or check.of_copy]),
    ):
        if some:
            deciding.decide(
                check=check, mentions=some, says=says, by=story.people["maya"],
                because="Public already, and the panel agreed that readers need it.",
            )  # fmt: skip


def _made(story: Story, name: str) -> None:
    asked = making.ask(original=story.kept[name], by=story.people["maya"])
    _decided(story, name, making.run(check=asked, by=None))


def _key(story: Story, name: str) -> None:
    keys.make(copy=story.kept[name].copies.get(), passphrase=PASSPHRASE, by=story.people["maya"])


def _some(story: Story, name: str) -> None:
    """What is certain is accepted; the rest waits."""
    check = making.source_of(story.kept[name])
    assert check is not None  # noqa: S101
    sure = Mention.objects.filter(check_of=check, nature="register", subject="C1")
    deciding.decide(
        check=check, mentions=list(sure), says=Says.GOES, because="", by=story.people["maya"]
    )
