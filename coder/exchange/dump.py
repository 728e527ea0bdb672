"""The dump: a whole study in one text file, one JSON record a line, in an order that reads well in a diff.

The first line names the format. Every other line is ``[kind, {column: value, …}]``. The order of the
lines carries no meaning: a shuffled dump is the same study.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from coder.errors import NotADump
from coder.store import whole
from coder.store.engine import Connection

#: The format's name and version; a reader refuses a version it doesn't know.
HEADER = {"format": "coder-dump", "version": 1}


def lines(connection: Connection) -> Iterator[str]:
    """Give the lines of the dump of the study behind ``connection``, each with its line feed."""
    yield json.dumps(HEADER) + "\n"
    for kind, record in whole.records(connection):
        yield json.dumps([kind, record], ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def parse(path: Path, content: str) -> list[whole.Record]:
    """Read the records of a dump, the ``content`` of the file at ``path``.

    Raises NotADump with the line at fault.
    """
    return list(_records(path, content))


def _records(path: Path, content: str) -> Iterator[whole.Record]:
    numbered = enumerate(content.split("\n"), 1)
    _, header = next(numbered)
    if _parsed(path, 1, header) != HEADER:
        raise NotADump(path=path, line=1, detail="format")
    for number, line in numbered:
        if line.strip():
            yield _record(path, number, line)


def _parsed(path: Path, number: int, line: str) -> object:
    try:
        return json.loads(line)
    except ValueError as problem:
        raise NotADump(path=path, line=number, detail="JSON") from problem


def _record(path: Path, number: int, line: str) -> whole.Record:
    parsed = _parsed(path, number, line)
    if not (isinstance(parsed, list) and len(parsed) == 2 and isinstance(parsed[1], dict)):
        raise NotADump(path=path, line=number, detail="[kind, {…}]")
    kind, record = parsed
    columns = whole.columns(str(kind))
    if columns is None:
        raise NotADump(path=path, line=number, detail=f"kind {kind}")
    if columns != record.keys():
        odd = ", ".join(sorted(columns ^ record.keys()))
        raise NotADump(path=path, line=number, detail=f"{kind}: {odd}")
    return kind, record
