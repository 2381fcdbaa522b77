"""A referral: a professional's own words about a child, first as a draft that only they see."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from goldthread.casework.intake.belonging import Frozen, OfReferral
from goldthread.casework.intake.querysets import (
    FileQuerySet,
    OfReferralQuerySet,
    OwnQuerySet,
    ReferralQuerySet,
)
from goldthread.foundations.agencies.models import Matter, Organisation, Partnership
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels

PERSON = settings.AUTH_USER_MODEL


class Answer(models.TextChoices):
    YES = "yes", "yes"
    NO = "no", "no"
    UNSURE = "unsure", "not sure"


class Harm(models.TextChoices):
    DIED = "died", "a child died"
    HARMED = "harmed", "a child was seriously harmed"
    OTHER = "other", "something else"


class Referral(models.Model):
    """Asked first: is any child in danger now? Then one idea a page.

    Without `matter` it is a draft. When it is sent, the words stay as they were.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="referrals")
    matter = models.OneToOneField(
        Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="referral"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    referred_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="referrals")
    started_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)

    in_danger = models.CharField(max_length=10, choices=Answer.choices)
    safety_action = models.TextField("what was done to keep children safe", blank=True)
    safety_by = models.CharField("who did it", max_length=200, blank=True)
    safety_on = models.DateField("when it was done", null=True, blank=True)

    harm = models.CharField(max_length=10, choices=Harm.choices, blank=True)
    happened = models.TextField("what happened", blank=True)
    happened_on = models.DateField("when it happened", null=True, blank=True)
    happened_about = models.CharField("when, if no one day", max_length=200, blank=True)
    place = models.CharField("where it happened", max_length=200, blank=True)
    lives = models.CharField("where the child normally lives", max_length=200, blank=True)
    aware_on = models.DateField("when this was first known", null=True, blank=True)

    agencies = models.ManyToManyField(Organisation, blank=True, related_name="+")
    other_agencies = models.TextField("other agencies and professionals", blank=True)
    abuse = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    abuse_words = models.TextField("why abuse or neglect is thought of", blank=True)
    concern = models.TextField("how agencies worked together", blank=True)
    under_way = models.TextField("what is under way already", blank=True)
    telephone = models.CharField(max_length=60, blank=True)

    objects = ReferralQuerySet.as_manager()
    labels = Labels(
        open="id partnership matter organisation started_at saved_at submitted_at "
        "in_danger harm abuse aware_on agencies",
        personal="referred_by telephone safety_by",
        sensitive="safety_action safety_on happened happened_on happened_about place lives "
        "other_agencies abuse_words concern under_way",
    )

    class Meta:
        ordering: ClassVar = ["-submitted_at", "-pk"]
        constraints: ClassVar = [
            both_or_neither("matter", "submitted_at", name="referral_sent_is_a_matter"),
            CheckConstraint(
                condition=Q(submitted_at__isnull=True)
                | (~Q(safety_action="") & ~Q(safety_by="") & Q(safety_on__isnull=False)),
                name="referral_sent_says_what_was_done_for_safety",
            ),
        ]

    def __str__(self) -> str:
        return f"Referral {self.code}" if self.matter else "A referral not sent yet"

    def get_absolute_url(self) -> str:
        return reverse("referral", args=[self.pk])

    @property
    def code(self) -> str:
        return self.matter.code if self.matter else ""

    @property
    def is_draft(self) -> bool:
        return self.submitted_at is None

    @property
    def is_confidential(self) -> bool:
        """Reading one's own draft is not recorded: nobody else can."""
        return not self.is_draft

    @property
    def audit_ref(self) -> str:
        return f"referral:{self.pk}"

    @property
    def audit_name(self) -> str:
        return f"referral {self.code}" if self.matter else "a draft of a referral"


class OwnReferral(Referral):
    """The same rows for the person who wrote them: drafts, and what they sent."""

    objects: ClassVar[Any] = OwnQuerySet.as_manager()  # type: ignore[assignment]
    labels = Labels()

    class Meta:
        proxy = True

    def get_absolute_url(self) -> str:
        return reverse("referral_draft" if self.is_draft else "my_referral", args=[self.pk])


