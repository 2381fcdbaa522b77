"""Every kind of field, every component, and the gallery that shows them all."""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.http import Http404
from django.template import engines
from django.utils import timezone
from lxml import html

from goldthread.foundations.records.dateboxes import GovDateField
from goldthread.web import components, gallery
from goldthread.web.jinja import count, due


def draw(source, **context):
    return html.fromstring(engines["jinja2"].env.from_string(source).render(**context))


def draw_field(form, name, extra=""):
    source = (
        '{% from "components/form.html" import field %}<div>{{ field(bound' + extra + ") }}</div>"
    )
    return draw(source, bound=form[name])


EVERY_FIELD = [
    ("what", "input", "text"),
    ("change", "textarea", None),
    ("note", "textarea", None),
    ("owner", "select", None),
    ("answer", "input", "radio"),
    ("proof", "input", "checkbox"),
    ("due", "input", "text"),
    ("paper", "input", "file"),
    ("email", "input", "email"),
    ("password", "input", "password"),
    ("sure", "input", "checkbox"),
    ("version", "input", "hidden"),
]


@pytest.mark.parametrize(("name", "tag", "kind"), EVERY_FIELD)
def test_every_field_has_its_control_and_a_label_for_it(name, tag, kind):
    drawn = draw_field(gallery.ExampleForm(), name)
    controls = drawn.findall(f".//{tag}")
    assert controls
    for control in controls:
        assert control.get("type") == kind
        if kind != "hidden":
            assert drawn.find(f".//label[@for='{control.get('id')}']") is not None


def test_the_list_of_fields_above_misses_none():
    assert [name for name, _, _ in EVERY_FIELD] == list(gallery.ExampleForm().fields)


@pytest.mark.parametrize("name", ["what", "change", "owner", "answer", "proof", "due", "paper"])
def test_an_error_stands_at_its_field_and_is_read_with_it(name):
    form = gallery.ExampleForm({})
    drawn = draw_field(form, name)
    error = drawn.find(".//p[@class='govuk-error-message']")
    assert form.fields[name].label in error.text_content()
    described = [
        item for item in drawn.iter() if error.get("id") in item.get("aria-describedby", "")
    ]
    assert described, "nothing points to the error"


def test_the_summary_links_to_a_control_for_every_error():
    form = gallery.ExampleForm({"due-day": "3", "due-month": "", "due-year": "2026"})
    form.add_error(None, "Somebody else changed this while you wrote")
    summary = draw(
        '{% from "components/form.html" import errors_summary, field %}'
        "<div>{{ errors_summary(form) }}"
        "{% for bound in form %}{{ field(bound) }}{% endfor %}</div>",
        form=form,
    )
    links = summary.findall(".//ul[@class='govuk-list govuk-error-summary__list']/li")
    assert len(links) == len(form.errors)
    assert "Somebody else changed this" in links[0].text_content()
    for link in summary.findall(".//ul/li/a"):
        target = summary.get_element_by_id(link.get("href")[1:])
        assert target.tag in {"input", "select", "textarea"}
    assert summary.find(".//a[@href='#id_due-month']").text_content().strip() == (
        "Due date must include a month"
    )


def test_what_was_written_is_still_there_after_a_mistake():
    sent = {
        "what": "Ask <b>about</b> dogs",
        "change": "Homes are seen",
        "owner": "2",
        "answer": "part",
        "proof": ["audit"],
        "due-day": "31",
        "due-month": "Feb",
        "due-year": "2026",
        "password": "never shown",
    }
    form = gallery.ExampleForm(sent)
    assert draw_field(form, "what").find(".//input").get("value") == "Ask <b>about</b> dogs"
    assert draw_field(form, "change").find(".//textarea").text == "Homes are seen"
    assert draw_field(form, "owner").find(".//option[@selected]").text == "Bryony Reed"
    assert [
        item.get("value") for item in draw_field(form, "answer").findall(".//input[@checked]")
    ] == ["part"]
    assert len(draw_field(form, "proof").findall(".//input[@checked]")) == 1
    boxes = [item.get("value") for item in draw_field(form, "due").findall(".//input")]
    assert boxes == ["31", "Feb", "2026"]
    assert draw_field(form, "password").find(".//input").get("value") is None


