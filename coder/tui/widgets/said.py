"""Words a screen says that change while one works."""

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets import Label

from coder.tui.text import right_to_left


class Said(Label):
    """Lines as wide as their place: drawn anew only if they changed, the screen laid out anew only if it must be.

    To lay out a whole screen takes longer than all else that a key does. Where there are more lines than have room,
    the last is ``…``.
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

    def render_line(self, y: int) -> Strip:
        """Give a line; that there are more is said in the last one."""
        width, height = self.content_size
        if y < height - 1 or self.visual.get_height(self.styles.get_rules(), width) <= height:
            return super().render_line(y)
        mark = "…".rjust(width) if right_to_left() else "…".ljust(width)
        return Strip([Segment(mark, self.rich_style)], width)

    def _room(self) -> int | None:
        """Give how many lines it takes, None as long as it has no place."""
        height, width = self.styles.height, self.content_size.width
        if height is not None and not height.is_auto:
            return 0
        return self.get_content_height(self.size, self.app.size, width) if width else None
