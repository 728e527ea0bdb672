"""The three tables as Markdown."""

from collections.abc import Sequence

from coder.model.results import StudyTables
from coder.reports import layout
from coder.reports.language import FA, Language


def tables(study: StudyTables, lang: Language = FA) -> bytes:
    """Give ``tables.md``, right to left where the reader of Markdown honours ``dir``."""
    note = layout.source_note(lang)
    parts = [f'<div dir="{"rtl" if lang.rtl else "ltr"}">', f"# {escaped(study.title)}", layout.summary(study, lang)]
    for pairs in layout.internal_external(study, lang):
        parts += [f"**{escaped(pairs.caption)}**", _table(pairs.headings, pairs.rows), note]
    third = layout.strategies(study, lang)
    rows = [(f"{row.cell}<br>{escaped(row.name)}", row.factors, _list(row.actions)) for row in third.rows]
    parts += [f"**{third.caption}**", _table(third.headings, rows, ready=True), note, "</div>"]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Give ``text`` so that Markdown and HTML take nothing in it for a mark."""
    for mark in "\\`*_[]|#~$":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


def _list(actions: Sequence[str]) -> str:
    return "<br>".join(escaped(action) for action in actions)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], ready: bool = False) -> str:
    lines = [_line(headings), _line(["---:"] * len(headings))]
    lines += [_line(row if ready else [escaped(cell) for cell in row]) for row in rows]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