def test_an_option_can_open_more_and_carry_a_hint():
    extra = ", hints={'part': 'Say which part'}, reveals={'not': '<p>Why not</p>'|safe}"
    drawn = draw_field(gallery.ExampleForm(), "answer", extra)
    opened = drawn.find(".//div[@class='govuk-radios__conditional gt-opens']")
    assert opened.text_content().strip() == "Why not"
    assert "Say which part" in drawn.text_content()


DATES = [
    (("3", "3", "2026"), date(2026, 3, 3)),
    (("03", "March", "2026"), date(2026, 3, 3)),
    (("3", "mar", "2026"), date(2026, 3, 3)),
]
NOT_DATES = [
    (("31", "2", "2026"), "must be a real date", "day"),
    (("", "2", "2026"), "must include a day", "day"),
    (("", "", "2026"), "must include a day and a month", "day"),
    (("3", "", "2026"), "must include a month", "month"),
    (("3", "Smarch", "2026"), "the month must be a number", "month"),
    (("3", "3", "26"), "four figures", "year"),
    (("x", "3", "2026"), "the day must be a number", "day"),
    (("³", "3", "2026"), "the day must be a number", "day"),
    (("3", "3", "9999"), "the year must lie between 1900 and 2099", "year"),
    (("3", "3", "1026"), "the year must lie between 1900 and 2099", "year"),
]


class DueForm(forms.Form):
    due = GovDateField(label="Due date")
    seen = GovDateField(label="Seen", required=False)


def _typed(boxes, name="due"):
    return {
        f"{name}-{part}": text for part, text in zip(("day", "month", "year"), boxes, strict=True)
    }


@pytest.mark.parametrize(("boxes", "meant"), DATES)
def test_three_boxes_make_a_date(boxes, meant):
    form = DueForm(_typed(boxes))
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"due": meant, "seen": None}


@pytest.mark.parametrize(("boxes", "words", "box"), NOT_DATES)
def test_what_is_not_a_date_is_refused_in_words_at_its_box(boxes, words, box):
    form = DueForm(_typed(boxes))
    assert words in form.errors["due"][0]
    assert components.field_view(form["due"]).target == f"id_due-{box}"


def test_a_single_value_is_read_as_well_and_fills_the_boxes():
    form = DueForm({"due": "2026-03-03"})
    assert form.is_valid()
    assert components.field_view(form["due"]).value == {"day": "3", "month": "3", "year": "2026"}
    kept = components.field_view(DueForm(initial={"due": date(2026, 12, 1)})["due"]).value
    assert kept == {"day": "1", "month": "12", "year": "2026"}


@pytest.fixture
def shown(rf):
    request = rf.get("/components/", {"sort": "due", "state": ["drifting", "open"], "page": "2"})
    page = gallery.gallery_page(request)
    return draw('{% extends "gallery/gallery.html" %}', page=page, request=request)


def test_every_component_stands_in_the_gallery_with_all_its_macros(shown):
    names = gallery.components()
    assert len(names) > 12
    folder = gallery.TEMPLATES
    for name in names:
        source = (folder / "components" / f"{name}.html").read_text()
        example = (folder / "gallery" / f"{name}.html").read_text()
        assert source.startswith("{# "), f"{name} does not name its inputs"
        for macro in re.findall(r"{% macro ([a-z]\w*)\(", source):
            used = example + source.split("\n", 1)[1].replace(f"macro {macro}(", "")
            assert re.search(rf"\b{macro}\(", used), f"{name}: no example of {macro}"
            assert macro in source.split("\n", 1)[0], f"{name}: first line leaves out {macro}"
        section = shown.get_element_by_id(f"component-{name}")
        assert len(section.getchildren()) > 2, f"{name} shows nothing"


