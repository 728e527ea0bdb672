"""Making and opening a study."""

import getpass
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from coder.errors import FolderReadOnly, StudyExists
from coder.model.codebook import Study
from coder.store import engine as engines
from coder.store import schema
from coder.store.engine import Engine, connect_sqlite, connect_url, reading
from coder.store.reads import everything
from coder.study import folder
from coder.study.study import OpenStudy, now

#: What a new study's codebook holds.
_TEMPLATE = """\
# کتابچهٔ کد · the codebook. Edit it with any text editor; coder reads it at the next command.
study:
  title: {title}
  question: ""
  lead_coder: {who}
  quadrants: {{S: نقاط قوت, W: نقاط ضعف, O: فرصت‌ها, T: تهدیدها}}
  # قاعدهٔ توقف: پیش از آغاز مصاحبه‌ها تصمیم بگیرید و تاریخ بزنید.
  stopping_rule:
    text: ""
    decided: ""
    repeated_share: 0.8
    in_a_row: 3
codes: []
"""


@contextmanager
def opened(
    start: Path, who: str | None = None, database: str | None = None, clock: Callable[[], str] = now
) -> Iterator[OpenStudy]:
    """Open the study that holds ``start`` and bring its files and its database in step.

    ``database`` is a PostgreSQL address; without it the database is ``study.db`` in the study's folder,
    built from the dump when it isn't there. Raises NoStudy, DatabaseNewer, BothChanged and what the
    files' readers raise.
    """
    study = _connected(folder.find(start), who, database, clock)
    try:
        _in_step(study)
        yield study
    finally:
        study.close()


@contextmanager
def connected(start: Path, who: str | None = None, database: str | None = None) -> Iterator[OpenStudy]:
    """Open the study without looking at its files: for the commands by which a person chooses a side."""
    study = _connected(folder.find(start), who, database, now)
    try:
        yield study
    finally:
        study.close()


def create(place: Path, who: str | None = None, title: str = "پژوهش تازه", lang: str = "fa") -> None:
    """Make an empty study in the folder ``place``, led by ``who``. Raises StudyExists or FolderReadOnly.

    The list of experts, if there is none, gets its headings in ``lang``.
    """
    from coder.importing import experts

    for name in (folder.CODEBOOK, folder.DATABASE, folder.DUMP):
        if (place / name).exists():
            raise StudyExists(path=place / name)
    try:
        (place / folder.CORPUS).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise folder.unwritable(place, problem) from problem
    written = _TEMPLATE.format(who=_quoted(who or this_user()), title=_quoted(title))
    files = [(place / folder.CODEBOOK, written.encode())]
    if not (place / folder.EXPERTS).exists():
        files.append((place / folder.EXPERTS, experts.headings(lang)))
    folder.put_all(files)
    with opened(place, who):
        pass


def back_up(study: OpenStudy) -> Path:
    """Copy the SQLite database into the folder ``backups`` under the time; give the copy's path.

    With PostgreSQL the copy is a dump.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    place = study.folder / folder.BACKUPS
    try:
        place.mkdir(exist_ok=True)
    except OSError as problem:
        raise folder.unwritable(place, problem) from problem
    if study.engine.dialect.name == "sqlite":
        copy = place / f"study-{stamp}.db"
        engines.copy_sqlite(study.folder / folder.DATABASE, copy)
        return copy
    copy = place / f"study-{stamp}.jsonl"
    study.faces.write_dump(copy)
    return copy


def _connected(place: Path, who: str | None, database: str | None, clock: Callable[[], str]) -> OpenStudy:
    study = OpenStudy(place, *_engine(place, database), who or "", clock)
    try:
        schema.prepare(study.engine, study.where, lambda: back_up(study))
        if not study.who:
            study.who = _lead_coder(study) or this_user()
    except BaseException:
        study.close()
        raise
    return study


def _engine(place: Path, database: str | None) -> tuple[Engine, str]:
    if database is None:
        path = place / folder.DATABASE
        if not path.exists() and not os.access(place, os.W_OK):
            raise FolderReadOnly(path=place, detail=folder.DATABASE)
        return connect_sqlite(path), folder.DATABASE
    return connect_url(database)


def _in_step(study: OpenStudy) -> None:
    study.faces.read_dump(lambda: back_up(study))
    study.faces.meet_codebook(study.entry())


def _lead_coder(study: OpenStudy) -> str:
    """Give the lead coder that the database names or, before anything is in it, the codebook's file."""
    with reading(study.engine, study.where) as connection:
        found = everything(connection, Study)
    if found:
        return found[0].lead_coder
    file = study.faces.codebook
    if not file.is_file():
        return ""
    from coder.importing.codebook import parse

    return parse(file.read_text("utf-8-sig", errors="replace"), file).study.lead_coder


def _quoted(words: str) -> str:
    """Give words as a YAML scalar, whatever marks are in them."""
    return json.dumps(words, ensure_ascii=False)


def this_user() -> str:
    """Give the name by which whoever sits at this computer is known when no other is given."""
    return os.environ.get("CODER_AS") or getpass.getuser()
