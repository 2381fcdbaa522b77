"""The gallery: every component with an example, for whoever builds a page."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.messages import ERROR, INFO, SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldthread.foundations.agencies.roles import Role
from goldthread.foundations.agencies.standing import standing
from goldthread.foundations.records.dateboxes import GovDateField

TEMPLATES = Path(__file__).parent / "templates"
STATES = [("open", "Open"), ("drifting", "Drifting"), ("evidenced", "Evidenced")]


class ExampleForm(forms.Form):
    """One field of every kind that `field` can draw."""

    what = forms.CharField(label="What will be done", max_length=100, help_text="One sentence.")
    change = forms.CharField(
        label="What will be different for children?",
        max_length=600,
        widget=forms.Textarea,
        help_text="Say what a child or parent would notice.",
    )
    note = forms.CharField(label="Anything else", widget=forms.Textarea, required=False)
    owner = forms.ChoiceField(
        label="Owner",
        choices=[
            ("", "Choose a person"),
            ("Fenmarsh Council", [("1", "Ash Rowan"), ("2", "Bryony Reed")]),
            ("Fenmarsh Hospital", [("3", "Clem Alder")]),
        ],
    )
    answer = forms.ChoiceField(
        label="Your organisation's answer",
        choices=[("accepted", "Accepted"), ("part", "Accepted in part"), ("not", "Not accepted")],
        widget=forms.RadioSelect,
    )
    proof = forms.MultipleChoiceField(
        label="What would prove it",
        choices=[("audit", "An audit of records"), ("voice", "What families tell us")],
        widget=forms.CheckboxSelectMultiple,
    )
    due = GovDateField(label="Due date", help_text="For example, 3 March 2026")
    paper = forms.FileField(label="Upload a file", help_text="PDF, Word or Excel, up to 25 MB")
    email = forms.EmailField(label="E-mail address", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    sure = forms.BooleanField(label="I have read the whole report")
    version = forms.CharField(widget=forms.HiddenInput, initial="3", required=False)


class ExampleFilters(forms.Form):
    words = forms.CharField(label="Words", required=False)
    state = forms.MultipleChoiceField(
        label="State", choices=STATES, widget=forms.CheckboxSelectMultiple, required=False
    )
    after = GovDateField(label="Due after", required=False)


@dataclass(frozen=True)
class Example:
    name: str
    inputs: str  # the component's first line


@dataclass(frozen=True)
class GalleryPage:
    examples: list[Example]
    empty: ExampleForm
    wrong: ExampleForm
    filters: ExampleFilters
    numbers: "Page[int]"
    messages: list[Message]
    soon: date
    past: date


def gallery(request: HttpRequest) -> HttpResponse:
    """For developers and system administrators; anyone else finds nothing here."""
    if not settings.DEBUG and not standing(request.user).partnerships({Role.ADMINISTRATOR}):
        raise Http404
    return render(request, "gallery/gallery.html", {"page": gallery_page(request)})


def gallery_page(request: HttpRequest) -> GalleryPage:
    today = timezone.localdate()
    wrong = {"due-day": "31", "due-month": "2", "due-year": "2026", "what": "", "email": "clem@"}
    return GalleryPage(
        examples=[Example(name, _inputs(name)) for name in components()],
        empty=ExampleForm(auto_id="empty_%s"),
        wrong=ExampleForm(wrong, auto_id="wrong_%s"),
        filters=ExampleFilters(request.GET or {"state": ["drifting"]}, auto_id="filter_%s"),
        numbers=Paginator(range(214), 20).page(4),
        messages=[
            Message(SUCCESS, "Evidence accepted"),
            Message(INFO, "Two reviews are new since you were last here"),
            Message(ERROR, "The file was not kept, because it is not a document"),
        ],
        soon=today + timedelta(days=4),
        past=today - timedelta(days=6),
    )


def components() -> list[str]:
    return sorted(path.stem for path in (TEMPLATES / "components").glob("*.html"))


def _inputs(name: str) -> str:
    first = (TEMPLATES / "components" / f"{name}.html").read_text().split("\n", 1)[0]
    return first.removeprefix("{#").removesuffix("#}").strip()
