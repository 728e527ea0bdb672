"""Choosing a code: type a few letters, Enter. What isn't in the codebook becomes a new code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label, OptionList

from coder.model.codebook import Code
from coder.study.picking import Choice
from coder.tui.screens.asking import Narrowing
from coder.tui.stage import workbench
from coder.tui.tables import number
from coder.tui.widgets.input import RtlInput


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen: a code's id, or the label of a new one."""

    code: str | None
    label: str


class Picker(Narrowing[Picked | None]):
    """Offers the codebook for a passage, best first; suggestions for the passage stand above, marked."""

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+n", "new", "", show=False, priority=True)]

    def __init__(self, passage: str, span: tuple[int, int]) -> None:
        super().__init__()
        self.passage, self.span = passage, span
        self._suggested: list[Choice] = []
        self._offered: list[Picked] = []
        self._ranked = ""

    def compose(self) -> ComposeResult:
        """Give the passage, the line to type on and the list."""
        say = workbench(self).say
        with Vertical(classes="window"):
            yield Label(f"«{self.passage}»", id="passage", markup=False)
            yield RtlInput(placeholder=say("چند حرف از کد…", "a few letters of the code…"))
            yield OptionList(markup=False)
            yield Label(
                say("↵ برگزین   ^N کد تازه از آنچه نوشته‌اید", "↵ choose   ^N a new code of what is typed"),
                classes="hint",
            )

    def on_mount(self) -> None:
        """Offer the recent codes; look for suggestions in the background."""
        self._offer("")
        self._suggest()

    @work(thread=True, group="suggest", exclusive=True)
    def _suggest(self) -> None:
        found = workbench(self).desk.suggest(*self.span)
        self.app.call_from_thread(self._suggestions, found)

    def _suggestions(self, found: list[Choice]) -> None:
        self._suggested = found
        if self.is_mounted:
            self._offer(self.query_one(RtlInput).value)

    def on_input_changed(self, event: RtlInput.Changed) -> None:
        """Rank by what is typed."""
        self._offer(event.value)

    def on_input_submitted(self, event: RtlInput.Submitted) -> None:
        """Give the code in front, or a new one when none fits. Enter may come before the last letter was ranked."""
        if event.value != self._ranked:
            self._offer(event.value)
        place = self.query_one(OptionList).highlighted
        self.dismiss(self._offered[place] if place is not None and self._offered else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the code that was clicked."""
        self.dismiss(self._offered[event.option_index])

    def action_new(self) -> None:
        """Make a new code of what was typed even if others fit."""
        typed = self.query_one(RtlInput).value.strip()
        if typed:
            self.dismiss(Picked(None, typed))

    def _offer(self, typed: str) -> None:
        desk = workbench(self).desk
        choices = desk.pick(typed)
        lines: list[str] = []
        self._offered, self._ranked = [], typed
        if not typed.strip():
            lines += [f"✦ {_line(choice.code, '')}" for choice in self._suggested]
            self._offered += [Picked(choice.code.id, "") for choice in self._suggested]
        lines += _lines(choices, desk.recent, self)
        self._offered += [Picked(choice.code.id, "") for choice in choices]
        if typed.strip():
            # What is only nearly meant stands below: Enter never gives a passage a code that wasn't typed.
            place = 0 if all(choice.nearly for choice in choices) else len(lines)
            lines.insert(place, workbench(self).say(f"+ کد تازه: {typed.strip()}", f"+ new code: {typed.strip()}"))
            self._offered.insert(place, Picked(None, typed.strip()))
        self.offer(lines)


def _lines(choices: Sequence[Choice], recent: Sequence[str], picker: Picker) -> list[str]:
    say = workbench(picker).say
    place = {code: number(rank, say) for rank, code in enumerate(recent, 1)}
    return [_line(choice.code, place.get(choice.code.id, "")) for choice in choices]


def _line(code: Code, place: str) -> str:
    mark = {"potential": "▲", "challenge": "▼"}.get(code.valence or "", "·")
    return f"{mark} {code.label}  {code.ref}" + (f"  [{place}]" if place else "")
