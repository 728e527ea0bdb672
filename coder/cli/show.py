"""Showing tables: to people in the terminal (visual order) or a pipe (logical order), to programs as JSON or CSV."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

import click

from coder.bidi import layout, plain
from coder.cli.bilingual import BIDI_OFF, BIDI_ON, language, option, say
from coder.persian import digits

if TYPE_CHECKING:
    from coder.model.corpus import Source

Record = Mapping[str, Any]

_GAP = 2
_NARROWEST = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the ``key`` of its value in each record, its heading in both languages."""

    key: str
    fa: str
    en: str


#: Whether the study open now wants Latin digits in Persian talk and tables.
_latin = False


def use_latin_digits(wanted: bool) -> None:
    """Choose the digits of what is said and shown in Persian from now on; words of a source keep theirs."""
    global _latin
    _latin = wanted


def formats(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--json`` and ``--csv``."""
    with_csv = option("--csv", "as_csv", is_flag=True, fa="خروجی CSV برای برنامه‌ها", en="Print CSV for programs.")
    with_json = option("--json", "as_json", is_flag=True, fa="خروجی JSON برای برنامه‌ها", en="Print JSON for programs.")
    decorated: Callable[..., Any] = with_json(with_csv(function))
    return decorated


def show(columns: Sequence[Column], records: Sequence[Record], as_json: bool, as_csv: bool, note: str = "") -> None:
    """Print ``records`` on stdout in the form asked for; ``note`` goes below a table for people."""
    if as_json:
        print_json(list(records))
    elif as_csv:
        click.echo(to_csv([column.key for column in columns], records), nl=False)
    else:
        _for_people(columns, records, note)


def print_json(value: object) -> None:
    """Print JSON, Persian as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def to_csv(keys: Sequence[str], records: Sequence[Record]) -> str:
    """Write records as raw CSV; lists joined by ``; ``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(keys)
    for record in records:
        writer.writerow([_joined(record[key]) for key in keys])
    return out.getvalue()


def tell(message: str) -> None:
    """Say something to the person, on stderr; in visual order, wrapped and at its own edge when that is a terminal."""
    _write(digits.to_latin(message) if _latin else message, sys.stderr)


def speak(message: str) -> None:
    """Print lines for the person on stdout, as :func:`tell` does on stderr."""
    _write(message, sys.stdout)


def _write(message: str, stream: TextIO) -> None:
    if not stream.isatty():
        click.echo(message, file=stream)
        return
    room = _room(stream)
    wrapped = (line for part in message.split("\n") for line in layout.Paragraph(part).wrap(room))
    lines = [" " * line.left + line.text.rstrip() for line in wrapped]
    click.echo(BIDI_OFF + "\n".join(lines) + "\n" + BIDI_ON, nl=False, file=stream)


def _joined(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _for_people(columns: Sequence[Column], records: Sequence[Record], note: str) -> None:
    fa = language() == "fa"
    heads = [column.fa if fa else column.en for column in columns]
    rows = [[_worded(record[column.key], fa) for column in columns] for record in records]
    visual = sys.stdout.isatty()
    room = _room(sys.stdout) if visual else None
    widths = _widths([heads, *rows], room)
    rule = ["─" * width for width in widths]
    lines = [_row(cells, widths, visual, fa) for cells in (heads, rule, *rows)]
    if room and fa:  # a Persian table stands at the right edge
        lines = [" " * (room - sum(widths) - _GAP * (len(widths) - 1)) + line for line in lines]
    if visual:
        click.echo(BIDI_OFF, nl=False)
    click.echo("\n".join(lines))
    if visual:
        click.echo(BIDI_ON, nl=False)
    if note:
        speak(note)


#: Numbers and dates get Persian digits; names that a person types (E01, c017, S7) keep theirs.
_NUMBER = re.compile(r"[\d/.%]+(?: \d\d:\d\d)?")


def _worded(value: object, fa: bool) -> str:
    if isinstance(value, float):
        value = f"{value:.0%}"
    if fa and isinstance(value, list | tuple):
        value = "،\u200f ".join(str(item) for item in value)  # the mark keeps a list of names right to left
    words = _joined(value).replace("\n", " ")
    if fa and _NUMBER.fullmatch(words):
        words = words if _latin else digits.to_persian(words).replace("%", "٪")
    return words


def _room(stream: TextIO) -> int:
    """Give the columns of the terminal; the last one stays free, since some terminals wrap when it is filled."""
    try:
        return max(os.get_terminal_size(stream.fileno()).columns - 1, _NARROWEST)
    except OSError:
        return 79


def _widths(rows: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """Give each column the width of its widest cell; take from the widest until the table fits."""
    widths = [max(plain.width(cell) for cell in column) for column in zip(*rows, strict=True)]
    while room is not None and sum(widths) + _GAP * (len(widths) - 1) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], visual: bool, fa: bool) -> str:
    if not visual:
        padded = [cell + " " * (width - plain.width(cell)) for cell, width in zip(cells, widths, strict=True)]
        return (" " * _GAP).join(padded).rstrip()
    base = 1 if fa else None
    placed = [plain.align(plain.fit(cell, width), width, base) for cell, width in zip(cells, widths, strict=True)]
    line = (" " * _GAP).join(reversed(placed) if fa else placed)
    return line if fa else line.rstrip()


def tell_damaged(sources: "Iterable[Source]") -> None:
    """Tell, beside a list for people, which sources' texts were damaged when they came in."""
    damaged = ", ".join(source.ref for source in sources if source.damage == "damaged")
    if damaged:
        tell(
            say(
                f"⚠ متن این منبع‌ها آسیب دیده است و نقل‌قول‌هایشان نشان دارد: {damaged}",
                f"⚠ The texts of these sources are damaged; their quotes are marked: {damaged}",
            )
        )
