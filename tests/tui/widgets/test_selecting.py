"""The cursor and the selection as a model: what must hold for any text and any gestures."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.tui.widgets.document import Document
from coder.tui.widgets.selecting import Selecting
from coder.tui.widgets.units import WORD, Unit, Units

PIECES = ["سلام", "می‌روم", "کِتاب", "Hello", "۱۲۳", "45/2", "(", ")", "«", "»", "😀", " ", "  ", "\n", "؟", ".", "لا",
          "\u202e", "\u2067", "\u2069", "\x1b[31m", "\ud800", "e\u0301", "\u200c", "\u0651"]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
widths = st.integers(min_value=1, max_value=40)

GESTURES = {
    "left": lambda each, extend: each.sideways(left=True, extend=extend),
    "right": lambda each, extend: each.sideways(left=False, extend=extend),
    "word left": lambda each, extend: each.reading(Unit.WORD, left=True, extend=extend),
    "sentence on": lambda each, extend: each.step(Unit.SENTENCE, forward=True, extend=extend),
    "turn back": lambda each, extend: each.step(Unit.TURN, forward=False, extend=extend),
    "paragraph on": lambda each, extend: each.step(Unit.PARAGRAPH, forward=True, extend=extend),
    "down": lambda each, extend: each.rows(1, extend=extend),
    "up": lambda each, extend: each.rows(-1, extend=extend),
    "home": lambda each, extend: each.edge(end=False, extend=extend),
    "end": lambda each, extend: each.edge(end=True, extend=extend),
    "mark": lambda each, extend: each.mark(),
    "clear": lambda each, extend: each.clear(),
    "pick": lambda each, extend: each.pick(Unit.WORD),
    "pick back": lambda each, extend: each.pick_back(Unit.SENTENCE),
    "press": lambda each, extend: each.press(Unit.WORD if extend else Unit.CHARACTER, each.cursor),
    "drag": lambda each, extend: each.drag(each.cursor + (7 if extend else -7)),
}


def laid(text: str, width: int = 20) -> Document:
    document = Document(text)
    document.wrap(width)
    return document


def selecting(text: str, width: int = 20) -> Selecting:
    document = laid(text, width)
    return Selecting(document, Units(document))


@given(texts, widths)
def test_rows_show_the_whole_text_in_order(text: str, width: int) -> None:
    document = laid(text, width)
    at = 0
    for number in range(document.height):
        origin, line, last = document.row(number)
        assert origin + line.start == at
        at = origin + line.end + last
    assert at == len(text) + 1
    assert all(
        document.row(document.row_of(offset)).line.start <= offset - document.row(document.row_of(offset)).origin
        for offset in range(len(text) + 1)
    )


@given(texts, widths)
def test_going_left_and_back_right_returns(text: str, width: int) -> None:
    document = laid(text, width)
    for number in range(document.height):
        stops = document._stops(number)
        for before, after in pairwise(stops):
            assert document.right_of(before) == after
            assert document.left_of(after) == before


@given(texts, widths)
def test_a_walk_by_characters_visits_each_once_and_returns(text: str, width: int) -> None:
    document = laid(text, width)
    walk = [document.preceding(document.following(0)) if text else 0]
    while walk[-1] < len(text):
        walk.append(document.following(walk[-1]))
    assert walk == sorted(set(walk))
    assert [document.preceding(place) for place in walk[1:]] == walk[:-1]


@given(texts, widths)
def test_columns_lead_back_to_offsets(text: str, width: int) -> None:
    document = laid(text, width)
    for number in range(document.height):
        line = document.row(number).line
        for stop in document._stops(number):
            if line.start <= stop - document.row(number).origin < line.shown:
                assert document.stop_at(number, document.column_of(stop)) == stop


@given(texts, st.integers(0, 100))
def test_extending_by_words_ends_where_a_word_ends(text: str, start: int) -> None:
    each = selecting(text)
    each.place(min(start, len(text)))
    each.step(Unit.WORD, forward=True, extend=True)
    ends = {match.end() for match in WORD.finditer(text)}
    assert each.cursor in ends | {len(text)} or not WORD.search(text, each.anchor or 0)


@settings(max_examples=200)
@given(texts, widths, st.lists(st.tuples(st.sampled_from(sorted(GESTURES)), st.booleans()), max_size=25))
def test_no_gesture_leads_out_of_the_text(text: str, width: int, gestures: list[tuple[str, bool]]) -> None:
    each = selecting(text, width)
    for name, extend in gestures:
        GESTURES[name](each, extend)
        assert 0 <= each.cursor <= len(text), name
        assert 0 <= each.shown <= len(text), name
        span = each.selection
        assert span is None or 0 <= span[0] < span[1] <= len(text), name
        cluster = each._document.cluster(each.shown)
        assert cluster[0] <= each.shown, name


@given(texts, st.lists(st.sampled_from([Unit.CHARACTER, Unit.WORD, Unit.SENTENCE, Unit.PARAGRAPH]), min_size=1))
def test_extending_forward_never_shrinks(text: str, units: list[Unit]) -> None:
    each = selecting(text)
    for unit in units:
        before = each.cursor
        each.step(unit, forward=True, extend=True)
        assert each.cursor > before or each.cursor == len(text) or not text[before:].strip()


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_a_drag_selects_the_same_both_ways(text: str, one: int, other: int) -> None:
    forward, back = selecting(text), selecting(text)
    for unit in (Unit.CHARACTER, Unit.WORD):
        forward.press(unit, one)
        forward.drag(other)
        back.press(unit, other)
        back.drag(one)
        assert forward.selection == back.selection


def test_a_drag_by_words_takes_both_words_whole() -> None:
    each = selecting("من به خانه رفتم")
    each.press(Unit.WORD, 4)
    each.drag(8)
    assert each.selection == (3, 10)
    each.drag(0)
    assert each.selection == (0, 5)


def test_sentences_are_asked_for_when_first_needed() -> None:
    asked = []

    def find() -> list[tuple[int, int]]:
        asked.append(1)
        return [(0, 4), (5, 9)]

    document = laid("یکم. دوم.")
    each = Selecting(document, Units(document, find))
    each.step(Unit.WORD, forward=True, extend=False)
    assert not asked
    each.pick(Unit.SENTENCE)
    each.pick(Unit.SENTENCE)
    assert asked == [1]
    assert each.selection == (5, 9)


def test_going_down_keeps_the_column() -> None:
    each = selecting("یک دو سه چهار پنج\nکم\nیک دو سه چهار پنج")
    for _ in range(9):
        each.sideways(left=True, extend=False)
    each.rows(2, extend=False)
    assert each.cursor == 21 + 9
    each.place(9)
    each.rows(1, extend=False)
    assert each.cursor == 20
    each.rows(1, extend=False)
    assert each.cursor == 21 + 9


@pytest.mark.parametrize("mark", ["\u200c", "\u0650", "\u0651"])
def test_marks_are_no_place_of_their_own(mark: str) -> None:
    assert unicodedata.category(mark) in {"Cf", "Mn"}
    document = laid(f"ب{mark}ت")
    assert document.following(0) == 2
    assert document.preceding(2) == 0


def test_on_a_speakers_label_the_sentence_is_that_speakers() -> None:
    text = "س: چه می‌گویید؟\nج: این را. آن را."
    sentences = [(text.index("چه"), text.index("؟") + 1), (text.index("این"), text.index(". ") + 1)]
    turn = text.index("ج:")
    each = Selecting(laid(text), Units(laid(text), sentences, [(0, turn - 1), (turn, len(text))]))
    each.place(turn)
    each.pick(Unit.SENTENCE)
    assert each.selection == sentences[1], "not what was asked before"
    each.place(text.index("؟"))
    each.pick(Unit.SENTENCE)
    assert each.selection == sentences[0]
