"""A table that shows rows of words and keeps its place when they change."""

from collections.abc import Callable

from textual.message import Message
from textual.widgets import DataTable

from coder.persian.fold import key
from coder.tui import standard
from coder.tui.tables import Table


class Grid(standard.Table[str]):
    """A :class:`coder.tui.tables.Table` on the screen, filtered by what is typed and sorted by a heading."""

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

    def show(self, table: Table) -> None:
        """Show a table; the cursor stays on its row."""
        same = table.headings == self._table.headings
        self._table = table
        if not same:
            self.clear(columns=True)
            for number, heading in enumerate(table.headings):
                self.add_column(heading, key=str(number))
        self._fill()

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

    def _fill(self) -> None:
        current = self.current
        self.clear()
        for row_key, cells in self._chosen().rows:
            self.add_row(*cells, key=row_key)
        if current is not None:
            self.go_to(current)

    def _chosen(self) -> Table:
        table = self._table
        if self._filter.strip():
            table = table.filtered(_holds(self._filter))
        return table if self._order is None else table.sorted_by(*self._order)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Say which thing was chosen."""
        event.stop()
        if event.row_key.value is not None:
            self.post_message(self.Opened(self, event.row_key.value))

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        """Order by the heading that was clicked."""
        event.stop()
        self.sort_by(int(event.column_key.value or 0))


def _holds(typed: str) -> Callable[[str], bool]:
    wanted = key(typed)
    return lambda cell: wanted in key(cell)
