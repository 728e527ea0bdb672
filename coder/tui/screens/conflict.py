"""The codebook was changed here and in its file: both sides are shown, and the person chooses."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Label, OptionList, Static
from textual.widgets.option_list import Option

from coder.study.codebook import Sides
from coder.tui import altering
from coder.tui.screens.window import Window
from coder.tui.text import line


class Conflict(Window[str | None]):
    """Gives ``file`` or ``here``, whichever is to stand; None leaves both as they are."""

    def __init__(self, sides: Sequence[Sides]) -> None:
        super().__init__()
        self.sides = sides

    def inside(self) -> ComposeResult:
        """Give what differs, and the three ways on."""
        say = self.say
        yield Label(
            say(
                "پروندهٔ codebook.yaml بیرون از برنامه ویرایش شده، و کتابچهٔ کد این‌جا هم تغییر کرده است. کدام بماند؟",
                "codebook.yaml was edited outside, and the codebook was changed here too. Which shall stand?",
            )
        )
        yield VerticalScroll(Static("\n".join(self._lines()), markup=False), classes="growing")
        yield OptionList(
            Option(say("آنچه در پرونده است", "what the file says"), id="file"),
            Option(say("آنچه این‌جاست؛ پرونده از نو نوشته شود", "what is here; write the file anew"), id="here"),
            Option(say("بعداً؛ هر دو همان‌گونه که هستند بمانند", "later; leave both as they are"), id="later"),
        )

    def _lines(self) -> Iterator[str]:
        say = self.say
        for one in self.sides:
            *code, field = one.what.split(" ")
            yield line(*code, altering.called(field, say) if field else say("ترتیب", "order"), between=" ") + ":"
            for side, value in ((say("پرونده", "file"), one.file), (say("این‌جا", "here"), one.here)):
                yield "  " + line(side, altering.worded(field, value, say), between=": ")

    def on_mount(self) -> None:
        """The list answers to the keys; in front is what changes nothing, for the window comes uncalled."""
        options = self.query_one(OptionList)
        options.highlighted = options.get_option_index("later")
        options.focus()

    def action_accept(self) -> None:
        """Give what is in front."""
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        self.dismiss(None if event.option.id == "later" else event.option.id)
