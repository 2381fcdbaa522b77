"""`goldthread found NAME`: a new partnership, and an invitation for its business manager."""

import argparse

from goldthread.cli.starting import cannot, start_django


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "found",
        help="begin a partnership and invite its business manager",
        description="Begins a partnership and invites its first business manager, who invites "
        "everyone else. The invitation goes by e-mail; its link is printed too. One installation "
        "can serve several partnerships, which never see each other.",
    )
    parser.add_argument("name", help="the partnership's full name")
    parser.add_argument("--short", required=True, help="its short name for addresses: fenmarsh")
    parser.add_argument("--manager", required=True, help="the business manager's full name")
    parser.add_argument("--email", required=True, help="the business manager's e-mail address")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.db import IntegrityError, transaction
    from django.urls import reverse

    from goldthread.foundations.agencies.actions import found_partnership
    from goldthread.foundations.agencies.inviting import invite
    from goldthread.foundations.agencies.letters import send_invitation
    from goldthread.foundations.agencies.roles import Role
    from goldthread.foundations.records.refusals import Refused
    from goldthread.web.health import Behind, every_migration_is_there

    try:
        every_migration_is_there()
        check_words(args.short, args.email)
        with transaction.atomic():
            partnership = found_partnership(name=args.name.strip(), slug=args.short, by=None)
            invitation, secret = invite(
                partnership=partnership,
                email=args.email,
                name=args.manager,
                role=Role.BUSINESS_MANAGER,
                by=None,
            )
    except ValidationError as wrong:
        return cannot(" ".join(wrong.messages))
    except (Behind, Refused) as no:
        return cannot(str(no))
    except IntegrityError:
        return cannot(f"A partnership with that name, or called {args.short}, is here already.")
    print(f"Begun: {partnership}.")
    print(
        f"Invitation for {args.manager}: {settings.ADDRESS}{reverse('invitation', args=[secret])}"
    )
    if not send_invitation(invitation, secret):
        print("The e-mail could not be sent. Pass the link on by a safe way.")
        return 1
    return 0


def check_words(short: str, email: str) -> None:
    """Raises ValidationError, in words, for a short name or address that cannot be used."""
    from django.core.validators import validate_email, validate_slug

    validate_slug(short)
    validate_email(email)
