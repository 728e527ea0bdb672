from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import bidi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.bidi import uax9
from coder.bidi.properties import bidi_classes
from tests.bidi.samples import DIGITS, JOINERS, LATIN, LETTERS, MARKS, SIGNS, bases, texts

DATA = Path("/usr/share/unicode")
HAVE_DATA = (DATA / "BidiTest.txt").exists()

#: A code point of each class, to write BidiTest.txt's cases as text.
OF_CLASS = {
    "AL": "\u0608", "AN": "\u0600", "B": "\u2029", "BN": "\U000e007a", "CS": ",", "EN": "0", "ES": "+", "ET": "$",
    "FSI": "\u2068", "L": "a", "NSM": "\u0303", "R": "\u05be", "LRE": "\u202a", "LRI": "\u2066", "LRO": "\u202d",
    "ON": "!", "PDF": "\u202c", "PDI": "\u2069", "RLE": "\u202b", "RLI": "\u2067", "RLO": "\u202e", "S": "\t",
    "WS": " ",
}  # fmt: skip

#: One rule each, worked out by hand from UAX #9: text, base given, base, levels ("x": removed by X9), visual order.
BY_HAND = [
    ("abc", None, 0, "0 0 0", "0 1 2"),
    ("سلام", None, 1, "1 1 1 1", "3 2 1 0"),
    ("12", None, 0, "0 0", "0 1"),
    ("ab سل", None, 0, "0 0 0 1 1", "0 1 2 4 3"),
    ("سل ab", None, 1, "1 1 1 2 2", "3 4 2 1 0"),
    ("سل 12", None, 1, "1 1 1 2 2", "3 4 2 1 0"),
    ("س1+2", 1, 1, "1 2 1 2", "3 2 1 0"),  # W2, W4: after س the numbers are Arabic, which a plus doesn't join
    ("س1,2", 1, 1, "1 2 2 2", "1 2 3 0"),  # W4: a comma does
    ("(ab) س", 1, 1, "1 2 2 1 1 1", "5 4 3 1 2 0"),  # N0: opposite inside, nothing before: the embedding's
    ("س \u2329a س\u3009 س", 0, 0, "1 0 0 0 0 1 0 0 1", "0 1 2 3 4 5 6 7 8"),  # canonically equivalent brackets pair
    ("\u202aa\u202c\u0301س", 1, 1, "x 2 x 2 1", "4 1 3"),  # W1: at the start of a sequence a mark takes sos
    ("س(س)\u0301 a", 0, 0, "1 1 1 1 1 0 0", "4 3 2 1 0 5 6"),  # N0: marks follow their bracket
    ("س\u2066x\u20691", 0, 0, "1 1 2 1 2", "4 3 2 1 0"),  # BD13: the text goes on after an isolate
    ("س (a ب)", 0, 0, "1 0 0 0 0 1 0", "0 1 2 3 4 5 6"),
    ("می\u200cشود", None, 1, "1 1 x 1 1 1", "5 4 3 1 0"),
    ("a\u2067b\u2069c", None, 0, "0 0 2 0 0", "0 1 2 3 4"),
    ("a\u202eb c\u202cd", None, 0, "0 x 1 1 1 x 0", "0 4 3 2 6"),
    ("\u2068س\u2069 a", None, 0, "0 1 0 0 0", "0 1 2 3 4"),
    ("س  ", 0, 0, "1 0 0", "0 1 2"),  # L1
    ("س\tس", 0, 0, "1 0 1", "0 1 2"),
]


class Case(NamedTuple):
    text: str
    given: int | None
    base: int | None
    levels: list[str]
    order: list[int]


def by_hand() -> Iterator[Case]:
    for text, given_base, base, levels, order in BY_HAND:
        yield Case(text, given_base, base, levels.split(), [int(place) for place in order.split()])


def character_cases(every: int) -> Iterator[Case]:
    with (DATA / "BidiCharacterTest.txt").open(encoding="utf-8") as lines:
        cases = (line for line in lines if line.strip() and not line.startswith("#"))
        for number, line in enumerate(cases):
            if number % every == 0:
                codes, direction, base, levels, order = line.rstrip("\n").split(";")
                text = "".join(chr(int(code, 16)) for code in codes.split())
                given_base = None if direction == "2" else int(direction)
                yield Case(text, given_base, int(base), levels.split(), [int(place) for place in order.split()])


def class_cases(every: int) -> Iterator[Case]:
    levels: list[str] = []
    order: list[int] = []
    number = 0
    with (DATA / "BidiTest.txt").open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("@Levels:"):
                levels = line[8:].split()
            elif line.startswith("@Reorder:"):
                order = [int(place) for place in line[9:].split()]
            elif line.strip() and line[0] not in "#@":
                names, bits = line.split(";")
                for bit, given_base in ((1, None), (2, 0), (4, 1)):
                    number += bool(int(bits) & bit)
                    if int(bits) & bit and number % every == 0:
                        text = "".join(OF_CLASS[name] for name in names.split())
                        yield Case(text, given_base, None, levels, order)


