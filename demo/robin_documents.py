"""The hospital attached its discharge summary; the lead reviewer cites another page of it."""

from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile

from demo.robin_chronology import JOINED, signatory
from demo.robin_panel import entry
from demo.story import Story
from goldthread.casework.chronology.combining import attaching
from goldthread.engines.chronology.out_pdf import as_pdf
from goldthread.engines.chronology.rows_out import Sheet

TITLE = "Discharge summary"
# What the ward wrote, page by page.
PAGES = [
    ("Mother and baby", ["Born at term. Both well.", "Feeds every three hours.",
     "Home address: see front sheet."]),
    ("Alerts", ["Pre-birth assessment open: yes.", "Social care told of the birth: yes, by phone.",
     "Named manager who agreed: left empty."]),
    ("Plan", ["Community midwife to visit on the first day at home.", "Health visitor told.",
     "Dogs at home: not asked."]),
]  # fmt: skip

# Fills the rest of a page: observations every two hours.
ROUND = [f"{hour:02d}:00 observations written, baby settled." for hour in range(0, 24, 2)] * 2


def tell(story: Story) -> None:
    story.on(JOINED + 5, partial(_attach, story))
    story.on(JOINED + 6, partial(_cite, story))


def _summary() -> bytes:
    sheets = [
        Sheet(title, "What the ward wrote on this page.", ("Line", "Words"), (1, 9),
              iter([(str(at), words) for at, words in enumerate([*lines, *ROUND], start=1)]))
        for title, lines in PAGES
    ]  # fmt: skip
    face = [("Ward", "Maternity"), ("Made up", "Everybody in it is invented.")]
    return as_pdf(TITLE, face, sheets, TITLE)


def _attach(story: Story) -> None:
    row = attaching.attach(
        entry=entry(story, "“Social care aware.”"), title=TITLE, page=1,
        file=SimpleUploadedFile("discharge-summary.pdf", _summary()),
        words="Told of the birth, by phone.", by=signatory(story, "hospital"),
    )  # fmt: skip
    story.kept["robin summary"] = row.document


def _cite(story: Story) -> None:
    document = story.kept["robin summary"]
    attaching.cite_page(
        entry=entry(story, "No manager could be found"), document=document, page=2,
        words="The box for the manager who agreed is empty.", by=story.people["isobel"],
    )  # fmt: skip
