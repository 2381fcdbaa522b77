"""`goldthread import-review FILE`: a published review becomes a draft to confirm on screen."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goldthread.cli.starting import cannot, start_django

if TYPE_CHECKING:
    from goldthread.foundations.access.models import User
    from goldthread.foundations.agencies.models import Partnership
    from goldthread.improvement.learning.models import Draft

DESCRIPTION = """Keeps a review (.txt, .html, .docx, .pdf), reads it, and makes a draft of its
learning points and recommendations. Nothing enters the record until a person has confirmed each
item on the page whose address is printed.

--accept-all is for bulk history: everything found enters the record as found, under the name of
the person given with --by, who answers for that decision."""
EPILOG = """exit status:
  0  done
  1  done, but a person should look: problems are listed, or nothing was found
  2  could not be done; nothing was kept"""


class NotPossible(Exception):
    """Why, and what to do next, in one sentence."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "import-review",
        help="bring a published review in, to be confirmed on screen",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a .txt, .html, .docx or .pdf file")
    parser.add_argument(
        "--partnership",
        metavar="SLUG",
        help="where there are several: which (default: the one --by works for)",
    )
    parser.add_argument("--title", default="", help="what to call the review (default: its words)")
    parser.add_argument(
        "--unpublished",
        action="store_true",
        help="only the business unit and people with a seat see it (default: the partnership)",
    )
    parser.add_argument(
        "--by", metavar="EMAIL", help="who brings it in (default: the only business manager)"
    )
    parser.add_argument(
        "--accept-all", action="store_true", help="put all that is found in the record; needs --by"
    )
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core.exceptions import PermissionDenied
    from django.db import DatabaseError

    from goldthread.engines.extract import Unreadable
    from goldthread.foundations.records.refusals import Refused
    from goldthread.web.health import Behind, every_migration_is_there

    try:
        every_migration_is_there()
        told = bring_in(args)
    except (Behind, NotPossible, Refused, Unreadable) as no:
        return cannot(str(no))
    except PermissionDenied:
        return cannot(
            f"{args.by or 'This person'} is not in the business unit of that partnership, so "
            "nothing was kept. Name a business manager or business support with --by."
        )
    except DatabaseError as fault:
        return cannot(f"The database does not answer: {fault}. Check DATABASE_URL.")
    except OSError as fault:
        return cannot(f"{args.file} cannot be read: {fault.strerror}. Nothing was kept.")
    print(json.dumps(told, ensure_ascii=False, indent=1) if args.json else in_words(told))
    for problem in told["problems"]:
        print(problem, file=sys.stderr)
    found = told["learning_points"] + told["recommendations"]
    return 1 if told["problems"] or not found else 0


def bring_in(args: argparse.Namespace) -> dict[str, Any]:
    """Keep, read and, if asked, accept: all of it or nothing. Errors: NotPossible, Refused."""
    from django.db import transaction

    from goldthread.improvement.learning import actions

    if args.accept_all and not args.by:
        raise NotPossible(
            "--accept-all is a person's decision: name that person with --by. Nothing was kept."
        )
    partnership = the_partnership(args.partnership, args.by)
    person = the_person(args.by, partnership)
    data, kept = args.file.read_bytes(), None
    try:
        with transaction.atomic():
            kept = actions.begin(
                partnership=partnership,
                data=data,
                name=args.file.name,
                title=args.title,
                published=not args.unpublished,
                by=person,
            )
            draft = actions.read(draft=kept, by=None)
            return accept(draft, person) if args.accept_all else shape(draft)
    except BaseException:
        if kept is not None:
            kept.file.storage.delete(kept.file.name)
        raise


def accept(draft: "Draft", person: "User") -> dict[str, Any]:
    """Everything found enters the record as this person's decision."""
    from goldthread.foundations.agencies.naming import Directory
    from goldthread.improvement.learning import deciding
    from goldthread.improvement.recommendations.actions import finish_draft

    directory = Directory(draft.partnership)
    if draft.proposals.exists():
        deciding.accept_all(
            draft=draft,
            by=person,
            bodies=lambda words: [one.organisation for one in directory.meant_by(words)],
        )
    _, asked = finish_draft(draft=draft, by=person)
    nobody = sum(1 for one in asked if not one.addresses.exists())
    return shape(draft) | {"decided_by": person.name, "addressed_to_nobody": nobody}


def shape(draft: "Draft") -> dict[str, Any]:
    """What is printed as JSON. `decided_by` is null until a person has decided."""
    from django.conf import settings

    from goldthread.casework.reviews.models import Review

    review = Review.objects.get(pk=draft.review_id)
    listings = list(draft.proposals.values_list("listing", flat=True))
    return {
        "file": draft.file_name,
        "review": review.code,
        "title": review.title,
        "address": f"{settings.ADDRESS}{draft.get_absolute_url()}",
        "learning_points": listings.count("learning"),
        "recommendations": listings.count("recommendation"),
        "decided_by": None,
        "problems": draft.problems.splitlines(),
    }


def in_words(told: dict[str, Any]) -> str:
    found = f"{many(told['learning_points'], 'learning point')}, "
    found += many(told["recommendations"], "recommendation")
    lines = [f"{told['review']} {told['title']}: {found} found in {told['file']}."]
    if told["decided_by"] is None:
        lines.append(f"Nothing is in the record yet. Confirm them at {told['address']}")
        return "\n".join(lines)
    lines.append(f"All are in the record, accepted by {told['decided_by']}. {told['address']}")
    if nobody := told["addressed_to_nobody"]:
        lines.append(f"Recommendations addressed to nobody in your directory yet: {nobody}.")
    return "\n".join(lines)


def many(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def the_partnership(slug: str | None, email: str | None) -> "Partnership":
    """The one named; else the only one here, or the only one in whose business unit `email` is."""
    from goldthread.foundations.agencies.models import Partnership
    from goldthread.foundations.agencies.roles import BUSINESS_UNIT
    from goldthread.foundations.agencies.standing import standing

    here = {one.slug: one for one in Partnership.objects.order_by("slug")}
    if not here:
        raise NotPossible("There is no partnership here yet. Begin one with goldthread found.")
    if slug is None and len(here) == 1:
        return next(iter(here.values()))
    if slug in here:
        return here[slug]
    if slug is None and email is not None:
        theirs = standing(the_account(email)).partnerships(BUSINESS_UNIT)
        if len(theirs) == 1:
            return next(one for one in here.values() if one.pk == theirs[0])
    which = "There are several partnerships" if slug is None else f"There is no partnership {slug}"
    raise NotPossible(f"{which}. Choose with --partnership: {', '.join(here)}. Nothing was kept.")


def the_account(email: str) -> "User":
    from goldthread.foundations.access.models import User

    known = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if known is None:
        raise NotPossible(f"Nobody signs in as {email}. Nothing was kept. Check --by.")
    return known


def the_person(email: str | None, partnership: "Partnership") -> "User":
    from django.utils import timezone

    from goldthread.foundations.agencies.models import Membership
    from goldthread.foundations.agencies.roles import Role

    if email is not None:
        return the_account(email)
    posts = Membership.objects.current(timezone.localdate()).filter(
        partnership=partnership, role=Role.BUSINESS_MANAGER, person__is_active=True
    )
    managers = {post.person_id: post.person for post in posts.select_related("person")}
    if len(managers) == 1:
        return next(iter(managers.values()))
    how_many = "no business manager" if not managers else "more than one business manager"
    raise NotPossible(
        f"{partnership} has {how_many}. Say who brings it in with --by EMAIL. Nothing was kept."
    )
