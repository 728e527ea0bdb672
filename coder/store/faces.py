"""What the database knows of the files that show parts of it: the hash last read or written, a write still owed."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from coder.store.tables import FACES

#: Behind a file's name: what is about to be put there.
_NEXT = "#next"


@dataclass(frozen=True, slots=True)
class Face:
    """A file's state: its ``sha256`` when last in step, at journal entry ``seq``; ``pending`` when a write is owed."""

    name: str
    sha256: str
    pending: bool
    seq: int


def face(connection: Connection, name: str) -> Face | None:
    """Give what is known of the file ``name``."""
    row = connection.execute(select(FACES).where(FACES.c.name == name)).first()
    return None if row is None else Face(row.name, row.sha256, row.pending, row.seq)


def announced(connection: Connection, name: str) -> str:
    """Give the hash of what was last announced to be put into the file ``name``; empty when nothing was."""
    found = face(connection, name + _NEXT)
    return found.sha256 if found else ""


def announce(connection: Connection, name: str, sha256: str, seq: int) -> None:
    """Note, before a file is put into its place, what it will be: after a crash it is known to be ours."""
    _put(connection, name + _NEXT, sha256, seq, pending=False)


def in_step(connection: Connection, name: str, sha256: str, seq: int, pending: bool = False) -> None:
    """Note that the file shows the database as of journal entry ``seq``; ``pending`` when that has changed since."""
    connection.execute(delete(FACES).where(FACES.c.name == name + _NEXT))
    _put(connection, name, sha256, seq, pending)


def _put(connection: Connection, name: str, sha256: str, seq: int, pending: bool) -> None:
    connection.execute(delete(FACES).where(FACES.c.name == name))
    connection.execute(insert(FACES).values(name=name, sha256=sha256, pending=pending, seq=seq))
