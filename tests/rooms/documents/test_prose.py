"""Plain words become paragraphs, lists and links, and no HTML of the writer gets through."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from goldthread.foundations.records.prose import opening, prose


def test_paragraphs_lists_and_links() -> None:
    text = "One line\nand another\n\n- first\n- second\nafter\n\nSee https://fenmarsh.example/help."
    assert prose(text) == (
        '<p class="govuk-body">One line<br>and another</p>'
        '<ul class="govuk-list govuk-list--bullet"><li>first</li><li>second</li></ul>'
        '<p class="govuk-body">after</p>'
        '<p class="govuk-body">See <a class="govuk-link" href="https://fenmarsh.example/help">'
        "https://fenmarsh.example/help</a>.</p>"
    )


def test_a_script_is_words() -> None:
    assert prose("<script>alert(1)</script>") == (
        '<p class="govuk-body">&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    )


def test_nothing_gives_nothing() -> None:
    assert prose(" \n\n ") == ""


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


PIECES = st.sampled_from(
    ["<", ">", '"', "'", "&", "- ", "\n", "\n\n", "<a href=javascript:x>", "https://a.example/",
     '"onclick="x', "javascript:", "words ", "a@b.example", "<img src=x onerror=y>", "&lt;"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join))
def test_whatever_is_written_only_our_few_tags_come_out(text: str) -> None:
    reader = Tags()
    reader.feed(prose(text))
    for tag, attributes in reader.seen:
        assert tag in {"p", "ul", "li", "br", "a"}
        assert set(attributes) <= {"class", "href"}
        assert (attributes.get("href") or "mailto:").startswith(("http://", "https://", "mailto:"))


def test_the_opening_is_one_line_of_whole_words() -> None:
    assert opening("Wren was hurt.\n\n- Ask.") == "Wren was hurt. Ask."
    cut = opening("word " * 100)
    assert len(cut) <= 155
    assert cut.endswith("word…")
