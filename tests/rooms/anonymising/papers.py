"""Small documents full of the child's names, and what people decide of them."""

import io
from types import SimpleNamespace
from typing import Any

from docx import Document
from docx.shared import Cm
from PIL import Image

from goldthread.publishing.anonymising import deciding, making, sending
from goldthread.publishing.anonymising.models import LeakCheck, Mention, Original, SafeCopy, Says

LINES = (
    "Jodie Marlowe was seen on the ward. Jodie was 15 days old.",
    "Priscilla Hartnell, a midwife, rang Jodie’s mother.",
    "The inquest opened on 3 March 2025.",
)
TEXT = "\n".join(LINES)


def word(*lines: str, picture: bool = False) -> bytes:
    paper, out = Document(), io.BytesIO()
    for line in lines or LINES:
        paper.add_paragraph(line)
    if picture:
        drawn = io.BytesIO()
        Image.new("RGB", (40, 30), "teal").save(drawn, "PNG")
        paper.add_picture(drawn, width=Cm(2))
    paper.save(out)
    return out.getvalue()


def sent(scene: SimpleNamespace, data: bytes, name: str = "report.docx", **more: Any) -> Original:
    """Sent and looked through."""
    original = sending.send(
        review=scene.review, data=data, name=name, by=more.pop("by", scene.manager), **more
    )
    sending.run(check=original.checks.get(), by=None)
    return original


def source(original: Original) -> LeakCheck:
    found = making.source_of(original)
    assert found is not None
    return found


def found(original: Original) -> dict[str, Mention]:
    return {one.words: one for one in Mention.objects.filter(check_of=source(original))}


def decide(scene: SimpleNamespace, check: LeakCheck) -> None:
    """Whatever has words to stand instead goes; the rest may stand."""
    rows = Mention.objects.filter(check_of=check, decisions__isnull=True)
    goes = [one for one in rows if one.instead and not check.of_copy]
    stays = [one for one in rows if one not in goes]
    for says, some in ((Says.GOES, goes), (Says.STANDS, stays)):
        if some:
            deciding.decide(
                check=check, mentions=some, says=says, because="It names nobody.", by=scene.manager
            )


def made(scene: SimpleNamespace, original: Original) -> SafeCopy:
    """Everything decided, the copy made, and what is left in it decided too."""
    decide(scene, source(original))
    check = making.run(check=making.ask(original=original, by=scene.manager), by=None)
    decide(scene, check)
    return check.copy


def grow(check: LeakCheck, number: int) -> None:
    """As if as many places of the document had named the child."""
    line = "Jodie was seen {:>6}"
    texts = [line.format(n) for n in range(number)]
    check.text = "\n\n".join(texts)
    step = len(texts[0]) + 2
    check.spots = [(n * step, n * step + step - 2, f"paragraph {n + 1}") for n in range(number)]
    check.save()
    first = check.mentions.get()
    Mention.objects.bulk_create(
        Mention(
            check_of=check, start=n * step, end=n * step + 5, words="Jodie", kind=first.kind,
            nature=first.nature, subject=first.subject, why=first.why, instead=first.instead,
        )
        for n in range(1, number)
    )  # fmt: skip
