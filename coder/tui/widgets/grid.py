"""A table that shows rows of words in the room there is, and keeps its place when they change."""

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable
from textual.widgets.data_table import RowKey

from coder.bidi import plain
from coder.persian.fold import key
from coder.tui import fitting, standard
from coder.tui.tables import Row, Table

#: Up to so many changed cells are changed in their places; more are filled in anew, which is quicker then.
_FEW = 100


class Grid(standard.Table[str]):
    """A :class:`coder.tui.tables.Table` on the screen, filtered by what is typed and sorted by a heading.

    Columns that are elastic get the room that is left, their words cut; the row under the mouse is told in full.
    """

    class Opened(Message):
        """A row was chosen: ``key`` is that of its thing."""

        def __init__(self, grid: "Grid", key: str) -> None:
            super().__init__()
            self.grid, self.key = grid, key

        @property
        def control(self) -> "Grid":
            """The table."""
            return self.grid

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=True)
        self._table = Table((), ())
        self._filter = ""
        self._order: tuple[int, bool] | None = None
        self._rows: tuple[Row, ...] = ()
        self._natural: list[int] = []
        self._widths: dict[int, int] = {}

    def show(self, table: Table) -> None:
        """Show a table; the cursor stays on its row, or where it was if that has gone. Other headings start anew."""
        if table == self._table:
            return
        place = self.cursor_row
        if table.headings != self._table.headings:
            self.clear(columns=True)
            self._widths, place = {}, 0
        self._table = table
        self._fill(place)

    @property
    def sought(self) -> str:
        """What must stand in a row for it to be shown; nothing shows them all."""
        return self._filter

    def filter(self, typed: str) -> None:
        """Show only the rows in which what was typed stands, however spelt."""
        self._filter = typed
        self._fill()

    def sort_by(self, column: int) -> None:
        """Order by a column; once more turns the order round, a third time gives back the first order."""
        if self._order is None or self._order[0] != column:
            self._order = column, False
        else:
            self._order = None if self._order[1] else (column, True)
        self._fill()

    @property
    def current(self) -> str | None:
        """The key of the row under the cursor."""
        if not self.row_count:
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def go_to(self, key: str) -> None:
        """Put the cursor on the row of a thing, if it is shown."""
        if key in self.rows:
            self.move_cursor(row=self.get_row_index(key))

    def in_full(self, place: int) -> list[tuple[str, str]]:
        """Give what there is to read in a row, under its headings, given up columns and cut words too."""
        cells = self._rows[place][1]
        return [(heading, cell) for heading, cell in zip(self._table.headings, cells, strict=True) if cell]

    # ── filling ──

    def _fill(self, place: int = 0) -> None:
        old, self._rows = self._rows, self._chosen().rows
        self._natural = [
            max(map(_width, (heading, *(cells[column] for _, cells in self._rows))))
            for column, heading in enumerate(self._table.headings)
        ]
        widths = self._fitted()
        same = [row for row, _ in old] == [row for row, _ in self._rows] and [*widths] == [*self._widths]
        changed = self._changed(old) if same else []
        if not same or len(changed) > _FEW:
            self._refill(widths, place)
        elif changed:
            for row, column, cell in changed:
                self.update_cell(row, str(column), cell)
            self._set_widths(widths)
            self._highlight_row(self.cursor_row)

    def _changed(self, old: Iterable[Row]) -> list[tuple[str, int, str]]:
        return [
            (row, column, cells[column])
            for (row, cells), (_, before) in zip(self._rows, old, strict=True)
            if cells != before
            for column in self._widths
            if cells[column] != before[column]
        ]

    def _refill(self, widths: dict[int, int], place: int) -> None:
        current, top = self.current, self.scroll_y
        columns = [*widths] != [*self._widths]
        self.clear(columns=columns)
        if columns:
            for column, width in widths.items():
                self.add_column(self._table.headings[column], width=width, key=str(column))
        self._set_widths(widths)
        for row, cells in self._rows:
            self.add_row(*(cells[column] for column in widths), key=row)
        self.call_after_refresh(self.scroll_to, y=top, animate=False)
        if current in self.rows:
            place = self.get_row_index(current or "")
        self.move_cursor(row=min(place, max(self.row_count - 1, 0)))

    def _chosen(self) -> Table:
        table = self._table
        if self._filter.strip():
            table = table.filtered(_holds(self._filter))
        return table if self._order is None else table.sorted_by(*self._order)

    # ── room ──

    def _fitted(self) -> dict[int, int]:
        room = self.size.width or self.app.size.width
        if self.size.height and len(self._rows) + self.header_height > self.size.height:
            room -= self.styles.scrollbar_size_vertical
        return fitting.fitted(self._natural, self._table.elastic, self._table.spare, room)

    def _set_widths(self, widths: dict[int, int]) -> None:
        self._widths = widths
        for column, width in zip(self.ordered_columns, widths.values(), strict=True):
            column.width = width
        self._clear_caches()
        self._require_update_dimensions = True
        self.check_idle()

    def _update_dimensions(self, new_rows: Iterable[RowKey]) -> None:
        super()._update_dimensions(())  # how wide its columns are is known; measuring every cell once more takes long

    def on_resize(self) -> None:
        """Share the room anew, and keep the row in front in sight."""
        widths = self._fitted()
        if [*widths] != [*self._widths]:
            self._refill(widths, self.cursor_row)
        elif widths != self._widths:
            self._set_widths(widths)
        self.call_after_refresh(self._scroll_cursor_into_view)

    # ── the mouse ──

    def watch_hover_coordinate(self, old: Coordinate, value: Coordinate) -> None:
        """Tell in full what is cut in the row under the mouse."""
        super().watch_hover_coordinate(old, value)
        told = None
        if 0 <= value.row < len(self._rows) and any(
            self._natural[column] > self._widths.get(column, 0) for column in range(len(self._natural))
        ):
            told = Content("\n".join(cell for _, cell in self.in_full(value.row)))
        if told != self.tooltip:
            self.tooltip = told

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Say which thing was chosen."""
        event.stop()
        if event.row_key.value is not None:
            self.post_message(self.Opened(self, event.row_key.value))

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        """Order by the heading that was clicked."""
        event.stop()
        self.sort_by(int(event.column_key.value or 0))


def _width(cell: str) -> int:
    return max(map(plain.width, cell.split("\n")))


def _holds(typed: str) -> Callable[[str], bool]:
    wanted = key(typed)
    return lambda cell: wanted in key(cell)
