"""Figures made of plain characters, for a terminal of 16 colours or none; each is a list of lines.

Every line begins with Latin letters or digits, so that none of it is turned round.
"""

from collections.abc import Sequence

#: The widest a figure may be unless more room is given, in columns of interviews.
WIDEST = 60

#: Raised, answered when asked, put without an answer, nothing: they differ in ink, not in colour.
MARKS = {"r": "█", "a": "▒", "p": "·", ".": " "}


def bars(names: Sequence[str], values: Sequence[int], width: int = 40) -> list[str]:
    """Give a bar for each value, its name before it and its number after it."""
    most = max(values, default=0)
    room = max((len(name) for name in names), default=0)
    lines = []
    for name, value in zip(names, values, strict=True):
        eighths = round(value / most * width * 8) if most else 0
        bar = "█" * (eighths // 8) + (_PARTIAL[eighths % 8] if eighths % 8 else "")
        lines.append(f"{name:<{room}} {bar or '·'} {value}")
    return lines


_PARTIAL = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]


def curve(
    values: Sequence[float], low: Sequence[float], high: Sequence[float], height: int = 10, each: int = 1
) -> list[str]:
    """Draw a curve (●) over a band from ``low`` to ``high`` (░), the axis of numbers at the left.

    A value takes ``each`` columns: its point goes on as a line (━) to where the next one begins.
    """
    columns = _picked(len(values), WIDEST)
    top = max([*values, *high], default=0)
    if not top:
        return []
    step = top / height
    room = len(f"{top:.0f}")
    lines = []
    for row in range(height, 0, -1):
        floor, ceiling = (row - 1) * step, row * step
        marks = "".join(
            "●" + "━" * (each - 1)
            if _in(values[at], floor, ceiling)
            else ("░" if low[at] <= ceiling and high[at] > floor else " ") * each
            for at in columns
        )
        lines.append(f"{ceiling:>{room}.0f} ┤{marks}".rstrip())
    lines.append(f"{0:>{room}} └{'─' * (len(columns) * each)}")
    lines.append(f"{'1':>{room + 3}}{len(values):>{max((len(columns) - 1) * each, 1)}}")
    return lines


def _in(value: float, floor: float, ceiling: float) -> bool:
    return floor < value <= ceiling or (value == 0 and floor == 0)


def _picked(many: int, width: int) -> list[int]:
    """Choose the places to draw: all, or so many evenly spread, the last one among them."""
    if many <= width:
        return list(range(many))
    return [round(place * (many - 1) / (width - 1)) for place in range(width)]


def grid(names: Sequence[str], rows: Sequence[str], width: int = WIDEST) -> list[str]:
    """Draw the record of view × interview, a letter (see :data:`MARKS`) for each cell."""
    room = max((len(name) for name in names), default=0)
    columns = _picked(len(rows[0]), width) if rows else []
    return [
        f"{name:<{room}} │{''.join(MARKS[row[at]] for at in columns)}│" for name, row in zip(names, rows, strict=True)
    ]
