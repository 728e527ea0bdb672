"""Long work: what it calls to say how far it is, and how it learns that nobody waits for it any more.

A function whose work may be long takes a :data:`Progress` and calls it between its steps, and never once it has
begun to write. What it gives is the same whether anybody watches or not.
"""

from collections.abc import Callable, Iterator, Sequence

#: Called with how much is done, and of how much; raises :class:`Stopped` when the work is to end.
Progress = Callable[[int, int], None]


class Stopped(BaseException):
    """The person stopped the work. No error and no fault: nothing but what began the work may catch it."""


def unwatched(done: int, of: int) -> None:
    """Take no notice: the work is left to run to its end."""


def counted[Item](items: Sequence[Item], progress: Progress) -> Iterator[Item]:
    """Give the items one by one, saying before each how many are done, and at the end that all are."""
    for done, item in enumerate(items):
        progress(done, len(items))
        yield item
    progress(len(items), len(items))


def part(progress: Progress, begin: int, end: int, of: int) -> Progress:
    """Give what a part of the work calls: its own count, whatever it is of, becomes ``begin`` to ``end`` of ``of``."""

    def within(done: int, all_of_it: int) -> None:
        progress(begin + (end - begin) * done // all_of_it if all_of_it else end, of)

    return within
