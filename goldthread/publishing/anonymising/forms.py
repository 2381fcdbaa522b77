"""What people are asked when a document is made safe."""

from typing import Any

from django import forms

from goldthread.foundations.records.files import FormWithFile

PASTED = 1_000_000  # characters


class SendForm(FormWithFile):
    """A file, or pasted words; never both."""

    file = forms.FileField(
        label="Choose the document",
        help_text="Word (.docx), Excel (.xlsx), CSV or plain text. A PDF is checked only: to "
        "change it, send the Word document that it was made of.",
        required=False,
    )
    words = forms.CharField(
        label="Or paste the text here",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=PASTED,
        required=False,
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not self.errors and bool(told.get("file")) == bool((told.get("words") or "").strip()):
            both = told.get("file") is not None
            self.add_error(
                "file",
                "Send either a document or pasted text, not both. Nothing has been saved."
                if both
                else "Choose a document, or paste a text.",
            )
        return told


class LookForm(forms.Form):
    saw = forms.CharField(
        label="What is in it?",
        help_text="For example: a chart of monthly figures, no names, no faces, no places.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )


class PublicFactForm(forms.Form):
    words = forms.CharField(
        label="What can anyone read?",
        help_text="The very words, or the facts in short sentences: “The baby was 15 days old.”",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
    )
    source = forms.CharField(
        label="Where can it be read?",
        help_text="For example: a newspaper and its day, a judgment, an inquest’s list.",
        max_length=300,
    )


class MakeKeyForm(forms.Form):
    passphrase = forms.CharField(
        label="A passphrase for the key",
        help_text="12 characters or more; several words are best. It is kept nowhere: without it "
        "nobody can use the key.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        max_length=200,
        strip=False,
    )
    again = forms.CharField(
        label="The passphrase again",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        max_length=200,
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and told["passphrase"] != told["again"]:
            self.add_error("again", "The two passphrases are not the same. Type both again.")
        return told


class UseKeyForm(FormWithFile):
    because = forms.CharField(
        label="Why do you need to know?",
        help_text="It is recorded with your name, each time.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    passphrase = forms.CharField(
        label="Passphrase of the key",
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        max_length=200,
        strip=False,
    )
    file = forms.FileField(
        label="The safe copy, to bring its names back",
        help_text="Leave it empty to see only who is whom.",
        required=False,
    )
