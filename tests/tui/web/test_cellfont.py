"""The font of the browser's terminal: every letter in its cell, joined to its neighbours."""

import io
import unicodedata
from functools import cache
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from coder.bidi import shape
from coder.tui.web import cellfont

LETTERS = "ءآأؤإئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیةيكۀ"


@cache
def font(weight: int) -> Any:
    return TTFont(io.BytesIO(cellfont.made(weight)))


def sent() -> set[str]:
    """Every form in which a Persian letter is sent to a terminal, and what stands between letters."""
    words = [f"{before}{letter}{after}" for letter in LETTERS for before in ("", "ب") for after in ("", "ب")]
    words += ["لا", "بلا", "لآ", "۰۱۲۳۴۵۶۷۸۹", "،؛؟٪", "بَُِّ"]
    return {char for word in words for cluster in shape.clusters(word) for char in cluster.glyph}


@pytest.mark.parametrize("weight", [400, 700])
def test_it_has_all_that_a_terminal_is_sent_each_as_wide_as_a_cell(weight: int) -> None:
    names = font(weight).getBestCmap()
    assert {char for char in sent() if ord(char) not in names} == set()
    for char in sent():
        mark = unicodedata.category(char) == "Mn"
        assert font(weight)["hmtx"][names[ord(char)]][0] == (0 if mark else cellfont.CELL), char


def test_a_letter_reaches_its_neighbour_where_it_joins_and_nowhere_else() -> None:
    outlines, names = font(400)["glyf"], font(400).getBestCmap()
    looked_at = 0
    for char in sent():
        form = unicodedata.decomposition(char).partition(" ")[0]
        if form not in ("<isolated>", "<initial>", "<medial>", "<final>"):
            continue
        outline = outlines[names[ord(char)]]
        left, right = form in ("<initial>", "<medial>"), form in ("<final>", "<medial>")
        assert outline.xMin < 0 if left else outline.xMin >= 0, char
        assert outline.xMax > cellfont.CELL if right else outline.xMax <= cellfont.CELL, char
        looked_at += 1
    assert looked_at > 90


def test_no_letter_is_cut_off_above_or_below() -> None:
    outlines, names, line = font(400)["glyf"], font(400).getBestCmap(), font(400)["hhea"]
    for char in sent():
        outline = outlines[names[ord(char)]]
        if outline.numberOfContours:
            assert line.descent <= outline.yMin and outline.yMax <= line.ascent, char
