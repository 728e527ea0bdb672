"""A study that is open: apply a step, undo, redo, read."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from coder.errors import NotForTheBlind
from coder.model.codebook import Settings, Study
from coder.model.coding import Coding, Person
from coder.model.entity import Edit, Step, new_id
from coder.store import journal, reads, texts, unit
from coder.store.engine import Connection, Engine, reading, writing
from coder.store.images import kind_of
from coder.study import seeing, snapshot
from coder.study.faces import IN_CODEBOOK, Faces


def now() -> str:
    """Give the time as the journal writes it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_it_is(connection: Connection) -> None:
    """Look at nothing: the versions of what a step edits are all it rests on."""


def _at_once(work: Callable[[], None]) -> None:
    work()


@dataclass(frozen=True, slots=True)
class _Taken:
    """The picture that was taken last, and what of it the coder may see; ``state`` says when and for whom."""

    state: tuple[str, int, str]
    whole: snapshot.Snapshot
    seen: snapshot.Snapshot


@dataclass
class OpenStudy:
    """The one door to a study. ``who`` is the coder's name, ``where`` the database's in messages.

    ``soon`` does the writing of files that follow a change: at once, or in the background of a screen.
    ``saved`` is the number of the entry that was last put on the disk from here, and when.
    """

    folder: Path
    engine: Engine
    where: str
    who: str
    clock: Callable[[], str] = now
    soon: Callable[[Callable[[], None]], None] = _at_once
    saved: tuple[int, str] | None = None
    _words: dict[str, int] = field(default_factory=dict, init=False, repr=False)
    _taken: _Taken | None = field(default=None, init=False, repr=False)

    @property
    def faces(self) -> Faces:
        """The files beside the database."""
        return Faces(self.folder, self.engine, self.where)

    def entry(self) -> unit.Entry:
        """Give who and when, for the journal."""
        return unit.Entry(self.who, self.clock())

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def apply(
        self,
        step: Step,
        words: Mapping[str, str] | None = None,
        check: Callable[[Connection], None] = as_it_is,
    ) -> int:
        """Save ``step`` (and new source ``words`` by their sha256) and give its number in the journal.

        When it returns, the step is on the disk. Raises ChangedMeanwhile or NotUnique; then nothing is
        saved. ``check`` raises it too, where a step rests on what it doesn't edit; nobody writes meanwhile.
        """
        shown = any(kind_of(edit.subject) in IN_CODEBOOK for edit in step.edits)
        entry = self.entry()
        with writing(self.engine, self.where) as connection:
            check(connection)
            if words:
                texts.keep(connection, words)
            seq = unit.save(connection, step, entry)
            if shown:
                unit.mark_pending(connection, self.faces.codebook_name, seq)
        self.saved = seq, entry.at
        if shown:
            self.soon(self.faces.follow)
        return seq

    def undo(self, step: int | None = None) -> int:
        """Take back this coder's last step, or the named one alone; give its number.

        Raises NothingToUndo, NoSuchStep or BuiltUpon.
        """
        return self._turned(lambda connection: journal.undo(connection, self.who, self.clock(), step))

    def redo(self) -> int:
        """Do again what this coder undid last; give the step's number. Raises NothingToRedo or BuiltUpon."""
        return self._turned(lambda connection: journal.redo(connection, self.who, self.clock()))

    def go_back(self, seq: int, reason: str, kept: Set[str]) -> int | None:
        """Bring all but the ``kept`` kinds back to how they stood after step ``seq``, in one step.

        Gives its number, None when nothing differs.
        """
        entry = self.entry()
        with writing(self.engine, self.where) as connection:
            step = journal.go_back(connection, seq, reason, entry, kept)
            shown = step is not None and bool(journal.kinds_in(connection, step) & IN_CODEBOOK)
            if step is not None and shown:
                unit.mark_pending(connection, self.faces.codebook_name, step)
        if step is not None:
            self.saved = step, entry.at
        if shown:
            self.soon(self.faces.follow)
        return step

    def last(self) -> int:
        """Give the number of the journal's last entry: it grows with every change, whoever makes it."""
        with reading(self.engine, self.where) as connection:
            return journal.last_entry(connection)[0]

    def _turned(self, turn: Callable[[Connection], int]) -> int:
        with writing(self.engine, self.where) as connection:
            step = turn(connection)
            shown = bool(journal.kinds_in(connection, step) & IN_CODEBOOK)
            entry = journal.last_entry(connection)
            if shown:
                unit.mark_pending(connection, self.faces.codebook_name, entry[0])
        self.saved = entry
        if shown:
            self.soon(self.faces.follow)
        return step

    def history(self, limit: int | None = None) -> list[journal.LoggedStep]:
        """Give the steps, newest first; to a blind coder others' coding isn't told."""
        with reading(self.engine, self.where) as connection:
            if self._blind(connection) is None:
                return journal.history(connection, limit)
            return journal.history_for(connection, self.who, seeing.OWN_WORK)[:limit]

    def blind(self) -> Person | None:
        """Give the coder this study is open for if they work blind."""
        with reading(self.engine, self.where) as connection:
            return self._blind(connection)

    def _blind(self, connection: Connection) -> Person | None:
        return seeing.blind(reads.where(connection, Person, name=self.who), self.who)

    def refuse_the_blind(self) -> None:
        """Raise NotForTheBlind when this coder works blind: before what can't be had in part."""
        if self.blind() is not None:
            raise NotForTheBlind(who=self.who)

    def snapshot(self) -> snapshot.Snapshot:
        """Give a consistent picture of everything but texts and single codings; the same one until something changes.

        A blind coder's holds of others' codings only what both have closed.
        """
        with reading(self.engine, self.where) as connection:
            state = self.who, *journal.last_entry(connection)
            if self._taken is None or self._taken.state != state:
                whole = snapshot.take(connection, None if self._taken is None else self._taken.whole)
                self._taken = _Taken(state, whole, seeing.as_coder(whole, self.who))
            return self._taken.seen

    def settings(self) -> Settings:
        """Give what the researchers chose for this study."""
        with reading(self.engine, self.where) as connection:
            headers = reads.everything(connection, Study)
        return headers[0].settings if headers else Settings()

    def codings(self) -> list[Coding]:
        """Give all codings."""
        with reading(self.engine, self.where) as connection:
            return reads.everything(connection, Coding)

    def recent_codes(self, limit: int) -> list[str]:
        """Give the codes (ids) that this coder's last codings have, the latest first; it looks ``limit`` back."""
        with reading(self.engine, self.where) as connection:
            made = journal.lately_made(connection, "coding", self.who, limit)
        return list(dict.fromkeys(str(image["code"]) for image in made))

    def codings_in(self, source: str) -> list[Coding]:
        """Give the codings of one source (by id), by place."""
        with reading(self.engine, self.where) as connection:
            found = reads.where(connection, Coding, source=source)
        return sorted(found, key=lambda coding: (coding.start, coding.end, coding.id))

    def codings_with(self, *codes: str) -> list[Coding]:
        """Give the codings that have one of some codes (by id)."""
        with reading(self.engine, self.where) as connection:
            return reads.where(connection, Coding, code=frozenset(codes))

    def quoted(self, code: str | None = None) -> list[reads.Quoted]:
        """Give the words of all codings, or of those with a code (by id), puts left out."""
        with reading(self.engine, self.where) as connection:
            return reads.quoted(connection, code)

    def text(self, sha256: str) -> str:
        """Give the words of a source by their hash. Raises KeyError when the database lacks them."""
        with reading(self.engine, self.where) as connection:
            found = texts.body(connection, sha256)
        if found is None:
            raise KeyError(sha256)
        return found

    def words(self) -> dict[str, int]:
        """Give how many words each text has, by its hash; each is counted once."""
        with reading(self.engine, self.where) as connection:
            self._words |= texts.words(connection, apart_from=self._words)
        return self._words

    def coder(self, name: str) -> tuple[Person, tuple[Edit, ...]]:
        """Give the coder of a name, with the edit that makes them when they are new."""
        with reading(self.engine, self.where) as connection:
            found = reads.where(connection, Person, name=name)
        if found:
            return found[0], ()
        person = Person(id=new_id(), name=name)
        return person, (Edit(None, person),)
