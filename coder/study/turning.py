"""Turns made or taken away by hand, where the conventions of a transcript were misread."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from coder.model.corpus import Turn
from coder.persian.turns import find_turns

type Turns = tuple[Turn, ...]


def found(text: str) -> Turns:
    """Give the turns that the rules find in a text."""
    return tuple(Turn(one.start, one.body, one.end, one.label) for one in find_turns(text) if one.label)


def begun(turns: Turns, text: str, offset: int, label: str) -> Turns | None:
    """Give the turns with one more, which begins at ``offset``; None where none can begin.

    The turn that it breaks ends there, or before the white space in front of it. Where the text itself has the
    label and a colon, the words begin behind them.
    """
    if not 0 <= offset < len(text) or text[offset].isspace() or any(turn.start == offset for turn in turns):
        return None
    broken = next((turn for turn in turns if turn.start < offset < turn.end), None)
    if broken is not None and offset < broken.body:
        return None
    following = next((turn.start for turn in turns if turn.start > offset), len(text))
    end = broken.end if broken else _stripped(text, offset, following)
    made = Turn(offset, _body(text, offset, end, label), end, label)
    others = tuple(replace(turn, end=_stripped(text, turn.body, offset)) if turn is broken else turn for turn in turns)
    return tuple(sorted((*others, made), key=lambda turn: turn.start))


def taken_away(turns: Turns, offset: int) -> Turns | None:
    """Give the turns without the one that begins at ``offset``: its words go on the turn before; None if none does."""
    place = next((place for place, turn in enumerate(turns) if turn.start == offset), None)
    if place is None:
        return None
    if place == 0:
        return turns[1:]
    longer = replace(turns[place - 1], end=turns[place].end)
    return (*turns[: place - 1], longer, *turns[place + 1 :])


def given(turns: Turns, offset: int, label: str) -> Turns | None:
    """Give the turns with the one that begins at ``offset`` said by ``label``; None if none begins there."""
    if all(turn.start != offset for turn in turns):
        return None
    return tuple(replace(turn, label=label) if turn.start == offset else turn for turn in turns)


def again(kept: Turns, old: str, fresh: Sequence[Turn], new: str, place: Callable[[int], int | None]) -> Turns:
    """Do to the turns found in a corrected text what was done by hand to those of the old one.

    ``place`` says where a place of the old text is in the new one.
    """
    by_rule = {turn.start: turn for turn in found(old)}
    by_hand = {turn.start: turn for turn in kept}
    turns: Turns = tuple(fresh)
    for start in sorted(by_rule.keys() - by_hand.keys()):
        where = place(start)
        turns = turns if where is None else taken_away(turns, where) or turns
    for start in sorted(by_hand.keys() - by_rule.keys()):
        where = place(start)
        turns = turns if where is None else begun(turns, new, where, by_hand[start].label) or turns
    for start in sorted(by_hand.keys() & by_rule.keys()):
        if by_hand[start].label != by_rule[start].label:
            where = place(start)
            turns = turns if where is None else given(turns, where, by_hand[start].label) or turns
    return turns


def _body(text: str, start: int, end: int, label: str) -> int:
    if text.startswith(label, start):
        behind = start + len(label)
        while behind < end and text[behind] in " \u200c\u200e\u200f":
            behind += 1
        if behind < end and text[behind] in ":：":
            behind += 1
            while behind < end and text[behind].isspace():
                behind += 1
            return behind
    return start


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
