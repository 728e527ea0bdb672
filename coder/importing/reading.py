"""Reading a file into text: which reader takes it, what was changed on the way, what it was."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from coder.errors import EmptyText, FileMissing, FileTooLarge, FileUnreadable, MacroFile, UnknownFormat
from coder.importing.decoded import Comment, Decoded, Offered

#: Files above this size are refused.
LIMIT_MB = 50


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file with its provenance; hashes are sha256 in hexadecimal."""

    text: str
    file_sha256: str
    text_sha256: str
    reader: str
    reader_version: str
    encoding: str
    changes: tuple[str, ...]
    comments: tuple[Comment, ...] = ()
    offered: tuple[Offered, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to read some kinds of files; its version counts up when it gives other text for the same bytes."""

    name: str
    version: str
    read: Callable[[Path, bytes, str | None], Decoded]


def read(path: Path, encoding: str | None = None, drop_headers: bool = False) -> Extracted:
    """Read the file at ``path``; ``encoding`` forces one for plain text, ``drop_headers`` takes out what is offered.

    The byte-order mark is dropped and CRLF becomes LF; nothing else is changed. Raises FileMissing,
    FileUnreadable, FileTooLarge, UnknownFormat, EmptyText, Undecodable, BrokenFile, EncryptedFile, MacroFile,
    PicturesOnly or CipheredText.
    """
    if not path.is_file():
        raise FileMissing(path=path)
    reader = _reader(path)
    if path.stat().st_size > LIMIT_MB * 1024 * 1024:
        raise FileTooLarge(path=path, limit_mb=LIMIT_MB)
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise FileUnreadable(path=path, detail=problem.strerror or str(problem)) from problem
    plain = _plain_lines(reader.read(path, content, encoding))
    if drop_headers and plain.offered:
        plain = _without(plain)
    text = plain.text
    if not any(char.isalnum() for char in text):
        raise EmptyText(path=path)
    return Extracted(
        text=text,
        file_sha256=hashlib.sha256(content).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        reader=reader.name,
        reader_version=reader.version,
        encoding=plain.encoding,
        changes=plain.changes,
        comments=plain.comments,
        offered=plain.offered,
    )


def _plain_lines(decoded: Decoded) -> Decoded:
    text, changes = decoded.text, decoded.changes
    mark = text.startswith("\ufeff")
    if mark:
        changes = (*changes, "bom dropped")
    if "\r\n" in text:
        changes = (*changes, "crlf to lf")

    def moved(comment: Comment) -> Comment:
        start, end = (place - mark - text.count("\r\n", 0, place) for place in (comment.start, comment.end))
        return replace(comment, start=start, end=end, replies=tuple(map(moved, comment.replies)))

    comments = decoded.comments if changes == decoded.changes else tuple(map(moved, decoded.comments))
    return replace(decoded, text=text[mark:].replace("\r\n", "\n"), changes=changes, comments=comments)


def _without(decoded: Decoded) -> Decoded:
    """Take out what is offered to be dropped."""
    pieces: list[str] = []
    done = 0
    for offer in decoded.offered:
        pieces += (decoded.text[done : offer.start], offer.instead)
        done = offer.end
    text = "".join(pieces) + decoded.text[done:]
    return replace(decoded, text=text, changes=(*decoded.changes, "headers dropped"), offered=())


#: The endings that are read, each with its reader; what each needs is imported only when it is used.
_READERS = {
    ".txt": "txt",
    ".md": "txt",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
}
ENDINGS = frozenset(_READERS)


def _reader(path: Path) -> Reader:
    """Choose the reader by the file's ending."""
    suffix = path.suffix.lower()
    if suffix in (".docm", ".dotm"):
        raise MacroFile(path=path, detail=suffix)
    if suffix not in _READERS:
        raise UnknownFormat(path=path, formats=", ".join(_READERS))
    name = _READERS[suffix]
    module = import_module(f"coder.importing.{name}")
    return Reader(name, module.VERSION, module.decode)
