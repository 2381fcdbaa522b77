"""Documents made of the findings about Wren: a briefing released, slides that wait, drafts."""

from collections.abc import Callable
from functools import partial

from demo.story import Story
from goldthread.publishing.anonymising import checking, deciding
from goldthread.publishing.anonymising.models import Mention, Says
from goldthread.publishing.papers import making, releasing
from goldthread.publishing.papers.models import Edition

CONCLUSION = (
    "Nothing in this review needed new law or more money. It needed people to ask, to tell each "
    "other, and to do what they had promised."
)
BACKGROUND = (
    "Wren was a baby of 14 weeks who was badly hurt at home. Wren is not the baby’s real name.\n\n"
    "Fenmarsh reviewed what every service knew, and when."
)


def tell(story: Story) -> None:
    for kind in ("briefing", "slides", "overview", "response"):
        story.on(-52, partial(_make, story, kind), keep=f"wren {kind}")
    story.on(-51, partial(_write, story, "wren briefing", "background", BACKGROUND))
    story.on(-51, partial(_write, story, "wren overview", "conclusion", CONCLUSION))
    for kind in ("briefing", "slides"):
        story.on(-50, partial(_files, story, kind), keep=f"wren {kind} files")
        story.on(-49, partial(_yes, story, f"wren {kind} files", "maya", releasing.release_first))
    story.on(-48, partial(_yes, story, "wren briefing files", "helen", releasing.release_second))


def _make(story: Story, kind: str) -> object:
    return making.make(review=story.kept["wren"], kind=kind, by=story.people["joel"])


def _write(story: Story, paper: str, key: str, words: str) -> None:
    making.write(paper=story.kept[paper], key=key, words=words, based_on=1, by=story.people["joel"])


def _files(story: Story, kind: str) -> Edition:
    """Made, and looked through; what was found is decided before anyone says yes."""
    edition = releasing.make_edition(paper=story.kept[f"wren {kind}"], by=story.people["joel"])
    asked = releasing.ask_check(edition=edition, by=story.people["joel"])
    check = checking.run(check=asked, by=None)
    found = list(Mention.objects.filter(check_of=check).with_says().filter(says=None))
    if found:
        deciding.decide(
            check=check, mentions=found, says=Says.STANDS,
            because="Our own services and ordinary words. It tells of nobody in this family.",
            by=story.people["maya"],
        )  # fmt: skip
    return edition


def _yes(story: Story, files: str, by: str, act: Callable[..., object]) -> None:
    act(
        edition=story.kept[files],
        checked="Opened both files and read every line, as a neighbour of the family would.",
        by=story.people[by],
    )
