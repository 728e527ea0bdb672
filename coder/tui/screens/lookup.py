"""Choosing one of many by typing: the list narrows to what matches, spelt in any way."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList

from coder.persian.fold import key
from coder.tui.screens.asking import Narrowing
from coder.tui.stage import workbench
from coder.tui.widgets.input import RtlInput


class Item(NamedTuple):
    """Something to choose: its key, and the words it is known and found by."""

    key: str
    words: str


class Found(NamedTuple):
    """What was chosen; ``key`` is None when what was typed shall be something new."""

    key: str | None
    typed: str


class Lookup(Narrowing[Found | None]):
    """Offers ``items``; with ``new``, what is typed can become a new one."""

    CSS_PATH = "asking.tcss"

    def __init__(self, question: str, items: Sequence[Item], new: str = "") -> None:
        super().__init__()
        self.question, self.items, self.new = question, items, new
        self._folded = [key(item.words) for item in items]
        self._offered: list[Found] = []
        self._looked_up = ""

    def compose(self) -> ComposeResult:
        """Give the question, the line to type on and the list."""
        say = workbench(self).say
        with Vertical(classes="window"):
            yield Label(self.question, markup=False)
            yield RtlInput(placeholder=say("چند حرف…", "a few letters…"))
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Offer everything."""
        self._offer("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._offer(event.value.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what is in front. Enter may come before the last letter was looked up."""
        if event.value.strip() != self._looked_up:
            self._offer(event.value.strip())
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.dismiss(self._offered[place])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was clicked."""
        self.dismiss(self._offered[event.option_index])

    def _offer(self, typed: str) -> None:
        self._looked_up = typed
        words = [key(word) for word in typed.split()]
        fitting = [
            item for item, folded in zip(self.items, self._folded, strict=True) if all(word in folded for word in words)
        ]
        fitting.sort(key=lambda item: not key(item.words).startswith(key(typed)))
        lines = [item.words for item in fitting]
        self._offered = [Found(item.key, typed) for item in fitting]
        if typed and self.new:
            lines.append(f"+ {self.new}: {typed}")
            self._offered.append(Found(None, typed))
        self.offer(lines)
