"""The life of one action, told a line at a time."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from demo.story import Story
from goldthread.foundations.followthrough import actions, challenges, endings
from goldthread.improvement.recommendations.actions import agree_action
from goldthread.rules.followthrough import Outcome, Strength

EVIDENCE = Path(__file__).parent / "evidence"


class Tale:
    """Each line says on which day, who, and what; `due` and days are counted from today."""

    def __init__(
        self,
        story: Story,
        to: str,
        what: str,
        *,
        change: str,
        proof: str,
        owner: str,
        agreed: int,
        due: int,
        by: str = "maya",
    ) -> None:
        self.story, self.key = story, f"action {what}"
        self.last: dict[str, Any] = {}
        story.on(
            agreed,
            lambda: agree_action(
                address=story.kept[to],
                what=what,
                expected_change=change,
                proof_wanted=proof,
                due=story.day(due),
                owner=story.people[owner] if owner else None,
                by=story.people[by],
            ),
            keep=self.key,
        )

    @property
    def action(self) -> Any:
        return self.story.kept[self.key]

    def _do(self, days: int, what: Any, keep: str = "", **facts: Any) -> "Tale":
        """Call an action with what stands at that time: facts are worked out when it is done."""

        def done() -> Any:
            made = what(**{name: fact() for name, fact in facts.items()})
            if keep:
                self.last[keep] = made
            return made

        self.story.on(days, done)
        return self

    def _who(self, key: str) -> Any:
        return lambda: self.story.people[key]

    def says(self, days: int, who: str, words: str) -> "Tale":
        return self._do(
            days,
            actions.update,
            action=lambda: self.action,
            words=lambda: words,
            by=self._who(who),
        )

    def moves(self, days: int, who: str, to: int, reason: str) -> "Tale":
        return self._do(
            days,
            actions.extend,
            action=lambda: self.action,
            to=lambda: self.story.day(to),
            reason=lambda: reason,
            by=self._who(who),
        )

    def given(self, days: int, who: str, owner: str, reason: str) -> "Tale":
        return self._do(
            days,
            actions.assign,
            action=lambda: self.action,
            owner=self._who(owner),
            reason=lambda: reason,
            by=self._who(who),
        )

    def proves(
        self, days: int, who: str, strength: Strength, shows: str, file: str = "", link: str = ""
    ) -> "Tale":
        def content() -> Any:
            return ContentFile((EVIDENCE / file).read_bytes(), name=file) if file else None

        return self._do(
            days,
            endings.give_evidence,
            keep="evidence",
            action=lambda: self.action,
            strength=lambda: strength,
            shows=lambda: shows,
            file=content,
            link=lambda: link,
            by=self._who(who),
        )

    def refused(self, days: int, who: str, words: str) -> "Tale":
        return self._do(
            days,
            endings.refuse_evidence,
            evidence=lambda: self.last["evidence"],
            words=lambda: words,
            by=self._who(who),
        )

    def accepted(self, days: int, who: str, words: str) -> "Tale":
        return self._do(
            days,
            endings.accept_evidence,
            evidence=lambda: self.last["evidence"],
            words=lambda: words,
            by=self._who(who),
        )

    def not_needed(self, days: int, who: str, reason: str, agreed_by: str) -> "Tale":
        return self._do(
            days,
            endings.no_longer_needed,
            action=lambda: self.action,
            reason=lambda: reason,
            agreed_by=self._who(agreed_by),
            by=self._who(who),
        )

    def reopened(self, days: int, who: str, reason: str) -> "Tale":
        return self._do(
            days,
            endings.reopen,
            action=lambda: self.action,
            reason=lambda: reason,
            by=self._who(who),
        )

    def asked(self, days: int, who: str, question: str, because: str) -> "Tale":
        return self._do(
            days,
            challenges.challenge,
            keep="challenge",
            action=lambda: self.action,
            question=lambda: question,
            because=lambda: because,
            by=self._who(who),
        )

    def answered(self, days: int, who: str, words: str) -> "Tale":
        return self._do(
            days,
            challenges.reply,
            challenge=lambda: self.last["challenge"],
            words=lambda: words,
            by=self._who(who),
        )

    def decided(self, days: int, who: str, outcome: Outcome, words: str) -> "Tale":
        return self._do(
            days,
            challenges.decide,
            challenge=lambda: self.last["challenge"],
            outcome=lambda: outcome,
            words=lambda: words,
            by=self._who(who),
        )
