"""The three tables as a Word file, right to left."""

from coder.model.results import StudyTables
from coder.reports import layout
from coder.reports.captions import Captions
from coder.reports.language import FA, Language
from coder.reports.sections import Table
from coder.reports.wordkit import Page


def tables(study: StudyTables, lang: Language = FA) -> bytes:
    """Give ``tables.docx``: title, Tables 1–3 with captions, repeated headings and the note on the source."""
    page = Page(study.title, study.changed, lang)
    page.paragraph(study.title, size=16, bold=True, centred=True)
    page.paragraph(layout.summary(study, lang), centred=True)
    write(page, study, Captions(lang))
    return page.content()


def write(page: Page, study: StudyTables, captions: Captions) -> None:
    """Write Tables 1–3 to a page."""
    for pairs in layout.internal_external(study, page.lang):
        table = Table(pairs.title, pairs.headings, pairs.rows, (2.0, 6.5, 2.0, 6.5), (0, 2))
        page.table(table, captions.table(pairs.title))
    third = layout.strategies(study, page.lang)
    rows: list[tuple[str, ...]] = []
    cell_name = ""
    for entry in third.rows:
        if entry.cell != cell_name:
            cell_name = entry.cell
            rows.append((cell_name,))  # a band across the table
        rows.append((entry.name, entry.factors, "\n".join(entry.actions)))
    page.table(Table(third.title, third.headings, tuple(rows), (4.4, 4.2, 8.4)), captions.table(third.title))
