"""A whole interview of the example, coded by bytes on a terminal from nothing to the example's rows.

Once with a Latin keyboard layout, once with a Persian one, once by mouse. The keys are planned with the pure model of
the transcript; what counts are the rows of the database.
"""

import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from coder.bidi import plain
from coder.model.coding import Coding, Elicited, Position
from coder.model.corpus import Source
from coder.persian.sentences import sentences
from coder.study import gestures, imports, opening
from coder.study.study import OpenStudy
from coder.tui import keymap
from coder.tui.widgets.document import Document
from coder.tui.widgets.selecting import Selecting
from coder.tui.widgets.units import Unit, Units
from tests.conftest import REPOSITORY
from tests.tui.pty_harness import Terminal

REF = "E14b"

_ELICITED, _POSITIONS = tuple(Elicited), tuple(Position)

#: A row of the table, without identities: where, which code, how it came up, what the expert did, who.
Row = tuple[int, int, str, str, str | None, str | None]


@dataclass(frozen=True)
class Wanted:
    """The example's interview and the codings its first coder made in it, in order."""

    text: str
    source: Source
    codings: tuple[Coding, ...]
    refs: dict[str, str]
    labels: dict[str, str]
    rows: frozenset[Row]


def rows(study: OpenStudy) -> frozenset[Row]:
    snapshot = study.snapshot()
    person = next((one.id for one in snapshot.persons if one.name == "A"), "")
    source = next(one for one in snapshot.sources if one.ref == REF)
    experts = {expert.id: expert.ref for expert in snapshot.experts}
    return frozenset(
        (
            one.start,
            one.end,
            snapshot.code_of[one.code].ref,
            one.elicited.value,
            one.position.value if one.position else None,
            experts.get(one.expert or ""),
        )
        for one in study.codings_in(source.id)
        if one.coder == person and one.round == 1
    )


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Wanted:
    folder = tmp_path_factory.mktemp("example") / "study"
    folder.mkdir()
    shutil.copytree(REPOSITORY / "corpus", folder / "corpus")
    shutil.copy(REPOSITORY / "codebook.yaml", folder)
    with opening.opened(folder) as study:
        snapshot = study.snapshot()
        source = next(one for one in snapshot.sources if one.ref == REF)
        person = next(one.id for one in snapshot.persons if one.name == "A")
        codings = [one for one in study.codings_in(source.id) if one.coder == person and one.round == 1]
        return Wanted(
            text=study.text(source.text_sha256),
            source=source,
            codings=tuple(sorted(codings, key=lambda one: (one.start, one.end, one.code))),
            refs={code.id: code.ref for code in snapshot.codes},
            labels={code.id: code.label for code in snapshot.codes},
            rows=rows(study),
        )


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A study with the example's codebook and that one interview, and no coding."""
    folder = tmp_path / "study"
    (folder / "corpus").mkdir(parents=True)
    shutil.copy(REPOSITORY / "codebook.yaml", folder)
    file = next(path for path in (REPOSITORY / "corpus").glob(f"{REF}.*"))
    shutil.copy(file, folder / "corpus")
    shutil.copy(REPOSITORY / "corpus/experts.csv", folder / "corpus")
    with opening.opened(folder, "A") as study:
        imports.take_in(study, imports.preview(study, [folder / "corpus" / file.name]))
    return folder


