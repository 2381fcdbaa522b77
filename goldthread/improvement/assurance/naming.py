"""Names that look the same are the same; and a form says which of its fields is meant."""

import unicodedata
from typing import Any

from django import forms

from goldthread.foundations.records.words import BLANK

UNSEEN = ("C", "Z")  # spaces, marks of direction, letters of no width


def as_seen(name: str) -> str:
    """What somebody sees of a name: without case, width, spaces and letters that are not seen."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(
        one
        for one in plain
        if unicodedata.category(one)[0] not in UNSEEN
        and unicodedata.category(one) not in ("Mn", "Me")
        and one not in BLANK
    )


class SaysWhich(forms.Form):
    """What is wrong is told with the field's own words, and with what to do."""

    def full_clean(self) -> None:
        for field in self.fields.values():
            _says_which(field)
        super().full_clean()


def _says_which(field: Any) -> None:
    name = str(field.label or "").rstrip("?:. ")
    words = {
        "invalid_choice": "choose one of those that are offered.",
        "invalid_pk_value": "choose from those that are offered.",
        "invalid_list": "choose from those that are offered.",
    }
    if isinstance(field, forms.IntegerField):
        words["invalid"] = "give a whole number, such as 12."
        words["min_value"] = f"give {field.min_value} or more."
        words["max_value"] = f"give {field.max_value} or fewer."
    if isinstance(field, forms.DateField):
        words["invalid"] = "give a day, such as 3 March 2026."
    told = {code: f"{name}: {said}" for code, said in words.items()}
    field.error_messages = {**field.error_messages, **told}
