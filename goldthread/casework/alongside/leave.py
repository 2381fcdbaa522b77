"""What other bodies let us do meanwhile: pages here ask it, and later rooms before they act."""

from collections.abc import Iterable, Iterator

from goldthread.casework.alongside.models import ProceedingState
from goldthread.casework.reviews.models import Review

May = ProceedingState.May
DOINGS = {
    "family": "Speak to the family",
    "practitioners": "Speak to practitioners",
    "publish": "Publish",
}


def against(review: Review, doing: str) -> list[str]:
    """Sentences of what stands against `doing` ("family", "practitioners" or "publish") now;
    nothing where no open proceedings do. Callers permit. One query.
    """
    rows = ProceedingState.objects.filter(proceeding__review=review).latest_of("proceeding")
    return list(sentences(doing, rows.select_related("proceeding").order_by("proceeding")))


def sentences(doing: str, latest: Iterable[ProceedingState]) -> Iterator[str]:
    """`latest` holds one state of each proceeding, with the proceeding at hand."""
    words = DOINGS[doing]
    for state in latest:
        if state.state == ProceedingState.State.ENDED:
            continue
        body, answer = state.proceeding.body, getattr(state, doing)
        if answer == May.NO:
            yield f"{words}: not now, says {body}."
        elif answer == May.CONDITIONS:
            yield f"{words}: only on the conditions of {body}."
        elif answer == May.NOT_ASKED:
            yield f"{words}: nobody has asked {body} yet."
