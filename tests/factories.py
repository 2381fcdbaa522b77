"""The cast: fictional people, bodies and matters, made with as few words as a test needs."""

from itertools import count
from types import SimpleNamespace
from typing import Any

from allauth.account.models import EmailAddress

from goldthread.foundations.access.models import User
from goldthread.foundations.agencies.models import (
    Matter,
    Membership,
    Organisation,
    Partnership,
    Sector,
)
from goldthread.foundations.agencies.roles import Role

PASSWORD = "quiet-river-lantern"
_number = count(1)


def partnership(name: str = "") -> Partnership:
    at = next(_number)
    return Partnership.objects.create(
        name=name or f"Fenmarsh Safeguarding Children Partnership {at}", slug=f"fenmarsh-{at}"
    )


def organisation(of: Partnership, name: str = "", sector: str = Sector.HOUSING) -> Organisation:
    return Organisation.objects.create(
        partnership=of, name=name or f"Fenmarsh Body {next(_number)}", sector=sector
    )


def person(name: str = "", email: str = "", password: str = PASSWORD) -> User:
    """An account with a proved address and no role anywhere."""
    at = next(_number)
    made = User.objects.create_user(
        email or f"person{at}@fenmarsh.example", name or f"Person {at}", password
    )
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def member(
    of: Partnership, role: str, at: Organisation | None = None, name: str = "", **more: Any
) -> User:
    """An account with one role in a partnership."""
    made = person(name or f"{Role(role).label.capitalize()} {next(_number)}")
    Membership.objects.create(person=made, partnership=of, role=role, organisation=at, **more)
    return made


def matter(of: Partnership, code: str = "", circle: str = Matter.Circle.SEATS) -> Matter:
    at = next(_number)
    return Matter.objects.create(
        partnership=of, code=code or f"R-2026-{at}", name=f"Review “Robin” {at}", circle=circle
    )


def cast(**more: Any) -> SimpleNamespace:
    """A small partnership and, next to it, a stranger who belongs to another one.

    partnership, manager, support, chair, author (trust), colleague (housing), signatory (trust),
    practitioner (trust), executive (trust), administrator, stranger, elsewhere, trust, housing.
    """
    ours, elsewhere = partnership(), partnership("Otherby Safeguarding Partnership")
    trust = organisation(ours, "Fenmarsh Hospital Trust", Sector.ACUTE)
    housing = organisation(ours, "Fenmarsh Housing", Sector.HOUSING)
    return SimpleNamespace(
        partnership=ours,
        elsewhere=elsewhere,
        trust=trust,
        housing=housing,
        manager=member(ours, Role.BUSINESS_MANAGER, name="Mira Holt"),
        support=member(ours, Role.BUSINESS_SUPPORT, name="Ben Ash"),
        chair=member(ours, Role.CHAIR, name="Cara Fenn"),
        author=member(ours, Role.AUTHOR, trust, name="Anna Reed"),
        signatory=member(ours, Role.SIGNATORY, trust, name="Sol Marsh"),
        practitioner=member(ours, Role.PRACTITIONER, trust, name="Pia Wells"),
        executive=member(ours, Role.EXECUTIVE, trust, name="Eve Stone"),
        colleague=member(ours, Role.AUTHOR, housing, name="Col Brook"),
        administrator=member(ours, Role.ADMINISTRATOR, name="Ada Quill"),
        stranger=member(elsewhere, Role.BUSINESS_MANAGER, name="Stella Orme"),
        **more,
    )
