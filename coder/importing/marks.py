"""Marks inside a text in the making, for what stands beside it; they are lifted out when the text is whole.

A mark is written with control characters that no XML file can hold, so no words are taken for one.
"""

import re

_BEGIN, _FINISH, _CLOSE = "\x01", "\x02", "\x03"
_MARK = re.compile(f"([{_BEGIN}{_FINISH}])([^{_CLOSE}]*){_CLOSE}")

#: Space that is there on purpose, in formats where other white space stands for one space.
KEPT_SPACE, KEPT_TAB, KEPT_BREAK = "\x0e", "\x0f", "\x10"
_KEPT = str.maketrans({KEPT_SPACE: " ", KEPT_TAB: "\t", KEPT_BREAK: "\n"})
_MADE = re.compile(f"[{_BEGIN}{_FINISH}{KEPT_SPACE}{KEPT_TAB}{KEPT_BREAK}]")
_BLANK = re.compile("[ \t\r\n]+")
_ANY = f"(?:[{_BEGIN}{_FINISH}][^{_CLOSE}]*{_CLOSE})*"
#: A space after the beginning, a kept break or a space; and before the end or a kept break.
_NEEDLESS = re.compile(f"(?<![^ {KEPT_BREAK}])({_ANY}) | (?={_ANY}(?:{KEPT_BREAK}|$))")


def begin(name: str) -> str:
    """Mark where the thing called ``name`` begins."""
    return f"{_BEGIN}{name}{_CLOSE}"


def finish(name: str) -> str:
    """Mark where the thing called ``name`` ends."""
    return f"{_FINISH}{name}{_CLOSE}"


def lifted(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Give the text without its marks, and where each thing stands: its first beginning to its last end.

    White space at either end isn't part of a thing; what has one mark only stands at that place.
    """
    pieces: list[str] = []
    begins: dict[str, int] = {}
    ends: dict[str, int] = {}
    done = length = 0
    for mark in _MARK.finditer(text):
        pieces.append(text[done : mark.start()])
        length += mark.start() - done
        done = mark.end()
        if mark[1] == _BEGIN:
            begins.setdefault(mark[2], length)
        else:
            ends[mark[2]] = length
    plain = "".join((*pieces, text[done:]))
    return plain, {name: _place(plain, begins, ends, name) for name in {**begins, **ends}}


def _place(text: str, begins: dict[str, int], ends: dict[str, int], name: str) -> tuple[int, int]:
    end = ends.get(name, begins.get(name, 0))
    start = min(begins.get(name, end), end)
    words = text[start:end]
    if not words.strip():
        return end, end
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def collapsed(paragraph: str) -> str:
    """Make one space of white space that isn't kept on purpose, none at the ends; then put the kept in."""
    spaced = _BLANK.sub(" ", paragraph)
    if not _MADE.search(spaced):
        return spaced.strip(" ")
    return _NEEDLESS.sub(lambda found: found[1] or "", spaced).translate(_KEPT)
