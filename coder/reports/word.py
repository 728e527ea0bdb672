"""The three tables as a Word file, right to left."""

from coder.model.results import StudyTables
from coder.reports import layout, publication
from coder.reports.captions import Captions
from coder.reports.language import FA, Language
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
    for table in publication.findings(study, page.lang):
        page.table(table, captions.table(table.caption))
