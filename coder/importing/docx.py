"""Word files, by walking their XML: what a reader of the page sees is what comes out.

Tracked insertions are in, deletions out; text boxes come once; content controls are looked through;
cells of a table row are joined by tabs; footnotes and endnotes stand as ``[1]`` where they are marked and at
the end. Comments are no part of the text: they come beside it, with their places in it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lxml import etree

from coder.importing import marks
from coder.importing.archive import Archive
from coder.importing.decoded import Comment, Decoded

#: Counts up when the same bytes would give another text.
VERSION = "2"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"

#: What isn't part of the text on the page.
_LEFT_OUT = frozenset(
    f"{_W}{name}"
    for name in ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "tblPr", "tcPr", "trPr", "sdtPr", "sdtEndPr")
)

_BREAKS = {
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}

#: A note that is marked in the text: its kind and its id.
type _Note = tuple[str, str]

_MARKS = {f"{_W}{kind}Reference": kind for kind in ("footnote", "endnote")}
#: The mark of a comment's sign in the text is for comments without a range, so it begins and ends nothing wider.
_COMMENTED: dict[str, Callable[[str], str]] = {
    f"{_W}commentRangeStart": marks.begin,
    f"{_W}commentRangeEnd": marks.finish,
    f"{_W}commentReference": lambda name: marks.begin(f"{name} sign"),
}


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Give the text and the comments of a docx file (its ``encoding`` can't be forced).

    Raises BrokenFile, EncryptedFile or MacroFile.
    """
    archive = Archive(path, content)
    root = archive.part(_main(archive))
    body = None if root is None else root.find(f"{_W}body")
    if body is None:
        raise archive.broken("سندی درون آن نیست", "no document inside")
    notes: list[_Note] = []
    lines = list(_blocks(body, notes))
    lines += _noted(archive, notes)
    text, places = marks.lifted("\n".join(lines) + "\n")
    return Decoded(text, "docx", comments=tuple(_comments(archive, places)))


def _main(archive: Archive) -> str:
    """Give the name of the part with the text; some programs choose another than the usual one."""
    usual = "word/document.xml"
    relations = None if usual in archive.names else archive.part("_rels/.rels")
    for relation in () if relations is None else relations:
        if relation.get("Type") == _DOCUMENT:
            return (relation.get("Target") or "").lstrip("/")
    return usual


def _blocks(parent: etree._Element, notes: list[_Note]) -> Iterator[str]:
    """Give the lines of the paragraphs and table rows below ``parent``, in order."""
    before = ""  # for the next line: marks between blocks, and a paragraph whose end was deleted
    for child in _children(parent):
        if child.tag in _COMMENTED:
            before += _comment_mark(child)
            continue
        boxes: list[str] = []
        if child.tag == f"{_W}p":
            before += "".join(_pieces(child, notes, boxes))
            if child.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
                continue
            lines: Iterator[str] = iter([""])
        elif child.tag == f"{_W}tbl":
            lines = _rows(child, notes)
        else:
            lines = _blocks(child, notes)
        for line in lines:
            yield before + line
            before = ""
        yield from boxes
    if marks.lifted(before)[0]:
        yield before


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
        elif child.tag in _COMMENTED:
            yield _comment_mark(child)
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


def _comment_mark(element: etree._Element) -> str:
    return _COMMENTED[str(element.tag)](element.get(f"{_W}id") or "")


def _comments(archive: Archive, places: dict[str, tuple[int, int]]) -> Iterator[Comment]:
    """Give the comments in the order of the text, each with its replies; those of deleted words are left out."""
    root = archive.part("word/comments.xml")
    written = [] if root is None else root.findall(f"{_W}comment")
    answered = _answered(archive, written)
    replies: dict[etree._Element, list[etree._Element]] = {}
    for comment in written:
        first, steps = comment, 0
        while first in answered and steps < len(
            written
        ):  # a reply to a reply belongs to the thread; in a ring, wherever that ends
            first, steps = answered[first], steps + 1
        replies.setdefault(first, [])
        if first is not comment:
            replies[first].append(comment)
    placed: list[Comment] = []
    for comment, after in replies.items():
        name = comment.get(f"{_W}id") or ""
        place = places.get(name) or places.get(f"{name} sign")
        if place:
            placed.append(_comment(comment, place, tuple(_comment(one, place) for one in after)))
    return iter(sorted(placed, key=lambda comment: (comment.start, comment.end)))


def _comment(comment: etree._Element, place: tuple[int, int], replies: tuple[Comment, ...] = ()) -> Comment:
    lines = (marks.lifted(line)[0] for line in _blocks(comment, []))
    return Comment(
        author=comment.get(f"{_W}author") or "",
        date=comment.get(f"{_W}date") or "",
        text=re.sub(r"\n+", "\n", "\n".join(lines)).strip(),
        start=place[0],
        end=place[1],
        replies=replies,
    )


def _answered(archive: Archive, comments: Sequence[etree._Element]) -> dict[etree._Element, etree._Element]:
    """Give the comment that each reply answers."""
    by_paragraph = {
        paragraph.get(f"{_W14}paraId", ""): comment for comment in comments for paragraph in comment.iter(f"{_W}p")
    }
    by_paragraph.pop("", None)
    root = archive.part("word/commentsExtended.xml")
    answered = {}
    for entry in () if root is None else root.iter(f"{_W15}commentEx"):
        reply = by_paragraph.get(entry.get(f"{_W15}paraId", ""))
        comment = by_paragraph.get(entry.get(f"{_W15}paraIdParent", ""))
        if reply is not None and comment is not None and reply is not comment:
            answered[reply] = comment
    return answered
