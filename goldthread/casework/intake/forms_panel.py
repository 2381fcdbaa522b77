"""What the panel and its chair are asked."""

from typing import Any

from django import forms

from goldthread.casework.intake.criteria import Given
from goldthread.casework.intake.forms_refer import LONG, words
from goldthread.casework.intake.models import Advice, PanelRule

YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Not known yet")]
ADVICE = [
    (Advice.HOLD.value, "Hold this review"),
    (Advice.ALTERNATIVE.value, "The criteria are not met: hold another review"),
    (Advice.NONE.value, "The criteria are not met: hold no review"),
]


class FrameworkForm(forms.Form):
    framework = forms.ChoiceField(label="Look at it under")

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        asked: Any = self.fields["framework"]
        asked.choices = [("", "Choose one"), *offered]


class FactsForm(forms.Form):
    """A question each, with room for the reason, or for where it is known from."""

    def __init__(self, *args: Any, given: list[Given], **more: Any) -> None:
        super().__init__(*args, **more)
        self.given = given
        for one in given:
            key, question = one.question.key, one.question
            told = one.filled_in
            was = one.fact.value if one.fact else told.value if told else None
            self.fields[key] = (
                forms.IntegerField(
                    label=question.words,
                    help_text=question.hint,
                    required=False,
                    min_value=0,
                    max_value=question.most,
                    initial=was,
                )
                if question.kind == "number"
                else forms.ChoiceField(
                    label=question.words,
                    help_text=question.hint,
                    choices=YES_NO,
                    widget=forms.RadioSelect,
                    required=False,
                    initial="" if was is None else "yes" if was else "no",
                )
            )
            label = "Your reason" if question.judgement else "Where it is known from"
            self.fields[f"{key}-reason"] = forms.CharField(
                label=label,
                required=False,
                max_length=LONG,
                widget=forms.Textarea,
                initial=one.fact.reason if one.fact else told.words if told else "",
            )

    @property
    def answers(self) -> dict[str, tuple[Any, str]]:
        """By key: true, false, a number or None; and the reason."""
        told = {}
        for one in self.given:
            key = one.question.key
            value = self.cleaned_data.get(key)
            if one.question.kind != "number":
                value = {"yes": True, "no": False}.get(str(value))
            reason = self.cleaned_data.get(f"{key}-reason", "")
            if value is None and one.filled_in and reason.strip() == one.filled_in.words:
                reason = ""  # what was filled in gives no reason for another answer
            told[key] = (value, reason)
        return told


def _other(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "Choose one"), *choices], required=False)


class RecommendForm(forms.Form):
    advice = forms.ChoiceField(
        label="What do you recommend?", choices=ADVICE, widget=forms.RadioSelect
    )
    alternative = forms.ChoiceField(label="Which other review?", required=False)
    reasons = words("Why?", "The chair reads this with the facts and each member’s view.")

    def __init__(self, *args: Any, others: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["alternative"] = _other("Which other review?", others)


class ViewForm(forms.Form):
    agrees = forms.TypedChoiceField(
        label="Do you agree with this recommendation?",
        choices=[("yes", "I agree"), ("no", "I disagree")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = words("Why?", "It is kept with your name, and the chair reads it as you write it.")


class SendForm(forms.Form):
    without_quorum = words(
        "Why does it go on without a quorum?", "The chair reads this.", required=False
    )

    def __init__(self, *args: Any, quorate: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if quorate:
            del self.fields["without_quorum"]
        else:
            self.fields["without_quorum"].required = True


class DecideForm(forms.Form):
    """The chair's decision. What depends on the answer is asked below it and checked on sending."""

    outcome = forms.ChoiceField(
        label="What do you decide?", choices=ADVICE, widget=forms.RadioSelect
    )
    rationale = words("What is your rationale?", "It is kept for good, with your name.")
    kind = forms.ChoiceField(label="Which other review is held?", required=False)
    no_review_because = words(
        "If the criteria are not met: why another review, or none?", required=False
    )
    differs_because = words(
        "If you differ from the rule’s answer or from the panel: why?",
        "Leave it empty if you differ from neither: it is kept only where you do.",
        required=False,
    )
    what_changed = words("What has changed since the last decision?")

    def __init__(self, *args: Any, others: list[tuple[str, str]], again: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"] = _other("If it is another review: which?", others)
        if not again:
            del self.fields["what_changed"]


class PanelRuleForm(forms.Form):
    least = forms.IntegerField(
        label="How many members must give a view?", min_value=1, max_value=30
    )
    police = forms.BooleanField(label="Somebody from the police", required=False)
    health = forms.BooleanField(label="Somebody from health", required=False)
    local_authority = forms.BooleanField(label="Somebody from the local authority", required=False)
    duty_team = forms.CharField(
        label="How is the duty team of children’s social care reached?",
        help_text="Shown first to everyone who refers a case. For example, 01234 567890, day and "
        "night.",
        max_length=300,
        required=False,
    )

    @classmethod
    def of(cls, rule: PanelRule, data: Any) -> "PanelRuleForm":
        names = cls.base_fields
        return cls(data, initial={name: getattr(rule, name) for name in names})
