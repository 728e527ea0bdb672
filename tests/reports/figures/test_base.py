"""What every figure stands on: direction, digits, the font inside, the same bytes, print size."""

import io
import re

import altair as alt
import pytest
from lxml import etree
from PIL import Image

from coder.reports import fonts
from coder.reports.figures import base


def chart(words: str = "شهر", weight: str = "normal") -> alt.Chart:
    data = alt.Data(values=[{"x": 1, "y": 2, "words": base.persian(words)}, {"x": 3, "y": 12, "words": ""}])
    return (
        alt.Chart(data, width=300, height=120)
        .mark_text(align="right", fontWeight=weight)
        .encode(x=alt.X("x:Q", title=base.label("مصاحبه 2")), y="y:Q", text="words:N")
    )


@pytest.fixture(scope="module")
def svg() -> str:
    return base.drawn(chart(), 'نظرها در "شهر" <1>')


def texts(svg: str) -> list[str]:
    root = etree.fromstring(svg.encode())
    return ["".join(found.itertext()) for found in root.iter("{http://www.w3.org/2000/svg}text")]


def test_labels_are_kept_right_to_left_and_numbers_persian(svg: str) -> None:
    shown = texts(svg)
    assert "\u2067شهر\u2069" in shown
    assert "\u2067مصاحبه ۲\u2069" in shown
    assert "۱۰" in shown and "10" not in shown
    assert base.label("Interview 2", "en") == "\u2066Interview 2\u2069"
    assert "10" in texts(base.drawn(chart(), "t", "en"))


def test_a_figure_says_what_it_is_and_keeps_its_anchors_in_a_page_that_runs_right_to_left(svg: str) -> None:
    root = etree.fromstring(svg.encode())
    assert root[0].text == root.get("aria-label") == 'نظرها در "شهر" <1>'
    assert root.get("role") == "img"
    assert "direction:ltr" in root.get("style", "")


def test_the_file_carries_its_font_and_nothing_from_elsewhere(svg: str) -> None:
    alone = base.standalone(svg).decode()
    assert fonts.FAMILY in texts_of_style(alone)
    places = re.findall(r"url\((.{14})", alone) + re.findall(r'href="([^"]*)', alone)
    assert places and all(place.startswith(("data:font/ttf", "#")) for place in places)
    assert texts_of_style(base.standalone(base.drawn(chart(weight="bold"), "t")).decode()).count("@font-face") == 2


def texts_of_style(svg: str) -> str:
    root = etree.fromstring(svg.encode())
    return "".join(style.text or "" for style in root.iter("{http://www.w3.org/2000/svg}style"))


def test_the_same_chart_gives_the_same_bytes(svg: str) -> None:
    again = base.drawn(chart(), 'نظرها در "شهر" <1>')
    assert again == svg
    first = base.png(svg)
    base.png.cache_clear()
    assert base.png(again) == first
    assert base.standalone(again) == base.standalone(svg)


def test_pictures_are_for_print(svg: str) -> None:
    width = float(etree.fromstring(svg.encode()).get("width", "0"))
    picture = Image.open(io.BytesIO(base.png(svg)))
    assert picture.width == pytest.approx(width * 300 / 96, abs=2)


def ink(svg: str) -> int:
    return sum(
        picture.tobytes().count(value)
        for picture in [Image.open(io.BytesIO(base.png(svg))).convert("L")]
        for value in range(100)
    )


def test_bold_is_bold_whatever_fonts_the_machine_has() -> None:
    """The drawer knows no variable fonts: with one, bold came out as regular."""
    plain, bold = (ink(base.drawn(chart("شهر" * 9, weight), "t")) for weight in ("normal", "bold"))
    assert bold > plain * 1.1


def test_quadrants_are_told_apart_without_colour_vision_and_carry_white_words() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for colour in base.QUADRANTS.values():
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5, "the contrast WCAG asks of small words"
