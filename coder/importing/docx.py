"""Word files, by walking their XML: what a reader of the page sees is what comes out.

Tracked insertions are in, deletions out; text boxes come once; content controls are looked through;
cells of a table row are joined by tabs; footnotes stand as ``[1]`` where they are marked and at the end.
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
) | {f"{_MC}Fallback"}

_BREAKS = {
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": "\t",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Give the text of a docx file (its ``encoding`` can't be forced). Raises BrokenFile."""
    archive = Archive(path, content)
    root = archive.part("word/document.xml")
    body = None if root is None else root.find(f"{_W}body")
    if body is None:
        raise archive.broken("no document inside")
    notes: list[str] = []
    lines = list(_blocks(body, notes))
    lines += _footnotes(archive, notes)
    return Decoded("\n".join(lines) + "\n", "docx")


def _blocks(parent: etree._Element, notes: list[str]) -> Iterator[str]:
    """Give the lines of the paragraphs and table rows below ``parent``, in order."""
    for child in parent:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}p":
            boxes: list[str] = []
            yield "".join(_pieces(child, notes, boxes))
            yield from boxes
        elif child.tag == f"{_W}tbl":
            yield from _rows(child, notes)
        else:
            yield from _blocks(child, notes)


def _rows(table: etree._Element, notes: list[str]) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table or _deleted(row):
            continue
        cells = (cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row)
        yield "\t".join(" ".join(_blocks(cell, notes)) for cell in cells)


def _deleted(row: etree._Element) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _pieces(parent: etree._Element, notes: list[str], boxes: list[str]) -> Iterator[str]:
    """Give the text of a paragraph piece by piece; text boxes in it go to ``boxes``, each line once."""
    for child in parent:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == f"{_W}footnoteReference":
            notes.append(child.get(f"{_W}id") or "")
            yield f"[{len(notes)}]"
        elif child.tag == f"{_W}txbxContent":
            boxes.extend(_blocks(child, notes))
        else:
            yield from _pieces(child, notes, boxes)


def _footnotes(archive: Archive, notes: list[str]) -> Iterator[str]:
    root = archive.part("word/footnotes.xml") if notes else None
    if root is None:
        return
    by_id = {note.get(f"{_W}id"): note for note in root.iter(f"{_W}footnote")}
    for number, key in enumerate(notes, 1):
        if key in by_id:
            yield f"[{number}] " + " ".join(line.strip() for line in _blocks(by_id[key], []))
