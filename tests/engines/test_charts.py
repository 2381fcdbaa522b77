"""A chart says everything in words, and brings nothing along that a page forbids."""

from xml.etree.ElementTree import fromstring

from goldthread.engines.charts import Chart, as_png, as_svg

YEARS = Chart("Reviews by year", "Year", "Reviews", (("2025", 3), ("2026", 12)))
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_carries_words_and_numbers_and_a_description() -> None:
    drawn = fromstring(as_svg(YEARS))
    assert drawn.get("role") == "img" and drawn.find(f"{SVG}title").text == "Reviews by year"
    assert drawn.find(f"{SVG}desc").text == "Reviews by year. 2025: 3, 2026: 12"
    said = [one.text for one in drawn.iter(f"{SVG}text")]
    assert {"2025", "2026", "3", "12", "Year", "Reviews"} <= set(said)


def test_words_that_look_like_marks_stay_words() -> None:
    odd = Chart("A <b> & c", "x", "y", (("<script>alert(1)</script>", 1),), across=True)
    drawn = as_svg(odd)
    assert "<script" not in drawn and "style=" not in drawn and "<style" not in drawn
    assert fromstring(drawn).find(f"{SVG}title").text == "A <b> & c"


def test_the_same_as_a_picture_for_word() -> None:
    assert as_png(YEARS).startswith(b"\x89PNG")
