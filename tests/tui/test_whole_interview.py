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
from coder.bidi.layout import Paragraph
from coder.model.coding import Coding, Elicited, Position
from coder.model.corpus import Source
from coder.persian.sentences import sentences
from coder.study import gestures, imports, opening, seat
from coder.study.study import OpenStudy
from coder.tui import describing, keymap
from coder.tui.desk import Desk
from coder.tui.start import sentences_of
from coder.tui.widgets.document import Document
from coder.tui.widgets.selecting import Selecting
from coder.tui.widgets.units import Unit, Units
from tests.conftest import REPOSITORY
from tests.tui.pty_harness import Terminal, mouse

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
            proposed = gestures.proposal(source, wanted.text, coding.start, done[:-1], coding.code)
            if proposed.position is None and source.open_end is None:
                turn = source.turn_at(coding.start)
                source = replace(source, open_end=turn.start if turn else coding.start)
            terminal.keys(*how(proposed, coding, layout))
            hand.coded(coding.start)
        terminal.keys(under(layout, "c"))
        until_closed(empty, wanted)
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    is_as_wanted(empty, wanted)


def until_closed(folder: Path, wanted: Wanted) -> None:
    """Wait until the last gesture, closing the interview, is saved; what is missing by then is told afterwards."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with opening.opened(folder, "A") as study:
            if rows(study) == wanted.rows and study.snapshot().closings:
                return
        time.sleep(0.1)


def is_as_wanted(folder: Path, wanted: Wanted) -> None:
    """The rows are the example's, the open phase ends where it does there, the interview is closed."""
    with opening.opened(folder, "A") as study:
        assert sorted(rows(study) ^ wanted.rows) == []
        open_end, expected = study.snapshot().sources[0].open_end, wanted.source.open_end
        assert open_end is not None and expected is not None
        assert not wanted.text[min(open_end, expected) : max(open_end, expected)].strip()
        assert len(study.snapshot().closings) == 1


class Mouse:
    """Plans mouse reports: where the text and the codebook stand on the screen, and what a drag there selects."""

    #: The codebook stands at the left, the transcript beside it, its speakers at the right; a scrollbar each.
    BOOK, MARGIN, COLUMNS, ROWS = 40, 14, 120, 40
    #: The fewest rows the codebook has, when much is said of the coding below it, and the most.
    FEWEST, MOST = 26, 33
    #: Rows below the title in which the transcript is, however much is said of the coding below it.
    SEEN = 31
    UP, DOWN = 64, 65

    def __init__(self, terminal: Terminal, text: str, source: Source, book: list[str]) -> None:
        self.terminal = terminal
        self.names = [beginning(label) for label in book]
        self.document = Document(text)
        self.document.wrap(self.COLUMNS - self.BOOK - self.MARGIN - 1)
        turns = [(turn.start, turn.end) for turn in source.turns]
        self.model = Selecting(self.document, Units(self.document, sentences(text, source.turns), turns))
        self.rows = [
            "".join(cell.glyph for cell in self.document.row(n).line.cells) for n in range(self.document.height)
        ]
        self.pressed = (-1, -1)

    def top(self) -> int:
        """Wait until the transcript stands still on the screen; give its first row in sight."""

        def found(screen: str) -> int | None:
            shown = screen.split("\n")[1 : 1 + self.SEEN]
            for top in range(max(len(self.rows) - self.SEEN, 0) + 1):
                if all(row in line for row, line in zip(self.rows[top:], shown, strict=False)):
                    return top
            return None

        top = found(self.terminal.wait_for(lambda screen: found(screen) is not None))
        assert top is not None
        return top

    def scroll(self, place: tuple[int, int], down: bool) -> None:
        self.terminal.send(mouse(self.DOWN if down else self.UP, place))

    def drag(self, start: int, end: int) -> None:
        """Bring a passage into sight with the wheel and drag over just it."""
        first, last = self.document.row_of(start), self.document.row_of(end - 1)
        while not (top := self.top()) <= first <= last < top + self.SEEN - 1:
            self.scroll((80, 10), down=first > top)
            self.terminal.wait_for(lambda _, top=top: self.top() != top)  # type: ignore[misc]
        ends = [self.place(start, top), self.place(end - 1, top)]
        if ends[0] == self.pressed:  # at once again in the same place is a double click
            ends.reverse()
        self.pressed = ends[0]
        self.model.press(Unit.CHARACTER, self.offset(ends[0], top))
        self.model.drag(self.offset(ends[1], top))
        assert self.model.selection == (start, end), (self.model.selection, start, end)
        before = self.terminal.cell(*ends[0]).bg
        self.terminal.drag(*ends)
        # Nobody points at a code before seeing what is selected; until then the text holds the mouse.
        self.terminal.wait_for(lambda _: self.terminal.cell(*ends[0]).bg != before)

    def place(self, offset: int, top: int) -> tuple[int, int]:
        return self.BOOK + self.document.column_of(offset), 1 + self.document.row_of(offset) - top

    def offset(self, place: tuple[int, int], top: int) -> int:
        return self.document.offset_at(place[1] - 1 + top, place[0] - self.BOOK)

    def code(self, label: str) -> None:
        """Bring a code into sight with the wheel, and click it."""
        wanted = self.names.index(beginning(label))
        first, last = self.in_sight()
        while not first <= wanted <= last:
            self.scroll((20, 10), down=wanted > last)
            self.terminal.wait_for(lambda _, first=first: self.in_sight()[0] != first)  # type: ignore[misc]
            first, last = self.in_sight()
        self.terminal.click((20, 1 + wanted - first))

    def in_sight(self) -> tuple[int, int]:
        """Wait until the codebook stands still on the screen; give the places of its first and last code in sight."""

        def found(screen: str) -> tuple[int, int] | None:
            lines = [line[: self.BOOK] for line in screen.split("\n")[1 : self.MOST + 1]]
            for count in range(self.MOST, self.FEWEST - 1, -1):
                for first in range(len(self.names) - count + 1):
                    if all(name in line for name, line in zip(self.names[first:], lines[:count], strict=False)):
                        return first, first + count - 1
            return None

        places = found(self.terminal.wait_for(lambda screen: found(screen) is not None))
        assert places is not None
        return places

    def part(self, words: str) -> tuple[int, int]:
        """Wait until the line of the coding has ``words``; give the place of a letter in them."""
        wanted = plain.visual(words.replace(" ", "\u00a0"))

        def found(screen: str) -> tuple[int, int] | None:
            for y in range(self.SEEN + 1, self.ROWS - 2):
                x = screen.split("\n")[y].replace(" ", "\u00a0").find(wanted)
                if x >= 0:
                    return x + len(wanted) // 2, y
            return None

        place = found(self.terminal.wait_for(lambda screen: found(screen) is not None))
        assert place is not None
        return place


