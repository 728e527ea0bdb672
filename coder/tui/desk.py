"""What lies on the coder's desk: the open source, its codings, the codebook with counts. No widgets, no colours.

The coding screen shows a desk and turns keys into its gestures; a gesture is saved when it returns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from coder.model.codebook import Code, CodeKind, Valence
from coder.model.coding import Coding, Elicited, Memo, Position, Reserved
from coder.model.corpus import Role, Source
from coder.model.entity import Edit
from coder.model.results import Answers
from coder.persian import fold, search
from coder.study import codes, gestures, picking, recalling, seat
from coder.study.recalling import Recalled
from coder.study.rereading import Owed
from coder.study.seat import Seat
from coder.study.snapshot import Snapshot

#: Finds the sentences of a source: spans ``(start, end)`` in order.
Sentences = Callable[[str, Source], Sequence[tuple[int, int]]]

#: How many codes a number key can reach, and how many codings back they are looked for when the study is opened.
RECENT, _BACK = 9, 100

#: The longest label made of a passage's own words.
_LABEL = 80

_NOBODY = Answers(0, 0, 0, 0, 0, 0, 0, 0)
_POSITIONS = (Position.ASSERTS, Position.CONFIRMS, Position.COMPLETES, Position.REJECTS)


@dataclass(frozen=True, slots=True)
class BookRow:
    """A code as the codebook's panel shows it, with counts of experts; ``depth`` is how deep it is nested."""

    code: Code
    answers: Answers
    depth: int


@dataclass
class Sought:
    """What was last looked for in all sources, and the place of the hit in front."""

    words: str = ""
    place: int = 0


