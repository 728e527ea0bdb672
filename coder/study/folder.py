"""Where a study's files lie, and how a file is replaced without ever being half-written."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from coder.errors import CoderError, DiskFull, FolderReadOnly, NoStudy

CODEBOOK = "codebook.yaml"
DATABASE = "study.db"
CORPUS = "corpus"
DUMP = "corpus/study.jsonl"
EXPERTS = "corpus/experts.csv"
BACKUPS = "backups"

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows may lack EDQUOT


def find(start: Path) -> Path:
    """Give the study folder that holds ``start``: the nearest one upwards with a codebook or a database.

    Raises NoStudy.
    """
    for folder in (start, *start.parents):
        if (folder / CODEBOOK).is_file() or (folder / DATABASE).is_file() or (folder / DUMP).is_file():
            return folder
    raise NoStudy(path=start)


def sha256(content: bytes) -> str:
    """Give the hash by which a file's content is known."""
    return hashlib.sha256(content).hexdigest()


def put(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path``, sync it and move it into place; on any failure nothing is changed.

    Raises FolderReadOnly or DiskFull.
    """
    put_all([(path, content)])


def put_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file beside its place, and only when all are written move them there.

    When one can't be written none is changed. A file that can't be replaced (another program holds it)
    stops the rest; each file is then the old or the new one, whole. Raises FolderReadOnly or DiskFull.
    """
    written: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, content in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            written.append((Path(name), path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _usual_mode(Path(name))
        for beside, path in written:
            beside.replace(path)
    except OSError as problem:
        for beside, _ in written:
            beside.unlink(missing_ok=True)
        raise unwritable(path.parent, problem) from problem


def unwritable(folder: Path, problem: OSError) -> CoderError:
    """Give the message for a folder that couldn't be written."""
    if problem.errno in _NO_ROOM:
        return DiskFull(path=folder)
    return FolderReadOnly(path=folder, detail=problem.strerror or str(problem))


def _usual_mode(path: Path) -> None:
    """Give a temporary file (made for its owner alone) the mode of an ordinary new file."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
