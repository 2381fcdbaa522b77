"""History carried forward: whether a person is known already, who said so, what it tells us."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.foundations.agencies.models import Matter, Partnership
from goldthread.foundations.people.models.people import Involvement, Person
from goldthread.foundations.people.models.shared import ACCOUNT
from goldthread.foundations.people.querysets import HistoryCheckQuerySet
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels


class HistoryCheck(models.Model):
    """Does the partnership know this person, and what does that history tell us?

    A check that is opened again is a new row; the old one stays as it was closed.
    """

    involvement = models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="checks")
    started_by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    opened_because = models.TextField("why it was opened again", blank=True)
    closed_by = models.ForeignKey(
        ACCOUNT, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    objects = HistoryCheckQuerySet.as_manager()
    is_confidential = True
    labels = Labels(
        open="id involvement started_at closed_at",
        personal="started_by closed_by",
        sensitive="opened_because",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            both_or_neither("closed_by", "closed_at", name="history_closed_who_when"),
            UniqueConstraint(
                fields=["involvement"],
                condition=Q(closed_at__isnull=True),
                name="history_one_open_check",
            ),
        ]

    def __str__(self) -> str:
        return f"history of {self.involvement}"

    def get_absolute_url(self) -> str:
        return reverse("history_check", args=[self.matter.code, self.pk])

    @property
    def matter(self) -> Matter:
        return self.involvement.matter

    @property
    def partnership(self) -> Partnership:
        return self.matter.partnership

    @property
    def audit_ref(self) -> str:
        return f"history-check:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"the history check of {self.involvement.audit_name}"


class HistoryMatch(models.Model):
    """Perhaps the same person. A suggestion of the machine, with its reasons; it decides nothing.

    The reasons speak of another matter: they are shown only to those to whom that is open.
    """

    check_of = models.ForeignKey(HistoryCheck, on_delete=models.PROTECT, related_name="matches")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    score = models.FloatField("0 to 1")
    band = models.CharField(max_length=20)
    reasons: Any = models.JSONField(default=list)
    labels = Labels(open="id check_of person score band", sensitive="reasons")

    class Meta:
        ordering: ClassVar = ["-score", "pk"]
        verbose_name_plural = "history matches"
        constraints: ClassVar = [
            UniqueConstraint(fields=["check_of", "person"], name="history_match_once")
        ]

    def __str__(self) -> str:
        return f"{self.band}: person {self.person_id}"


class MatchDecision(models.Model):
    """What a named person decided about a suggestion. Frozen: another view needs a new check."""

    match = models.OneToOneField(HistoryMatch, on_delete=models.PROTECT, related_name="decision")
    same = models.BooleanField()
    reason = models.TextField()
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id match same at", personal="by", sensitive="reason")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason=""), name="match_decision_says_why")
        ]

    def __str__(self) -> str:
        return "the same person" if self.same else "not the same person"


class SamePerson(models.Model):
    """Two records are of one human being. Both stay as they are; it can be undone by a word."""

    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="same_as")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="same_as_of")
    because = models.ForeignKey(HistoryMatch, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        ACCOUNT, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.TextField(blank=True)
    labels = Labels(
        open="id one other because at undone_at",
        personal="by undone_by",
        sensitive="undone_because",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name_plural = "same persons"
        constraints: ClassVar = [
            both_or_neither("undone_by", "undone_at", name="same_person_undone_who_when"),
            CheckConstraint(condition=~Q(one=F("other")), name="same_person_of_two_records"),
            CheckConstraint(
                condition=Q(undone_at__isnull=True) | ~Q(undone_because=""),
                name="same_person_undone_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"persons {self.one_id} and {self.other_id} are the same"


class HistoryAnswer(models.Model):
    """The assessor's answer to "What does this history tell us?". Frozen.

    `match` is the history that it speaks of, and `child` the earlier child whom that person had
    care of; both are empty where nothing is known.
    """

    check_of = models.ForeignKey(HistoryCheck, on_delete=models.PROTECT, related_name="answers")
    match = models.ForeignKey(
        HistoryMatch, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    child = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField()
    by = models.ForeignKey(ACCOUNT, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    labels = Labels(open="id check_of match child at", personal="by", sensitive="words")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(words=""), name="history_answer_has_words"),
            UniqueConstraint(
                fields=["check_of"],
                condition=Q(match__isnull=True),
                name="history_answer_of_nothing_once",
            ),
            UniqueConstraint(
                fields=["match"],
                condition=Q(child__isnull=True),
                name="history_answer_of_match_once",
            ),
            UniqueConstraint(fields=["match", "child"], name="history_answer_of_child_once"),
        ]

    def __str__(self) -> str:
        return self.words
