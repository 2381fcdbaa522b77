"""What is asked about terms of reference."""

from collections.abc import Collection
from typing import Any

from django import forms

from goldthread.casework.reviews.models import TermsOfReference
from goldthread.casework.reviews.terms import MOST_LINES, Text
from goldthread.foundations.agencies.models import Organisation
from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.foundations.records.formfields import Several
from goldthread.foundations.records.numbers import number_sent
from goldthread.foundations.records.words import written

SPARE = 2  # empty lines of enquiry at the end of the form


def _long(label: str, rows: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=10_000,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class TermsForm(forms.Form):
    """A draft, with as many pairs of question and prompt as it has, and some empty ones.

    `how_many` says how many pairs the page had; more come with each saving. `knew`: the bodies that
    said in scoping that they knew the child. They are ticked until somebody has saved the draft.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput)
    how_many = forms.IntegerField(widget=forms.HiddenInput, required=False)
    purpose = _long("Purpose", 4, "What the review is for, and what it is not for.")
    scope = _long("Scope", 4, "Whose work with whom is looked at, and what is left out.")
    method = _long("How the review is done", 5)
    period_from = GovDateField(label="First day of the period", required=False)
    period_to = GovDateField(label="Last day of the period", required=False)
    agencies = Several(
        Organisation.objects.none(),
        label="Agencies that give a return",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        terms: TermsOfReference,
        bodies: Any,
        knew: Collection[int] = (),
        **kwargs: Any,
    ) -> None:
        lines = list(terms.lines.all())
        sent = number_sent(str(data.get("how_many", ""))) if data else 0
        self.count = min(max(sent, len(lines) + SPARE), MOST_LINES + SPARE)
        first = terms.version == 1 and terms.written_at is None
        initial = {
            "seen": terms.saves,
            "how_many": self.count,
            "agencies": [*(body.pk for body in terms.agencies.all()), *(knew if first else ())],
            **{
                name: getattr(terms, name)
                for name in ("purpose", "scope", "method", "period_from", "period_to")
            },
        }
        for line in lines:
            initial[f"question_{line.number}"] = line.question
            initial[f"prompt_{line.number}"] = line.prompt
        super().__init__(data, initial=initial, **kwargs)
        self.fields["agencies"].queryset = bodies
        for number in range(1, self.count + 1):
            self.fields[f"question_{number}"] = _long(f"{number}. Question", 2)
            self.fields[f"prompt_{number}"] = _long(f"What authors should think of for {number}", 2)

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """The bound fields of each line of enquiry."""
        return [(self[f"question_{n}"], self[f"prompt_{n}"]) for n in range(1, self.count + 1)]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(given.get("period_from")) != bool(given.get("period_to")):
            missing = "period_to" if given.get("period_from") else "period_from"
            if missing not in self.errors:
                self.add_error(missing, "Enter both days of the period, or neither.")
        for number in range(1, self.count + 1):
            prompt = given.get(f"prompt_{number}", "").strip()
            if prompt and not written(given.get(f"question_{number}", "")):
                self.add_error(f"question_{number}", f"Line {number} has a prompt and no question.")
        return given

    def text(self) -> Text:
        given = self.cleaned_data
        return Text(
            purpose=given["purpose"].strip(),
            scope=given["scope"].strip(),
            method=given["method"].strip(),
            period_from=given["period_from"],
            period_to=given["period_to"],
            agencies=list(given["agencies"]),
            lines=[
                (given[f"question_{n}"], given[f"prompt_{n}"]) for n in range(1, self.count + 1)
            ],
        )


class AgreeForm(forms.Form):
    """`alone` is asked only of whoever wrote the words themselves."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    alone = _long(
        "You wrote these words yourself. Why does nobody else agree them?",
        3,
        "Better: ask the chair, the lead reviewer or a colleague to agree them.",
    )

    def __init__(self, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks:
            del self.fields["alone"]


class NewVersionForm(forms.Form):
    why = forms.CharField(
        label="Why do the terms of reference change?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why the terms of reference change"},
    )