def test_the_gallery_is_closed_to_others(rf, settings, monkeypatch):
    request = rf.get("/components/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    settings.DEBUG = False
    with pytest.raises(Http404):
        gallery.gallery(request)
    settings.DEBUG = True
    monkeypatch.setattr(gallery, "render", lambda *args: "shown")
    assert gallery.gallery(request) == "shown"


def test_a_sorted_column_says_so_and_its_link_turns_it_round(shown):
    head = shown.find(".//th[@aria-sort]")
    assert head.get("aria-sort") == "ascending"
    href = head.find("a").get("href")
    assert "sort=-due" in href
    assert "state=drifting&state=open" in href, "the filters are lost by sorting"
    assert "page=" not in href, "sorting goes back to the first page"


def test_one_filter_can_be_taken_away_and_the_rest_stay(shown):
    links = {
        item.text_content().split("State: ")[-1].rstrip(" ×"): item.get("href")
        for item in shown.findall(".//a[@class='gt-filter__tag']")
    }
    assert set(links) == {"Open", "Drifting"}
    assert "state=drifting" in links["Open"]
    assert "state=open" not in links["Open"]
    assert "sort=due" in links["Open"]


def test_no_two_parts_of_a_page_share_an_id(shown):
    ids = [item.get("id") for item in shown.iter() if item.get("id")]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (4, "in 4 days"), (-1, "1 day late"), (-6, "6 days late")],
)
def test_due_dates_speak(days, words):
    on = timezone.localdate() + timedelta(days=days)
    assert due(on) == f"{on:%A} {on.day} {on:%B %Y}, {words}"
    assert due(None) == "no due date"


def test_counts_agree_with_their_noun():
    assert [count(1, "action"), count(1204, "action"), count(0, "body", "bodies")] == [
        "1 action",
        "1,204 actions",
        "0 bodies",
    ]


def test_a_status_has_a_colour_and_its_word():
    drawn = draw('{% from "components/tag.html" import tag %}{{ tag("Drifting") }}')
    assert drawn.text_content() == "Drifting"
    assert "gt-tag--orange" in drawn.get("class")
    assert components.tag_colour("never heard of") == "grey"


def test_a_bar_fills_its_width_and_an_empty_one_nothing():
    parts = components.stacked([("a", 1, "green"), ("b", 0, "red"), ("c", 3, "blue")])
    assert [part.width for part in parts] == [250, 0, 750]
    assert parts[-1].start + parts[-1].width == 1000
    assert [part.width for part in components.stacked([("a", 0, "green")])] == [0]


def test_a_sparkline_stays_in_its_box():
    line = components.spark([3, 9, 3])
    assert line.points == "2.0,22.0 50.0,2.0 98.0,22.0"
    assert components.spark([5, 5]).last_y == 12
    assert components.spark([]) is None


def test_an_address_that_is_not_served_gives_no_link(settings):
    settings.ROOT_URLCONF = "tests.web.broken_urls"
    env = engines["jinja2"].env
    assert env.globals["url_if"]("privacy") == ""
    assert "Privacy" not in env.get_template("errors/404.html").render()


def test_a_query_keeps_several_values_of_one_name(rf):
    query = engines["jinja2"].env.globals["query"]
    request = rf.get("/", {"body": ["1", "2"], "q": "a b"})
    assert query(request, q=None) == "?body=1&body=2"
    assert query(request, body=["2"], page=3) == "?q=a+b&body=2&page=3"


def test_words_from_people_are_escaped():
    drawn = draw(
        '{% from "components/summary_list.html" import summary_list %}'
        "{{ summary_list([('What', words)]) }}",
        words="<script>alert(1)</script>",
    )
    assert drawn.find(".//script") is None


def test_the_frame_of_a_signed_in_page(broken_site):
    frame = html.fromstring(broken_site.get("/framed/").content)
    assert frame.find(".//body").get("data-idle-seconds") == "1800"
    assert frame.find(".//nav[@aria-label='Main']//a[@aria-current='page']").text == "Actions"
    assert frame.find(".//form[@role='search']").get("action") == "/search/"
    ways_out = [item.getparent().get("action") for item in frame.findall(".//form/button")]
    assert "/out/" in ways_out
    footer = [item.text for item in frame.findall(".//footer//a")]
    assert footer == ["Help", "Back to top"], "only pages that are served have a link"
    assert frame.text_content().count("Actions") == 3, "title, tab and heading, each once"


def test_each_cell_says_its_column_for_a_screen_too_narrow_for_a_table() -> None:
    cells = '<th scope="row">A1 <a href="/x">w</a></th><td class="c">Housing &amp; <b>more</b></td>'
    columns = [{"text": "Action"}, SimpleNamespace(text='The "body"')]
    assert str(components.labelled(cells, columns)) == (
        '<th role="rowheader" data-label="Action" scope="row">A1 <a href="/x">w</a></th>'
        '<td role="cell" data-label="The &#34;body&#34;" class="c">Housing &amp; <b>more</b></td>'
    )
