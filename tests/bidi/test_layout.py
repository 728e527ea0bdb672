from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.bidi import layout, plain, shape, uax9
from coder.bidi.layout import Line, Paragraph
from coder.bidi.properties import SPACES, bidi_classes
from coder.bidi.shape import clusters
from tests.bidi.samples import bases, is_raw, texts

widths = st.integers(2, 40)


def lines(text: str, width: int, base: int | None = None) -> list[str]:
    return [line.text for line in Paragraph(text, base).wrap(width)]


def logical(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in Paragraph(text).wrap(width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("   ", 2, ["   "]),
        ("ab cd ef", 5, ["ab cd ", "ef"]),
        ("ab cd", 2, ["ab ", "cd"]),
        ("ab    cd", 3, ["ab    ", "cd"]),
        ("  ab", 3, ["  ", "ab"]),
        ("abcdef gh", 4, ["abcd", "ef ", "gh"]),
        ("a bcdefg h", 4, ["a ", "bcde", "fg h"]),
        ("漢字漢", 3, ["漢", "字", "漢"]),
        ("漢字 a", 1, ["漢", "字 ", "a"]),
        ("abcd  ", 2, ["ab", "cd  "]),
        ("ل\u200cا بب", 3, ["ل\u200cا ", "بب"]),
        ("ab \u2067\u2069", 2, ["ab ", "\u2067\u2069"]),
    ],
)
def test_wrap(text: str, width: int, expected: list[str]) -> None:
    assert logical(text, width) == expected


def test_a_line_is_composed_in_visual_order_where_it_is_wrapped() -> None:
    assert lines("سلا Google آب", 6) == [" \ufefc\ufeb3", "Google", "\ufe8f\ufe81"]
    # The word is cut, its letters keep their forms.
    assert lines("گسسته", 3) == ["\ufeb4\ufeb4\ufb94", "\ufeea\ufe98"]
    # A line that begins with a Latin word still belongs to a right-to-left paragraph.
    assert lines("سلامت ab (لا)", 6) == [" \ufe96\ufee3\ufefc\ufeb3", "(\ufefb) ab"]
    with pytest.raises(ValueError, match="a line needs a column"):
        Paragraph("a").wrap(0)


def test_right_to_left_lines_stand_at_the_right_edge() -> None:
    line = Paragraph("لا ab").wrap(10)[0]
    assert (line.left, line.right, line.base) == (6, 10, 1)
    assert [line.column_of(offset) for offset in range(6)] == [9, 9, 8, 6, 7, 5]
    assert [line.offset_at(column) for column in range(-1, 12)] == [5] * 7 + [3, 4, 2, 0] + [0] * 2
    line = Paragraph("ab لا").wrap(10)[0]
    assert (line.left, line.right, line.base) == (0, 4, 0)
    assert [line.column_of(offset) for offset in range(6)] == [0, 1, 2, 3, 3, 4]
    assert [line.offset_at(column) for column in (-1, 0, 3, 4, 9)] == [0, 0, 3, 5, 5]


def test_spaces_without_room_are_not_shown() -> None:
    wrapped = Paragraph("لا   ب").wrap(2)
    assert [(line.start, line.shown, line.end, line.text) for line in wrapped] == [
        (0, 3, 5, " \ufefb"),
        (5, 6, 6, "\ufe8f"),
    ]
    assert wrapped[0].column_of(4) == 0
    with pytest.raises(ValueError, match="offset 6 is not on the line"):
        wrapped[0].column_of(6)
    with pytest.raises(ValueError, match="offset 4 is not on the line"):
        wrapped[1].column_of(4)


def test_pieces() -> None:
    line = Paragraph("آب abc نان", 1).wrap(20)[0]
    assert line.pieces(0, 10) == [(10, 20)]
    # From the second letter of آب to the b: one stretch of text, two on the line.
    assert line.pieces(1, 5) == [(14, 16), (17, 19)]
    assert line.pieces(4, 6) == [(15, 17)]
    assert line.pieces(4, 4) == []
    assert line.pieces(30, 40) == []


def test_the_wrapped_paragraph_as_a_sequence() -> None:
    wrapped = Paragraph("ab cd ef").wrap(2)
    assert len(wrapped) == 3
    assert [wrapped.start_of(number) for number in range(3)] == [0, 3, 6]
    assert [wrapped.end_of(number) for number in range(3)] == [3, 6, 8]
    assert [wrapped.line_of(offset) for offset in range(9)] == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    with pytest.raises(IndexError):
        wrapped[3]
    with pytest.raises(IndexError):
        wrapped[-1]


def test_lines_are_composed_once_and_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[int] = []
    compose = Paragraph._compose

    def counting(self: Paragraph, line: layout._Break, following: layout._Break, width: int) -> Line:
        composed.append(line.start)
        return compose(self, line, following, width)

    monkeypatch.setattr(Paragraph, "_compose", counting)
    wrapped = Paragraph("ab " * 2000).wrap(2)
    assert composed == []
    assert wrapped[7] is wrapped[7]
    assert composed == [21]
    assert len(list(wrapped)) == 2000
    assert len(wrapped._lines) <= layout._LINES_REMEMBERED


