"""The privacy label that every field carries.

open       could stand in a published document
personal   tells who a living person is (a practitioner's name, an e-mail address)
sensitive  tells of a child, a family or an unpublished review

The leak check and the anonymiser read these labels; a field without one fails a test.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, init=False)
class Labels:
    """Field names by label, each given as one string with spaces."""

    by_field: dict[str, str]

    def __init__(self, *, open: str = "", personal: str = "", sensitive: str = "") -> None:
        pairs = {"open": open, "personal": personal, "sensitive": sensitive}
        named = {field: label for label, names in pairs.items() for field in names.split()}
        object.__setattr__(self, "by_field", named)


def unlabelled(model: Any) -> list[str]:
    """Names of the model's own fields that carry no label, or labels that name no field."""
    labels: Labels = getattr(model, "labels", Labels())
    fields = {field.name for field in [*model._meta.local_fields, *model._meta.local_many_to_many]}
    return sorted(fields ^ set(labels.by_field))
