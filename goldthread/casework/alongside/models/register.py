"""Parallel proceedings, disclosure, risks, and the hold on publication."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse

from goldthread.casework.alongside.models.base import PERSON, Entry, Row
from goldthread.casework.alongside.querysets import HoldQuerySet
from goldthread.casework.reviews.models import Review
from goldthread.foundations.records.facts import both_or_neither
from goldthread.foundations.records.labels import Labels


class Proceeding(Entry):
    """Another body's process about the same child, adult or event."""

    class Kind(models.TextChoices):
        POLICE = "police", "police investigation"
        CRIMINAL = "criminal", "criminal trial"
        INQUEST = "inquest", "inquest (coroner)"
        CARE = "care", "care proceedings"
        FAMILY_COURT = "family-court", "other family court proceedings"
        IOPC = "iopc", "investigation of the police (IOPC)"
        HSE = "hse", "Health and Safety Executive"
        NMC = "nmc", "Nursing and Midwifery Council"
        GMC = "gmc", "General Medical Council"
        SWE = "swe", "Social Work England"
        EMPLOYER = "employer", "an employer's own investigation"
        REVIEW = "review", "another review"
        INQUIRY = "inquiry", "another inquiry"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="proceedings")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    body = models.CharField("who leads it", max_length=200)
    contact = models.CharField("whom we speak to there", max_length=300, blank=True)
    about = models.TextField(blank=True)
    began_on = models.DateField(null=True, blank=True)
    labels = Labels(
        open="id review kind body began_on at", personal="contact by", sensitive="about"
    )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.body})"

    def get_absolute_url(self) -> str:
        return reverse("proceeding", args=[self.pk])


class ProceedingState(Row):
    """Where it stands, and what it means for the review, as said on one day."""

    class State(models.TextChoices):
        EXPECTED = "expected", "expected"
        UNDER_WAY = "under-way", "under way"
        CHARGED = "charged", "decision or charge awaited"
        LISTED = "listed", "hearing listed"
        PAUSED = "paused", "paused"
        ENDED = "ended", "ended"

    class May(models.TextChoices):
        YES = "yes", "yes"
        CONDITIONS = "conditions", "with conditions"
        NO = "no", "no, not now"
        NOT_ASKED = "not-asked", "not asked yet"

    of = "proceeding"
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=20, choices=State.choices)
    next_on = models.DateField(null=True, blank=True)
    next_what = models.CharField(max_length=300, blank=True)
    family = models.CharField("may we speak to the family?", max_length=20, choices=May.choices)
    practitioners = models.CharField(
        "may we speak to practitioners?", max_length=20, choices=May.choices
    )
    publish = models.CharField("may we publish?", max_length=20, choices=May.choices)
    agreed_with = models.CharField("who said so", max_length=300, blank=True)
    words = models.TextField(blank=True)
    check_on = models.DateField(null=True, blank=True)
    labels = Labels(
        open="id proceeding state next_on family practitioners publish check_on at",
        personal="by agreed_with",
        sensitive="next_what words",
    )

    class Meta(Row.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(state="ended") | Q(check_on__isnull=False),
                name="proceeding_has_a_next_check_until_it_ends",
            )
        ]

    def __str__(self) -> str:
        return f"state of the {self.proceeding}"


class DisclosureRequest(Entry):
    """Somebody asks for material of the review."""

    class Power(models.TextChoices):
        COURT = "court-order", "a court's order"
        CORONER = "coroner", "a coroner's notice"
        PROSECUTION = "cpia", "disclosure in a prosecution (police, Crown Prosecution Service)"
        FAMILY = "family-court", "the family court's request"
        DATA = "data-protection", "a person's request for their own data"
        FOI = "foi", "freedom of information"
        STATUTORY = "statutory", "another power in law"
        NONE = "none", "no power: asked to share"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="disclosures")
    proceeding = models.ForeignKey(
        Proceeding, null=True, blank=True, on_delete=models.PROTECT, related_name="disclosures"
    )
    asked_by = models.CharField("which body asks", max_length=200)
    contact = models.CharField("who asks there", max_length=300, blank=True)
    material = models.TextField("what they ask for")
    power = models.CharField(max_length=20, choices=Power.choices)
    power_words = models.CharField("the power as they state it", max_length=300, blank=True)
    received_on = models.DateField()
    answer_by = models.DateField(null=True, blank=True)
    labels = Labels(
        open="id review proceeding asked_by power power_words received_on answer_by at",
        personal="contact by",
        sensitive="material",
    )

    class Meta(Entry.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(answer_by__isnull=True) | Q(answer_by__gte=F("received_on")),
                name="disclosure_answer_after_it_was_received",
            )
        ]

    def __str__(self) -> str:
        return f"disclosure request of {self.asked_by}"

    def get_absolute_url(self) -> str:
        return reverse("disclosure", args=[self.pk])


