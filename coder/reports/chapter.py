"""The publication as a Word chapter, in the user's template when there is one."""

from collections.abc import Sequence

from coder.model.results import StudyTables
from coder.reports import publication, word
from coder.reports.captions import Captions
from coder.reports.language import FA, Language
from coder.reports.sections import Figure, Section
from coder.reports.wordkit import Page


def chapter(
    study: StudyTables,
    lang: Language = FA,
    figures: Sequence[Figure] = (),
    more: Sequence[Section] = (),
    template: bytes | None = None,
    context: bool = False,
) -> bytes:
    """Give ``chapter.docx``: method, experts, coding, findings, further sections, the evidence.

    ``figures`` stand with the findings; quotes get the words around them with ``context``.
    Raises TemplateWithoutStyles.
    """
    page = Page(study.title, study.changed, lang, template)
    captions = Captions(lang)
    page.heading(study.title)
    for section in (publication.method(study, lang), publication.experts(study, lang), publication.coding(study, lang)):
        _section(page, section, captions, lettered=True)
    page.heading(lang.say("یافته‌ها", "Findings"), 2)
    word.write(page, study, captions)
    for figure in figures:
        page.figure(figure, captions.figure(figure.caption))
    for section in more:
        _section(page, section, captions)
    _section(page, publication.evidence(study, lang, context), captions, lettered=True)
    return page.content()


def _section(page: Page, section: Section, captions: Captions, lettered: bool = False) -> None:
    page.heading(section.heading, 2)
    for paragraph in section.paragraphs:
        page.paragraph(paragraph)
    for table in section.tables:
        page.table(table, captions.table(table.caption, lettered))
    for figure in section.figures:
        page.figure(figure, captions.figure(figure.caption))
