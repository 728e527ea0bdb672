"""The tables as CSV for people's spreadsheets: UTF-8 with BOM, text that could run as a formula defused."""

import csv
import io
from collections.abc import Iterable, Sequence

from coder.model.results import StudyTables

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def factors(tables: StudyTables) -> bytes:
    """Give ``factors.csv``: a factor a line with its counts of experts."""
    header = (
        "number,quadrant,label,experts_raised,experts_asked,confirmed,completed,rejected,"
        "no_comment,documents,codings,codes"
    )
    return _csv(
        header.split(","),
        (
            (
                row.number,
                row.quadrant.value,
                row.label,
                row.answers.raised,
                row.answers.asked,
                row.answers.confirmed,
                row.answers.completed,
                row.answers.rejected,
                row.answers.no_comment,
                row.answers.documents,
                row.answers.codings,
                "; ".join(row.codes),
            )
            for row in tables.factors
        ),
    )


def strategies(tables: StudyTables) -> bytes:
    """Give ``strategies.csv``: a strategy a line, its factors and its actions in order."""
    return _csv(
        ("code", "label", "factors", "actions"),
        ((row.number, row.label, "; ".join(row.factors), "; ".join(row.actions)) for row in tables.strategies),
    )


def evidence(tables: StudyTables) -> bytes:
    """Give ``evidence.csv``: every passage behind every factor; a put has no position."""
    header = "factor,code,expert,source,start,end,elicited,position,coder,round,quote"
    return _csv(
        header.split(","),
        (
            (
                row.factor,
                row.code,
                "; ".join(row.experts),
                row.source,
                row.start,
                row.end,
                row.elicited,
                row.position,
                row.coder,
                row.round,
                row.quote,
            )
            for row in tables.evidence
        ),
    )


def saturation(tables: StudyTables) -> bytes:
    """Give ``saturation.csv``: both curves, an interview a line."""
    header = "unit,place,source,experts,date,raised,new,repeated,share_repeated,cumulative,asked,answered"
    return _csv(
        header.split(","),
        (
            (
                curve.unit,
                step.place,
                step.source,
                "; ".join(step.experts),
                step.date,
                step.raised,
                step.new,
                step.repeated,
                "" if step.share_repeated is None else f"{step.share_repeated:.4f}",
                step.cumulative,
                step.asked,
                step.answered,
            )
            for curve in tables.saturation
            for step in curve.steps
        ),
    )


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def defused(cell: str) -> str:
    """Give a text cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell
