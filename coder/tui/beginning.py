"""Where there is no study yet: the workbench's first window, in which one is made."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from coder.errors import CoderError
from coder.study import opening
from coder.tui.standard import WindowKeys
from coder.tui.text import told
from coder.tui.typing_ahead import InTurn
from coder.tui.widgets.input import RtlInput


class Beginning(InTurn[bool]):
    """Asks for the study's title and the coder's name, and makes the study in ``place``; returns whether it is there.

    ``who`` is the name that is offered. Escape leaves everything as it was.
    """

    TITLE = "coder"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = ["app.tcss", "screens/window.tcss"]
    DEFAULT_CSS = "Beginning Screen { align: center middle; } Beginning #problem { color: $error; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q", "leave", "", show=False, priority=True),
        Binding("f12", "other_language", "", show=False, priority=True),
    ]

    def __init__(self, place: Path, who: str, lang: str) -> None:
        super().__init__(language=lang)
        self.place, self.who, self.study = place, who, ""

    def compose(self) -> ComposeResult:
        """Give what is asked, with what to do when the study is elsewhere."""
        say = self.say
        with Vertical(classes="window"):
            yield Label(say("در این پوشه پژوهشی نیست:", "There is no study in this folder:"))
            yield Label(f"\u2066{self.place}\u2069", markup=False)
            yield Label(say("پژوهش تازه‌ای همین‌جا بسازیم؟ عنوانش:", "Make a new one here? Its title:"))
            yield RtlInput(self.study, select_on_focus=False, id="study")
            yield Label(say("نام شما، چنان‌که کنار کدهایتان بیاید:", "Your name, as it is to stand beside your codes:"))
            yield RtlInput(self.who, id="who")
            yield Label(id="problem", markup=False)
            yield Label(
                say(
                    "اگر پژوهشتان جای دیگری است، در پوشهٔ آن «coder» را بزنید.",
                    "If your study is elsewhere, run 'coder' in its folder.",
                ),
                classes="hint",
            )
            yield WindowKeys(
                [
                    Binding("enter", "make", say("ساختن", "make it")),
                    Binding("escape", "leave", say("بیرون رفتن", "leave")),
                    Binding("f12", "other_language", say("English", "فارسی")),
                ]
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the name; after the name make the study."""
        title, who = self.query_one("#study", RtlInput), self.query_one("#who", RtlInput)
        missing = next((line for line in (title, who) if not line.value.strip()), None)
        if missing is not None or event.input is title:
            (missing or who).focus()
            return
        try:
            opening.create(self.place, who.value.strip(), title.value.strip(), self.language)
        except CoderError as problem:
            self.query_one("#problem", Label).update(told(problem, self.language))
            return
        self.exit(True)

    async def action_other_language(self) -> None:
        """Ask in the other language; what was typed stays."""
        here = self.focused.id if self.focused is not None else None
        self.study, self.who = (self.query_one(f"#{name}", RtlInput).value for name in ("study", "who"))
        self.speak("en" if self.language == "fa" else "fa")
        await self.recompose()
        self.query_one(f"#{here or 'study'}").focus()

    def action_leave(self) -> None:
        """Leave; nothing was written."""
        self.exit(False)
