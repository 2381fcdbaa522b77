"""Forms that take a file."""

from typing import Any

from django import forms


class FormWithFile(forms.Form):
    """A browser forgets the file that it sent: where another answer is wrong, the form says so."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            for name in [name for name in self.files if cleaned.get(name)]:
                self.add_error(name, f"Choose “{self.files[name].name}” again. It was not kept.")
        return cleaned
