"""Keeping the files that show the database in step with it: ``codebook.yaml`` and the dump.

A file is read when its hash isn't the one last read or written, and written after a change; the note
that it must be written stands in the transaction of the change, so a crash between the two is mended
at the next opening. When file and database both changed, nothing is replaced: the person chooses.
"""

import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coder.errors import BothChanged, CoderError
from coder.exchange import dump
from coder.model.codebook import Code, Codebook, Study
from coder.model.coding import Coding
from coder.model.entity import Step
from coder.model.swot import Decision
from coder.store import faces, journal, reads, unit, whole
from coder.store.engine import Connection, Engine, reading, writing
from coder.study import codebook, folder
from coder.study.codebook import Sides

#: The kinds of things that ``codebook.yaml`` shows.
IN_CODEBOOK = frozenset({"study", "code"})


@dataclass(frozen=True, slots=True)
class Faces:
    """The files of one study folder beside its database."""

    folder: Path
    engine: Engine
    where: str

    @property
    def codebook(self) -> Path:
        """The codebook's file."""
        return self.folder / folder.CODEBOOK

    @property
    def codebook_name(self) -> str:
        """The name under which the database knows this folder's codebook: colleagues who share it have one each."""
        if self.engine.dialect.name == "sqlite":
            return folder.CODEBOOK
        return f"{folder.CODEBOOK}@{platform.node()}:{self.folder}"

    @property
    def dump(self) -> Path:
        """The dump's file."""
        return self.folder / folder.DUMP

    def read_dump(self, back_up: Callable[[], object]) -> None:
        """Build the database from the dump if it is empty; load a dump that changed while the database didn't.

        ``back_up`` is called before anything is replaced. Raises BothChanged when both did.
        """
        if not self.dump.is_file():
            return
        content = self.dump.read_bytes()
        with reading(self.engine, self.where) as connection:
            known = faces.face(connection, folder.DUMP)
            seq, _ = journal.last_entry(connection)
        if known is not None and known.sha256 == folder.sha256(content):
            return
        if seq and (known is None or known.seq != seq):
            raise BothChanged(
                path=folder.DUMP, difference=f"{folder.DUMP} ≠ {self.where}\n  coder load --merge {folder.DUMP}"
            )
        self.load_dump(self.dump, content, back_up if seq else lambda: None)

    def load_dump(self, path: Path, content: bytes, back_up: Callable[[], object]) -> None:
        """Put the study of a dump in the place of the database's.

        ``back_up`` is called when the dump has been read and before anything is replaced. Raises NotADump.
        """
        records = dump.parse(path, content.decode("utf-8", errors="replace"))
        back_up()
        with writing(self.engine, self.where) as connection:
            whole.replace(connection, records)
            seq, _ = journal.last_entry(connection)
            if path == self.dump:
                faces.in_step(connection, folder.DUMP, folder.sha256(content), seq)

    def write_dump(self, path: Path) -> None:
        """Write the dump to ``path``."""
        with reading(self.engine, self.where) as connection:
            content = "".join(dump.lines(connection)).encode()
            seq, _ = journal.last_entry(connection)
        folder.put(path, content)
        if path == self.dump:
            with writing(self.engine, self.where) as connection:
                faces.in_step(connection, folder.DUMP, folder.sha256(content), seq)

    def meet_codebook(self, entry: unit.Entry) -> None:
        """At opening: take over what the file says, write what is owed. Raises BothChanged and the file's faults."""
        content = self.codebook.read_bytes() if self.codebook.is_file() else None
        with reading(self.engine, self.where) as connection:
            known = faces.face(connection, self.codebook_name)
            ours = self._is_ours(connection, known, content)
        if ours and known is not None and content is not None:
            if known.pending or known.sha256 != folder.sha256(content):
                self.write_codebook()
            return
        if content is None:
            if known is None or known.pending:
                self.write_codebook()
            return
        self._meet_changed(content, known, entry)

    def _meet_changed(self, content: bytes, known: faces.Face | None, entry: unit.Entry) -> None:
        file = self._parsed(content)
        with reading(self.engine, self.where) as connection:
            ours = _in_database(connection)
            seq, _ = journal.last_entry(connection)
        different = codebook.differences(file, ours)
        # In a shared database an unknown file may be an old one: it must not undo colleagues' work.
        here_changed = known.pending if known else seq and self.engine.dialect.name != "sqlite"
        if different and here_changed:
            raise BothChanged(path=folder.CODEBOOK, difference="\n".join(f"  {line}" for line in different))
        self.take_codebook(content, entry)

    def take_codebook(self, content: bytes, entry: unit.Entry) -> None:
        """Make the database say what the file's ``content`` says, in one step."""
        file = self._parsed(content)
        with writing(self.engine, self.where) as connection:
            found = codebook.edits(
                file,
                _header(connection),
                reads.everything(connection, Code),
                _codings_at_stake(connection, file),
                reads.everything(connection, Decision),
                self.codebook,
            )
            if found:
                unit.save(connection, Step("codebook.edit", found), entry)
            seq, _ = journal.last_entry(connection)
            faces.in_step(connection, self.codebook_name, folder.sha256(content), seq)

    def follow(self) -> None:
        """Write the codebook's file after a change, unless somebody edited it meanwhile.

        Then it is left as it is and the write stays owed: :meth:`conflict` tells, and a person chooses. So
        does a file that somebody left broken: the next opening says where.
        """
        try:
            edited = bool(self.conflict())
        except CoderError:
            edited = True
        if not edited:
            self.write_codebook()

    def conflict(self) -> list[str]:
        """Give, a line each, in what the file and the database differ when both changed; else nothing.

        Raises what a broken file raises.
        """
        if not self.codebook.is_file():
            return []
        content = self.codebook.read_bytes()
        with reading(self.engine, self.where) as connection:
            known = faces.face(connection, self.codebook_name)
            untouched = self._is_ours(connection, known, content)
            ours = _in_database(connection)
        if known is None or not known.pending or untouched:
            return []
        return codebook.differences(self._parsed(content), ours)

    def sides(self) -> list[Sides]:
        """Give what the file and the database say where they differ; raises what a broken file raises."""
        with reading(self.engine, self.where) as connection:
            ours = _in_database(connection)
        return codebook.sides(self._parsed(self.codebook.read_bytes()), ours)

    def write_codebook(self) -> None:
        """Write the codebook's file, comments kept, and note that it is in step."""
        with reading(self.engine, self.where) as connection:
            ours = _in_database(connection)
            seq, _ = journal.last_entry(connection)
        old = _decoded(self.codebook.read_bytes()) if self.codebook.is_file() else None
        content = self._rendered(ours, old)
        sha256 = folder.sha256(content)
        if old is None or content != old.encode():
            with writing(self.engine, self.where) as connection:
                faces.announce(connection, self.codebook_name, sha256, seq)
            folder.put(self.codebook, content)
        with writing(self.engine, self.where) as connection:
            later = journal.changed_since(connection, seq, IN_CODEBOOK)
            faces.in_step(connection, self.codebook_name, sha256, seq, later)

    def _is_ours(self, connection: Connection, known: faces.Face | None, content: bytes | None) -> bool:
        """Tell whether the file is as it was last read or written, or as it was about to be when a crash came."""
        if content is None or known is None:
            return False
        return folder.sha256(content) in (known.sha256, faces.announced(connection, self.codebook_name))

    # The reader of YAML costs more to import than most commands take; it is needed only when the file changed.

    def _parsed(self, content: bytes) -> Codebook:
        from coder.importing.codebook import parse

        return parse(_decoded(content), self.codebook)

    def _rendered(self, ours: Codebook, old: str | None) -> bytes:
        from coder.importing.codebook import render

        return render(ours, old, self.codebook).encode()


def _decoded(content: bytes) -> str:
    return content.decode("utf-8-sig", errors="replace")


def _header(connection: Connection) -> Study:
    found = reads.everything(connection, Study)
    return found[0] if found else Study(id="study")


def _in_database(connection: Connection) -> Codebook:
    return codebook.shown(_header(connection), reads.everything(connection, Code))


def _codings_at_stake(connection: Connection, file: Codebook) -> list[Coding]:
    """Give the codings whose code is gone from the file or merged in it."""
    stay = {code.ref for code in file.codes if not code.merged_into}
    found: list[Coding] = []
    for code in reads.everything(connection, Code):
        if code.ref not in stay:
            found += reads.where(connection, Coding, code=code.id)
    return found
