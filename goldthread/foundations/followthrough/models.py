"""Actions and everything that happens to them, as rows that are added and never overwritten."""

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.access.models import AuditRow
from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.followthrough.querysets import (
    ActionQuerySet,
    ChallengeQuerySet,
    EvidenceQuerySet,
)
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels
from goldthread.rules.followthrough import ActionFacts, How, Outcome, Rung, Strength, Thresholds

PERSON = settings.AUTH_USER_MODEL


class Limits(models.Model):
    """One partnership's thresholds of drift and challenge."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="limits")
    silent_days = models.PositiveSmallIntegerField(
        "days without a word before an action is silent", default=60
    )
    extensions = models.PositiveSmallIntegerField("times a due date may be moved", default=2)
    answer_days = models.PositiveSmallIntegerField(
        "days to answer a challenge before the next person is asked", default=10
    )
    quiet_days = models.PositiveSmallIntegerField(
        "days of quiet after an accepted answer", default=30
    )
    weakest_evidence = models.PositiveSmallIntegerField(
        "weakest evidence that can end an action",
        choices=[(s.value, s.words) for s in Strength],
        default=Strength.ASSERTION.value,
    )
    labels = Labels(
        open="id partnership silent_days extensions answer_days quiet_days weakest_evidence"
    )

    def __str__(self) -> str:
        return f"Limits of {self.partnership}"

    @staticmethod
    def row_of(partnership: Partnership) -> "Limits":
        """The partnership's own row, or a new one with the usual numbers, not saved."""
        found = Limits.objects.filter(partnership=partnership).first()
        return found or Limits(partnership=partnership)

    @staticmethod
    def of(partnership: Partnership | int) -> Thresholds:
        pk = partnership if isinstance(partnership, int) else partnership.pk
        row = Limits.objects.filter(partnership_id=pk).first()
        if row is None:
            return Thresholds()
        return Thresholds(
            silent_days=row.silent_days,
            extensions=row.extensions,
            answer_days=row.answer_days,
            quiet_days=row.quiet_days,
            weakest_evidence=Strength(row.weakest_evidence),
        )


class Action(models.Model):
    """What a body said it will do, by when, and what would prove it.

    The columns from `last_word` down repeat what the rows of this action say, so that a list of
    100,000 can be filtered; `actions.py` writes both together and a test compares them.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="actions")
    matter = models.ForeignKey(
        Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    number = models.PositiveIntegerField()
    what = models.TextField("what will be done")
    expected_change = models.TextField("what will be different for children")
    proof_wanted = models.TextField("what would prove it")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="actions")
    owner = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    first_due = models.DateField()
    due = models.DateField()
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    last_word = models.DateField()
    times_extended = models.PositiveSmallIntegerField(default=0)
    evidence_refused = models.BooleanField(default=False)
    evidence_waits = models.BooleanField(default=False)
    ended_how = models.CharField(
        max_length=20, blank=True, choices=[(how.value, how.value) for how in How]
    )
    ended_on = models.DateField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()
    labels = Labels(
        open="id partnership matter number organisation first_due due made_at last_word "
        "times_extended evidence_refused evidence_waits ended_how ended_on",
        personal="owner made_by",
        sensitive="what expected_change proof_wanted",
    )

    class Meta:
        ordering: ClassVar = ["due", "pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["partnership", "number"], name="action_number_once"),
            CheckConstraint(
                condition=Q(ended_how="", ended_on__isnull=True)
                | (~Q(ended_how="") & Q(ended_on__isnull=False)),
                name="action_ended_how_and_when",
            ),
            CheckConstraint(
                condition=Q(ended_how__in=["", *(how.value for how in How)]),
                name="action_ends_in_two_ways",
            ),
        ]
        indexes: ClassVar = [
            # Scope and drift are answered from this index alone, without reading the long texts.
            models.Index(
                fields=[
                    *("partnership", "ended_how", "due", "matter", "organisation", "owner"),
                    *("last_word", "times_extended", "evidence_waits", "evidence_refused"),
                ],
                name="action_open_due",
            ),
            models.Index(fields=["owner", "ended_how", "due"], name="action_owner_open"),
            models.Index(fields=["organisation", "ended_how", "due"], name="action_body_open"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.what}"

    def get_absolute_url(self) -> str:
        return reverse("action", args=[self.pk])

    @property
    def code(self) -> str:
        return f"A{self.number}"

    @property
    def audit_ref(self) -> str:
        return f"action:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"action {self.code}, “{self.what[:120]}”"

    @property
    def is_confidential(self) -> bool:
        """Actions of a matter that only seats open: reading them is recorded."""
        return self.matter is not None and self.matter.is_confidential

    def has_lost_its_owner(self, today: date) -> bool:
        """As `with_owner_left` tells it for a list."""
        rows = Action.objects.filter(pk=self.pk).with_owner_left(today=today)
        return bool(rows.values_list("owner_left", flat=True)[0])

    def facts(self, *, owner_left: bool) -> ActionFacts:
        return ActionFacts(
            due=self.due,
            last_word=self.last_word,
            extensions=self.times_extended,
            has_owner=self.owner_id is not None,
            owner_left=owner_left,
            evidence_refused=self.evidence_refused,
            evidence_waits=self.evidence_waits,
            ended=bool(self.ended_how),
        )


class Happening(models.Model):
    """A row of an action's story: who and when."""

    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{type(self).__name__} of {self.at:%d %B %Y}"


