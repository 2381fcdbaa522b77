"""What the business unit and agencies are asked about a referral."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from goldthread.casework.intake import querysets
from goldthread.casework.intake.forms_refer import LONG, WHEN, choice, line, words
from goldthread.casework.intake.models import (
    Harm,
    Known,
    Mark,
    Notification,
    Referral,
    TriageOutcome,
)
from goldthread.casework.intake.scoping import ASKED, DAYS
from goldthread.casework.intake.states import STATES, in_state
from goldthread.foundations.access.lists import Filters
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.formfields import Several


class ReferralFilters(Filters):
    words = forms.CharField(label="Reference, name or organisation", required=False, max_length=200)
    state = forms.ChoiceField(
        label="Where it stands",
        choices=[("", "All"), *((key, text.capitalize()) for key, (text, _) in STATES.items())],
        required=False,
    )
    harm = forms.ChoiceField(
        label="What it is about", choices=[("", "All"), *Harm.choices], required=False
    )

    def __init__(self, *args: Any, reader: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.reader = reader

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        """Names are looked for where the reader may read them, and never shown in the list."""
        for word in chosen.get("words", "").split():
            named = Q(people__forename__icontains=word) | Q(people__surname__icontains=word)
            named |= Q(people__known_as__icontains=word)
            named &= querysets.named(self.reader, "matter")
            named |= Q(matter__code__icontains=word) | Q(organisation__name__icontains=word)
            rows = rows.filter(pk__in=rows.filter(named).values("pk"))
        if state := chosen.get("state"):
            rows = in_state(rows, state)
        if harm := chosen.get("harm"):
            rows = rows.filter(harm=harm)
        return rows


class TriageForm(forms.Form):
    safety = words(
        "What is known of the children’s safety now?",
        "Ask before anything else, and say whom you asked.",
    )
    outcome = choice("What becomes of this referral?", TriageOutcome.choices)
    reason = words("Why?")
    passed_to = line("Which area or body is it passed to?", required=False)
    duplicate_of = forms.ModelChoiceField(
        label="Which referral told us before?",
        queryset=Referral.objects.none(),
        empty_label="Choose a referral",
        required=False,
    )
    told = words(
        "What is the referrer told?",
        "They read these words and nothing else. Name no other case, and nobody in it.",
        required=False,
    )

    def __init__(self, *args: Any, others: QuerySet[Referral], **more: Any) -> None:
        super().__init__(*args, **more)
        asked: Any = self.fields["duplicate_of"]
        asked.queryset = others


class AskForm(forms.Form):
    organisations = Several(
        label="Which agencies are asked?",
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(
        label="Within how many working days?",
        help_text="Counted from today, without weekends and bank holidays.",
        min_value=1,
        max_value=60,
        initial=DAYS,
    )
    asked = words("What is asked?", "Say nothing of what happened.")
    secure = forms.BooleanField(
        label="Tell them to secure their records",
        help_text="They say on which day it was done, and by whom.",
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **more: Any) -> None:
        super().__init__(*args, **more)
        asked: Any = self.fields["organisations"]
        asked.queryset = bodies
        self.fields["asked"].initial = ASKED


class ReplyForm(forms.Form):
    known = choice("Was the child or the family known to you?", Known.choices)
    other_name = line("Under which name?", required=False, most=300)
    known_from = GovDateField(label="Known from", help_text=WHEN, required=False)
    known_until = GovDateField(
        label="Known until", help_text="Leave empty if your work goes on.", required=False
    )
    summary = words(
        "What was your contact, in a few lines?",
        "Who worked with them, why, and what stands out. You will be asked for more later if it "
        "is needed.",
        required=False,
    )
    secured_on = GovDateField(
        label="On which day were your records secured?", help_text=WHEN, required=False
    )
    secured_by = line("Who secured them?", required=False)
    author = line(
        "Who would write for your organisation?",
        "Somebody who had nothing to do with the case, and manages nobody who had.",
        required=False,
    )


class TellForm(forms.Form):
    words = words(
        "What is the referrer told?",
        "They read these words and nothing else of the decision. Name nobody.",
        most=LONG,
    )


class AwareForm(forms.Form):
    on = GovDateField(label="On which day did the local authority become aware?", help_text=WHEN)
    because = words("How is this known?")


class MustTellForm(forms.Form):
    to = line("Who else must be told?", "Such as the coroner, or another area.")
    because = words("Why?", "The rule, or the reason.")
    due = GovDateField(label="By when?", help_text=WHEN, required=False)


class MarkForm(forms.Form):
    what = choice(
        "What happened?",
        [(Mark.SENT.value, "it was sent"), (Mark.MISSED.value, "its day was missed")],
    )
    on = GovDateField(label="On which day?", help_text=WHEN)
    who = line("Who sent it?", "Name and role.", required=False)
    reason = words("Why was it late or missed?", "Not needed when it was in time.", required=False)

    def __init__(self, *args: Any, notification: Notification, **more: Any) -> None:
        super().__init__(*args, **more)
        self.notification = notification
