"""The only writes to what is asked and said of an episode. Rows are added, never changed."""

from typing import Any

from django.db import transaction

from goldthread.casework.chronology.actions import open_episode
from goldthread.casework.chronology.models import (
    EpisodeAnalysis,
    EpisodeAnswer,
    EpisodeQuestion,
    KeyEpisode,
    Known,
    Whom,
)
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.refusals import Refused
from goldthread.foundations.records.words import written

WHEN = "Say whether this was known then or is known only now."


@transaction.atomic
def ask(
    *,
    episode: KeyEpisode,
    text: str,
    whom: str,
    by: Any,
    organisation: Organisation | None = None,
) -> EpisodeQuestion:
    """A question about an episode, and who could answer it."""
    episode = open_episode(episode, by)
    reasons = []
    if not written(text):
        reasons.append("Write the question.")
    if whom not in Whom.values:
        reasons.append("Say for whom the question is.")
    if whom == Whom.AGENCY and organisation is None:
        reasons.append("Choose the agency that is asked.")
    if organisation and organisation.partnership_id != episode.partnership.pk:
        reasons.append("Choose an agency of this partnership.")
    if reasons:
        raise Refused(*reasons)
    row = EpisodeQuestion.objects.create(
        episode=episode,
        text=text.strip(),
        whom=whom,
        organisation=organisation if whom == Whom.AGENCY else None,
        asked_by=by,
    )
    audit(by=by, did="episode.asked", about=episode, whom=row.for_whom)
    return row


@transaction.atomic
def answer(*, question: EpisodeQuestion, text: str, known: str, by: Any) -> EpisodeAnswer:
    """What was found out. A later answer stands beside an earlier one."""
    episode = open_episode(question.episode, by)
    known = _told(text, known, "Write what was found out.")
    row = EpisodeAnswer.objects.create(question=question, text=text.strip(), known=known, by=by)
    audit(by=by, did="episode.answered", about=episode, known=row.get_known_display())
    return row


@transaction.atomic
def analyse(
    *,
    episode: KeyEpisode,
    text: str,
    known: str,
    by: Any,
    known_by: str = "",
    source: str = "",
    instead_of: EpisodeAnalysis | None = None,
) -> EpisodeAnalysis:
    """Add a piece of analysis; with `instead_of`, in the place of an earlier one, which stays.

    What was known then says by whom, so that nobody is held to what they could not know.
    """
    episode = open_episode(episode, by)
    known = _told(text, known, "Write the analysis.")
    if known == Known.THEN and not written(known_by):
        raise Refused("Say who knew it then. What nobody knew belongs to what is known now.")
    if instead_of is not None:
        instead_of = EpisodeAnalysis.objects.select_for_update().get(pk=instead_of.pk)
        if instead_of.episode_id != episode.pk:
            raise Refused("That analysis belongs to another episode.")
        if EpisodeAnalysis.objects.filter(instead_of=instead_of).exists():
            raise Refused("That was corrected already. Correct the newer words.")
    row = EpisodeAnalysis.objects.create(
        episode=episode,
        text=text.strip(),
        known=known,
        known_by=known_by.strip() if known == Known.THEN else "",
        source=source.strip(),
        instead_of=instead_of,
        author=by,
    )
    did = "episode.analysed"
    if instead_of is not None:
        did = "episode.analysis_corrected"
    audit(by=by, did=did, about=episode, known=row.get_known_display())
    return row


def _told(text: str, known: str, ask_for: str) -> str:
    reasons = []
    if not written(text):
        reasons.append(ask_for)
    if known not in Known.values:
        reasons.append(WHEN)
    if reasons:
        raise Refused(*reasons)
    return known