class Update(Happening):
    """A word on how it goes."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    words = models.TextField("how it goes")
    labels = Labels(open="id action at", personal="by", sensitive="words")


class Extension(Happening):
    """A due date that was moved, and why. The first date stays on the action."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="extensions")
    was = models.DateField()
    now = models.DateField()
    reason = models.TextField()
    labels = Labels(open="id action at was now", personal="by", sensitive="reason")


class Assignment(Happening):
    """A change of owner, or of the body that owns it, when another took over from it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="assignments")
    owner = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    labels = Labels(open="id action at organisation", personal="by owner", sensitive="reason")


class Evidence(Happening):
    """Something that shows the action was done: a file, a link or a note."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence")
    strength = models.PositiveSmallIntegerField(choices=[(s.value, s.words) for s in Strength])
    shows = models.TextField("what it shows")
    file = models.FileField(upload_to="evidence/%Y/", blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_type = models.CharField(max_length=100, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    link = models.URLField(max_length=500, blank=True)
    objects = EvidenceQuerySet.as_manager()
    labels = Labels(
        open="id action at strength file_type file_sha256",
        personal="by",
        sensitive="shows file file_name link",
    )
    is_confidential = True

    @property
    def audit_ref(self) -> str:
        return f"evidence:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"evidence {self.pk} of action {self.action.code}"

    @property
    def partnership(self) -> Partnership:
        return self.action.partnership

    @property
    def matter(self) -> Matter | None:
        return self.action.matter

    @property
    def strength_words(self) -> str:
        return Strength(self.strength).words


class EvidenceDecision(Happening):
    """Someone outside the owning organisation accepted or refused the evidence."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, related_name="decision")
    accepted = models.BooleanField()
    words = models.TextField(blank=True)
    labels = Labels(open="id evidence at accepted", personal="by", sensitive="words")

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(accepted=True) | ~Q(words=""), name="refused_evidence_says_why"
            )
        ]


class Ending(Happening):
    """How an action ended: evidenced, or no longer needed. Nothing else exists."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="endings")
    how = models.CharField(max_length=20, choices=[(how.value, how.value) for how in How])
    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="endings"
    )
    reason = models.TextField(blank=True)
    agreed_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    labels = Labels(open="id action at how evidence", personal="by agreed_by", sensitive="reason")

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(how=How.EVIDENCED.value, evidence__isnull=False)
                | (Q(how=How.NOT_NEEDED.value, agreed_by__isnull=False) & ~Q(reason="")),
                name="ending_is_evidenced_or_not_needed",
            )
        ]


class Reopening(Happening):
    """An ending that turned out not to hold. The ending stays; this row says why it is undone."""

    ending = models.OneToOneField(Ending, on_delete=models.PROTECT, related_name="reopening")
    reason = models.TextField()
    labels = Labels(open="id ending at", personal="by", sensitive="reason")


class Challenge(Happening):
    """A question about drift, asked on a rung of the ladder; its reply; and what was decided."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="challenges")
    rung = models.PositiveSmallIntegerField(choices=[(r.value, r.words) for r in Rung])
    because = models.TextField("why it is asked")
    question = models.TextField()
    reply = models.TextField(blank=True)
    replied_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=20, blank=True, choices=[(o.value, o.value) for o in Outcome]
    )
    decision = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    objects = ChallengeQuerySet.as_manager()
    labels = Labels(
        open="id action at rung replied_at outcome decided_at",
        personal="by replied_by decided_by",
        sensitive="because question reply decision",
    )

    class Meta(Happening.Meta):
        constraints: ClassVar = [
            both_or_neither("replied_by", "replied_at", name="challenge_replied_who_when"),
            both_or_neither("decided_by", "decided_at", name="challenge_decided_who_when"),
        ]
        indexes: ClassVar = [models.Index(fields=["action", "decided_at"])]

    @property
    def rung_words(self) -> str:
        return Rung(self.rung).words

    @property
    def is_confidential(self) -> bool:
        return self.action.is_confidential

    @property
    def audit_ref(self) -> str:
        return f"challenge:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"a challenge about {self.action.audit_name}"

    @property
    def partnership(self) -> Partnership:
        return self.action.partnership

    @property
    def matter(self) -> Matter | None:
        return self.action.matter


def local_day(at: object) -> date:
    """The day, in the United Kingdom, of a moment."""
    return timezone.localtime(at).date()  # type: ignore[arg-type]


def history(partnership: Partnership) -> models.QuerySet[Any]:
    """Changes of the partnership's settings, the newest first, from the audit trail."""
    return AuditRow.objects.filter(
        about=partnership.audit_ref, did="partnership.settings"
    ).order_by("-number")[:50]
