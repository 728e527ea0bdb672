"""A window with a line: what is typed before it stands belongs to it all the same."""

from textual import events
from textual.screen import ModalScreen

from coder.tui.widgets.input import RtlInput


class Typing[Result](ModalScreen[Result]):
    """A window with a line to type on. What is typed before it stands goes to that line too, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._ahead: list[events.Key] = []
        self._stands = False

    def hold(self, key: events.Key) -> bool:
        """Keep a key that came before the line was there; tell whether it was kept."""
        if not self._stands:
            self._ahead.append(key)
        return not self._stands

    def on_mount(self) -> None:
        """Give the line what was typed ahead."""
        line = self.query_one(RtlInput)
        self.set_focus(line)
        self._stands = True
        for key in self._ahead:
            line._forward_event(key)
