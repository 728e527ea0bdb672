"""The example's decisions made again by bytes on a terminal: from its views to the 39 factors, and all the way back.

The keys are planned with a copy of the cursor's place; what counts is what stands in the database.
"""

import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from coder.bidi import plain
from coder.model.codebook import Quadrant
from coder.model.swot import Cause, Factor, Outcome, ordered_factors
from coder.study import opening
from coder.study.board import Board, board
from coder.study.results import factor_rows
from coder.study.study import OpenStudy
from tests.conftest import REPOSITORY
from tests.tui.pty_harness import Terminal

#: The steps by which the example's team decided: four groupings, the drops, the strategies.
RECORDED = 6

#: The causes of a drop in the order in which they are offered.
CAUSES = (Cause.OFF_SUBJECT, Cause.REJECTED, Cause.COVERED, Cause.OTHER)


@dataclass(frozen=True)
class Undecided:
    """A copy of the example without its decisions, and what was decided in the example."""

    folder: Path
    recorded: Board
    rows: list[tuple[object, ...]]
    beginning: Board


def standing(study: OpenStudy) -> list[tuple[object, ...]]:
    """The list as it is published: number, label, the codes of each and who holds them."""
    return [(row.number, row.label, row.codes, row.answers) for row in factor_rows(study.snapshot())]


@pytest.fixture
def undecided(example_folder: Path) -> Iterator[Undecided]:
    with opening.opened(example_folder, "A") as study:
        recorded, rows = board(study), standing(study)
        for _ in range(RECORDED):
            study.undo()
        beginning = board(study)
    assert not beginning.factors and not beginning.decisions
    yield Undecided(example_folder, recorded, rows, beginning)


class Rows:
    """Waits for rows of the database; never for a time."""

    def __init__(self, folder: Path, terminal: Terminal) -> None:
        self.path, self.terminal = folder / "study.db", terminal

    def count(self, what: str) -> int:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as connection:
            found: int = connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0]
        return found

    def until(self, what: str, count: int) -> None:
        until = time.monotonic() + 30
        while (found := self.count(what)) != count:
            assert time.monotonic() < until, f"{found} rows of {what}, not {count}:\n{self.terminal.screen()}"
            time.sleep(0.005)


class Hand:
    """Knows where the cursor stands among the codes, as the screen moves it."""

    def __init__(self, now: Board) -> None:
        self.places = [code.id for code in now.views]
        self.decided: set[str] = set()
        self.place = 0

    def to(self, code: str) -> list[str]:
        """Keys that bring the cursor to a code."""
        by = self.places.index(code) - self.place
        self.place += by
        return ["down" if by > 0 else "up"] * abs(by)

    def done(self, *codes: str) -> None:
        """Codes were decided: the cursor goes on to the next open one."""
        self.decided |= set(codes)
        later = self.places[self.place :] + self.places[: self.place]
        following = next((code for code in later if code not in self.decided), later[0])
        self.place = self.places.index(following)


def answers(terminal: Terminal, question: str, *keys: str, words: str = "") -> None:
    """Wait for a window's question and answer it by keys; longer ``words`` are pasted, as out of the team's notes."""
    terminal.find(plain.visual(question))
    if words:
        terminal.paste(words)
    terminal.keys(*keys, "enter")


def make(terminal: Terminal, hand: Hand, factor: Factor, codes: list[str]) -> None:
    """Tick a factor's codes and group them into a new one, with its quadrant and the reason."""
    for code in codes:
        terminal.keys(*hand.to(code), "space")
    terminal.keys("g")
    answers(terminal, "در کدام عامل؟", words=factor.label)
    answers(terminal, "کدام ربع؟", factor.quadrant.value)
    answers(terminal, "چرا در این ربع؟", words=factor.reason)
    hand.done(*codes)


def drop(terminal: Terminal, hand: Hand, code: str, cause: Cause, reason: str) -> None:
    """Leave a code out, for a cause and with a reason."""
    terminal.keys(*hand.to(code), "d")
    answers(terminal, "چرا کنار گذاشته شود؟", *["down"] * CAUSES.index(cause))
    answers(terminal, "دلیل:", words=reason)
    hand.done(code)


def decide(terminal: Terminal, rows: Rows, undecided: Undecided) -> None:
    """Make every recorded decision. The first two factors are made in the other order, then put in place."""
    recorded, hand = undecided.recorded, Hand(undecided.beginning)
    listed = ordered_factors(recorded.factors)
    decided = 0
    for made, factor in enumerate([listed[1], listed[0], *listed[2:]], 1):
        codes = [code.id for code in recorded.grouped[factor.id]]
        make(terminal, hand, factor, codes)
        decided += len(codes)
        rows.until("factor", made)
        rows.until("decision", decided)
    for decision in recorded.decisions:
        if decision.outcome is Outcome.DROPPED:
            drop(terminal, hand, decision.code, decision.cause or Cause.OFF_SUBJECT, decision.reason)
            decided += 1
            rows.until("decision", decided)
    before = rows.count("journal")
    terminal.keys("tab", "home", "]")
    rows.until("journal", before + 1)


def looked_at[Found](folder: Path, look: Callable[[OpenStudy], Found]) -> Found:
    with opening.opened(folder) as study:
        return look(study)


@pytest.mark.slow
def test_from_views_to_the_factors_and_back_by_keys(undecided: Undecided) -> None:
    command = [sys.executable, "-m", "coder", "--lang", "fa", "--as", "A"]
    folder, recorded = undecided.folder, undecided.recorded
    environment = {"PYTHONPATH": str(REPOSITORY)}
    with Terminal(command, columns=150, rows=45, cwd=folder, environment=environment) as terminal:
        rows = Rows(folder, terminal)
        terminal.find(plain.visual("E14b"))
        first = rows.count("journal")
        terminal.send("\x1b[17~")  # F6
        terminal.find(plain.visual("۷۷ کد بی‌تصمیم"))
        decide(terminal, rows, undecided)

        # The published list: numbers, words, codes, and who holds each.
        assert looked_at(folder, standing) == undecided.rows
        now = looked_at(folder, board)
        assert Counter(factor.quadrant for factor in now.factors) == dict(
            zip((Quadrant.S, Quadrant.W, Quadrant.O, Quadrant.T), (13, 9, 10, 7), strict=True)
        )
        assert {factor.label: factor.reason for factor in now.factors} == {
            factor.label: factor.reason for factor in recorded.factors
        }
        dropped = [{one.code: one.reason for one in it.decisions if one.factor is None} for it in (now, recorded)]
        assert dropped[0] == dropped[1] and len(dropped[0]) == 8

        # One old step is taken back alone: the factor made first, at the bottom of the new steps, goes with its codes.
        steps = rows.count("journal") - first
        terminal.send("\x1b[20~")  # F9
        terminal.find(plain.visual("تاریخچهٔ تغییرات"))
        terminal.keys(*["down"] * (steps - 1), "x")
        rows.until("journal", first + steps + 1)
        after = looked_at(folder, standing)
        gone = ordered_factors(recorded.factors)[1]
        assert [row[1:] for row in after] == [row[1:] for row in undecided.rows if row[1] != gone.label]
        assert len(after) == len(undecided.rows) - 1 and undecided.rows[1][:2] == ("S2", gone.label)

        # And all the rest, to the beginning.
        terminal.keys(*["ctrl+z"] * (steps - 1))
        rows.until("journal", first + 2 * steps)
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    assert looked_at(folder, board) == undecided.beginning
