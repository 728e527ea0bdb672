"""The Unicode Bidirectional Algorithm (UAX #9): embedding levels of a paragraph, visual order of a line."""

import re

from coder.bidi import _explicit, _implicit
from coder.bidi._strong import first_strong
from coder.bidi.properties import bidi_classes

_EXPLICIT = re.compile("[lrxypijfq]")
_BOUNDARY_NEUTRALS = re.compile("B+")
_SEPARATOR = re.compile("[GP]")

#: In a right-to-left paragraph of these classes only, every level is 1: no need to apply the rules.
_ALL_RIGHT = frozenset("RAMWOGPB")

#: L1 returns these to the paragraph's level before a separator and at the end of a line.
_HANGING = "WijfqlrxypB"


def base_level(text: str, default: int = 0) -> int:
    """Give a paragraph's level by its first strong character (P2, P3), ``default`` if it has none."""
    classes = bidi_classes(text)
    found = first_strong(classes, 0, len(classes))
    return default if found is None else found


def levels(text: str, base: int | None = None) -> tuple[int, bytes]:
    """Give a paragraph's level and the level of each of its code points, before rule L1.

    ``base`` is 0 (left-to-right), 1 (right-to-left), or ``None`` for the first strong character's direction.
    What rule X9 removes (embedding controls, ZWNJ and other boundary neutrals) has the level of what precedes it.
    """
    return levels_of_classes(bidi_classes(text), text, base)


def levels_of_classes(classes: str, text: str, base: int | None = None) -> tuple[int, bytes]:
    """Give the same as :func:`levels`, for a caller that has the text's bidi classes already."""
    if base is None:
        base = first_strong(classes, 0, len(classes)) or 0
    if _EXPLICIT.search(classes) or "P" in classes:
        return base, _explicit.levels(classes, text, base)
    if base == 1 and _ALL_RIGHT.issuperset(classes):
        return base, b"\1" * len(classes)
    return base, _without_controls(classes, text, base)


def _without_controls(classes: str, text: str, base: int) -> bytes:
    """Give the levels of a paragraph that is one isolating run sequence."""
    edge = "R" if base & 1 else "L"
    removed = [match.span() for match in _BOUNDARY_NEUTRALS.finditer(classes)]
    if not removed:
        return _implicit.resolve(classes, text, edge, edge, base)
    starts = [0, *(end for _, end in removed)]
    ends = [*(start for start, _ in removed), len(classes)]
    kept = list(zip(starts, ends, strict=True))
    text = "".join([text[start:end] for start, end in kept])
    resolved = _implicit.resolve(classes.replace("B", ""), text, edge, edge, base)
    return _spread(resolved, kept, len(classes), base)


def _spread(resolved: bytes, kept: list[tuple[int, int]], length: int, base: int) -> bytes:
    """Put the levels of the parts that were kept back where they belong, and fill the gaps from before."""
    result = bytearray()
    taken = 0
    for start, end in kept:
        result += bytes([result[-1] if result else base]) * (start - len(result))
        result += resolved[taken : taken + end - start]
        taken += end - start
    return bytes(result + bytes([result[-1] if result else base]) * (length - len(result)))


def line_levels(levels: bytes, classes: str, start: int, end: int, base: int) -> bytes:
    """Apply rule L1 to the line ``[start, end)`` of a paragraph and give the line's levels.

    ``levels`` and ``classes`` are the whole paragraph's, ``base`` its level. White space before a separator or at
    the end of the line, and the separators, go to the paragraph's level.
    """
    line = bytearray(levels[start:end])
    letters = classes[start:end]
    stops = [match.start() for match in _SEPARATOR.finditer(letters)]
    for begin, stop in zip([0, *(place + 1 for place in stops)], [*stops, len(letters)], strict=True):
        kept = begin + len(letters[begin:stop].rstrip(_HANGING))
        line[kept : stop + 1] = bytes([base]) * (min(stop + 1, len(letters)) - kept)
    return bytes(line)


def reorder(levels: bytes) -> list[int]:
    """Give the places of a line in visual order, left to right, by their levels (rule L2)."""
    runs = [match.span() for match in _RUN.finditer(levels)]
    if len(runs) < 2:
        order = list(range(len(levels)))
        return order[::-1] if levels[:1] and levels[0] & 1 else order
    heights = [levels[start] for start, _ in runs]
    visual = _runs_in_order(heights)
    order = []
    for number in visual:
        start, end = runs[number]
        order += range(end - 1, start - 1, -1) if heights[number] & 1 else range(start, end)
    return order


_RUN = re.compile(rb"(.)\1*", re.DOTALL)


def _runs_in_order(heights: list[int]) -> list[int]:
    """Rule L2 over whole level runs: from the highest level down to the lowest odd one, turn what is as high."""
    order = list(range(len(heights)))
    odd = [height for height in heights if height & 1]
    for level in range(max(heights), min(odd, default=max(heights) + 1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and heights[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order
