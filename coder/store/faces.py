"""What the database knows of the files that show parts of it: the hash last read or written, a write still owed."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from coder.store.tables import FACES


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


def in_step(connection: Connection, name: str, sha256: str, seq: int) -> None:
    """Note that the file now shows the database as of journal entry ``seq``."""
    connection.execute(delete(FACES).where(FACES.c.name == name))
    connection.execute(insert(FACES).values(name=name, sha256=sha256, pending=False, seq=seq))
