"""How the library and the list of recommendations are narrowed down."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear

from goldthread.casework.reviews.models import Framework, Review
from goldthread.foundations.access.lists import Filters
from goldthread.foundations.agencies.models import Organisation, Partnership
from goldthread.foundations.followthrough.models import Limits
from goldthread.improvement.learning.models import AskKind, Draft
from goldthread.improvement.recommendations.querysets import STATES

EVERY = [("", "All")]


class LibraryFilters(Filters):
    words = forms.CharField(label="Words", required=False, max_length=300)
    kind = forms.ChoiceField(label="Kind of review", required=False)
    board = forms.ChoiceField(label="Board", required=False)
    year = forms.TypedChoiceField(
        label="Published in", required=False, coerce=int, empty_value=None
    )
    drafts = forms.BooleanField(label="With finds to confirm", required=False)

    def __init__(
        self, *args: Any, user: Any, partnership: Partnership, unit: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.user = user
        mine = Review.objects.visible_to(user).filter(matter__partnership=partnership).order_by()
        kinds = set(mine.values_list("framework", flat=True).distinct())
        boards = sorted(set(mine.exclude(board="").values_list("board", flat=True).distinct()))
        years = mine.exclude(published_on=None).annotate(year=ExtractYear("published_on"))
        found = sorted(set(years.values_list("year", flat=True).distinct()), reverse=True)
        self.fields["kind"].choices = EVERY + [c for c in Framework.choices if c[0] in kinds]
        self.fields["board"].choices = EVERY + [(name, name) for name in boards]
        self.fields["year"].choices = EVERY + [(str(year), str(year)) for year in found]
        if not unit:
            del self.fields["drafts"]

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        if words := chosen.get("words"):
            rows = rows.matching(words)
        if kind := chosen.get("kind"):
            rows = rows.filter(framework=kind)
        if board := chosen.get("board"):
            rows = rows.filter(board=board)
        if year := chosen.get("year"):
            rows = rows.filter(published_on__year=year)
        if chosen.get("drafts"):
            waiting = Draft.objects.visible_to(self.user).unfinished()
            rows = rows.filter(pk__in=waiting.values("review"))
        return rows


class RecommendationFilters(Filters):
    words = forms.CharField(label="Words", required=False, max_length=300)
    state = forms.ChoiceField(label="State", choices=[*EVERY, *STATES.items()], required=False)
    review = forms.CharField(label="Review’s title or reference", required=False, max_length=300)
    body = forms.ModelChoiceField(
        label="Addressed to",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="All",
    )
    kind = forms.ChoiceField(
        label="What it asks for",
        choices=EVERY + [(one.value, one.label.capitalize()) for one in AskKind],
        required=False,
    )

    def __init__(self, *args: Any, user: Any, partnership: Partnership, **more: Any) -> None:
        super().__init__(*args, **more)
        self.user, self.limits = user, Limits.of(partnership)
        bodies = Organisation.objects.visible_to(user).filter(partnership=partnership)
        self.fields["body"].queryset = bodies.order_by("name")

    def narrow(self, rows: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
        if words := chosen.get("words"):
            rows = rows.matching(words)
        if state := chosen.get("state"):
            rows = rows.in_state(state, self.user, self.limits)
        if review := chosen.get("review"):
            # Only of reviews one may see: a title must not be guessed from what a filter finds.
            named = Q(title__icontains=review) | Q(matter__code__iexact=review)
            rows = rows.filter(review__in=Review.objects.visible_to(self.user).filter(named))
        if body := chosen.get("body"):
            rows = rows.filter(addresses__organisation=body)
        if kind := chosen.get("kind"):
            rows = rows.filter(kind=kind)
        return rows