def test_wrapping_again_shapes_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = Paragraph("سلام " * 100)
    calls: list[str] = []
    monkeypatch.setattr(shape, "shaped", calls.append)
    assert len(paragraph.wrap(20)) > len(paragraph.wrap(40)) > 1
    assert calls == []


def test_a_long_word_is_shaped_once_for_all_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    shaped = shape.shaped
    calls: list[str] = []
    monkeypatch.setattr(shape, "shaped", lambda word: calls.append(word) or shaped(word))
    assert len(list(Paragraph("ب" * 1000).wrap(10))) == 100
    assert len(calls) == 1


@settings(max_examples=500)
@given(texts, widths, bases)
def test_lines_partition_the_paragraph_and_cells_the_line(text: str, width: int, base: int | None) -> None:
    wrapped = Paragraph(text, base).wrap(width)
    assert [line.start for line in wrapped] == [0, *(line.end for line in wrapped)][:-1]
    assert wrapped[len(wrapped) - 1].end == len(text)
    for line in wrapped:
        spans = sorted((cell.start, cell.end) for cell in line.cells)
        assert [start for start, _ in spans] == [line.start, *(end for _, end in spans)][: len(spans)]
        assert (spans[-1][1] if spans else line.start) == line.shown
        assert all(char in SPACES for char in text[line.shown : line.end])
        assert sum(cell.width for cell in line.cells) == line.right - line.left <= width
        assert line.right == width or not line.base
        assert line.left == 0 or line.base
        assert not any(map(is_raw, line.text))
        assert plain.width(line.text) == line.right - line.left


@settings(max_examples=500)
@given(texts, widths, bases)
def test_columns_and_offsets_map_one_to_one(text: str, width: int, base: int | None) -> None:
    wrapped = Paragraph(text, base).wrap(width)
    for number, line in enumerate(wrapped):
        column = line.left
        for cell in line.cells:
            for offset in range(cell.start, cell.end):
                assert line.column_of(offset) == column
                assert wrapped.line_of(offset) == number
            for covered in range(column, column + cell.width):
                assert line.offset_at(covered) == cell.start
            column += cell.width
        for outside in (-1, line.left - 1, line.right, width, width + 7):
            if not line.left <= outside < line.right:
                assert line.offset_at(outside) in {line.start, line.shown}
        assert 0 <= line.column_of(line.end) <= width


@given(texts, widths, bases, st.integers(0, 80), st.integers(0, 80))
def test_pieces_are_the_columns_of_the_cells_inside(
    text: str, width: int, base: int | None, start: int, end: int
) -> None:
    for line in Paragraph(text, base).wrap(width):
        pieces = line.pieces(start, end)
        marked = {column for first, last in pieces for column in range(first, last)}
        inside = {
            line.column_of(cell.start) + covered
            for cell in line.cells
            for covered in range(cell.width)
            if cell.start < end and cell.end > start
        }
        assert marked == inside
        assert all(first < last for first, last in pieces)
        assert all(one[1] < other[0] for one, other in pairwise(pieces))


@given(texts, bases)
def test_cells_stand_in_the_order_of_the_code_points(text: str, base: int | None) -> None:
    """Clusters are moved whole; every base lands where UAX #9 puts its code point."""
    paragraph = Paragraph(text, base)
    line = paragraph.wrap(200)[0]
    level, levels = uax9.levels(text, base)
    order = uax9.reorder(uax9.line_levels(levels, bidi_classes(text), 0, len(text), level))
    firsts = {cell.start for cell in line.cells}
    assert [cell.start for cell in line.cells] == [place for place in order if place in firsts]


@given(texts, widths)
def test_words_are_cut_only_when_longer_than_a_line(text: str, width: int) -> None:
    wrapped = Paragraph(text).wrap(width)
    for line in list(wrapped)[1:]:
        if text[line.start - 1] not in SPACES:
            before = text[: line.start]
            word_start = max((before.rfind(space) for space in SPACES), default=-1) + 1
            word = text[word_start:].split(next((s for s in text[word_start:] if s in SPACES), "\0\0"))[0]
            assert sum(cluster.width for cluster in clusters(word)) > width


def test_a_megabyte_without_a_space() -> None:
    text = "سلام\u200c" * 100_000
    wrapped = Paragraph(text).wrap(80)
    assert len(wrapped) == 3_750
    middle = wrapped[2_000]
    assert middle.right - middle.left == 80
    assert middle.offset_at(79) == middle.start
    assert wrapped[len(wrapped) - 1].end == len(text)


def test_ten_thousand_isolates_inside_each_other() -> None:
    text = "\u2067لا \u2066ab " * 5_000 + "\u2069" * 10_000
    wrapped = Paragraph(text).wrap(60)
    assert sum(cell.end - cell.start for line in wrapped for cell in line.cells) > 0.9 * len(text)
    assert not any(is_raw(char) for line in wrapped for char in line.text)


def test_a_lone_surrogate_has_its_cell() -> None:
    line = Paragraph("لا\ud800").wrap(5)[0]
    assert line.text == "\ufffd\ufefb"
    assert line.column_of(2) == 3
