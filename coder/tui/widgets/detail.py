"""A few lines below a list about what is in front in it."""

from rich.segment import Segment
from textual.strip import Strip
from textual.visual import VisualType

from coder.tui.text import right_to_left
from coder.tui.widgets.said import Said


class Detail(Said):
    """Lines that take no room while there is nothing to say; where there are more than have room, the last is ``…``."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Say something else; nothing gives the room back."""
        super().update(content, layout=layout)
        self.display = bool(content)

    def render_line(self, y: int) -> Strip:
        """Give a line; that there are more is said in the last one."""
        width, height = self.content_size
        if y < height - 1 or self.visual.get_height(self.styles.get_rules(), width) <= height:
            return super().render_line(y)
        mark = "…".rjust(width) if right_to_left() else "…".ljust(width)
        return Strip([Segment(mark, self.rich_style)], width)
