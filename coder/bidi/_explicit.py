"""The explicit half of UAX #9: rules X1 to X8 (embeddings, overrides, isolates) and X10's run sequences."""

from collections.abc import Iterator
from typing import NamedTuple

from coder.bidi import _implicit
from coder.bidi._strong import first_strong

_DEEPEST = 125

_ISOLATES = "ijf"
_REMOVED = "lrxypB"

_OVERRIDES = {"x": "L", "y": "R"}


class _Status(NamedTuple):
    level: int
    override: str
    isolate: bool


def levels(classes: str, text: str, base: int) -> bytes:
    """Give the levels of a paragraph that has explicit formatting characters, by its classes and base level."""
    walk = _Walk(classes, base)
    result = bytearray(walk.levels)
    kept = [place for place, letter in enumerate(classes) if letter not in _REMOVED]
    for sequence, before, after in _sequences(kept, walk):
        level = walk.levels[sequence[0]]
        letters = "".join([walk.classes[place] for place in sequence])
        resolved = _implicit.resolve(letters, "".join([text[place] for place in sequence]), before, after, level)
        for place, each in zip(sequence, resolved, strict=True):
            result[place] = each
    return _with_removed(classes, result, base)


def _with_removed(classes: str, result: bytearray, base: int) -> bytes:
    """Give what X9 removes the level of what stands before it."""
    last = base
    for place, letter in enumerate(classes):
        if letter in _REMOVED:
            result[place] = last
        else:
            last = result[place]
    return bytes(result)


def _matches(classes: str) -> dict[int, int]:
    """BD9: isolate initiator -> its matching PDI."""
    opened: list[int] = []
    matches: dict[int, int] = {}
    for place, letter in enumerate(classes):
        if letter in _ISOLATES:
            opened.append(place)
        elif letter == "q" and opened:
            matches[opened.pop()] = place
        elif letter == "P":
            opened.clear()
    return matches


class _Walk:
    """X1 to X8: one walk over the paragraph, giving ``levels`` and ``classes`` as overridden."""

    def __init__(self, classes: str, base: int) -> None:
        self.base = base
        self.levels = bytearray(len(classes))
        self.classes = list(classes)
        self.original = classes
        self.matches = _matches(classes)
        self._start()
        for place, letter in enumerate(classes):
            _STEPS.get(letter, _Walk._other)(self, place, letter)

    def _start(self) -> None:
        self._stack = [_Status(self.base, "", False)]
        self._overflow_isolates = 0
        self._overflow_embeddings = 0
        self._valid_isolates = 0

    def _next_level(self, right_to_left: bool) -> int:
        level = self._stack[-1].level
        return (level + 1) | 1 if right_to_left else (level + 2) & ~1

    def _has_room(self, level: int) -> bool:
        return level <= _DEEPEST and not self._overflow_isolates and not self._overflow_embeddings

    def _other(self, place: int, letter: str) -> None:
        """X6, and what X5a and X6a say of the isolate characters themselves."""
        status = self._stack[-1]
        self.levels[place] = status.level
        if status.override and letter != "B":
            self.classes[place] = status.override

    def _embed(self, place: int, letter: str) -> None:
        """X2 to X5."""
        level = self._next_level(letter in "ry")
        if self._has_room(level):
            self._stack.append(_Status(level, _OVERRIDES.get(letter, ""), False))
        elif not self._overflow_isolates:
            self._overflow_embeddings += 1

    def _isolate(self, place: int, letter: str) -> None:
        """X5a to X5c."""
        self._other(place, letter)
        # Beyond the deepest level the direction doesn't matter, and looking for it would cost n squared.
        if letter == "f" and self._has_room(self._next_level(right_to_left=True)):
            letter = "j" if first_strong(self.original, place + 1, self._end_of_isolate(place)) == 1 else "i"
        level = self._next_level(letter == "j")
        if self._has_room(level):
            self._valid_isolates += 1
            self._stack.append(_Status(level, "", True))
        else:
            self._overflow_isolates += 1

    def _end_of_isolate(self, place: int) -> int:
        return self.matches.get(place, len(self.original))

    def _pop_isolate(self, place: int, letter: str) -> None:
        """X6a."""
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._valid_isolates:
            self._overflow_embeddings = 0
            while not self._stack.pop().isolate:
                pass
            self._valid_isolates -= 1
        self._other(place, letter)

    def _pop_embedding(self, place: int, letter: str) -> None:
        """X7."""
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif len(self._stack) > 1 and not self._stack[-1].isolate:
            self._stack.pop()

    def _end_paragraph(self, place: int, letter: str) -> None:
        """X8."""
        self.levels[place] = self.base
        self._start()


#: What each explicit formatting character does; every other is placed by :meth:`_Walk._other`.
_STEPS = {
    **dict.fromkeys("lrxy", _Walk._embed),
    **dict.fromkeys(_ISOLATES, _Walk._isolate),
    "q": _Walk._pop_isolate,
    "p": _Walk._pop_embedding,
    "P": _Walk._end_paragraph,
}


def _level_runs(kept: list[int], levels: bytearray) -> list[list[int]]:
    """BD7: the level runs, each a list of places."""
    runs: list[list[int]] = []
    for place in kept:
        if runs and levels[runs[-1][-1]] == levels[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _sequences(kept: list[int], walk: _Walk) -> Iterator[tuple[list[int], str, str]]:
    """BD13 and X10: the isolating run sequences with the directions at their edges (sos, eos)."""
    runs = _level_runs(kept, walk.levels)
    run_at = {run[0]: number for number, run in enumerate(runs)}
    continuing = set(walk.matches.values())
    for number, run in enumerate(runs):
        if run[0] in continuing:
            continue
        sequence, last = list(run), number
        while (following := run_at.get(walk.matches.get(sequence[-1], -1))) is not None:
            last = following
            sequence += runs[last]
        level = walk.levels[sequence[0]]
        previous = walk.levels[runs[number - 1][-1]] if number else walk.base
        unmatched = walk.original[sequence[-1]] in _ISOLATES and sequence[-1] not in walk.matches
        at_end = unmatched or last + 1 == len(runs)
        following_level = walk.base if at_end else walk.levels[runs[last + 1][0]]
        yield sequence, _direction(max(previous, level)), _direction(max(following_level, level))


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"
