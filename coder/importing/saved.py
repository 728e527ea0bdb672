"""Lists as spreadsheet programs save them: in the encoding and with the mark between cells that the system has."""

import csv
import io
from pathlib import Path

from coder.importing import txt

#: What stands between cells; on a Persian Windows it is «؛».
_MARKS = ",;\t؛"


def text(path: Path) -> str:
    """Give the words of a file in UTF-8, UTF-16 or Windows-1256. Raises Undecodable."""
    return txt.decode(path, path.read_bytes(), None).text


def rows(path: Path) -> list[list[str]]:
    """Give the rows of a list. Raises Undecodable."""
    words = text(path)
    return list(csv.reader(io.StringIO(words, newline=""), delimiter=_mark(words)))


def records(path: Path) -> "csv.DictReader[str]":
    """Give the rows of a list by the headings in its first line. Raises Undecodable."""
    words = text(path)
    return csv.DictReader(io.StringIO(words, newline=""), delimiter=_mark(words))


def _mark(words: str) -> str:
    return max(_MARKS, key=words.partition("\n")[0].count)
