"""The checklist as a form: for each item a mark and, short of met, what is missing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldthread.casework.contributions.forms import LONG, box
from goldthread.casework.contributions.models import Mark
from goldthread.casework.contributions.quality import Item
from goldthread.foundations.records.words import written


class QualityForm(forms.Form):
    words = box("Overall", "What should be better, or why you accept it. The agency reads this "
                "where it is returned.", required=False)  # fmt: skip
    then = forms.ChoiceField(
        label="What now?",
        choices=[
            ("keep", "Only keep my marks: others of the panel look too"),
            ("return", "Return it for revision"),
            ("accept", "Accept it: its recommendations become actions of the agency"),
        ],
        widget=forms.RadioSelect,
    )

    # Ids of the items that one press marked as met; nobody types them.
    together = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, items: Sequence[Item], earlier: Mapping[str, Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.items = items
        self.marked = 0  # by the press that marks the rest
        for item in items:
            before = earlier.get(item.id)
            self.fields[f"mark-{item.id}"] = forms.ChoiceField(
                label=item.words,
                help_text=item.hint,
                choices=[(one.value, one.label.capitalize()) for one in Mark],
                widget=forms.RadioSelect,
                initial=before.mark if before else None,
            )
            self.fields[f"words-{item.id}"] = forms.CharField(
                label="What is missing?",
                max_length=LONG,
                widget=forms.Textarea,
                required=False,
                initial=before.words if before else "",
            )

    @classmethod
    def with_the_rest_met(cls, typed: Mapping[str, Any], items: Sequence[Item]) -> "QualityForm":
        """The form as it was typed, with every item that has no mark yet marked as met. Nothing is
        saved by this: the marks stand there to be looked at, changed and then saved."""
        form = cls(items=items, earlier={})
        form.initial = {name: typed.get(name, "") for name in form.fields}
        rest = [item.id for item in items if not typed.get(f"mark-{item.id}")]
        form.initial |= {f"mark-{id_}": Mark.MET.value for id_ in rest}
        before = [id_ for id_ in str(typed.get("together", "")).split() if id_ not in rest]
        form.initial["together"] = " ".join([*before, *rest])
        form.marked = len(rest)
        return form

    def marks(self) -> dict[str, tuple[str, str]]:
        told = self.cleaned_data
        return {item.id: (told[f"mark-{item.id}"], told[f"words-{item.id}"]) for item in self.items}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for item in self.items:
            mark = cleaned.get(f"mark-{item.id}")
            if mark and mark != Mark.MET and not written(cleaned.get(f"words-{item.id}", "")):
                self.add_error(f"words-{item.id}", f"{item.words}: say what is missing")
        if cleaned.get("then") == "return" and not written(cleaned.get("words", "")):
            self.add_error("words", "Say what should be better")
        return cleaned
