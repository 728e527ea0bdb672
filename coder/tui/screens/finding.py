"""Search everywhere: hits with their context, Enter opens one in its text."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from coder.study.find import Hit, find
from coder.tui.desk import Sought
from coder.tui.stage import Gesture
from coder.tui.standard import Keys
from coder.tui.tables import number
from coder.tui.text import line
from coder.tui.widgets.input import RtlInput
from coder.tui.working import Foot, WorkingScreen

#: Hits shown at most; more are counted.
_SHOWN = 500


class Finding(WorkingScreen[None]):
    """Words in all sources, as Persians search."""

    NEEDS: ClassVar = ("sources",)
    KEYS: ClassVar = (
        Gesture("escape", "back", "بازگشت", "back"),
        Gesture("ctrl+f", "again", "جست‌وجوی تازه", "search anew", show=True),
    )

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []
        self.words = ""

    def compose(self) -> ComposeResult:
        """Give the line to type on and the hits."""
        yield Label(self.say("جست‌وجو در همهٔ منبع‌ها", "Search every source"), id="title", markup=False)
        yield RtlInput(self.desk.sought.words, placeholder=self.say("واژه‌ها، سپس ↵", "words, then ↵"))
        yield OptionList(id="hits", markup=False)
        yield Foot()
        yield Keys()

    def on_mount(self) -> None:
        """Show what was last looked for, with its hits."""
        if self.desk.sought.words:
            self._search(self.desk.sought.words, self.desk.sought.place)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Search in the background."""
        self._search(event.value.strip(), 0)

    def _search(self, words: str, place: int) -> None:
        study, then = self.desk.at.study, partial(self._show, words, place)
        said = self.say("جست‌وجو", "Searching")
        self.begin(said, lambda progress: find(study, words, progress=progress) if words else [], then)

    def _show(self, words: str, place: int, hits: list[Hit]) -> None:
        self.hits, self.words = hits[:_SHOWN], words
        self.desk.sought = Sought(words, place)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(line(hit.source.ref, f"…{hit.before}«{hit.words}»{hit.after}…", between=" ")) for hit in self.hits
        )
        sources = len({hit.source.id for hit in hits})
        said = self.say(
            f"{number(len(hits), self.say)} جا در {number(sources, self.say)} منبع",
            f"{len(hits)} places in {sources} sources",
        )
        self.query_one("#title", Label).update(said)
        if hits:
            options.focus()
            options.highlighted = min(place, len(self.hits) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the hit in its text."""
        hit = self.hits[event.option_index]
        self.desk.sought = Sought(self.words, event.option_index)
        self.desk.words = self.words
        self.desk.open(self.desk.snapshot.source_of[hit.source.id])
        self.workbench.visit("coding", hit.start)

    def action_again(self) -> None:
        """Type other words."""
        self.query_one(RtlInput).focus()

    def action_back(self) -> None:
        """Go back to the coding screen."""
        self.workbench.action_visit("coding")


SCREEN = Finding
