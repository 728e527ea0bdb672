"""The re-reading queue: closed interviews are read again for one code, and ticked as read."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Label

from coder.study import rereading
from coder.study.rereading import Owed
from coder.tui import tables
from coder.tui.screens.asking import Ask
from coder.tui.stage import Gesture, StudyScreen
from coder.tui.standard import Keys
from coder.tui.widgets.grid import Grid


class Rereading(StudyScreen[None]):
    """What the coder owes: a code that was made or redefined after a source was closed."""

    KEYS: ClassVar = (
        Gesture("enter", "open", "گشودن متن", "open the text", show=True),
        Gesture("space", "tick", "خوانده شد", "it was read", show=True),
        Gesture("f", "search", "جست‌وجوی این کد در متن", "search the text for this code", show=True),
        Gesture("escape", "app.visit('corpus')", "بازگشت", "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.owed: list[Owed] = []

    def compose(self) -> ComposeResult:
        """Give the queue."""
        yield Label(id="title", markup=False)
        yield Grid(id="owed")
        yield Label(id="hits", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Show the queue."""
        self.renew()
        self.query_one(Grid).focus()

    def renew(self) -> None:
        """Show what is owed now."""
        self.owed = rereading.queue(self.desk.at)
        headings = (self.say("کد", "code"), self.say("برچسب", "label"), self.say("منبع", "source"))
        rows = tuple(
            (str(place), (one.code.ref, one.code.label, one.source.ref)) for place, one in enumerate(self.owed)
        )
        self.query_one(Grid).show(tables.Table(headings, rows, elastic=(1,)))
        count = tables.number(len(self.owed), self.say)
        self.query_one("#title", Label).update(self.say(f"صف بازخوانی: {count}", f"To be read again: {count}"))

    def _here(self) -> Owed | None:
        current = self.query_one(Grid).current
        return None if current is None else self.owed[int(current)]

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Open the text that is owed."""
        owed = self.owed[int(event.key)]
        self.desk.remember(owed.code.id)
        self.desk.open(owed.source)
        self.workbench.action_visit("coding")

    def action_tick(self) -> None:
        """Note that the text was read again for the code."""
        here = self._here()
        if here is not None:
            self.attempt(lambda: rereading.tick(self.desk.at, here))

    def action_search(self) -> None:
        """Show where some words stand in the text."""
        here = self._here()
        if here is None:
            return

        def typed(words: str | None) -> None:
            if words:
                hits = rereading.places(self.desk.at, here, words)
                lines = [f"…{hit.before}«{hit.words}»{hit.after}…" for hit in hits[:8]]
                self.query_one("#hits", Label).update("\n".join(lines) or self.say("یافت نشد", "not found"))

        self.app.push_screen(Ask(self.say("جست‌وجو:", "Search:"), here.code.label), typed)


SCREEN = Rereading
