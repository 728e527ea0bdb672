"""Reading things of the model from the database, and the sums over codings."""

from collections.abc import Collection, Set
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, select

from coder.model.entity import Entity
from coder.store.images import from_image, kind_of
from coder.store.tables import CHANGES, JOURNAL
from coder.store.unit import table_of


def everything[T: Entity](connection: Connection, cls: type[T]) -> list[T]:
    """Give all things of a kind, in the order of their ids."""
    kind = kind_of(cls)
    rows = table_of(kind)
    found = connection.execute(select(rows).order_by(rows.c.id)).mappings()
    return [_as(cls, from_image(kind, dict(row))) for row in found]


def where[T: Entity](connection: Connection, cls: type[T], **equal: Any) -> list[T]:
    """Give the things of a kind whose columns equal the given values (of a set: any), in the order of their ids."""
    kind = kind_of(cls)
    rows = table_of(kind)
    query = select(rows).order_by(rows.c.id)
    for name, value in equal.items():
        column = rows.c[name]
        query = query.where(column.in_(value) if isinstance(value, Set) else column == value)
    return [_as(cls, from_image(kind, dict(row))) for row in connection.execute(query).mappings()]


def _as[T: Entity](cls: type[T], thing: Entity) -> T:
    assert isinstance(thing, cls)
    return thing


@dataclass(frozen=True, slots=True)
class Alike:
    """What codings are summed by: they are alike when all of this is equal."""

    source: str
    coder: str
    round: int
    code: str
    expert: str | None
    elicited: str
    position: str | None


@dataclass(frozen=True, slots=True)
class Tally(Alike):
    """``count`` codings that are alike."""

    count: int


@dataclass(frozen=True, slots=True)
class First(Alike):
    """Where the first of some codings that are alike begins."""

    start: int


def tallies(connection: Connection, sources: Collection[str] | None = None) -> list[Tally]:
    """Sum up all codings, or those in some sources: as many rows as there are differences, not as codings."""
    return [Tally(*row) for row in _alike(connection, func.count(), sources)]


def firsts(connection: Connection) -> list[First]:
    """Give the first place of every difference that :func:`tallies` tells apart."""
    return [First(*row) for row in _alike(connection, func.min(table_of("coding").c.start))]


def _alike(
    connection: Connection, value: ColumnElement[int], sources: Collection[str] | None = None
) -> list[tuple[Any, ...]]:
    columns = [table_of("coding").c[field.name] for field in fields(Alike)]
    query = select(*columns, value).group_by(*columns)
    if sources is not None:
        query = query.where(table_of("coding").c.source.in_(sources))
    return list(connection.execute(query))


class Quoted(NamedTuple):
    """The words of a coding, with what it is of."""

    code: str
    source: str
    coder: str
    round: int
    quote: str


def quoted(connection: Connection, code: str | None = None) -> list[Quoted]:
    """Give the words of all codings, or of those with a code (by id), puts left out, in the order of their ids."""
    codings = table_of("coding").c
    query = select(*(codings[name] for name in Quoted._fields)).where(codings.position.is_not(None))
    if code is not None:
        query = query.where(codings.code == code)
    rows: list[tuple[Any, ...]] = list(connection.execute(query.order_by(codings.id)))
    return [Quoted(*row) for row in rows]


def coded_at(connection: Connection) -> dict[tuple[str, str, int], str]:
    """Give when each pass (source, coder, round) over a source got its first coding that still stands."""
    codings = table_of("coding").c
    made = and_(CHANGES.c.kind == "coding", CHANGES.c.id == codings.id, CHANGES.c.version == 1)
    query = (
        select(codings.source, codings.coder, codings.round, func.min(JOURNAL.c.at))
        .select_from(table_of("coding").join(CHANGES, made).join(JOURNAL, JOURNAL.c.seq == CHANGES.c.seq))
        .group_by(codings.source, codings.coder, codings.round)
    )
    rows: list[tuple[Any, ...]] = list(connection.execute(query))
    return {(source, coder, number): at for source, coder, number, at in rows}