class DisclosureDecision(Row):
    """What was decided, frozen. A later decision is another row."""

    class Outcome(models.TextChoices):
        WHOLE = "whole", "given in whole"
        PART = "part", "given in part"
        REFUSED = "refused", "refused"

    of = "request"
    request = models.ForeignKey(
        DisclosureRequest, on_delete=models.PROTECT, related_name="decisions"
    )
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = models.TextField()
    decided_by = models.CharField("who decided: name and post", max_length=300)
    decided_on = models.DateField()
    legal_advice = models.TextField("the legal advice it rests on")
    given = models.TextField("what was given", blank=True)
    given_on = models.DateField(null=True, blank=True)
    labels = Labels(
        open="id request outcome decided_on given_on at",
        personal="by decided_by",
        sensitive="reason legal_advice given",
    )

    class Meta(Row.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(outcome="refused", given="", given_on__isnull=True)
                | (~Q(outcome="refused") & ~Q(given="")),
                name="disclosure_says_what_was_given",
            )
        ]

    def __str__(self) -> str:
        return f"decision on the {self.request}"


class Risk(Entry):
    """What could go wrong in or because of the review."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveSmallIntegerField()
    what = models.TextField("what could go wrong")
    labels = Labels(open="id review number at", personal="by", sensitive="what")

    class Meta(Entry.Meta):
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["review", "number"], name="risk_number_once")
        ]

    def __str__(self) -> str:
        return f"risk {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("risk", args=[self.pk])


class RiskView(Row):
    """How the risk stands on one day, in words; or that it is closed, with the reason."""

    class Likelihood(models.TextChoices):
        UNLIKELY = "unlikely", "unlikely"
        POSSIBLE = "possible", "possible"
        LIKELY = "likely", "likely"
        HAPPENING = "happening", "already happening"

    class Effect(models.TextChoices):
        SMALL = "small", "small"
        SERIOUS = "serious", "serious"
        GRAVE = "grave", "grave"

    of = "risk"
    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="views")
    likelihood = models.CharField(max_length=20, choices=Likelihood.choices)
    effect = models.CharField(max_length=20, choices=Effect.choices)
    owner = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    doing = models.TextField("what is done about it", blank=True)
    check_on = models.DateField(null=True, blank=True)
    closed = models.BooleanField(default=False)
    reason = models.TextField("why it is closed", blank=True)
    labels = Labels(
        open="id risk likelihood effect check_on closed at",
        personal="by owner",
        sensitive="doing reason",
    )

    class Meta(Row.Meta):
        constraints: ClassVar = [
            CheckConstraint(
                condition=(Q(closed=True) & ~Q(reason=""))
                | (Q(closed=False, owner__isnull=False, check_on__isnull=False) & ~Q(doing="")),
                name="risk_is_owned_and_checked_or_closed_with_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"view of {self.risk}"


class Hold(Entry):
    """Publication is held. It stands until two people lift it."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="holds")
    since = models.DateField()
    reason = models.TextField()
    because = models.ForeignKey(
        Proceeding, null=True, blank=True, on_delete=models.PROTECT, related_name="holds"
    )
    first_check = models.DateField()
    objects = HoldQuerySet.as_manager()
    labels = Labels(
        open="id review since because first_check at", personal="by", sensitive="reason"
    )

    def __str__(self) -> str:
        return f"hold on publication since {self.since.day} {self.since:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("hold", args=[self.pk])

    @property
    def next_check(self) -> date:
        """By the latest check, or the first one that was set. Rows are prefetched by lists."""
        checks = list(self.checks.all())
        found: date = checks[-1].next_check if checks else self.first_check
        return found

    @property
    def lifted(self) -> "HoldLift | None":
        return next((lift for lift in self.lifts.all() if lift.confirmed_at), None)

    @property
    def proposed(self) -> "HoldLift | None":
        """A proposal to lift it that waits for a second person."""
        return next(
            (lift for lift in self.lifts.all() if not lift.confirmed_at and not lift.declined_at),
            None,
        )


class HoldCheck(Row):
    """Somebody looked again: it is still held, because."""

    of = "hold"
    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, related_name="checks")
    reason = models.TextField()
    next_check = models.DateField()
    labels = Labels(open="id hold next_check at", personal="by", sensitive="reason")

    def __str__(self) -> str:
        return f"check of the {self.hold}"


class HoldLift(Row):
    """One person proposes that the hold ends; another confirms it, or declines and says why."""

    of = "hold"
    hold = models.ForeignKey(Hold, on_delete=models.PROTECT, related_name="lifts")
    reason = models.TextField()
    confirmed_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    declined_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_why = models.TextField(blank=True)
    labels = Labels(
        open="id hold at confirmed_at declined_at",
        personal="by confirmed_by declined_by",
        sensitive="reason declined_why",
    )

    class Meta(Row.Meta):
        constraints: ClassVar = [
            both_or_neither("confirmed_by", "confirmed_at", name="hold_lift_confirmed_who_when"),
            both_or_neither("declined_by", "declined_at", name="hold_lift_declined_who_when"),
            CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("by")),
                name="hold_is_lifted_by_two_people",
            ),
            CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(declined_at__isnull=True),
                name="hold_lift_is_confirmed_or_declined",
            ),
            UniqueConstraint(
                fields=["hold"],
                condition=Q(confirmed_at__isnull=True, declined_at__isnull=True),
                name="hold_lift_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"lifting of the {self.hold}"
