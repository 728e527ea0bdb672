"""Two coders' copies made one: another database, or a dump, merged into this study in one step."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from coder.errors import FileMissing, MergeUndecided
from coder.exchange import dump
from coder.exchange import parcel as parcels
from coder.exchange.losses import Loss
from coder.exchange.parcel import Parcel
from coder.exchange.union import Choice, unite
from coder.exchange.union import Deciding as Deciding
from coder.exchange.union import Differing as Differing
from coder.exchange.union import SameCode as SameCode
from coder.exchange.union import Union as Union
from coder.exchange.union import by_rule as by_rule
from coder.store import faces, journal, schema
from coder.store.engine import connect_sqlite, reading, writing
from coder.study import folder
from coder.study.exchanging import in_hand, take_in
from coder.study.study import OpenStudy

_SQLITE = b"SQLite format 3\0"


@dataclass
class Questions:
    """What a person must decide, gathered by going through the merge once without anybody to ask."""

    same_codes: list[SameCode] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)

    def gathering(self) -> Deciding:
        """Give a way of deciding that only writes down what is asked."""

        def same(question: SameCode) -> bool:
            self.same_codes.append(question)
            return True

        def side(question: Differing) -> Choice:
            self.differing.append(question)
            return "ours"

        return Deciding(same, side)

    def refuse(self) -> None:
        """Raise MergeUndecided when anything is open."""
        if self.same_codes or self.differing:
            lines = [f"  {one.ours.ref} ~ {one.theirs.ref}: {one.ours.label}" for one in self.same_codes]
            lines += [f"  {one.kind} {named(one.ours)}: {', '.join(one.fields)}" for one in self.differing]
            raise MergeUndecided(count=len(lines), list="\n".join(lines[:20]))


def named(thing: object) -> str:
    """Give the name by which people know a thing."""
    for name in ("ref", "label", "name", "quote", "text"):
        if getattr(thing, name, ""):
            return str(getattr(thing, name))[:60]
    return str(getattr(thing, "id", ""))[:8]


@dataclass(frozen=True)
class Other:
    """The other copy in hand, and the study folder it lies in, if any; ``losses`` when it was re-anchored."""

    parcel: Parcel
    folder: Path | None
    losses: tuple[Loss, ...] = ()


def other_copy(path: Path) -> Other:
    """Read the other copy at ``path``: a study's folder, a database, or a dump; it is never changed.

    Raises FileMissing, NotADump, DatabaseBroken or DatabaseNewer.
    """
    if path.is_dir():
        inside = next((one for one in (path / folder.DATABASE, path / folder.DUMP) if one.is_file()), None)
        if inside is None:
            raise FileMissing(path=path / folder.DATABASE)
        return Other(other_copy(inside).parcel, path)
    if not path.is_file():
        raise FileMissing(path=path)
    with path.open("rb") as file:
        is_database = file.read(len(_SQLITE)) == _SQLITE
    if is_database:
        return Other(_of_database(path), path.parent)
    records = dump.parse(path, path.read_text("utf-8", errors="replace"))
    place = path.parent.parent if path.parent.name == folder.CORPUS else None
    return Other(parcels.from_records(records), place)


def _of_database(path: Path) -> Parcel:
    """Read a copy of a database, so that not even its version is brought up to date in place."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / path.name
        for suffix in ("", "-wal"):  # what isn't yet in the database itself lies in its log
            part = path.with_name(path.name + suffix)
            if part.is_file():
                shutil.copyfile(part, copy.with_name(copy.name + suffix))
        engine = connect_sqlite(copy)
        try:
            schema.prepare(engine, str(path), lambda: None)
            with reading(engine, str(path)) as connection:
                return parcels.from_connection(connection)
        finally:
            engine.dispose()


def reanchored(study: OpenStudy, other: Other) -> Other:
    """Give the other copy with its codings carried over to our text of each document that it has in other words.

    Raises NotForTheBlind.
    """
    from coder.exchange.reanchored import carried

    found = carried(_ours(study), other.parcel)
    return Other(found.parcel, other.folder, found.losses)


def _ours(study: OpenStudy) -> Parcel:
    """Give this copy whole. Raises NotForTheBlind: what is new and what differs tells of everybody's coding."""
    study.refuse_the_blind()
    return in_hand(study)


def questions(study: OpenStudy, other: Other) -> Questions:
    """Give what a person must decide before the two are one. Raises NotForTheBlind."""
    found = Questions()
    unite(_ours(study), other.parcel, found.gathering())
    return found


def plan(study: OpenStudy, other: Other, deciding: Deciding) -> Union:
    """Give what the merge would do; nothing is written. Raises NotForTheBlind."""
    return unite(_ours(study), other.parcel, deciding)


def merge(study: OpenStudy, other: Other, union: Union, reason: str = "") -> int | None:
    """Merge in one step; give its number, None when the other copy has nothing that this one lacks."""
    return take_in(study, union, "exchange.merge", reason, other.folder)


def in_step_with(study: OpenStudy, path: Path) -> None:
    """Note that the study's dump, as it is at ``path``, is in the database now."""
    if path.resolve() != study.faces.dump.resolve():
        return
    with writing(study.engine, study.where) as connection:
        seq, _ = journal.last_entry(connection)
        faces.in_step(connection, folder.DUMP, folder.sha256(path.read_bytes()), seq)
