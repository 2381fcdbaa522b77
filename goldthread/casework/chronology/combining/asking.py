"""A question to an agency about its own entry, and the agency's answer."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.casework.chronology import permits
from goldthread.casework.chronology.combining.deciding import said
from goldthread.casework.chronology.models import AgencyQuery, Conflict, QueryAnswer
from goldthread.casework.submissions import permits as agencies
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.access.audit import audit
from goldthread.foundations.agencies import letters
from goldthread.foundations.records.refusals import Refused


@transaction.atomic
def ask_agency(
    *, entry: Entry, text: str, by: Any, conflict: Conflict | None = None
) -> AgencyQuery:
    """Ask the agency that wrote an entry. It sees these words and its own entry, nothing else."""
    rows = Entry.objects.select_related(
        "review__matter__partnership", "submission__call__organisation__successor__successor"
    )
    entry = rows.get(pk=entry.pk)
    permits.need(permits.may_decide(entry.review, by))
    if conflict is not None and entry.identity not in (
        conflict.link.one_identity, conflict.link.other_identity,
    ):  # fmt: skip
        raise PermissionDenied
    if not entry.standing:
        raise Refused("This entry stands in an earlier version. Ask about it as it stands now.")
    call = entry.submission.call
    query: AgencyQuery = AgencyQuery.objects.create(
        review=entry.review, call=call, entry=entry, identity=entry.identity, conflict=conflict,
        text=said(text, "Write the question."), asked_by=by,
    )  # fmt: skip
    audit(by=by, did="chronology.query_asked", about=query, agency=call.organisation)
    people = agencies.writers_of(call) or agencies.signatories_of(call)
    told, path = list(people), query.get_absolute_url()
    if told:
        what = "A question about your agency's chronology"
        transaction.on_commit(lambda: letters.remind(told, what, path) and None)
    return query


@transaction.atomic
def answer(*, query: AgencyQuery, text: str, by: Any) -> QueryAnswer:
    """The agency answers: its signatory, or who was named to write. An answer is never changed."""
    rows = AgencyQuery.objects.select_for_update(of=("self",)).select_related(
        "call__organisation__successor__successor", "review__matter__partnership", "entry"
    )
    query = rows.get(pk=query.pk)
    agencies.need(agencies.may_write(query.call, by), agencies.WRITERS)
    row: QueryAnswer = QueryAnswer.objects.create(
        query=query, text=said(text, "Write the answer."), by=by
    )
    audit(by=by, did="chronology.query_answered", about=query)
    return row
