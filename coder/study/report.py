"""The report: every table in every format asked for, each file moved into place whole."""

from collections.abc import Callable, Sequence
from pathlib import Path

from coder.model.results import StudyTables
from coder.study import folder
from coder.study.results import study_tables
from coder.study.study import OpenStudy

#: What is told of the work: files done, files in all, the name of the next one.
Progress = Callable[[int, int, str], None]

Writer = Callable[[StudyTables], bytes]


def write(study: OpenStudy, out: Path, formats: Sequence[str], progress: Progress) -> tuple[StudyTables, list[Path]]:
    """Write the report of ``study`` to the folder ``out``; give the tables and the files written.

    ``formats`` are of ``csv``, ``docx``, ``xlsx``, ``md``. All files are made before the first is written.
    Raises FolderReadOnly or DiskFull.
    """
    tables = study_tables(study.snapshot(), study.codings())
    writers = [(name, writer) for kind in formats for name, writer in _writers(kind)]
    made = []
    for place, (name, writer) in enumerate(writers):
        progress(place, len(writers), name)
        made.append((out / name, writer(tables)))
    progress(len(writers), len(writers), "")
    for path, content in made:
        folder.put(path, content)
    return tables, [path for path, _ in made]


def _writers(kind: str) -> list[tuple[str, Writer]]:
    """Give the files of a format; what makes them is imported only when asked for."""
    if kind == "csv":
        from coder.reports import csvs

        return [
            ("factors.csv", csvs.factors),
            ("strategies.csv", csvs.strategies),
            ("evidence.csv", csvs.evidence),
            ("saturation.csv", csvs.saturation),
        ]
    if kind == "docx":
        from coder.reports import word

        return [("tables.docx", word.tables)]
    if kind == "xlsx":
        from coder.reports import excel

        return [("tables.xlsx", excel.workbook)]
    from coder.reports import markdown

    return [("tables.md", markdown.tables)]
