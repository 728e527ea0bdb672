"""Tables, trees and footers in Persian: those of Textual's widgets whose parts, too, run from right to left.

In a Persian interface the first column of a :class:`Table` is the rightmost, the lines of a :class:`Hierarchy` come
from the right, and a :class:`Keys` footer begins at the right. In an English one they are Textual's. Text is text here:
square brackets are no markup, for transcripts have «[خنده]».
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.protocol import is_renderable
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import HorizontalGroup
from textual.geometry import Region, Size
from textual.layout import ArrangeResult
from textual.layouts.horizontal import HorizontalLayout
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender, ScrollTo
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import DataTable, Footer, Tree, _data_table
from textual.widgets._data_table import RowRenderables
from textual.widgets._footer import FooterKey
from textual.widgets.tree import TreeNode

from coder.tui import text
from coder.tui.mirror import mirrored, mirrored_strip
from coder.tui.text import Row, right_to_left


class Laid:
    """What stands in a cell of a table, as Rich asks for it: laid out to the width it is given."""

    def __init__(self, logical: Text, mirror: bool) -> None:
        """Take the text as it is read, and whether the table is drawn in a mirror."""
        self.logical = logical
        self._mirror = mirror

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Say how wide it is, unwrapped and at least."""
        widest = max(text.paragraph(line).width for line in self.logical.plain.split("\n"))
        return Measurement(min(widest, options.max_width), min(widest, options.max_width))

    def _side(self) -> str:
        """Cells of a column stand on one side, the interface's, unless they say where."""
        asked = self.logical.justify
        return asked if asked in ("left", "center", "right") else "right" if right_to_left() else "left"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Give its lines, each as wide as the cell."""
        width = options.max_width
        for line in self.logical.split("\n", allow_blank=True):
            rows = [text.cut(line.plain, width)] if options.no_wrap else text.rows(line.plain, width)
            for row in rows:
                drawn = visual(line, row)
                before, after = text.aligned(row, width, self._side())
                drawn.pad_left(before)
                drawn.pad_right(after)
                segments = list(drawn.render(console))
                yield from mirrored(segments) if self._mirror else segments
                yield from Text("\n").render(console)


def visual(logical: Text, row: Row) -> Text:
    """Give a row of a text in visual order, with the text's styles."""
    drawn = Text(style=logical.style, end="", no_wrap=True)
    begins = []
    for cell in row.cells:
        begins.append(len(drawn.plain))
        drawn.append(cell.glyph)
    ends = [*begins[1:], len(drawn.plain)]
    for span in logical.spans:
        for cell, begin, end in zip(row.cells, begins, ends, strict=False):
            if span.start <= cell.start < span.end:
                drawn.stylize(span.style, begin, end)
    return drawn


def literal(value: object) -> Text:
    """Give a value as text in which nothing is markup and controls are symbols."""
    if isinstance(value, Text):
        return value
    return Text("" if value is None else text.with_symbols(f"{value:.2f}" if isinstance(value, float) else str(value)))


def _formatted(value: object, wrap: bool = True, height: int = 0) -> RenderableType:
    """Give a cell's value as Textual is to measure and draw it."""
    if is_renderable(value) and not isinstance(value, str | Text):
        return value  # type: ignore[return-value]
    return Laid(literal(value), mirror=False)


# Every table takes its cells through this function, to measure columns as well as to draw.
vars(_data_table)["default_cell_formatter"] = _formatted


if TYPE_CHECKING:
    _View = ScrollView
else:
    _View = object  # a widget as a base would come before Textual's own and hide its styles


