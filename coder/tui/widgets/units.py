"""The units a text is read and selected by: word, sentence, turn, paragraph. Spans in, offsets out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cached_property

from coder.tui.widgets.document import Document

Span = tuple[int, int]
Spans = Sequence[Span] | Callable[[], Sequence[Span]]

#: A word holds its ZWNJ, its harakat and other marks.
WORD = re.compile("[\\w\u200c\u200d\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed]+")


class Unit(StrEnum):
    """What one motion goes by."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    TURN = "turn"
    PARAGRAPH = "paragraph"


class Units:
    """Where the units of a document begin and end."""

    def __init__(self, document: Document, sentences: Spans = (), turns: Sequence[Span] = ()) -> None:
        """Take the spans of sentences (or what finds them, asked when first needed) and of turns, in order.

        Without any, a paragraph is a sentence and a turn.
        """
        self._document = document
        self._given = sentences
        self._turns = turns
        self._words_of: tuple[Span, list[Span]] = (-1, -1), []

    @cached_property
    def _sentences(self) -> Sequence[Span]:
        return self._given() if callable(self._given) else self._given

    @cached_property
    def _starts(self) -> dict[Unit, list[int]]:
        return {
            Unit.SENTENCE: [start for start, _ in self._sentences],
            Unit.TURN: [start for start, _ in self._turns],
        }

    def around(self, unit: Unit, offset: int) -> Span:
        """Give the unit that holds ``offset``; between two, the one before; where there is none, the character.

        On a speaker's label it is that speaker's first sentence: not what somebody else said before.
        """
        if unit is Unit.CHARACTER:
            return self._document.cluster(offset)
        spans, starts = self._near(unit, offset)
        place = bisect_right(starts, offset) - 1
        if place < 0 or (unit is Unit.WORD and offset >= spans[place][1]):
            return self._document.cluster(offset)
        if unit is Unit.SENTENCE and place + 1 < len(spans) and self._began(spans[place][1], offset):
            return spans[place + 1]
        return spans[place]

    def _began(self, end: int, offset: int) -> bool:
        """Tell whether a turn began at or after ``end`` and by ``offset``."""
        turns = self._starts[Unit.TURN]
        place = bisect_right(turns, offset) - 1
        return place >= 0 and turns[place] >= end

    def after(self, unit: Unit, offset: int) -> int:
        """Give where the next unit begins, or the text's end."""
        if unit is Unit.CHARACTER:
            return self._document.following(offset)
        spans, starts = self._near(unit, offset)
        place = bisect_right(starts, offset)
        if place < len(spans):
            return spans[place][0]
        return self._elsewhere(unit, offset, forward=True)

    def before(self, unit: Unit, offset: int) -> int:
        """Give where the nearest unit that begins before ``offset`` begins, or the text's start."""
        if unit is Unit.CHARACTER:
            return self._document.preceding(offset)
        spans, starts = self._near(unit, offset)
        place = bisect_left(starts, offset) - 1
        if place >= 0:
            return spans[place][0]
        return self._elsewhere(unit, offset, forward=False)

    def end_after(self, unit: Unit, offset: int) -> int:
        """Give the nearest end of a unit after ``offset``, or the text's end."""
        if unit is Unit.CHARACTER:
            return self._document.following(offset)
        end = self.around(unit, offset)[1]
        if end > offset and (unit is not Unit.WORD or WORD.match(self._document.text, offset)):
            return end
        following = self.after(unit, offset)
        return self.around(unit, following)[1]

    def _elsewhere(self, unit: Unit, offset: int, *, forward: bool) -> int:
        """Go on in the neighbouring paragraphs."""
        text = self._document.text
        start, end = self._document.paragraph(offset)
        if unit in {Unit.SENTENCE, Unit.TURN} and self._spans(unit):
            return len(text) if forward else 0
        while (end < len(text)) if forward else (start > 0):
            start, end = self._document.paragraph(end + 1 if forward else start - 1)
            spans = self._local(unit, start, end)
            if spans:
                return spans[0][0] if forward else spans[-1][0]
        return len(text) if forward else 0

    def _spans(self, unit: Unit) -> Sequence[Span]:
        return self._sentences if unit is Unit.SENTENCE else self._turns

    def _near(self, unit: Unit, offset: int) -> tuple[Sequence[Span], list[int]]:
        """Give the spans to look ``offset`` up in, and where they start."""
        if unit in {Unit.SENTENCE, Unit.TURN} and self._spans(unit):
            return self._spans(unit), self._starts[unit]
        spans = self._local(unit, *self._document.paragraph(offset))
        return spans, [start for start, _ in spans]

    def _local(self, unit: Unit, start: int, end: int) -> list[Span]:
        if unit is not Unit.WORD:
            return [(start, end)]
        if self._words_of[0] != (start, end):
            found = [match.span() for match in WORD.finditer(self._document.text, start, end)]
            self._words_of = (start, end), found
        return self._words_of[1]
