"""The agency's task list: acknowledge, name the author, independence, write, sign off, sent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goldthread.casework.contributions import permits
from goldthread.casework.contributions.models import StepKind

if TYPE_CHECKING:
    from goldthread.casework.contributions.pages import AgencyPage

DONE, NOW, LATER = "Completed", "Your turn", "Cannot start yet"
OTHERS = "Waiting"


@dataclass(frozen=True)
class Errand:
    """A line of the task list."""

    title: str
    status: str
    href: str = ""
    hint: str = ""


def errands(page: "AgencyPage") -> list[Errand]:
    """Each step with whose turn it is, for the person who looks."""
    return [_acknowledge(page), _author(page), _independence(page), _write(page), _sign(page),
            _sent(page)]  # fmt: skip


def _acknowledge(page: "AgencyPage") -> Errand:
    title = "Acknowledge the invitation"
    if page.state.step != StepKind.INVITED:
        return Errand(title, DONE)
    return Errand(
        title,
        NOW if page.signs else OTHERS,
        page.href("return_acknowledge") if page.signs else "",
        "Naming an author does this as well." if page.signs else "Your signatory does this.",
    )


def _author(page: "AgencyPage") -> Errand:
    title = "Name who writes it"
    open_ = page.state.writing or page.state.step == StepKind.INVITED
    href = page.href("return_author") if page.signs and open_ else ""
    if page.authors:
        names = ", ".join(one.person.name for one in page.authors)
        if page.gone and open_:
            words = f"{', '.join(page.gone)} can no longer open it. Name somebody else."
            return Errand(title, NOW if page.signs else OTHERS, href, words)
        return Errand(title, DONE, href, names)
    if not open_:
        return Errand(title, "Not started")
    hint = "Somebody who had no part in the case." if page.signs else "Your signatory does this."
    return Errand(title, NOW if page.signs else OTHERS, href, hint)


def _independence(page: "AgencyPage") -> Errand:
    title = "Say whether the author stands apart from the case"
    if not page.authors:
        return Errand(title, LATER)
    if page.mine is not None and not hasattr(page.mine, "statement"):
        return Errand(title, NOW, page.href("return_independence"), "Two questions.")
    if all(permits.is_settled(one) for one in page.authors):
        return Errand(title, DONE)
    waiting = [one.person.name for one in page.authors if not hasattr(one, "statement")]
    if waiting:
        return Errand(title, OTHERS, "", f"For {', '.join(waiting)} to answer.")
    refused = [
        one.person.name
        for one in page.authors
        if getattr(one.statement, "ruling", None) and not one.statement.ruling.accepted
    ]
    if refused:
        words = f"{', '.join(refused)} cannot write it. Your signatory names somebody else."
        return Errand(title, "Refused", "", words)
    return Errand(title, OTHERS, "", "The business unit decides whether that can be accepted.")


def _write(page: "AgencyPage") -> Errand:
    title = f"Write the {page.agency_return.get_kind_display()}"
    if page.state.writing and page.may_write:
        return Errand(title, NOW, page.href("imr"), "By section, or in Word.")
    if page.state.writing:
        settled = any(permits.is_settled(one) for one in page.authors)
        href = page.href("imr") if page.authors else ""
        return Errand(title, "In progress" if settled else LATER, href if settled else "")
    if page.state.step == StepKind.INVITED:
        return Errand(title, LATER)
    return Errand(title, DONE, page.href("imr_read"))


def _sign(page: "AgencyPage") -> Errand:
    title = "Sign it off"
    if page.state.step == StepKind.HANDED_IN:
        return Errand(
            title,
            NOW if page.signs else OTHERS,
            page.href("return_sign_off") if page.signs else "",
            "Somebody senior, who did not write it.",
        )
    if page.state.with_agency:
        return Errand(title, LATER, "", "Somebody senior, who did not write it.")
    return Errand(title, DONE if page.sent else "No longer needed")


def _sent(page: "AgencyPage") -> Errand:
    title = "Accepted by the panel"
    if page.state.settled:
        return Errand(title, DONE, "", page.state.word)
    return Errand(title, OTHERS if page.state.sent else LATER)
