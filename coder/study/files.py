"""Choosing a side: the database into a file, or a file into the database."""

from pathlib import Path

from coder.errors import FileMissing
from coder.study import folder
from coder.study.opening import back_up
from coder.study.study import OpenStudy


def dump(study: OpenStudy, file: Path | None) -> Path:
    """Write the study to ``file`` (default ``corpus/study.jsonl``), or the codebook to ``codebook.yaml``.

    Gives the file. Raises FolderReadOnly or DiskFull, and NotForTheBlind for the study: half a dump would
    be taken for the whole.
    """
    target = study.faces.dump if file is None else placed(study, file)
    if target == study.faces.codebook:
        study.faces.write_codebook()
    else:
        study.refuse_the_blind()
        study.faces.write_dump(target)
    return target


def load(study: OpenStudy, file: Path) -> Path | None:
    """Make the database say what ``file`` says: a dump, or the codebook's file.

    Gives the backup made before a dump takes the database's place. Raises FileMissing, NotADump, the
    codebook's faults and what :func:`backup` raises.
    """
    source = placed(study, file)
    if not source.is_file():
        raise FileMissing(path=file)
    content = source.read_bytes()
    if source == study.faces.codebook:
        study.faces.take_codebook(content, study.entry())
        return None
    kept: list[Path] = []
    study.faces.load_dump(source, content, lambda: kept.append(backup(study)))
    return kept[0]


def backup(study: OpenStudy) -> Path:
    """Copy the database into the folder ``backups``; give the copy.

    Raises FolderReadOnly, and NotForTheBlind where the copy would be a dump that anybody reads (PostgreSQL).
    """
    if study.engine.dialect.name != "sqlite":
        study.refuse_the_blind()
    return back_up(study)


def placed(study: OpenStudy, file: Path) -> Path:
    """Give the file meant: the study's own faces can be named from any folder."""
    if not file.is_absolute() and file.as_posix() in (folder.CODEBOOK, folder.DUMP):
        return study.folder / file
    return file.absolute()
