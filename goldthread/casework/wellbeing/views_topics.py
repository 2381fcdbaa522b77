"""What the partnership explains in plain words, and its own numbers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread.casework.safeguards import numbers
from goldthread.casework.safeguards.asking import everyone, here
from goldthread.casework.safeguards.pages_numbers import NumberForm, NumbersPage
from goldthread.casework.safeguards.timetables import may_set
from goldthread.casework.safeguards.views import ASKING
from goldthread.casework.wellbeing import explaining, forms
from goldthread.casework.wellbeing.asking import numbers_of
from goldthread.casework.wellbeing.models import Topic, WellbeingNumber
from goldthread.casework.wellbeing.pages import TopicPage, TopicsPage
from goldthread.foundations.access.asking import AskPage, ask, need
from goldthread.rules.wellbeing import NUMBERS

LIST = "Mental health in plain words"
WEEKS = "Mental health: weeks"


def _topic(request: HttpRequest, pk: int) -> Topic:
    rows = Topic.objects.visible_to(request.user).select_related("partnership")
    return get_object_or_404(rows, pk=pk)


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    page = TopicsPage.of(here(request), request.user)
    return render(request, "wellbeing/topics.html", {"page": page})


@require_safe
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    page = TopicPage.of(_topic(request, pk), request.user)
    return render(request, "wellbeing/topic.html", {"page": page})


@ASKING
def new_topic(request: HttpRequest) -> HttpResponse:
    need(may_set(here(request), request.user), explaining.UNIT)
    form = forms.TopicForm(request.POST or None, people=everyone(here(request)))

    def act(told: dict[str, Any]) -> str:
        made = explaining.explain(partnership=here(request), by=request.user, **told)
        return f"“{made}” is explained"

    page = AskPage(form, "Explain in plain words", "Save", reverse("wellbeing_topics"), LIST)
    return ask(request, page, act)


@ASKING
def change_topic(request: HttpRequest, pk: int) -> HttpResponse:
    row = _topic(request, pk)
    need(may_set(row.partnership, request.user), explaining.UNIT)
    last = row.texts.order_by("at", "pk").last()
    same = ("parent", "baby", "pathway", "crisis", "source", "owner", "withdrawn")
    start = {name: getattr(last, name) for name in same} if last else {}
    form = forms.TextForm(request.POST or None, initial=start, people=everyone(row.partnership))

    def act(told: dict[str, Any]) -> str:
        explaining.write(topic=row, by=request.user, **told)
        return "It holds from today. What was said before stays"

    return ask(request, AskPage(form, str(row), "Save", row.get_absolute_url(), LIST), act)


@require_safe
def wellbeing_numbers(request: HttpRequest) -> HttpResponse:
    counted = numbers_of(here(request).pk)
    page = NumbersPage.of(WEEKS, "wellbeing_number", counted, here(request), request.user)
    return render(request, "safeguards/numbers.html", {"page": page})


@ASKING
def wellbeing_number(request: HttpRequest, code: str) -> HttpResponse:
    need(may_set(here(request), request.user), "Only the business unit sets these numbers.")
    form = NumberForm(request.POST or None)
    words = next((one.words for one in NUMBERS if one.code == code), "A number")

    def act(told: dict[str, Any]) -> str:
        numbers.set_number(
            model=WellbeingNumber, usual=NUMBERS, partnership=here(request), code=code,
            by=request.user, **told,
        )  # fmt: skip
        return "It holds from today"

    return ask(request, AskPage(form, words, "Save", reverse("wellbeing_numbers"), WEEKS), act)
