"""What every reader gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that somebody wrote beside the text.

    ``[start, end)`` are code points of the text the reader gives; both are the same for a comment that stands at a
    place and marks no words. ``date`` is as the file has it (ISO 8601), ``replies`` have their comment's place.
    """

    author: str
    date: str
    text: str
    start: int
    end: int
    replies: tuple["Comment", ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """A part of the text that isn't its author's words: a header, a page number.

    It may be dropped: then ``instead`` stands for ``[start, end)``.
    """

    start: int
    end: int
    instead: str
    words: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a reader makes of a file's bytes; ``changes`` names every change it allowed itself."""

    text: str
    encoding: str
    changes: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    offered: tuple[Offered, ...] = ()
