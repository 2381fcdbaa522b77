"""What people are asked about what is known of a recommendation."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet

from goldthread.foundations.access.lists import Filters
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.followthrough.models import Action
from goldthread.foundations.records.files import FormWithFile
from goldthread.foundations.records.formfields import Several, day, line, sentence, words
from goldthread.improvement.assurance.models import Audit
from goldthread.improvement.assurance.models.knowing import JUDGED, TESTED
from goldthread.improvement.assurance.naming import SaysWhich
from goldthread.rules.assurance import Level
from goldthread.rules.looks import About, Means

EVERY = [("", "All")]


class _Actions(Several):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code}: {obj.what}"


class TestForm(SaysWhich, FormWithFile):
    __test__ = False  # it is no test of the program

    audit_row = forms.ModelChoiceField(
        Audit.objects.none(),
        label="Which audit shows it?",
        empty_label="None of those held here",
        required=False,
    )
    fits = line(
        "Why does this audit fit?",
        "Only where it was held for no recommendation in particular.",
        required=False,
    )
    means = forms.ChoiceField(
        label="How was practice looked at?",
        choices=[(one.value, sentence(one.words)) for one in Means],
        help_text="A survey or a self-assessment is kept and shown. It is no evidence of practice.",
        widget=forms.RadioSelect,
    )
    on = day(
        "Until which day did the practice go that was looked at?",
        "A test counts when it looks at practice after every action had ended. For example, "
        "3 March 2026",
    )
    looked_at = forms.IntegerField(
        label="How many cases were looked at?", min_value=0, max_value=100_000, required=False
    )
    found = forms.IntegerField(
        label="In how many was it happening?", min_value=0, max_value=100_000, required=False
    )
    verdict = forms.ChoiceField(label="Is it happening?", choices=TESTED, widget=forms.RadioSelect)
    shows = words(
        "What does it show?", "And where to look. Leave out names of children and families."
    )
    file = forms.FileField(label="Upload a file", required=False)
    open_again = _Actions(
        Action.objects.none(),
        label="If it is not happening: which actions are opened again?",
        help_text="Only by a look at practice on days after they ended.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, ended: QuerySet[Action], audits: QuerySet[Audit], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        held: Any = self.fields["audit_row"]
        held.queryset = audits
        if not audits.exists():
            del self.fields["audit_row"]
        if not audits.filter(because__isnull=True).exists():
            del self.fields["fits"]
        largest = settings.UPLOAD_BYTES // (1024 * 1024)
        self.fields["file"].help_text = (
            "PDF, Word, Excel, PowerPoint, CSV, plain text or a picture (PNG, JPEG), up to "
            f"{largest} MB. No names of children and families."
        )
        if not ended.exists():
            del self.fields["open_again"]
            return
        choice: Any = self.fields["open_again"]
        choice.queryset = ended


class JudgeForm(SaysWhich):
    about = forms.ChoiceField(
        label="What do you judge?",
        choices=[(one.value, one.words) for one in About],
        help_text="The two are judged apart: a good procedure may be followed by nobody.",
        widget=forms.RadioSelect,
    )
    verdict = forms.ChoiceField(label="Your judgement", choices=JUDGED, widget=forms.RadioSelect)
    reasoning = words(
        "Why?", "What you looked at, and what it does not tell. The board will read this."
    )
    next_look = day("When is it looked at next?")


class ReplyForm(SaysWhich):
    words = words("Your answer", "What you make of it, and what will happen now.")


class LevelFilters(Filters):
    level = forms.ChoiceField(
        label="How well it is known",
        choices=[*EVERY, *((one.value, one.words) for one in Level)],
        required=False,
    )
    body = forms.ModelChoiceField(
        label="Body", queryset=Organisation.objects.none(), required=False, empty_label="All"
    )
    review = forms.CharField(label="Review’s title or reference", required=False, max_length=300)
    overdue = forms.BooleanField(label="Next look overdue", required=False)
    nothing = forms.BooleanField(label="Nobody said when it is looked at next", required=False)

    def __init__(
        self,
        *args: Any,
        partnership: Partnership,
        user: Any,
        today: date,
        reviews: Any,
        **more: Any,
    ) -> None:
        """`reviews`: those that may be named. The levels are kept up to `today`."""
        super().__init__(*args, **more)
        self.today, self.reviews = today, reviews
        bodies = Organisation.objects.visible_to(user).filter(partnership=partnership)
        choice: Any = self.fields["body"]
        choice.queryset = bodies.order_by("name")

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        if body := chosen.get("body"):
            rows = rows.filter(organisation=body)
        if review := chosen.get("review"):
            named = Q(title__icontains=review) | Q(matter__code__iexact=review)
            rows = rows.filter(recommendation__review__in=self.reviews.filter(named))
        if level := chosen.get("level"):
            rows = rows.filter(kept__level=level)
        if chosen.get("overdue"):
            rows = rows.filter(kept__next_look__lt=self.today)
        if chosen.get("nothing"):
            rows = rows.filter(kept__next_look__isnull=True)
        return rows
