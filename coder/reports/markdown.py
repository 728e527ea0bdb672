"""The three tables as Markdown."""

from collections.abc import Sequence

from coder.model.results import StudyTables
from coder.persian.digits import to_persian
from coder.reports import layout


def tables(study: StudyTables) -> bytes:
    """Give ``tables.md``, right to left where the reader of Markdown honours ``dir``."""
    parts = ['<div dir="rtl">', f"# {escaped(study.title)}", _summary(study)]
    for pairs in layout.internal_external(study):
        parts += [f"**{escaped(pairs.caption)}**", _table(pairs.headings, pairs.rows), layout.SOURCE_NOTE]
    third = layout.strategies(study)
    rows = [(f"{row.cell}<br>{escaped(row.name)}", row.factors, _list(row.actions)) for row in third.rows]
    parts += [f"**{third.caption}**", _table(third.headings, rows, ready=True), layout.SOURCE_NOTE, "</div>"]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Give ``text`` so that Markdown and HTML take nothing in it for a mark."""
    for mark in "\\`*_[]|#":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


def _summary(study: StudyTables) -> str:
    return to_persian(f"{study.experts} صاحب‌نظر، {study.interviews} مصاحبه، {study.documents} سند")


def _list(actions: Sequence[str]) -> str:
    return "<br>".join(escaped(action) for action in actions)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], ready: bool = False) -> str:
    lines = [_line(headings), _line(["---:"] * len(headings))]
    lines += [_line(row if ready else [escaped(cell) for cell in row]) for row in rows]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
