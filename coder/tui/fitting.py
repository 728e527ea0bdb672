"""How a table's columns share the room there is: which are given up, and how wide the others are. No widgets."""

from collections.abc import Collection, Mapping, Sequence

#: What an elastic column isn't narrowed below: fewer letters say nothing.
LEAST = 16

#: The blank columns on both sides of a cell.
PADDING = 2


def fitted(natural: Sequence[int], elastic: Collection[int], spare: Sequence[int], room: int) -> dict[int, int]:
    """Give the columns that are shown, in order, each with its width.

    ``natural`` is how wide each column's words are. Columns that are ``elastic`` share what the others leave; those
    that are ``spare`` are given up, the first first, as long as the rest finds no room.
    """
    shown = list(range(len(natural)))
    least = [min(width, LEAST) if column in elastic else width for column, width in enumerate(natural)]
    for column in spare:
        if _together(shown, least) <= room:
            break
        shown.remove(column)
    wanted = {column: natural[column] for column in shown if column in elastic}
    left = room - _together([column for column in shown if column not in elastic], natural) - PADDING * len(wanted)
    shared = _shared(wanted, left)
    return {column: shared.get(column, natural[column]) for column in shown}


def _together(columns: Collection[int], widths: Sequence[int]) -> int:
    return sum(widths[column] + PADDING for column in columns)


def _shared(wanted: Mapping[int, int], room: int) -> dict[int, int]:
    """Share ``room`` so that nobody gets more than is wanted, and whoever gets less gets as much as others do."""
    given = {}
    for place, column in enumerate(sorted(wanted, key=lambda one: wanted[one])):
        share = max(room // (len(wanted) - place), LEAST)
        given[column] = min(wanted[column], share)
        room -= given[column]
    return given
