"""The font that goes along: cut to what is needed, measured as it is set."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from coder.reports import fontcut, fonts


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache, and a program that hasn't looked at it yet."""
    monkeypatch.setenv("CODER_CACHE", str(tmp_path / "cache"))
    fontcut.folder.cache_clear()
    yield tmp_path / "cache"
    fontcut.folder.cache_clear()


def test_the_font_is_cut_once_and_kept_as_a_whole(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fontcut.folder()
    assert list(elsewhere.iterdir()) == [first], "nothing is left beside it"
    kept = {path.name: path.read_bytes() for path in first.iterdir()}
    assert kept == fontcut.cuts(), "the same bytes each time"
    fontcut.folder.cache_clear()
    monkeypatch.setattr(fontcut, "cuts", lambda: pytest.fail("cut again"))
    assert fontcut.folder() == first


def test_a_cut_of_which_a_file_is_gone_is_made_anew(elsewhere: Path) -> None:
    (fontcut.folder() / "bold.ttf").unlink()
    fontcut.folder.cache_clear()
    assert (fontcut.folder() / "bold.ttf").is_file()


def test_another_edition_of_the_font_is_another_cut(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fontcut.folder()
    monkeypatch.setattr(fontcut, "version", lambda name: "0")
    fontcut.folder.cache_clear()
    assert fontcut.folder() != first


def test_a_cache_that_cannot_be_written_costs_only_time(elsewhere: Path) -> None:
    elsewhere.write_text("a file where the folder should be", encoding="utf-8")
    found = fontcut.folder()
    assert elsewhere.is_file()
    assert {path.name for path in found.iterdir()} == {"regular.ttf", "bold.ttf", "advances.json"}


@pytest.mark.parametrize("name", ["regular", "bold"])
def test_a_cut_has_persian_and_latin_and_a_weight_of_its_own(name: str) -> None:
    font = TTFont(fontcut.folder() / f"{name}.ttf")
    assert set(font.getBestCmap()) >= set(map(ord, "گپچژکیۀء\u200c،؛؟٪«»۰۹ SWOT09–…"))
    assert font["name"].getBestFamilyName() == fonts.FAMILY
    assert font["OS/2"].usWeightClass == {"regular": 400, "bold": 700}[name]
    assert "fvar" not in font, "drawers without variable fonts must get their bold"


@pytest.mark.parametrize("text", ["کمبود هماهنگی میان دستگاه‌ها", "گفت‌وگوی شهرها (لاهور)", "SWOT 12", "۱۲۳٪"])
def test_a_line_is_as_wide_as_harfbuzz_sets_it(text: str) -> None:
    face = uharfbuzz.Face((fontcut.folder() / "regular.ttf").read_bytes())
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
