"""Naming somebody of another agency: by their work e-mail, with an answer that tells nothing.

No agency is shown who works for another. Whoever one knows anyway is offered by name. An address
that names nobody, somebody of another partnership, or somebody who cannot be meant is refused in
the same words, and stands in the trail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.foundations.access.audit import audit
from goldthread.foundations.access.models import AuditRow, User
from goldthread.foundations.agencies.models import Partnership
from goldthread.rules.addresses import WITHIN, too_many

REFUSED = "address.refused"
NOBODY = "We could not use this address here. Look at it again, or ask the business unit."
ENOUGH = (
    "Several addresses could not be used within an hour. Ask the business unit by telephone for "
    "the right one."
)


@dataclass(frozen=True)
class Typed:
    """An address that somebody typed; it may be nobody's."""

    address: str
    partnership: Partnership

    @property
    def audit_ref(self) -> str:
        return f"address:{self.address.lower()}"[:100]

    @property
    def audit_name(self) -> str:
        return f"the address {self.address}"


@dataclass(frozen=True)
class Known:
    """`near`: who is offered by name. `among`: who can be named by their address."""

    user: Any
    partnership: Partnership
    near: QuerySet[User]
    among: QuerySet[User]

    def find(self, address: str, fits: Callable[[User], bool] = lambda one: True) -> User:
        """ValidationError in the same words, whatever the reason; the trail keeps each."""
        rows = AuditRow.objects.filter(did=REFUSED, actor=self.user.audit_ref)
        if too_many(rows.filter(at__gt=timezone.now() - WITHIN).count()):
            raise forms.ValidationError(ENOUGH)
        found = self.among.filter(email__iexact=address).first()
        if found is None or not fits(found):
            audit(by=self.user, did=REFUSED, about=Typed(address, self.partnership))
            raise forms.ValidationError(NOBODY)
        return found


def mail() -> forms.EmailField:
    label = "If they work for another agency: their work e-mail address"
    return forms.EmailField(label=label, required=False)


class NamingForm(forms.Form):
    """Each field of `named` offers people, and has beside it one for an address: `NAME_email`."""

    named: ClassVar[tuple[str, ...]] = ("person",)

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        for name in self.named:
            self.fields[name].queryset = known.near  # type: ignore[attr-defined]

    def fits(self, name: str, person: User, told: dict[str, Any]) -> bool:
        """Whether somebody named by address can be meant. `told`: who was named before."""
        return True

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        given = {name: told.pop(f"{name}_email", "") for name in self.named}
        for name, address in given.items():
            chosen = told.get(name)
            if chosen and address and chosen.email.lower() != address.lower():
                self.add_error(name, "Choose a person, or give an address: not both.")
            elif not chosen and not address and not self.errors.keys() & {name, f"{name}_email"}:
                self.add_error(name, "Choose a person, or give their work e-mail address.")
        if self.errors:
            return told  # no address is looked up for a form that is not whole
        for name, address in given.items():
            if not told.get(name):
                try:
                    told[name] = self.known.find(
                        address, lambda one, name=name: self.fits(name, one, told)
                    )
                except forms.ValidationError as refusal:
                    self.add_error(f"{name}_email", refusal)
                    break
        return told
