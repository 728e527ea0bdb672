"""Search everywhere: hits with their context, Enter opens one in its text."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from coder.study.find import Hit, find
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.tables import number
from coder.tui.widgets.input import RtlInput

#: Hits shown at most; more are counted.
_SHOWN = 500


class Finding(StudyScreen[None]):
    """Words in all sources, as Persians search."""

    KEYS: ClassVar = (
        Gesture("escape", "back", "بازگشت", "back"),
        Gesture("ctrl+f", "again", "جست‌وجوی تازه", "search anew", show=True),
    )

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[Hit] = []

    def compose(self) -> ComposeResult:
        """Give the line to type on and the hits."""
        yield Label(self.say("جست‌وجو در همهٔ منبع‌ها", "Search every source"), id="title", markup=False)
        yield RtlInput(placeholder=self.say("واژه‌ها، سپس ↵", "words, then ↵"))
        yield OptionList(id="hits", markup=False)
        yield Keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Search in the background."""
        self._search(event.value)

    @work(thread=True, group="search", exclusive=True)
    def _search(self, words: str) -> None:
        self.app.call_from_thread(self._show, find(self.desk.at.study, words))

    def _show(self, hits: list[Hit]) -> None:
        self.hits = hits[:_SHOWN]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(f"{hit.source.ref} …{hit.before}«{hit.words}»{hit.after}…") for hit in self.hits)
        sources = len({hit.source.id for hit in hits})
        said = self.say(
            f"{number(len(hits), self.say)} جا در {number(sources, self.say)} منبع",
            f"{len(hits)} places in {sources} sources",
        )
        self.query_one("#title", Label).update(said)
        if hits:
            options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the hit in its text."""
        hit = self.hits[event.option_index]
        self.desk.open(self.desk.snapshot.source_of[hit.source.id])
        self.workbench.visit("coding", hit.start)

    def action_again(self) -> None:
        """Type other words."""
        self.query_one(RtlInput).focus()

    def action_back(self) -> None:
        """Go back to the coding screen."""
        self.workbench.action_visit("coding")


SCREEN = Finding
