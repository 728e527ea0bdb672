"""The files by which a person decides what is hidden: proposals to tick (``anonymise.csv``) and the key."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.errors import BadCell, ColumnMissing
from coder.importing import saved
from coder.persian.anonymise import Telling
from coder.persian.masks import Pseudonym
from coder.reports.csvs import defused

#: The columns of the proposals; the key has the first four.
_KEY = ("kind", "words", "pseudonym")
_COLUMNS = ("tick", *_KEY, "times", "sources", "example")

_YES = frozenset({"x", "yes", "y", "1", "true", "✓", "✔", "×", "بله", "آری", "۱", "ب"})
_NO = frozenset({"", "no", "n", "0", "false", "-", "خیر", "نه", "۰"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that could tell who somebody is, whether a person ticked them, and where they stand."""

    kind: Telling
    words: str
    pseudonym: str
    ticked: bool = False
    times: int = 0
    sources: tuple[str, ...] = ()
    example: str = ""

    @property
    def decided(self) -> Pseudonym:
        """The pseudonym by itself."""
        return Pseudonym(self.kind, self.words, self.pseudonym)


def write_proposals(proposals: Sequence[Proposal]) -> bytes:
    """Give the proposals as a table for a spreadsheet: UTF-8 with BOM, one a row, ticks as ``x``."""
    rows = [
        [
            "x" if one.ticked else "",
            one.kind.value,
            one.words,
            one.pseudonym,
            one.times,
            "; ".join(one.sources),
            one.example,
        ]
        for one in proposals
    ]
    return _table(_COLUMNS, rows)


def read_proposals(path: Path) -> list[Proposal]:
    """Read the proposals back, with the ticks and the pseudonyms as a person left them.

    Raises Undecodable, ColumnMissing or BadCell.
    """
    return [
        Proposal(
            kind=_kind(path, line, row),
            words=row["words"],
            pseudonym=_pseudonym(path, line, row),
            ticked=_ticked(path, line, row["tick"]),
            times=int(row["times"]) if row.get("times", "").isdecimal() else 0,
            sources=tuple(part.strip() for part in row.get("sources", "").split(";") if part.strip()),
            example=row.get("example", ""),
        )
        for line, row in _rows(path, ("tick", *_KEY))
    ]


def write_key(pseudonyms: Sequence[Pseudonym]) -> bytes:
    """Give the key: which pseudonym stands for what."""
    return _table(_KEY, [[one.kind.value, one.words, one.pseudonym] for one in pseudonyms])


def read_key(path: Path) -> list[Pseudonym]:
    """Read the key. Raises Undecodable, ColumnMissing or BadCell."""
    return [
        Pseudonym(_kind(path, line, row), row["words"], _pseudonym(path, line, row)) for line, row in _rows(path, _KEY)
    ]


def read_names(path: Path) -> list[str]:
    """Read a list of names, one a line; what follows ``#`` is a remark. Raises Undecodable."""
    lines = (line.partition("#")[0].strip() for line in saved.text(path).splitlines())
    return [line for line in lines if line]


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([defused(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _rows(path: Path, needed: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Give the rows with their lines."""
    reader = saved.records(path)
    names = [str(name).strip() for name in reader.fieldnames or ()]
    for column in needed:
        if column not in names:
            raise ColumnMissing(path=path, column=column, columns=",".join(needed))
    reader.fieldnames = names
    rows = []
    for row in reader:
        cells = {name: _armed(value) for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}
        if cells.get("words"):
            rows.append((reader.line_num, dict.fromkeys(needed, "") | cells))
    return rows


def _armed(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from reading a cell as a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


def _kind(path: Path, line: int, row: dict[str, str]) -> Telling:
    try:
        return Telling(row["kind"].lower())
    except ValueError as problem:
        allowed = ", ".join(kind.value for kind in Telling)
        raise BadCell(path=path, line=line, column="kind", value=row["kind"], detail=allowed) from problem


def _pseudonym(path: Path, line: int, row: dict[str, str]) -> str:
    if not row["pseudonym"]:
        raise BadCell(path=path, line=line, column="pseudonym", value="", detail="empty")
    return row["pseudonym"]


def _ticked(path: Path, line: int, cell: str) -> bool:
    if cell.lower() in _YES:
        return True
    if cell.lower() in _NO:
        return False
    raise BadCell(path=path, line=line, column="tick", value=cell, detail="x / empty")
