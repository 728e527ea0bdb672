"""A small program for the tests of the driver: writes every key it gets into the file it is given."""

import sys
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.widgets import Label

from coder.tui.base import PersianApp


class Program(PersianApp[None]):
    def compose(self) -> ComposeResult:
        yield Label("کتابچهٔ کد")

    def on_mount(self) -> None:
        self.note("started")

    def on_key(self, event: events.Key) -> None:
        if event.key == "q":
            self.exit()
        if event.key == "x":
            raise RuntimeError("as asked")
        self.note(event.key)

    def terminal_changed(self) -> None:
        super().terminal_changed()
        self.note(f"mode={self.bidi_mode}")

    def note(self, what: str) -> None:
        with Path(sys.argv[1]).open("a", encoding="utf-8") as file:
            file.write(what + "\n")


if __name__ == "__main__":
    program = Program()
    program.run()
    sys.exit(program.return_code)