class Hand:
    """Plans keys: a copy of the transcript's cursor and selection, moved as the keys move the real one."""

    def __init__(self, text: str, source: Source) -> None:
        self.text = text
        self.document = Document(text)
        self.document.wrap(60)
        turns = [(turn.start, turn.end) for turn in source.turns]
        self.sentences = sentences(text, source.turns)
        self.model = Selecting(self.document, Units(self.document, self.sentences, turns))

    def to(self, offset: int) -> Iterator[str]:
        """Keys that bring the cursor to ``offset``, which lies at it or after it."""
        for key, unit in (("]", Unit.TURN), (".", Unit.SENTENCE), ("ctrl+left", Unit.WORD), ("left", Unit.CHARACTER)):
            while self.model.cursor < self.model.units.after(unit, self.model.cursor) <= offset:
                if self.model.cursor == offset:
                    break
                self.model.step(unit, forward=True, extend=False)
                yield key
        assert self.model.cursor == offset, (self.model.cursor, offset)

    def select(self, start: int, end: int) -> Iterator[str]:
        """Keys that select ``[start, end)`` from the cursor; none when the sentence at the cursor is just that."""
        if (start, end) in self.sentences:
            return
        yield "v"
        self.model.mark()
        for key, unit in ((".", Unit.SENTENCE), ("ctrl+left", Unit.WORD), ("left", Unit.CHARACTER)):
            while self.model.cursor < self.model.units.end_after(unit, self.model.cursor) <= end:
                self.model.step(unit, forward=True, extend=True)
                yield key
        assert self.model.selection == (start, end), (self.model.selection, (start, end))

    def coded(self, start: int) -> None:
        """The cursor stands at the beginning of what was coded, nothing is selected."""
        self.model.place(start)


def under(layout: str, key: str) -> str:
    """Give what a key sends under a layout."""
    return keymap.TO_PERSIAN.get(key, key) if layout == "persian" and len(key) == 1 else key


def saved(folder: Path, count: int, terminal: Terminal) -> None:
    """Wait until so many codings are in the database."""
    import sqlite3

    connection = sqlite3.connect(f"file:{folder / 'study.db'}?mode=ro", uri=True)
    until = time.monotonic() + 30
    while connection.execute("SELECT count(*) FROM coding").fetchone()[0] < count:
        assert time.monotonic() < until, f"coding {count} was not saved:\n{terminal.screen()}"
        time.sleep(0.01)
    connection.close()


def workbench(folder: Path) -> Terminal:
    command = [sys.executable, "-m", "coder", "--lang", "fa", "--as", "A"]
    return Terminal(command, columns=120, rows=40, cwd=folder, environment={"PYTHONPATH": str(REPOSITORY)})


def turns_to(order: tuple[object, ...], now: object, then: object) -> int:
    return (order.index(then) - order.index(now)) % len(order)


def how(proposed: gestures.Proposal, coding: Coding, layout: str) -> list[str]:
    """Keys that turn what was proposed into what the example says."""
    pressed = [under(layout, "e")] * turns_to(_ELICITED, proposed.elicited, coding.elicited)
    if proposed.position is not None and coding.position is not None:
        pressed += [under(layout, "d")] * turns_to(_POSITIONS, proposed.position, coding.position)
    return pressed


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["latin", "persian"])
def test_by_keyboard(wanted: Wanted, empty: Path, layout: str) -> None:
    hand = Hand(wanted.text, wanted.source)
    done: list[Coding] = []
    source = replace(wanted.source, open_end=None)
    with workbench(empty) as terminal:
        terminal.find(plain.visual(REF))
        terminal.keys("enter")
        terminal.wait_for("▲")  # the codebook beside the transcript
        for coding in wanted.codings:
            keys = [under(layout, key) for key in hand.to(coding.start)]
            keys += [under(layout, key) for key in hand.select(coding.start, coding.end)]
            typed = wanted.refs[coding.code] if layout == "latin" else wanted.labels[coding.code]
            terminal.keys(*keys, "space", *typed, "enter")
            done.append(coding)
            saved(empty, len(done), terminal)
            proposed = gestures.proposal(source, wanted.text, coding.start, done[:-1])
            if proposed.position is None and source.open_end is None:
                turn = source.turn_at(coding.start)
                source = replace(source, open_end=turn.start if turn else coding.start)
            terminal.keys(*how(proposed, coding, layout))
            hand.coded(coding.start)
        terminal.keys(under(layout, "c"))
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with opening.opened(empty, "A") as study:
                if rows(study) == wanted.rows and study.snapshot().closings:
                    break
            time.sleep(0.1)
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    with opening.opened(empty, "A") as study:
        assert sorted(rows(study) ^ wanted.rows) == []
        open_end, expected = study.snapshot().sources[0].open_end, wanted.source.open_end
        assert open_end is not None and expected is not None
        assert not wanted.text[min(open_end, expected) : max(open_end, expected)].strip()
        assert len(study.snapshot().closings) == 1
