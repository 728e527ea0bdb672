"""The font that goes along: cut to what is needed, measured as it is set."""

import sys

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from coder.reports import fonts
from tests.conftest import REPOSITORY


def test_the_cuts_are_those_of_the_font_package() -> None:
    sys.path.insert(0, str(REPOSITORY / "tools"))
    import cut_font

    assert cut_font.FAMILY == fonts.FAMILY
    assert {path.name: path.read_bytes() for path in fonts.FOLDER.iterdir()} == cut_font.cuts()


@pytest.mark.parametrize("name", ["regular", "bold"])
def test_a_cut_has_persian_and_latin_and_a_weight_of_its_own(name: str) -> None:
    font = TTFont(fonts.FOLDER / f"{name}.ttf")
    assert set(font.getBestCmap()) >= set(map(ord, "گپچژکیۀء\u200c،؛؟٪«»۰۹ SWOT09–…"))
    assert font["name"].getBestFamilyName() == fonts.FAMILY
    assert font["OS/2"].usWeightClass == {"regular": 400, "bold": 700}[name]
    assert "fvar" not in font, "drawers without variable fonts must get their bold"


@pytest.mark.parametrize("text", ["کمبود هماهنگی میان دستگاه‌ها", "گفت‌وگوی شهرها (لاهور)", "SWOT 12", "۱۲۳٪"])
def test_a_line_is_as_wide_as_harfbuzz_sets_it(text: str) -> None:
    face = uharfbuzz.Face((fonts.FOLDER / "regular.ttf").read_bytes())
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
