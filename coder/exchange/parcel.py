"""A study in hand: all its things by kind and the words of its sources, whatever file or database they came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coder.model.entity import Entity
from coder.store import reads, texts
from coder.store.engine import Connection
from coder.store.images import KINDS, from_image, kind_of
from coder.store.whole import Record


@dataclass(frozen=True)
class Parcel:
    """``things`` by their kind; ``texts`` by their sha256."""

    things: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def of[T: Entity](self, cls: type[T]) -> tuple[T, ...]:
        """Give the things of one kind."""
        return self.things.get(kind_of(cls), ())  # type: ignore[return-value]


def packed(things: Iterable[Entity], texts: Mapping[str, str]) -> Parcel:
    """Sort ``things`` into a parcel."""
    by_kind: dict[str, list[Entity]] = {kind: [] for kind in KINDS}
    for thing in things:
        by_kind[kind_of(thing)].append(thing)
    return Parcel({kind: tuple(found) for kind, found in by_kind.items()}, dict(texts))


def from_connection(connection: Connection) -> Parcel:
    """Take the whole study behind ``connection`` in hand."""
    things = {kind: tuple(reads.everything(connection, cls)) for kind, cls in KINDS.items()}
    return Parcel(things, texts.bodies(connection))


def from_records(records: Iterable[Record]) -> Parcel:
    """Take the study of a dump in hand; its journal stays where it is."""
    things: list[Entity] = []
    words: dict[str, str] = {}
    for kind, record in records:
        if kind in KINDS:
            things.append(from_image(kind, record))
        elif kind == "text":
            words[record["sha256"]] = record["body"]
    return packed(things, words)