@dataclass
class Desk:
    """A coder's desk. ``open`` lays a source on it; ``refresh`` brings it up to date with the study.

    What is kept while screens come and go: ``places`` (by source, where the cursor was), ``words`` marked in the
    text, what was ``sought`` everywhere, the code and source ``at_hand`` from the re-reading queue, and the ``drafts``,
    by their subject: what was written and not yet saved.
    """

    at: Seat
    sentences_of: Sentences
    snapshot: Snapshot = field(init=False)
    source: Source | None = None
    text: str = ""
    sentences: Sequence[tuple[int, int]] = ()
    codings: list[Coding] = field(default_factory=list)
    reserved: list[Reserved] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    seq: int = -1
    places: dict[str, int] = field(default_factory=dict)
    words: str = ""
    sought: Sought = field(default_factory=Sought)
    at_hand: Owed | None = None
    drafts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.refresh()
        self.recent = self._live(self.at.study.recent_codes(_BACK))[:RECENT]

    # ── reading ──

    def refresh(self) -> bool:
        """Read the study again if it changed; tell whether it did."""
        last = self.at.study.last()
        if last == self.seq:
            return False
        self.seq = last
        self.snapshot = seat.seen_by(self.at, self.at.study.snapshot())
        self.recent = self._live(self.recent)
        if self.source is not None:
            self._lay(self.snapshot.source_of.get(self.source.id))
        return True

    def open(self, source: Source) -> None:
        """Lay a source on the desk; what was at hand for another one goes."""
        if self.at_hand is not None and self.at_hand.source.id != source.id:
            self.at_hand = None
        self.text = ""
        self._lay(source)

    def _live(self, codes: Sequence[str]) -> list[str]:
        known = self.snapshot.code_of
        return [code for code in codes if code in known and not known[code].retired]

    def _lay(self, source: Source | None) -> None:
        if source is None:
            self.source, self.text, self.sentences, self.codings, self.reserved = None, "", (), [], []
            return
        before = self.source
        if not self.text or before is None or source.text_sha256 != before.text_sha256:
            self.text = self.at.study.text(source.text_sha256)
            before = None
        if before is None or source.turns != before.turns:  # a sentence ends with its turn
            self.sentences = self.sentences_of(self.text, source)
        self.source = source
        self.codings = seat.codings_in(self.at, source.id)
        self.reserved = gestures.reserved_in(self.at, source.id)

    def book(self) -> list[BookRow]:
        """Give the codes in use, nested ones under their parents, with the counts this coder may see."""
        supports = self.snapshot.supports
        children: dict[str, list[Code]] = {}
        known = {code.ref for code in self.snapshot.codes}
        for code in self.snapshot.codes:
            if not code.retired:
                children.setdefault(code.parent if code.parent in known else "", []).append(code)
        rows: list[BookRow] = []

        def descend(parent: str, depth: int) -> None:
            for code in children.get(parent, ()):
                answers = supports[code.id].counted() if code.id in supports else _NOBODY
                rows.append(BookRow(code, answers, depth))
                descend(code.ref, depth + 1)

        descend("", 0)
        return rows

    @property
    def closed(self) -> bool:
        """Whether the open source is closed in this coder's round."""
        return self.source is not None and (self.source.id, *self.at.own) in self.snapshot.closed

    def own(self) -> list[Coding]:
        """Give the coder's own codings of the open source."""
        return [one for one in self.codings if (one.coder, one.round) == self.at.own]

    def own_in(self, source: str) -> list[Coding]:
        """Give the coder's own codings of a source (by id)."""
        return seat.own_codings(self.at, source)

    def codings_at(self, offset: int) -> list[Coding]:
        """Give the codings that hold ``offset``, the shortest first."""
        held = [one for one in self.codings if one.start <= offset < one.end]
        return sorted(held, key=lambda one: (one.end - one.start, one.start, one.id))

    # ── finding one's way ──

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """Give the sentence that holds ``offset``, or the next one when it stands between two."""
        place = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        if place >= 0 and offset < self.sentences[place][1]:
            return self.sentences[place]
        return self.sentences[place + 1] if place + 1 < len(self.sentences) else None

    def next_bare(self, offset: int, forward: bool = True) -> tuple[int, int] | None:
        """Give the nearest sentence after (or before) ``offset`` in an expert's words that carries no code of mine."""
        mine = self.own()
        there = [span for span in self.sentences if (span[0] > offset if forward else span[1] <= offset)]
        for start, end in there if forward else reversed(there):
            if self._of_expert(start) and not any(one.start < end and start < one.end for one in mine):
                return start, end
        return None

    def next_coding(self, offset: int, forward: bool = True) -> Coding | None:
        """Give the nearest coding that begins after (or before) ``offset``."""
        ordered = sorted(self.codings, key=lambda one: (one.start, one.end, one.id))
        starts = [one.start for one in ordered]
        place = bisect_right(starts, offset) if forward else bisect_left(starts, offset) - 1
        return ordered[place] if 0 <= place < len(ordered) else None

    def neighbour(self, forward: bool = True) -> Source | None:
        """Give the interview or document after (or before) the open one."""
        order = [*self.snapshot.interviews, *self.snapshot.documents]
        ids = [source.id for source in order]
        if self.source is None or self.source.id not in ids:
            return order[0] if order else None
        place = ids.index(self.source.id) + (1 if forward else -1)
        return order[place] if 0 <= place < len(order) else None

    def is_interviewers(self, offset: int) -> bool:
        """Tell whether the interviewer speaks at ``offset``."""
        if self.source is None:
            return False
        turn = self.source.turn_at(offset)
        roles = {speaker.label: speaker.role for speaker in self.source.speakers}
        return turn is not None and roles.get(turn.label) is Role.INTERVIEWER

    def _of_expert(self, offset: int) -> bool:
        return not self.is_interviewers(offset)

    # ── choosing codes ──

    def pick(self, typed: str) -> list[picking.Choice]:
        """Rank the codes by what was typed."""
        return picking.pick(typed, self.snapshot.codes, self.recent)

    def suggest(self, start: int, end: int) -> list[picking.Choice]:
        """Suggest codes for a passage from definitions and from the passages this coder may see."""
        return picking.suggest(self.text[start:end], self.snapshot.codes, seat.quotes(self.at, self.snapshot))

    def take_in_hand(self, owed: Owed) -> None:
        """Open a source to read it again for one code."""
        self.open(owed.source)
        self.at_hand = owed

    def remember(self, code: str) -> None:
        """Put a code (id) on top of the recent ones."""
        self.recent = [code, *(one for one in self.recent if one != code)][:RECENT]

    # ── gestures ──

    def code(self, span: tuple[int, int], code: str) -> list[Coding]:
        """Code a passage with a code (an id), how the view came up as proposed; give what was saved."""
        return self._code(span, code)

    def code_anew(self, span: tuple[int, int], label: str) -> list[Coding]:
        """Code a passage with a new view of that label, in one step; everything else about the view can wait."""
        made, making = codes.draft(self.at.study.snapshot(), label)
        return self._code(span, made.id, making)

    def _code(self, span: tuple[int, int], code: str, making: tuple[Edit, ...] = ()) -> list[Coding]:
        source = self._open()
        proposed = gestures.proposal(source, self.text, span[0], self.own(), code)
        made = gestures.code(self.at, source, *span, [code], proposed, making)
        self.refresh()
        self.remember(code)
        return made

    def new_code(self, label: str, valence: Valence | None = None) -> Code:
        """Make a new view of what was typed; everything else about it can wait."""
        made = codes.make(self.at.study, label, valence, CodeKind.VIEW)
        self.refresh()
        return made

    def in_vivo(self, span: tuple[int, int]) -> list[Coding]:
        """Code a passage with a code named by its own words: a new one, unless a code has that very name."""
        label = " ".join(self.text[slice(*span)].split())
        same = (one for one in self.snapshot.codes if not one.retired and fold.key(one.label) == fold.key(label))
        if (known := next(same, None)) is not None:
            return self.code(span, known.id)
        return self.code_anew(span, label if len(label) <= _LABEL else label[: _LABEL - 1] + "…")

    def take_off(self, coding: Coding) -> None:
        """Take a coding off."""
        gestures.take_off(self.at, coding)
        self.refresh()

    def turn_elicited(self, coding: Coding) -> None:
        """Go to the next way in which a view can come up; a put has none."""
        if coding.position is not None:
            order = tuple(Elicited)
            following = order[(order.index(coding.elicited) + 1) % len(order)]
            gestures.say_how(self.at, coding, following, coding.position)
            self.refresh()

    def turn_position(self, coding: Coding) -> None:
        """Go to the next thing an expert can do with a view; a put has none."""
        if coding.position is not None:
            following = _POSITIONS[(_POSITIONS.index(coding.position) + 1) % len(_POSITIONS)]
            gestures.say_how(self.at, coding, coding.elicited, following)
            self.refresh()

    def move_edges(self, coding: Coding, span: tuple[int, int]) -> None:
        """Move a coding's edges."""
        gestures.move_edges(self.at, coding, self._open(), *span)
        self.refresh()

    def reserve(self, span: tuple[int, int]) -> bool:
        """Mark a passage as never to be quoted, or take the marks off that it touches; tell whether it is marked."""
        touched = [mark for mark in self.reserved if mark.start < span[1] and span[0] < mark.end]
        if touched:
            gestures.release(self.at, *touched)
        else:
            gestures.reserve(self.at, self._open(), *span)
        self.refresh()
        return not touched

    def close(self) -> bool:
        """Close the open source, or open it again; tell whether it is closed now."""
        source = self._open()
        if self.closed:
            gestures.reopen(self.at, source)
        else:
            gestures.close(self.at, source)
        self.refresh()
        return self.closed

    def my_note(self, about: gestures.About, subject: str) -> str:
        """Give this coder's memo on something (by id), or nothing."""
        memos = self.notes(about, subject)
        return next((memo.text for memo in memos if memo.coder == self.at.person.id), "")

    def notes(self, about: gestures.About, subject: str) -> list[Memo]:
        """Give the memos on something (by id) that this coder may see."""
        return gestures.notes_on(self.at, about, subject)

    def note(self, about: gestures.About, subject: str, text: str) -> None:
        """Write this coder's memo on something; an empty one is taken away."""
        gestures.note(self.at, about, subject, text.strip())
        self.refresh()

    def end_open_phase(self, offset: int) -> None:
        """Say that the open phase ends with the turn at ``offset``; saying it again takes it back."""
        source = self._open()
        turn = source.turn_at(offset)
        end = turn.start if turn else offset
        gestures.mark_open_end(self.at, source, None if source.open_end == end else end)
        self.refresh()

    def find_here(self) -> list[tuple[int, int]]:
        """Find the words that are marked in the open source, as Persians search."""
        return search.find(fold.fold(self.text), self.words) if self.words.strip() else []

    def undo(self, step: int | None = None) -> Recalled:
        """Take back the coder's last step, or a named one; give what it was about."""
        return self._turned(self.at.study.undo(step))

    def redo(self) -> Recalled:
        """Do again what was undone last; give what it was about."""
        return self._turned(self.at.study.redo())

    def _turned(self, step: int) -> Recalled:
        self.refresh()
        return recalling.recall(self.at, step)

    def _open(self) -> Source:
        if self.source is None:
            raise LookupError("no source lies on the desk")
        return self.source
