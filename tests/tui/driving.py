"""Driving the workbench in tests: opening it on the small study, waiting for something to be so, a second coder."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from coder.model.coding import Elicited, Position
from coder.study import codes, gestures, opening, seat
from coder.tui.app import Workbench
from coder.tui.start import sentences_of
from coder.tui.widgets.grid import Grid
from tests.small import Small


@asynccontextmanager
async def bench(
    folder: Path, lang: str = "en", who: str = "A", round: int = 1, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Workbench, Pilot[None]]]:
    """Open the workbench on the study of ``folder``."""
    app = Workbench(lambda: opening.opened(folder, who), sentences_of, lang, round, folder / "crashes")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: any(grid.row_count for grid in app.screen.query(Grid)))
        yield app, pilot
    app.close_study()


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something is so; never for a time."""
    for _ in range(1500):
        await pilot.pause(0.01)
        if holds():
            return
    raise AssertionError("it never came to be")


#: What B codes and A doesn't, or does otherwise: source, the words, code.
BY_B = (
    ("E01", "زیارت این‌جاست و شهر بزرگ است.", "c1"),
    ("E01", "ورود مهمان", "c3"),
    ("E01", "شهر بزرگ", "c5"),
    ("E02", "من هم زیارت را می‌گویم.", "c1"),
)


def second_coder(small: Small, name: str = "B", round: int = 1, blind: bool = False) -> None:
    """Let B (or somebody) code E01 and E02 and close them: c1 as A did, c3 on fewer words, c2 missed, c5 found."""
    with small.opened(name) as study:
        if blind:
            seat.set_blind(study, name, True)
        at = seat.sit(study, round)
        snapshot = study.snapshot()
        sources = {source.ref: source for source in snapshot.sources}
        for ref, words, code in BY_B:
            start = study.text(sources[ref].text_sha256).index(words)
            how = gestures.Proposal(Elicited.OPEN if code == "c1" else Elicited.GUIDE, Position.ASSERTS)
            gestures.code(at, sources[ref], start, start + len(words), [codes.code_named(snapshot, code).id], how)
        for ref in ("E01", "E02"):
            gestures.close(at, sources[ref])


def cells(app: Workbench) -> list[tuple[str, ...]]:
    """Give the rows that the table in front shows."""
    grid = app.screen.query_one(Grid)
    return [tuple(str(cell) for cell in grid.get_row_at(place)) for place in range(grid.row_count)]
