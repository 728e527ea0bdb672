"""The report: every table in every format asked for, each file moved into place whole."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coder.model.results import StudyTables
from coder.reports.language import Code, Language
from coder.study import folder
from coder.study.hiding import Hiding
from coder.study.results import study_tables
from coder.study.study import OpenStudy

if TYPE_CHECKING:
    from coder.reports.sections import Figure, Section

#: What is told of the work: files done, files in all, the name of the next one.
Progress = Callable[[int, int, str], None]

#: The formats there are.
FORMATS = ("csv", "docx", "xlsx", "md", "json", "html", "chapter", "figures")

#: What is written when no format is named.
USUAL = FORMATS


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the report is to be: its language, a Word template for the chapter, quotes with the words around them."""

    lang: Code = "fa"
    template: Path | None = None
    context: bool = False


Maker = Callable[[], bytes]


def write(
    study: OpenStudy, out: Path, formats: Sequence[str], progress: Progress, wishes: Wishes | None = None
) -> tuple[StudyTables, list[Path]]:
    """Write the report of ``study`` to the folder ``out``; give the tables and the files written.

    ``formats`` are of :data:`FORMATS`. All files are made before the first is written.
    Raises NotForTheBlind, FolderReadOnly, DiskFull, NotAnonymised, and for a template BrokenFile, FileMissing or
    TemplateWithoutStyles.
    """
    report = _Report(study, wishes or Wishes())
    makers = [pair for kind in dict.fromkeys(formats) for pair in report.files(kind)]
    made = []
    for place, (name, make) in enumerate(makers):
        progress(place, len(makers), name)
        made.append((out / name, make()))
    progress(len(makers), len(makers), "")
    folder.put_all(made)
    return report.tables, [path for path, _ in made]


class _Report:
    """Makes files of one study; what several of them need is made once, and only when one asks for it."""

    def __init__(self, study: OpenStudy, wishes: Wishes) -> None:
        study.refuse_the_blind()
        self.study = study
        self.snapshot = study.snapshot()
        self.hiding = Hiding(study, self.snapshot)
        self.tables = self.hiding.tables(study_tables(self.snapshot, study.codings()))
        self.wishes = wishes
        self.lang = Language(wishes.lang, self.tables.latin_digits)
        self.template = _template(wishes.template) if wishes.template else None

    def files(self, kind: str) -> Iterator[tuple[str, Maker]]:
        """Give the files of a format; what makes them is imported only when it is asked for."""
        tables, lang = self.tables, self.lang
        if kind == "csv":
            from coder.reports import csvs

            yield "factors.csv", lambda: csvs.factors(tables)
            yield "strategies.csv", lambda: csvs.strategies(tables)
            yield "evidence.csv", lambda: csvs.evidence(tables)
            yield "saturation.csv", lambda: csvs.saturation(tables)
        elif kind == "docx":
            from coder.reports import word

            yield "tables.docx", lambda: word.tables(tables, lang)
        elif kind == "xlsx":
            from coder.reports import excel

            yield "tables.xlsx", lambda: excel.workbook(tables, lang, self.sections)
        elif kind == "md":
            from coder.reports import markdown

            yield "tables.md", lambda: markdown.tables(tables, lang)
        elif kind == "json":
            from coder.reports import data

            yield "report.json", lambda: data.report(tables, self.wishes.context)
            yield data.SCHEMA, data.schema
        elif kind == "html":
            yield "report.html", self._page
        elif kind == "chapter":
            yield "chapter.docx", self._chapter
        elif kind == "figures":
            yield from self._pictures()

    @cached_property
    def figures(self) -> "tuple[Figure, ...]":
        """The SWOT and the TOWS matrix."""
        from coder.reports.figures.matrices import matrices

        return matrices(self.tables, self.lang)

    @cached_property
    def sections(self) -> "tuple[Section, ...]":
        """What other parts of the study report."""
        from coder.study.sections import sections

        return self.hiding.sections(sections(self.study, self.snapshot, self.lang))

    def _chapter(self) -> bytes:
        from coder.reports.chapter import chapter

        return chapter(self.tables, self.lang, self.figures, self.sections, self.template, self.wishes.context)

    def _page(self) -> bytes:
        from coder.reports.page import page

        return page(self.tables, self.lang, self.figures, self.sections, self.wishes.context)

    def _pictures(self) -> Iterator[tuple[str, Maker]]:
        from coder.reports.figures import base
        from coder.reports.sections import figures_of

        for figure in (*self.figures, *figures_of(self.sections)):
            svg = figure.svg
            yield f"{figure.name}.svg", lambda svg=svg: base.standalone(svg)  # type: ignore[misc]
            yield f"{figure.name}.png", lambda svg=svg: base.png(svg)  # type: ignore[misc]


def _template(path: Path) -> bytes:
    """Read a Word template, looked at before it is unpacked. Raises FileMissing or BrokenFile."""
    from coder.errors import FileMissing
    from coder.importing.archive import Archive
    from coder.reports.wordkit import prepared

    if not path.is_file():
        raise FileMissing(path=path)
    content = path.read_bytes()
    archive = Archive(path, content)
    if archive.part("word/document.xml") is None or archive.part("word/styles.xml") is None:
        raise archive.broken("سند Word نیست", "no Word document")
    try:
        return prepared(content)
    except ValueError as problem:
        raise archive.broken("سند Word نیست", "no Word document") from problem
