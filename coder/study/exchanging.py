"""Projects of other tools going out and coming in (REFI-QDA), with a report of what doesn't come over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from coder import __version__
from coder.errors import CoderError
from coder.exchange import parcel as parcels
from coder.exchange.losses import Loss as Loss
from coder.exchange.parcel import Parcel
from coder.exchange.union import Choice, Union, by_rule, unite
from coder.model.codebook import Study
from coder.model.coding import AGREED, Coding, Person
from coder.model.corpus import Source, SourceKind
from coder.model.entity import Edit, Step
from coder.store import journal
from coder.store.engine import Connection, reading
from coder.study import folder, seeing
from coder.study.study import OpenStudy, as_it_is

#: The endings of the format's files: a project, its XML by itself, a codebook.
ENDINGS = (".qdpx", ".qde", ".qdc")

#: Characters that some system doesn't have in the names of files.
_FORBIDDEN = '<>:"/\\|?*'


@dataclass(frozen=True)
class Incoming:
    """What would come in from another tool's file, and how sure its positions are."""

    union: Union
    losses: tuple[Loss, ...]
    origin: str
    ways: tuple["Way", ...]


@dataclass(frozen=True, slots=True)
class Way:
    """How the positions in ``texts`` texts were counted, found on which ground; ``share`` says how sure (0–1)."""

    utf16: bool
    crlf: bool
    ground: str
    share: float
    texts: int


def in_hand(study: OpenStudy) -> Parcel:
    """Give the whole study."""
    with reading(study.engine, study.where) as connection:
        return parcels.from_connection(connection)


def going_out(study: OpenStudy) -> Parcel:
    """Give the whole study as it may leave: with pseudonyms where its settings ask for them. Raises NotAnonymised.

    A blind coder's holds of others' work only what both have closed (:func:`left_out` says so).
    """
    from coder.exchange.disguised import disguised
    from coder.study import pseudonyms

    parcel = seeing.seen_of(in_hand(study), study.blind())
    if not any(header.settings.pseudonyms for header in parcel.of(Study)):
        return parcel
    return disguised(parcel, pseudonyms.mask(study))


def left_out(study: OpenStudy) -> tuple[Loss, ...]:
    """Tell a blind coder whose work doesn't go along as long as not both have closed a source."""
    viewer = study.blind()
    persons = in_hand(study).of(Person) if viewer else ()
    others = sorted(one.name for one in persons if one != viewer and one.name != AGREED)
    return (Loss("unseen", len(others), tuple(others)),) if others else ()


def export_project(study: OpenStudy, path: Path) -> tuple[Loss, ...]:
    """Write the study to a ``.qdpx`` at ``path``; give what it doesn't hold. Raises FolderReadOnly or DiskFull."""
    from coder.exchange.refi import writing

    parcel = going_out(study)
    with reading(study.engine, study.where) as connection:
        times = writing.Times(journal.times(connection), journal.last_entry(connection)[1])
        steps = journal.steps(connection)
    content, losses = writing.project(parcel, times, steps, __version__)
    folder.put(path, content)
    return (*losses, *left_out(study))


def export_codebook(study: OpenStudy, path: Path) -> tuple[Loss, ...]:
    """Write the codebook to a ``.qdc`` at ``path``; give what it doesn't hold. Raises FolderReadOnly or DiskFull."""
    from coder.exchange.refi import writing

    content, losses = writing.codes(going_out(study), __version__)
    folder.put(path, content)
    return losses


def preview(study: OpenStudy, path: Path, kind: SourceKind, side: Choice = "ours") -> Incoming:
    """Read another tool's file and compare it with the study; nothing is written.

    Codes of one label are one; what both have differently stays as it is here, or goes to ``side``. Raises
    FileMissing, BrokenFile or EncryptedFile, and NotForTheBlind when the file has codings.
    """
    from coder.exchange.refi import reading as refi

    unpacked = refi.read(path, study.who, kind)
    if unpacked.parcel.of(Coding):
        study.refuse_the_blind()
    union = unite(in_hand(study), unpacked.parcel, by_rule(side))
    ways = tuple(
        Way(one.counting.utf16, one.counting.crlf, one.ground, one.share, one.texts) for one in unpacked.counted
    )
    return Incoming(union, (*unpacked.losses, *union.losses), unpacked.origin, ways)


def take_in(
    study: OpenStudy,
    union: Union,
    name: str,
    reason: str = "",
    beside: Path | None = None,
    check: Callable[[Connection], None] = as_it_is,
) -> int | None:
    """Save what ``union`` says in one step; give its number, None when nothing is new.

    New sources get a file in ``corpus/``: the original when it lies in the study folder ``beside``, else their
    text. If the step can't be saved, the files go again. ``check`` as in :meth:`~coder.study.study.OpenStudy.apply`.
    """
    edits, files = _placed(study, union, beside)
    if not edits:
        return None
    written: list[Path] = []
    try:
        for path, content in files.items():
            folder.put(path, content)
            written.append(path)
        return study.apply(Step(name, edits, reason), union.texts, check)
    except CoderError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _placed(study: OpenStudy, union: Union, beside: Path | None) -> tuple[tuple[Edit, ...], Mapping[Path, bytes]]:
    """Give the edits with a file for every new source, and the files that must be written."""
    files: dict[Path, bytes] = {}
    placed: dict[str, Source] = {}
    for source in union.sources:
        original = _original(source, beside)
        content = union.texts[source.text_sha256].encode() if original is None else original
        ending = ".txt" if original is None else Path(source.file).suffix
        path = _free_place(study.folder / folder.CORPUS, source.ref, ending, content, files)
        if not path.is_file():
            files[path] = content
        source = replace(source, file=path.relative_to(study.folder).as_posix(), file_sha256=folder.sha256(content))
        if original is None:
            source = replace(source, reader="txt", reader_version="", encoding="utf-8", changes=())
        placed[source.id] = source
    edits = (
        Edit(None, placed[edit.after.id])
        if edit.before is None and isinstance(edit.after, Source) and edit.after.id in placed
        else edit
        for edit in union.edits
    )
    return tuple(edits), files


def _original(source: Source, beside: Path | None) -> bytes | None:
    """Give the file of a source from the study folder it comes from, if it is as it was."""
    if beside is None or not source.file:
        return None
    path = beside / source.file
    content = path.read_bytes() if path.is_file() else None
    return content if content is not None and folder.sha256(content) == source.file_sha256 else None


def _free_place(place: Path, ref: str, ending: str, content: bytes, taken: Mapping[Path, bytes]) -> Path:
    """Give where a file can lie without taking another one's place; a file that holds the same is that place."""
    stem = "".join("_" if char in _FORBIDDEN or char < " " else char for char in ref).strip(". ")[:100] or "source"
    name, number = f"{stem}{ending}", 2
    while (path := place / name) in taken or (path.exists() and path.read_bytes() != content):
        name, number = f"{stem} ({number}){ending}", number + 1
    return path
