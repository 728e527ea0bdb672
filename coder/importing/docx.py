"""Word files, by walking their XML: what a reader of the page sees is what comes out.

Tracked insertions are in, deletions out; text boxes come once; content controls are looked through;
cells of a table row are joined by tabs; footnotes and endnotes stand as ``[1]`` where they are marked and at
the end.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from coder.importing.archive import Archive
from coder.importing.decoded import Decoded

#: Counts up when the same bytes would give another text.
VERSION = "1"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: What isn't part of the text on the page.
_LEFT_OUT = frozenset(
    f"{_W}{name}"
    for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "tblPr", "tcPr", "trPr", "sdtPr", "sdtEndPr")
)

_BREAKS = {
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": "\t",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}

#: A note that is marked in the text: its kind and its id.
type _Note = tuple[str, str]

_MARKS = {f"{_W}{kind}Reference": kind for kind in ("footnote", "endnote")}


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Give the text of a docx file (its ``encoding`` can't be forced). Raises BrokenFile."""
    archive = Archive(path, content)
    root = archive.part("word/document.xml")
    body = None if root is None else root.find(f"{_W}body")
    if body is None:
        raise archive.broken("no document inside")
    notes: list[_Note] = []
    lines = list(_blocks(body, notes))
    lines += _noted(archive, notes)
    return Decoded("\n".join(lines) + "\n", "docx")


def _blocks(parent: etree._Element, notes: list[_Note]) -> Iterator[str]:
    """Give the lines of the paragraphs and table rows below ``parent``, in order."""
    for child in _children(parent):
        if child.tag == f"{_W}p":
            boxes: list[str] = []
            yield "".join(_pieces(child, notes, boxes))
            yield from boxes
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, notes)
        else:
            yield from _blocks(child, notes)


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Give what belongs to the text below ``parent``; of the alternatives of a shape the first."""
    for child in parent:
        if child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            chosen = child.find(f"{_MC}Fallback") if chosen is None else chosen
            if chosen is not None:
                yield from _children(chosen)
        elif child.tag not in _LEFT_OUT:
            yield child


def _rows(table: etree._Element, notes: list[_Note]) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table or _deleted(row):
            continue
        cells = (cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row)
        yield "\t".join(" ".join(_blocks(cell, notes)) for cell in cells)


def _deleted(row: etree._Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _pieces(parent: etree._Element, notes: list[_Note], boxes: list[str]) -> Iterator[str]:
    """Give the text of a paragraph piece by piece; text boxes in it go to ``boxes``, each line once."""
    for child in _children(parent):
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag in _MARKS:
            notes.append((_MARKS[child.tag], child.get(f"{_W}id") or ""))
            yield f"[{len(notes)}]"
        elif child.tag == f"{_W}txbxContent":
            boxes.extend(_blocks(child, notes))
        else:
            yield from _pieces(child, notes, boxes)


def _noted(archive: Archive, notes: list[_Note]) -> Iterator[str]:
    """Give the words of the notes, in the order in which the text marks them."""
    words: dict[_Note, str] = {}
    for kind in dict.fromkeys(kind for kind, _ in notes):
        root = archive.part(f"word/{kind}s.xml")
        for note in () if root is None else root.iter(f"{_W}{kind}"):
            words[kind, note.get(f"{_W}id") or ""] = " ".join(line.strip() for line in _blocks(note, []))
    for number, marked in enumerate(notes, 1):
        if marked in words:
            yield f"[{number}] {words[marked]}"
