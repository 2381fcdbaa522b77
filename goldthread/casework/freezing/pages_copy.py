"""What is shown before a copy of the chronology is taken away."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from goldthread.casework.chronology.forms_combined import CombinedFilters
from goldthread.casework.freezing.copies.pseudonyms import Found, Replacer, Unready
from goldthread.casework.freezing.copies.source import Source
from goldthread.casework.freezing.copies.writing import FORMATS, as_json, too_many
from goldthread.casework.freezing.forms import CopyForm
from goldthread.casework.freezing.models import FrozenChronology
from goldthread.casework.freezing.standing import Standing
from goldthread.casework.freezing.versions import Opened
from goldthread.casework.reviews.models import Review
from goldthread.casework.submissions.models import Entry
from goldthread.foundations.people.models import Involvement
from goldthread.foundations.people.permits import reads_names
from goldthread.foundations.people.register import as_json as register_of

OWN = frozenset({*CopyForm.base_fields, "page"})


@dataclass(frozen=True)
class CopyPage:
    """`blocked`: why there can be no copy. `source`: none until something is chosen, or when it is
    blocked. `found`: names that were replaced, for whoever may read them."""

    review: Review
    form: CopyForm
    carried: list[tuple[str, str]]
    filters: list[str]
    source: Source | None = None
    blocked: str = ""
    found: tuple[Found, ...] = ()
    reads_names: bool = False

    @property
    def format(self) -> str:
        return FORMATS[self.source.wanted.form] if self.source else ""

    @property
    def replaced(self) -> int:
        return sum(one.times for one in self.found)

    @property
    def rows(self) -> list[tuple[str, str, int, str]]:
        doubt = "also an everyday word"
        return [(x.words, x.instead, x.times, doubt if x.is_ordinary else "") for x in self.found]

    @property
    def by_pseudonym(self) -> list[tuple[str, int]]:
        """For whoever may not read names: what stands instead, and how often."""
        counts: dict[str, int] = {}
        for one in self.found:
            counts[one.instead] = counts.get(one.instead, 0) + one.times
        return sorted(counts.items(), key=lambda item: -item[1])


def filters_of(request: HttpRequest, review: Review) -> tuple[CombinedFilters, list[str]]:
    """The filters of the live list, as the address carries them, and in words."""
    filters = CombinedFilters(request.GET, review=review, user=request.user)
    filters.is_valid()
    return filters, list(_said(filters))


def _said(filters: CombinedFilters) -> Iterator[str]:
    for name, field in filters.fields.items():
        chosen: Any = filters.cleaned_data.get(name)
        if not chosen:
            continue
        label = str(field.label)
        if chosen is True:
            yield label
        elif isinstance(chosen, Involvement):
            yield f"{label}: {chosen}"  # the code and the role: a copy is read by others too
        elif choices := dict(getattr(field, "choices", ())):
            many = chosen if isinstance(chosen, list) else [chosen]
            yield f"{label}: {', '.join(str(choices.get(one, one)) for one in many)}"
        else:
            yield f"{label}: {chosen}"


def carried(sent: QueryDict) -> list[tuple[str, str]]:
    """The filters as hidden fields."""
    return [(name, text) for name, texts in sent.lists() if name not in OWN for text in texts]


def source_of(
    request: HttpRequest, review: Review, form: CopyForm, frozen: FrozenChronology | None
) -> Source:
    """What would be written. Unready where names cannot be replaced."""
    wanted, said = form.wanted(), []
    stands: Standing | Opened
    if frozen is None:
        filters, said = filters_of(request, review)
        # in scope: by the review in scope
        rows = filters.narrow(Entry.objects.filter(review=review).combined())
        stands, count = Standing.now(review, rows), rows.count()
    else:
        stands, count = Opened(frozen), frozen.counts["entries"]
    replacer = Replacer.of(register_of(review.matter)) if wanted.pseudonyms else None
    by: Any = request.user
    return Source(review, frozen, stands, count, wanted, by.name, said, replacer)


def checked(request: HttpRequest, review: Review, form: CopyForm, chosen: Any) -> CopyPage:
    """What the copy will be, with the names that are replaced in it counted by writing it once."""
    _, said = filters_of(request, review)
    beside = carried(request.GET)
    try:
        source = source_of(request, review, form, chosen)
    except Unready as why:
        return CopyPage(review, form, beside, said, blocked=str(why))
    if why_not := too_many(source.wanted.form, source.count):
        return CopyPage(review, form, beside, said, blocked=why_not)
    if source.replacer is None or request.method != "GET":
        return CopyPage(review, form, beside, said, source)
    deque(as_json(source), maxlen=0)
    names = reads_names(review.matter, request.user)
    return CopyPage(
        review, form, beside, said, source, "", tuple(source.replacer.found), names
    )  # fmt: skip
