"""What was typed, to be taken back and put again. Knows values and cursors, no keys and no screen."""

from typing import NamedTuple


class State(NamedTuple):
    """A text being written, and where its cursor is."""

    value: str
    cursor: int


#: More states than this are not kept.
_KEPT = 1000


class Edits:
    """The states of a text before and after each edit; letters typed in a row are one edit, up to a space."""

    def __init__(self) -> None:
        """Begin with nothing to take back."""
        self._before: list[State] = []
        self._after: list[State] = []
        self._typed_to: State | None = None

    def made(self, old: State, new: State) -> None:
        """Remember an edit."""
        typed = len(new.value) == len(old.value) + 1 and new.cursor == old.cursor + 1
        goes_on = typed and old == self._typed_to and not new.value[old.cursor].isspace()
        if not goes_on:
            self._before.append(old)
            del self._before[:-_KEPT]
        self._typed_to = new if typed else None
        self._after.clear()

    def undo(self, now: State) -> State | None:
        """Give the state before the last edit."""
        return self._swap(self._before, self._after, now)

    def redo(self, now: State) -> State | None:
        """Give the state after the edit taken back last."""
        return self._swap(self._after, self._before, now)

    def _swap(self, source: list[State], target: list[State], now: State) -> State | None:
        if not source:
            return None
        self._typed_to = None
        target.append(now)
        return source.pop()
