"""The font that goes along: cut to what is needed, the same bytes, measured as it is set."""

import io

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from coder.reports import fonts


def opened(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content))


def test_a_cut_holds_the_characters_asked_for_and_few_others() -> None:
    font = opened(fonts.woff("گفت‌وگو S۱"))
    held = set(font.getBestCmap())
    assert held >= set(map(ord, "گفتو‌ S۱"))
    assert ord("ظ") not in held
    assert font.flavor == "woff"
    assert font["name"].getBestFamilyName() == fonts.FAMILY
    assert "fvar" not in font, "drawers without variable fonts must get their bold"


def test_the_same_characters_give_the_same_bytes() -> None:
    assert fonts.woff("الف ب") == fonts.woff("ب الف")
    assert fonts.woff("الف", fonts.BOLD) != fonts.woff("الف", fonts.REGULAR)


@pytest.mark.parametrize("text", ["کمبود هماهنگی میان دستگاه‌ها", "گفت‌وگوی شهرها (لاهور)", "SWOT 12", "۱۲۳٪"])
def test_a_line_is_as_wide_as_harfbuzz_sets_it(text: str) -> None:
    face = uharfbuzz.Face((fonts.folder() / f"{fonts.REGULAR}.ttf").read_bytes())
    line = uharfbuzz.Buffer()
    line.add_str(text)
    line.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), line, {"kern": False})
    true = sum(place.x_advance for place in line.glyph_positions) * 20 / face.upem
    assert fonts.width(text, 20) == pytest.approx(true, rel=0.03)


def test_lines_are_broken_at_spaces_and_keep_every_word() -> None:
    text = "کمبود هماهنگی میان دستگاه‌های درگیر در رابطه با شهرهای دیگر"
    lines = fonts.wrapped(text, 12, 110)
    assert " ".join(lines) == text
    assert len(lines) > 2
    assert all(fonts.width(line, 12) <= 110 for line in lines)
    assert fonts.wrapped("دستگاه‌هایشان بود", 12, 5) == ["دستگاه‌هایشان", "بود"]
    assert fonts.wrapped("", 12, 50) == [""]