class Relation(models.TextChoices):
    """In the words of the people register, which takes them as they are."""

    CHILD = "child", "the child this is about"
    SIBLING = "sibling", "brother or sister"
    HALF_SIBLING = "half-sibling", "half-brother or half-sister"
    MOTHER = "mother", "mother"
    FATHER = "father", "father"
    MOTHERS_PARTNER = "mother's partner", "mother's partner"
    FATHERS_PARTNER = "father's partner", "father's partner"
    MGM = "maternal grandmother", "mother's mother"
    MGF = "maternal grandfather", "mother's father"
    PGM = "paternal grandmother", "father's mother"
    PGF = "paternal grandfather", "father's father"
    KIN = "kinship carer", "another relative who cares for them"
    FOSTER = "foster carer", "foster carer"
    FRIEND = "family friend", "friend of the family"
    ADULT = "adult", "another adult"


class ReferralPerson(OfReferral, models.Model):
    """Somebody whom the referral names, as the referrer knew them."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="people")
    relation = models.CharField(max_length=30, choices=Relation.choices)
    forename = models.CharField("first name", max_length=100, blank=True)
    surname = models.CharField("last name", max_length=100, blank=True)
    known_as = models.CharField("other names", max_length=200, blank=True)
    dob = models.DateField("date of birth", null=True, blank=True)
    unborn = models.BooleanField("not born yet", default=False)
    died_on = models.DateField("date of death", null=True, blank=True)
    words = models.CharField("anything else", max_length=500, blank=True)
    # The people register stands in a lower room; the row it made is kept as its reference.
    added_as = models.CharField("code in the people register", max_length=40, blank=True)
    added_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(null=True, blank=True)
    objects = OfReferralQuerySet.as_manager()
    labels = Labels(
        open="id referral relation unborn added_at added_as",
        personal="added_by",
        sensitive="forename surname known_as dob died_on words",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["referral"], condition=Q(relation="child"), name="referral_one_child"
            ),
            both_or_neither("added_by", "added_at", name="referral_person_added_who_when"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        words = f"{self.forename} {self.surname}".strip()
        return words or ("Unborn child" if self.unborn else "Name not known")

    @property
    def audit_name(self) -> str:
        return f"a person named in {self.referral.audit_name}"


class ReferralFile(OfReferral, models.Model):
    """A paper that came with a referral, kept exactly as sent."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(upload_to="referrals/%Y/")
    file_name = models.CharField(max_length=200)
    file_type = models.CharField(max_length=100)
    file_sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = FileQuerySet.as_manager()
    labels = Labels(
        open="id referral file_type file_sha256 at", personal="by", sensitive="file file_name"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["referral", "file_sha256"], name="referral_file_once")
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def audit_name(self) -> str:
        return f"a paper that came with {self.referral.audit_name}"


class TriageOutcome(models.TextChoices):
    ACCEPT = "accept", "accepted for scoping"
    PASS_ON = "pass-on", "passed to another area"
    DUPLICATE = "duplicate", "told to us already"
    NOT_FOR_US = "not-for-us", "not for this partnership"


class Triage(Frozen, OfReferral, models.Model):
    """What the business unit did with a referral, and why. A later row holds; none changes."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="triages")
    outcome = models.CharField(max_length=20, choices=TriageOutcome.choices)
    reason = models.TextField()
    safety = models.TextField("what is known of the children's safety now")
    duplicate_of = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates"
    )
    passed_to = models.CharField("the area or body it was passed to", max_length=200, blank=True)
    told = models.TextField("what the referrer is told", blank=True)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = OfReferralQuerySet.as_manager()
    labels = Labels(
        open="id referral outcome duplicate_of passed_to at",
        personal="by",
        sensitive="reason safety told",
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason="") & ~Q(safety=""), name="triage_says_why"),
            CheckConstraint(
                condition=Q(outcome="duplicate", duplicate_of__isnull=False)
                | (~Q(outcome="duplicate") & Q(duplicate_of__isnull=True)),
                name="triage_duplicate_of_which",
            ),
            CheckConstraint(
                condition=~Q(outcome="pass-on") | ~Q(passed_to=""), name="triage_passed_to_whom"
            ),
            CheckConstraint(
                condition=Q(outcome="accept") | ~Q(told=""), name="triage_says_what_is_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.referral.code}: {self.get_outcome_display()}"

    @property
    def audit_name(self) -> str:
        return f"what was done with {self.referral.audit_name}"
