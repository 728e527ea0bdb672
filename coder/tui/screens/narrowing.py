"""What windows with a list have in common: typing narrows it, and arrows go through it while typing goes on."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from coder.tui.screens.window import ACCEPT, CLOSE, Window
from coder.tui.stage import Gesture
from coder.tui.widgets.input import RtlInput
from coder.tui.widgets.offers import Offers


class Narrowing[Answer](Window[Answer | None]):
    """Offers what fits what is typed, and gives what is in front or clicked. ``look_up`` finds it."""

    KEYS = (
        ACCEPT,
        CLOSE,
        Gesture("down", "move(1)", "پایین", "down", priority=True),
        Gesture("up", "move(-1)", "بالا", "up", priority=True),
        Gesture("pagedown", "move(10)", "ده سطر پایین", "ten down", priority=True),
        Gesture("pageup", "move(-10)", "ده سطر بالا", "ten up", priority=True),
    )

    def __init__(self, question: str = "") -> None:
        super().__init__()
        self.question = question
        self.answers: Sequence[Answer] = ()
        self._looked_up = ""

    def inside(self) -> ComposeResult:
        """Give the question, the line to type on and the list."""
        yield Label(self.question, markup=False)
        yield RtlInput(placeholder=self.hint())
        yield Offers(classes="growing")

    def hint(self) -> str:
        """Say what can be typed."""
        return self.say("چند حرف…", "a few letters…")

    def look_up(self, typed: str) -> None:
        """Offer what fits; everything, when nothing is typed."""
        raise NotImplementedError

    def offer(self, lines: Sequence[str], answers: Sequence[Answer], front: int | None = 0) -> None:
        """Show these lines, one of them in front; each stands for an answer."""
        self.answers = answers
        options = self.query_one(OptionList)
        options.set_options(Option(line) for line in lines)
        options.highlighted = front if lines else None

    def on_mount(self) -> None:
        """Offer everything."""
        self._look_up("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits now."""
        self._look_up(event.value.strip())

    def on_input_submitted(self) -> None:
        """Give what is in front."""
        self.action_accept()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was clicked."""
        self.dismiss(self.answers[event.option_index])

    def action_accept(self) -> None:
        """Give what is in front. Enter may come before the last letter was looked up."""
        typed = self.query_one(RtlInput).value.strip()
        if typed != self._looked_up:
            self._look_up(typed)
        place = self.query_one(OptionList).highlighted
        if place is not None:
            self.dismiss(self.answers[place])

    def action_move(self, by: int) -> None:
        """Go up or down the list while typing goes on."""
        options = self.query_one(OptionList)
        if options.option_count:
            options.highlighted = min(max((options.highlighted or 0) + by, 0), options.option_count - 1)

    def _look_up(self, typed: str) -> None:
        self._looked_up = typed
        self.look_up(typed)
