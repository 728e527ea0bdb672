"""Words a screen says that change while one works."""

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Label


class Said(Label):
    """Lines as wide as their place: drawn anew only if they changed, the screen laid out anew only if it must be.

    To lay out a whole screen takes longer than all else that a key does.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Say something, or the same again."""
        before = self.visual
        said = Content(content) if isinstance(content, str) else content
        if isinstance(before, Content) and isinstance(said, Content) and before.is_same(said):
            return
        room = self._room()
        super().update(said, layout=False)
        if layout and (room is None or self._room() != room):
            self.refresh(layout=True)

    def _room(self) -> int | None:
        """Give how many lines it takes, None as long as it has no place."""
        height, width = self.styles.height, self.content_size.width
        if height is not None and not height.is_auto:
            return 0
        return self.get_content_height(self.size, self.app.size, width) if width else None
