"""A few lines below a list about what is in front in it."""

from textual.visual import VisualType

from coder.tui.widgets.said import Said


class Detail(Said):
    """Lines that take no room while there is nothing to say."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Say something else; nothing gives the room back."""
        super().update(content, layout=layout)
        self.display = bool(content)