class _BarFromRight(ScrollBarRender):
    """A horizontal scrollbar for what is seen in a mirror: at its beginning it stands at the right."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.position = self.virtual_size - self.window_size - self.position


class _InMirror(_View):
    """A view drawn in a mirror while the interface reads from the right: its lines, its scrollbar, its pages."""

    def on_mount(self) -> None:
        """Let the scrollbar stand where the view is."""
        if right_to_left():
            self.horizontal_scrollbar.renderer = _BarFromRight  # type: ignore[misc]

    def render_line(self, y: int) -> Strip:
        """Give a line, in a mirror where parts are to run from the right."""
        line = super().render_line(y)
        if not right_to_left():
            return line
        # What stands behind the vertical scrollbar is the end of a line, not its beginning.
        return mirrored_strip(line.crop(0, self.scrollable_content_region.width))

    def _on_scroll_to(self, message: ScrollTo) -> None:
        if right_to_left() and message.x is not None:
            message.x = 2 * self.horizontal_scrollbar.grabbed_position - message.x
        super()._on_scroll_to(message)

    def action_page_left(self) -> None:
        """Scroll one page to the left."""
        super().action_page_right() if right_to_left() else super().action_page_left()

    def action_page_right(self) -> None:
        """Scroll one page to the right."""
        super().action_page_left() if right_to_left() else super().action_page_right()


class Table[Value](_InMirror, DataTable[Value]):
    """A table whose columns are kept apart: nothing of one cell is reordered with its neighbour's.

    Columns are numbered as they were added; in a Persian interface the first is the rightmost, and ← goes to the next.
    """

    def add_column(self, label: Any, **settings: Any) -> Any:
        """Add a column; its label is text, not markup."""
        return super().add_column(literal(label), **settings)

    def _compute_row_renderables(self, row_index: int) -> RowRenderables:
        label, cells = super()._compute_row_renderables(row_index)
        return RowRenderables(self._laid(label) if label else None, [self._laid(cell) for cell in cells])

    def _laid(self, cell: RenderableType) -> RenderableType:
        if isinstance(cell, Laid):
            cell = cell.logical
        return Laid(cell, right_to_left()) if isinstance(cell, Text) else cell

    def _refresh_region(self, region: Region) -> Self:
        # Regions are as in the mirror: what is painted anew is the whole width.
        return super()._refresh_region(Region(self.scroll_offset.x, region.y, self.size.width, region.height))

    def action_cursor_left(self) -> None:
        """Go to the column on the left."""
        super().action_cursor_right() if right_to_left() else super().action_cursor_left()

    def action_cursor_right(self) -> None:
        """Go to the column on the right."""
        super().action_cursor_left() if right_to_left() else super().action_cursor_right()


class Hierarchy[Value](_InMirror, Tree[Value]):
    """A tree; in a Persian interface its lines come from the right."""

    def process_label(self, label: Any) -> Text:
        """Take a label as text, not markup."""
        return super().process_label(literal(label))

    def render_label(self, node: TreeNode[Value], base_style: Style, style: Style) -> Text:
        """Give a node's label laid out, turned for the mirror if the tree is drawn in one."""
        label = super().render_label(node, base_style, style)
        icon = len(label.plain) - len(str(node.label))  # what stands before the label stays before it
        name = label[icon:]
        drawn = visual(name, text.cut(name.plain, text.paragraph(name.plain).width))
        if right_to_left():
            segments = mirrored(drawn.render(self.app.console))
            drawn = Text.assemble(*[(segment.text, segment.style or "") for segment in segments], end="")
        return Text.assemble(label[:icon], drawn)


class _Whole(HorizontalLayout):
    """Keys side by side, the first where reading begins: those there is room for in whole, and help always."""

    name = "whole"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Give places to as many keys as have room; the others aren't shown."""
        places = super().arrange(parent, children, size, greedy)
        free = size.width - sum(place.region.width for place in places if _is_help(place.widget))
        begin, shown = 0, []
        for place in places:
            width = place.region.width
            if not _is_help(place.widget):
                if width > free:
                    continue
                free -= width
            left = size.width - begin - width if right_to_left() else begin
            shown.append(place._replace(region=Region(left, place.region.y, *place.region.size)))
            begin += width
        return shown


def _is_help(key: Widget) -> bool:
    return isinstance(key, FooterKey) and key.action == "help"


class WindowKeys(HorizontalGroup):
    """The keys of a window at its foot, the first where reading begins; a click does what the key does."""

    DEFAULT_CSS = "WindowKeys { dock: bottom; height: 1; }"

    def __init__(self, bindings: Iterable[Binding]) -> None:
        """Take the window's bindings; those to be shown are."""
        super().__init__()
        self._shown = [binding for binding in bindings if binding.show]

    def compose(self) -> ComposeResult:
        """Give the keys."""
        for binding in self._shown:
            one = binding.with_key(binding.key.split(",")[0], binding.key_display)
            shown = FooterKey(one.key, self.app.get_key_display(one), one.description, one.action)
            shown.set_reactive(FooterKey.compact, False)
            yield shown

    def on_mount(self) -> None:
        """Put them in order."""
        self.styles.set_rule("layout", _Whole())


class Keys(Footer):
    """The footer of keys; in a Persian interface it begins at the right."""

    DEFAULT_CSS = "Keys.from-right FooterKey.-command-palette { dock: left; border-left: none; padding: 0 }"

    _told: Sequence[tuple[Binding, bool, str]] = ()

    def on_mount(self) -> None:
        """Show whole keys, turned round where the interface reads from the right."""
        self.styles.set_rule("layout", _Whole())
        self.set_class(right_to_left(), "from-right")

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Tell the keys anew if they are others: of a screen that comes the same ones are announced several times."""
        keys = [
            (binding, enabled, tooltip)
            for _, binding, enabled, tooltip in screen.active_bindings.values()
            if binding.show or binding.key == self.app.COMMAND_PALETTE_BINDING
        ]
        if keys != self._told:
            super().bindings_changed(screen)
            self._told = keys if screen.app.app_focus and self.is_attached and screen is self.screen else ()
