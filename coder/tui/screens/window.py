"""What every small window is: it stands over a screen, and its foot shows the keys that end it, to be clicked too."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from coder.tui.stage import Gesture, bind, workbench
from coder.tui.standard import WindowKeys

#: Takes what stands in the window; and leaves it, taking nothing.
ACCEPT = Gesture("enter", "accept", "پذیرفتن", "accept", show=True)
CLOSE = Gesture("escape", "dismiss(None)", "بستن", "close", show=True)

#: Rows of what grows with its content, on however small a screen.
_LEAST = 5


class Window[Result](ModalScreen[Result]):
    """A window with its keys at its foot. ``inside`` gives the rest of it, ``gestures`` its keys.

    What is of the class ``growing`` is as high as its content.
    """

    CSS_PATH = "window.tcss"
    KEYS: ClassVar[Sequence[Gesture]] = (ACCEPT, CLOSE)

    def gestures(self) -> Sequence[Gesture]:
        """Give the gestures of this window; those shown stand at its foot."""
        return self.KEYS

    def compose(self) -> ComposeResult:
        """Give what is inside, and the keys."""
        bindings = bind(self, self.gestures())
        with Vertical(classes="window"):
            yield WindowKeys(bindings)
            yield from self.inside()

    def on_resize(self) -> None:
        """Let what grows with its content take half of the screen at most."""
        for growing in self.query(".growing"):
            growing.styles.max_height = max(self.size.height // 2, _LEAST)

    def inside(self) -> ComposeResult:
        """Give what the window shows above its keys."""
        raise NotImplementedError

    def say(self, fa: str, en: str) -> str:
        """Give the wording in the language of the interface."""
        return workbench(self).say(fa, en)
