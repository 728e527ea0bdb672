"""LibreOffice's text files, by walking their XML: what a reader of the page sees is what comes out.

Deleted text is kept apart in these files and stays out; what was inserted is in. Notes stand as ``[1]`` where they are
marked and once at the end; text boxes come once, after their paragraph; cells of a table row are joined by
tabs. Comments come beside the text with their places in it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from coder.errors import EncryptedFile
from coder.importing import marks
from coder.importing.archive import Archive
from coder.importing.decoded import Comment, Decoded

#: Counts up when the same bytes would give another text.
VERSION = "1"

_NAMES = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}{}"
_MANIFEST = "META-INF/manifest.xml"


def _of(space: str, *names: str) -> frozenset[str]:
    return frozenset(_NAMES.format(space, name) for name in names)


def _one(space: str, name: str) -> str:
    return _NAMES.format(space, name)


_PARAGRAPHS = _of("text", "p", "h")
_TABLE, _ROW = _one("table", "table"), _one("table", "table-row")
_CELLS = _of("table", "table-cell", "covered-table-cell")
_SPACES = _one("text", "s")
_NOTE, _NOTE_BODY = _one("text", "note"), _one("text", "note-body")
_BOX = _one("draw", "text-box")
_COMMENT, _COMMENT_END = _one("office", "annotation"), _one("office", "annotation-end")
_KEPT = {
    _one("text", "tab"): marks.KEPT_TAB,
    _one("text", "line-break"): marks.KEPT_BREAK,
}
#: What isn't part of the text on the page.
_LEFT_OUT = (
    _of("text", "tracked-changes", "ruby-text", "sequence-decls", "variable-decls", "user-field-decls", "note-citation")
    | _of("office", "forms", "event-listeners", "binary-data")
    | _of("svg-compatible", "title", "desc")
)


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Give the text and the comments of an odt file (its ``encoding`` can't be forced).

    Raises BrokenFile, EncryptedFile or MacroFile.
    """
    archive = Archive(path, content)
    _not_encrypted(archive)
    root = archive.part("content.xml")
    body = None if root is None else root.find(f"{_one('office', 'body')}/{_one('office', 'text')}")
    if body is None:
        raise archive.broken("سندی درون آن نیست", "no document inside")
    walk = _Walk()
    lines = list(walk.blocks(body))
    lines += [f"[{number}] {words}" for number, words in enumerate(walk.notes, 1)]
    text, places = marks.lifted("\n".join(lines) + "\n")
    return Decoded(text, "odt", comments=tuple(_comments(walk.comments, places)))


def _not_encrypted(archive: Archive) -> None:
    if b":encryption-data" in (archive.read(_MANIFEST) or b"") or "encrypted-package" in archive.names:
        raise EncryptedFile(path=archive.path)


class _Walk:
    """One walk through a document, gathering its notes and comments on the way."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.comments: list[tuple[str, etree._Element]] = []

    def blocks(self, parent: etree._Element) -> Iterator[str]:
        """Give the lines of the paragraphs and table rows below ``parent``, in order."""
        for child in parent:
            boxes: list[str] = []
            if child.tag in _LEFT_OUT:
                continue
            if child.tag in _PARAGRAPHS:
                yield marks.collapsed("".join(self._pieces(child, boxes)))
            elif child.tag == _ROW:
                yield "\t".join(" ".join(self.blocks(cell)) for cell in child if cell.tag in _CELLS)
            else:
                yield from self.blocks(child)
            yield from boxes

    def _pieces(self, parent: etree._Element, boxes: list[str]) -> Iterator[str]:
        """Give the text of a paragraph piece by piece; text boxes in it go to ``boxes``, each line once."""
        yield parent.text or ""
        for child in parent:
            if child.tag in _KEPT:
                yield _KEPT[str(child.tag)]
            elif child.tag == _SPACES:
                yield marks.KEPT_SPACE * _count(child)
            elif child.tag == _NOTE:
                yield self._noted(child)
            elif child.tag == _COMMENT:
                yield marks.begin(self._commented(child))
            elif child.tag == _COMMENT_END:
                yield marks.finish(child.get(_one("office", "name")) or "")
            elif child.tag == _BOX:
                boxes.extend(self.blocks(child))
            elif child.tag not in _LEFT_OUT:
                yield from self._pieces(child, boxes)
            yield child.tail or ""

    def _noted(self, note: etree._Element) -> str:
        place = len(self.notes)
        self.notes.append("")
        body = note.find(_NOTE_BODY)
        words = [] if body is None else [line.strip() for line in self.blocks(body)]
        self.notes[place] = " ".join(words)
        return f"[{place + 1}]"

    def _commented(self, comment: etree._Element) -> str:
        name = comment.get(_one("office", "name")) or f"comment {len(self.comments)}"
        self.comments.append((name, comment))
        return name


def _count(spaces: etree._Element) -> int:
    count = spaces.get(_one("text", "c")) or "1"
    return min(int(count), 1000) if count.isdecimal() else 1


def _comments(found: list[tuple[str, etree._Element]], places: dict[str, tuple[int, int]]) -> Iterator[Comment]:
    """Give the comments in the order of the text, those that answer another under it.

    A reply names its comment in newer files; in older ones it merely stands at the same place, and is its own.
    """
    replies: dict[str, list[etree._Element]] = {}
    by_name = dict(found)
    firsts = []
    for name, comment in found:
        parent = next((value for key, value in comment.items() if str(key).endswith("}parent-name")), "")
        if parent in by_name and parent != name:
            replies.setdefault(parent, []).append(comment)
        else:
            firsts.append((name, comment))
    for name, comment in sorted(firsts, key=lambda one: places[one[0]]):
        place = places[name]
        yield _comment(comment, place, tuple(_comment(reply, place) for reply in replies.get(name, ())))


def _comment(comment: etree._Element, place: tuple[int, int], replies: tuple[Comment, ...] = ()) -> Comment:
    lines = (marks.lifted(line)[0] for line in _Walk().blocks(comment))
    about = {etree.QName(child).localname: child.text or "" for child in comment}
    return Comment(
        author=about.get("creator", ""),
        date=about.get("date", ""),
        text=re.sub(r"\n+", "\n", "\n".join(lines)).strip(),
        start=place[0],
        end=place[1],
        replies=replies,
    )