def beginning(label: str) -> str:
    """The first letters of a label as they stand in it on the screen; no two codes of the example share them."""
    line = Paragraph(label).wrap(200)[0]
    return "".join(cell.glyph for cell in line.cells if cell.start < 10)


def told(coding: Coding) -> list[str]:
    """What the line of a coding says of how it came up and of what the expert did, in Persian."""
    return describing.how(coding, lambda fa, en: fa).split("، ")


@pytest.mark.slow
def test_by_mouse(wanted: Wanted, empty: Path) -> None:
    done: list[Coding] = []
    source = replace(wanted.source, open_end=None)
    with opening.opened(empty, "A") as study:
        book = [row.code.label for row in Desk(seat.sit(study), sentences_of).book()]
    with workbench(empty) as terminal:
        place = terminal.find(plain.visual(REF))
        terminal.click(place)  # the row under the cursor: a click opens it
        terminal.wait_for("▲")
        hand = Mouse(terminal, wanted.text, wanted.source, book)
        for coding in wanted.codings:
            hand.drag(coding.start, coding.end)
            hand.code(wanted.labels[coding.code])
            done.append(coding)
            saved(empty, len(done), terminal)
            proposed = gestures.proposal(source, wanted.text, coding.start, done[:-1], coding.code)
            now = replace(coding, elicited=proposed.elicited, position=proposed.position)
            if proposed.position is None and source.open_end is None:
                turn = source.turn_at(coding.start)
                source = replace(source, open_end=turn.start if turn else coding.start)
            while now.elicited is not coding.elicited:
                terminal.click(hand.part(told(now)[0]))
                now = replace(now, elicited=following(_ELICITED, now.elicited))
            while now.position is not coding.position:
                terminal.click(hand.part(told(now)[-1]))
                now = replace(now, position=following(_POSITIONS, now.position))
            hand.part(told(now)[-1])
        terminal.click(terminal.find(plain.visual("بستن")))
        until_closed(empty, wanted)
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    is_as_wanted(empty, wanted)


def following[Kind](order: tuple[Kind, ...], now: Kind | None) -> Kind:
    """Give what a click turns it to."""
    assert now is not None
    return order[(order.index(now) + 1) % len(order)]
