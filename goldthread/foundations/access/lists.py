"""A list that filters, sorts, pages and goes out as Excel or CSV: the one way to make one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify

from goldthread.engines.documents import tables
from goldthread.foundations.access.audit import audit

PER_PAGE = 50
FORMATS = {"xlsx": "Excel", "csv": "CSV"}


@dataclass(frozen=True)
class Column:
    """A column: what it says for a row, and the query fields it sorts by (none: not sortable).

    One that is `only_exported` stands in the Excel and CSV files and not on the page.
    """

    key: str
    text: str
    value: Callable[[Any], object]
    order: tuple[str, ...] = ()
    number: bool = False
    only_exported: bool = False

    @property
    def sortable(self) -> bool:
        return bool(self.order)


class Filters(forms.Form):
    """A filter form of a list. `narrow` gets rows and cleaned values, and returns fewer rows."""

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        raise NotImplementedError


class Exported:
    """What the audit trail calls an export."""

    def __init__(self, title: str, partnership: Any) -> None:
        self.audit_ref, self.audit_name = f"list:{slugify(title)}", title
        self.partnership = partnership


class Worklist:
    """One list on one page.

    `rows` is already in scope. `filters` is a class of `Filters`; what it can't read is left out,
    and said beside the field. The default order is `sort`, a column's key, with a minus downwards.
    Queries: one to count, one for the page, whatever the number of rows.
    """

    def __init__(
        self,
        request: HttpRequest,
        rows: QuerySet[Any],
        *,
        title: str,
        columns: Sequence[Column],
        sort: str,
        filters: Callable[..., Filters] | None = None,
        per_page: int = PER_PAGE,
    ) -> None:
        self.request, self.title, self.exported = request, title, columns
        self.columns = [column for column in columns if not column.only_exported]
        self.filters = filters(request.GET or None) if filters else None
        if self.filters is not None and self.filters.is_bound:
            self.filters.is_valid()
            rows = self.filters.narrow(rows, self.filters.cleaned_data)
        asked = request.GET.get("sort", "")
        known = {column.key: column.order for column in columns if column.order}
        self.sort = asked if asked.removeprefix("-") in known else sort
        down = self.sort.startswith("-")
        fields = known[self.sort.removeprefix("-")]
        self.rows = rows.order_by(*(_turn(field, down) for field in fields), "pk")
        self.per_page = per_page

    @property
    def page(self) -> Page[Any]:
        """This page's rows; worked out once."""
        if not hasattr(self, "_page"):
            paginator = Paginator(self.rows, self.per_page)
            self._page: Page[Any] = paginator.get_page(self.request.GET.get("page"))
        return self._page

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def exports(self) -> list[tuple[str, str]]:
        """Words and address of each download of all the filtered rows."""
        links = []
        for form, words in FORMATS.items():
            parts = self.request.GET.copy()
            parts.pop("page", None)
            parts["format"] = form
            links.append((words, f"?{parts.urlencode()}"))
        return links

    def export(self) -> HttpResponse | StreamingHttpResponse | FileResponse | None:
        """The download that the address asks for, recorded in the trail; None if none."""
        form = self.request.GET.get("format", "")
        if form not in FORMATS:
            return None
        partnership = getattr(self.request, "partnership", None)
        audit(
            by=self.request.user,
            did="exported",
            about=Exported(self.title, partnership),
            count=self.rows.count(),
            format=FORMATS[form],
        )
        headings = [column.text for column in self.exported]
        rows = (
            [column.value(row) for column in self.exported]
            for row in self.rows.iterator(chunk_size=2000)
        )
        name = f"{slugify(self.title)}-{timezone.localdate():%Y-%m-%d}.{form}"
        if form == "xlsx":
            excel = tables.as_excel(self.title, headings, rows)
            return FileResponse(excel, as_attachment=True, filename=name)
        response = StreamingHttpResponse(
            tables.as_csv(headings, rows), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _turn(field: str, down: bool) -> str:
    if not down:
        return field
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"
