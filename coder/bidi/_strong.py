"""Rules P2 and P3 of UAX #9: the direction of the first strong character outside isolates."""

import re

_ISOLATE_OR_END = re.compile("[LRAijfqP]")


def first_strong(classes: str, start: int, end: int) -> int | None:
    """Give 0 or 1 as the first strong class in ``[start, end)`` is left-to-right or not; ``None`` without one.

    Isolates are skipped; the search ends with the paragraph.
    """
    depth = 0
    for match in _ISOLATE_OR_END.finditer(classes, start, end):
        letter = match.group()
        if letter in "ijf":
            depth += 1
        elif letter == "q":
            depth = max(depth - 1, 0)
        elif letter == "P":
            return None
        elif not depth:
            return int(letter != "L")
    return None