def fails(case: Case) -> bool:
    base, levels = uax9.levels(case.text, case.given)
    line = uax9.line_levels(levels, bidi_classes(case.text), 0, len(case.text), base)
    kept = [place for place, level in enumerate(case.levels) if level != "x"]
    order = [kept[place] for place in uax9.reorder(bytes([line[place] for place in kept]))]
    return (
        len(levels) != len(case.text)
        or case.base not in {None, base}
        or any(int(case.levels[place]) != line[place] for place in kept)
        or order != case.order
    )


def failures(cases: Iterator[Case]) -> tuple[int, list[Case]]:
    total, failed = 0, []
    for case in cases:
        total += 1
        if fails(case):
            failed.append(case)
    return total, failed[:5]


@pytest.mark.slow
@pytest.mark.tables
@pytest.mark.skipif(not HAVE_DATA, reason="no Unicode test files here")
def test_all_of_bidi_test() -> None:
    assert failures(class_cases(1)) == (770_241, [])


@pytest.mark.slow
@pytest.mark.tables
@pytest.mark.skipif(not HAVE_DATA, reason="no Unicode test files here")
def test_all_of_bidi_character_test() -> None:
    assert failures(character_cases(1)) == (91_707, [])


def test_every_200th_case_and_those_by_hand() -> None:
    assert failures(by_hand()) == (len(BY_HAND), [])
    if HAVE_DATA:
        assert failures(class_cases(200)) == (3851, [])
        assert failures(character_cases(200)) == (459, [])


# python-bidi mirrors no bracket, and the order of the code points, compared here, knows no mirroring either.
COMPARED = st.text(
    alphabet=LETTERS + MARKS + JOINERS + DIGITS * 2 + LATIN * 4 + SIGNS + " " * 10 + "\u200e\u200f\u2067\u2069",
    max_size=60,
)


@settings(max_examples=1000)
@given(COMPARED, st.sampled_from([0, 1]))
def test_order_is_python_bidis(text: str, base: int) -> None:
    text = text.strip()
    classes = bidi_classes(text)
    _, levels = uax9.levels(text, base)
    line = uax9.line_levels(levels, classes, 0, len(text), base)
    kept = [place for place, letter in enumerate(classes) if letter not in "Blrxyp"]
    ours = "".join(text[kept[place]] for place in uax9.reorder(bytes([line[place] for place in kept])))
    theirs = bidi.get_display(text, base_dir="RL"[base == 0])
    assert ours == "".join(
        char for char, letter in zip(theirs, bidi_classes(theirs), strict=True) if letter not in "Blrxyp"
    )


@given(texts, bases)
def test_base_is_the_first_strong_direction(text: str, base: int | None) -> None:
    assert uax9.levels(text, base)[0] == (uax9.base_level(text) if base is None else base)


def test_base_without_a_strong_character() -> None:
    assert uax9.base_level("۱۲ (!)") == 0
    assert uax9.base_level("۱۲ (!)", 1) == 1
    assert uax9.base_level("\u2067س\u2069 a", 1) == 0
    assert uax9.base_level("!\nس") == 0


@given(st.binary(max_size=40).map(lambda raw: bytes([byte % 7 for byte in raw])))
def test_reorder_is_rule_l2_to_the_letter(levels: bytes) -> None:
    order = list(range(len(levels)))
    for height in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= height:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    assert uax9.reorder(levels) == order


@given(texts, bases, st.integers(0, 80), st.integers(0, 80))
def test_a_lines_levels_are_its_own(text: str, base: int | None, start: int, length: int) -> None:
    end = min(start + length, len(text))
    start = min(start, end)
    level, levels = uax9.levels(text, base)
    line = uax9.line_levels(levels, bidi_classes(text), start, end, level)
    assert len(line) == end - start
    for place, char in enumerate(text[start:end]):
        if char in "\t\x85":
            assert line[place] == level


def test_more_than_63_open_brackets_pair_no_more() -> None:
    closing = {number: uax9.levels("(" * number + "a س" + ")" * number + "س", 0)[1][-2] for number in (63, 64)}
    assert closing == {63: 0, 64: 1}


def test_the_end_of_an_isolate_forgets_embeddings_that_were_too_deep() -> None:
    assert uax9.levels("a\u2066" + "\u202b" * 200 + "\u2069\u202eb", 0)[1][-1] == 1


@pytest.mark.parametrize("opening", ["\u2066", "\u2067", "\u2068", "\u202b", "\u202e"])
def test_ten_thousand_nested_levels(opening: str) -> None:
    text = (opening + "a") * 10_000 + "\u2069" * 10_000
    _, levels = uax9.levels(text)
    assert len(levels) == len(text)
    assert 123 <= max(levels) <= 126


@pytest.mark.parametrize("text", ["$" * 500_000 + "1", "$" * 500_000 + "ب", " " * 1_000_000 + "a", "()" * 300_000])
@pytest.mark.parametrize("base", [0, 1])
def test_long_runs_take_linear_time(text: str, base: int) -> None:
    _, levels = uax9.levels(text, base)
    assert len(uax9.line_levels(levels, bidi_classes(text), 0, len(text), base)) == len(text)


@given(st.text(max_size=40), bases)
def test_any_text_has_levels(text: str, base: int | None) -> None:
    level, levels = uax9.levels(text + "\ud800", base)
    assert len(levels) == len(text) + 1
    assert all(level <= each <= 126 for each in levels)
