"""The family and others who matter to the child or adult: what they were told, offered, wished."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from goldthread.casework.alongside.models.base import PERSON, Entry, Row
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.labels import Labels
from goldthread.foundations.records.reminded import OnceAWeek


class FamilyMember(Entry):
    """A person of the family, or another who matters, by their code and never by their name."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="family")
    code = models.CharField("code in the register", max_length=40)
    relation = models.CharField("who they are to the child or adult", max_length=200)
    labels = Labels(open="id review at", personal="by", sensitive="code relation")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "code"], name="family_member_once")
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("family_member", args=[self.pk])


class FamilyPlan(Row):
    """Who keeps in touch, how this person's account is heard in the review, and the next update."""

    of = "member"
    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="plans")
    contact = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    represented = models.TextField("how they are represented in the review", blank=True)
    next_update = models.DateField(null=True, blank=True)
    labels = Labels(open="id member next_update at", personal="by contact", sensitive="represented")

    def __str__(self) -> str:
        return f"plan for {self.member}"


class FamilyContact(Row):
    """One contact: what was offered, and what they said."""

    class How(models.TextChoices):
        MEETING = "meeting", "in person"
        PHONE = "phone", "by phone"
        VIDEO = "video", "by video"
        LETTER = "letter", "by letter"
        EMAIL = "email", "by e-mail or message"
        ADVOCATE = "advocate", "through an advocate or another person"

    class Why(models.TextChoices):
        TOLD = "told", "told of the review, its purpose and its limits"
        OFFERED = "offered", "offered to take part"
        HEARD = "heard", "their account was heard"
        UPDATE = "update", "told how the review goes"
        DRAFT = "draft", "offered to comment on the draft"
        COMMENTS = "comments", "their comments on the draft were heard"
        PUBLICATION = "publication", "told before publication"
        OTHER = "other", "something else"

    class Reached(models.TextChoices):
        SPOKE = "spoke", "yes"
        SENT = "sent", "sent; no answer yet"
        NO_ANSWER = "no-answer", "no answer"
        DECLINED = "declined", "they did not want to"

    of = "member"
    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="contacts")
    on = models.DateField()
    how = models.CharField(max_length=20, choices=How.choices)
    why = models.CharField("what it was for", max_length=20, choices=Why.choices)
    reached = models.CharField(max_length=20, choices=Reached.choices)
    by_whom = models.CharField("who made the contact", max_length=200)
    offered = models.TextField("what was offered", blank=True)
    support = models.TextField("support offered: advocate, interpreter, other", blank=True)
    said = models.TextField("what they said, in summary", blank=True)
    wishes = models.TextField("their wishes", blank=True)
    questions = models.TextField("questions they want answered", blank=True)
    labels = Labels(
        open="id member on how why reached at",
        personal="by by_whom",
        sensitive="offered support said wishes questions",
    )

    class Meta(Row.Meta):
        ordering: ClassVar = ["on", "at", "pk"]

    def __str__(self) -> str:
        return f"contact with {self.member}"


class NotInvolved(Row):
    """Why somebody was not involved. Required: a silence is not a reason."""

    of = "member"
    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="reasons")
    reason = models.TextField()
    labels = Labels(open="id member at", personal="by", sensitive="reason")

    class Meta(Row.Meta):
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason=""), name="not_involved_says_why")
        ]

    def __str__(self) -> str:
        return f"why {self.member} is not involved"


class Reminded(OnceAWeek):
    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=["ref", "on"], name="alongside_reminded_once")
        ]
