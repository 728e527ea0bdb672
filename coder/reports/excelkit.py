"""Writing sheets: one direction, a few looks, headings that stay in sight, text that stays text."""

from collections.abc import Iterable, Sequence
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coder.model.results import StudyTables
from coder.reports import layout, publication
from coder.reports.captions import Captions
from coder.reports.language import Language
from coder.reports.sections import Section, Table

#: The characters that a cell of Excel can hold.
_MOST = 32_767

#: The height of a line, and of the highest row there can be, in points.
_LINE, _HIGHEST = 13.5, 409

#: A column of a list: its heading in both languages, its width, and whether its cells are centred.
Column = tuple[tuple[str, str], float, bool]


class Writer:
    """Writes sheets in one direction and a few looks."""

    def __init__(self, book: Workbook, lang: Language) -> None:
        self._book, self._lang = book, lang
        base = {"reading_order": 2 if lang.rtl else 0, "valign": "top", "text_wrap": True}
        base |= {"font_name": "Tahoma", "font_size": 10}
        boxed = {**base, "border": 1}
        side = {"align": "right" if lang.rtl else "left"}
        self._caption: Format = book.add_format({**base, **side, "bold": True, "text_wrap": False})
        self._heading: Format = book.add_format({**boxed, "bold": True, "bg_color": "#E7E6E6", "align": "center"})
        self._cell: Format = book.add_format({**boxed, **side})
        self._persian: Format = book.add_format({**boxed, "reading_order": 2, "align": "right"})
        self._centred: Format = book.add_format({**boxed, "align": "center"})
        self._share: Format = book.add_format({**boxed, "align": "center", "num_format": "0%"})
        self._note: Format = book.add_format({**base, **side, "text_wrap": False})

    def pairs(self, study: StudyTables) -> None:
        """Write Tables 1 and 2."""
        for pairs in layout.internal_external(study, self._lang):
            sheet = self._sheet(self._lang.say(f"جدول {pairs.number}", f"Table {pairs.number}"), (8, 52, 8, 52))
            row = self._head(sheet, pairs.caption, pairs.headings)
            for cells in pairs.rows:
                looks = [self._look(text) if column % 2 else self._centred for column, text in enumerate(cells)]
                _write(sheet, row, cells, looks, (8, 52, 8, 52))
                row += 1
            sheet.write_string(row, 0, layout.source_note(self._lang), self._note)

    def strategies(self, study: StudyTables) -> None:
        """Write Table 3."""
        third = layout.strategies(study, self._lang)
        sheet = self._sheet(self._lang.say("جدول 3", "Table 3"), (34, 30, 70))
        row = self._head(sheet, third.caption, third.headings)
        cell_name = ""
        for entry in third.rows:
            if entry.cell != cell_name:
                cell_name = entry.cell
                sheet.merge_range(row, 0, row, 2, cell_name, self._heading)
                row += 1
            texts = (entry.name, entry.factors, "\n".join(entry.actions))
            _write(sheet, row, texts, [self._look(text) for text in texts], (34, 30, 70))
            row += 1
        sheet.write_string(row, 0, layout.source_note(self._lang), self._note)

    def records(
        self,
        name: tuple[str, str],
        caption: tuple[str, str],
        columns: Sequence[Column],
        rows: Iterable[Sequence[str | float]],
    ) -> None:
        """Write a list of records, with a filter on its headings."""
        sheet = self._sheet(self._lang.say(*name), [width for _, width, _ in columns])
        sheet.set_landscape()
        last = top = self._head(sheet, self._lang.say(*caption), [self._lang.say(*heads) for heads, _, _ in columns])
        widths = [width for _, width, _ in columns]
        for last, cells in enumerate(rows, top):
            looks = [self._of(value, centred) for (_, _, centred), value in zip(columns, cells, strict=True)]
            _write(sheet, last, cells, looks, widths)
        sheet.autofilter(1, 0, last, len(columns) - 1)

    def chapter(self, study: StudyTables, more: Sequence[Section]) -> None:
        """Write the chapter's other tables, each on a sheet that has the table's number."""
        captions = Captions(self._lang)
        for section in (publication.experts(study, self._lang), publication.coding(study, self._lang)):
            for table in section.tables:
                self._table(table, str(captions.table(table.caption, lettered=True)))
        for table in publication.findings(study, self._lang):
            captions.table(table.caption)  # these have their sheets already
        for section in more:
            for table in section.tables:
                self._table(table, str(captions.table(table.caption)))

    def _table(self, table: Table, caption: str) -> None:
        shares = table.widths or (1,) * len(table.headings)
        widths = [round(120 * share / sum(shares)) for share in shares]
        sheet = self._sheet(caption.partition(".")[0], widths)
        row = self._head(sheet, caption, table.headings)
        for cells in table.rows:
            if len(cells) == 1 < len(table.headings):
                sheet.merge_range(row, 0, row, len(table.headings) - 1, cells[0], self._heading)
            else:
                looks = [self._of(text, column in table.centred) for column, text in enumerate(cells)]
                _write(sheet, row, cells, looks, widths)
            row += 1
        sheet.write_string(row, 0, layout.source_note(self._lang), self._note)

    def _of(self, value: str | float, centred: bool) -> Format:
        """Choose a cell's look by what it holds; a number with decimals is a share."""
        if isinstance(value, float):
            return self._share
        return self._centred if centred or isinstance(value, int) else self._look(value)

    def _look(self, text: str) -> Format:
        """Choose a cell's look: Persian words stand at the right on an English sheet too."""
        return self._persian if self._lang.runs_right_to_left(text) else self._cell

    def _sheet(self, name: str, widths: Sequence[float]) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        if self._lang.rtl:
            sheet.right_to_left()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def _head(self, sheet: Worksheet, caption: str, headings: Sequence[str]) -> int:
        """Write caption and headings, keep them in sight and on every page; give the first row below."""
        sheet.write_string(0, 0, caption, self._caption)
        for column, text in enumerate(headings):
            sheet.write_string(1, column, text, self._heading)
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(1)
        return 2


def _write(
    sheet: Worksheet, row: int, cells: Sequence[str | float], looks: Sequence[Format], widths: Sequence[float]
) -> None:
    """Write a row, as high as its longest cell needs: not every program works that out by itself."""
    lines = 1
    for column, (value, look, width) in enumerate(zip(cells, looks, widths, strict=True)):
        if isinstance(value, str):
            sheet.write_string(row, column, value if len(value) <= _MOST else f"{value[: _MOST - 1]}…", look)
            lines = max(lines, sum(ceil(len(part) / width) or 1 for part in value.split("\n")))
        else:
            sheet.write_number(row, column, value, look)
    if lines > 1:
        sheet.set_row(row, min(_LINE * lines + 3, _HIGHEST))
