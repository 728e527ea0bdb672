"""Reading things of the model from the database, and the sums over codings."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, select

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
    """Give the things of a kind whose columns equal the given values, in the order of their ids."""
    kind = kind_of(cls)
    rows = table_of(kind)
    query = select(rows).order_by(rows.c.id)
    for name, value in equal.items():
        query = query.where(rows.c[name] == value)
    return [_as(cls, from_image(kind, dict(row))) for row in connection.execute(query).mappings()]


def _as[T: Entity](cls: type[T], thing: Entity) -> T:
    assert isinstance(thing, cls)
    return thing


@dataclass(frozen=True, slots=True)
class Tally:
    """``count`` codings of one code in one source by one coder in one round that are alike in the rest."""

    source: str
    coder: str
    round: int
    code: str
    expert: str | None
    elicited: str
    position: str | None
    count: int


def tallies(connection: Connection) -> list[Tally]:
    """Sum up all codings in the database: as many rows as there are differences, not as codings."""
    codings = table_of("coding").c
    alike = (
        codings.source,
        codings.coder,
        codings.round,
        codings.code,
        codings.expert,
        codings.elicited,
        codings.position,
    )
    rows: list[tuple[Any, ...]] = list(connection.execute(select(*alike, func.count()).group_by(*alike)))
    return [Tally(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class First:
    """Where, in one pass over a source, a code first stands for an expert in one way of coming up."""

    source: str
    coder: str
    round: int
    code: str
    expert: str | None
    elicited: str
    position: str | None
    start: int


def firsts(connection: Connection) -> list[First]:
    """Give the first place of every difference that :func:`tallies` tells apart."""
    codings = table_of("coding").c
    alike = (
        codings.source,
        codings.coder,
        codings.round,
        codings.code,
        codings.expert,
        codings.elicited,
        codings.position,
    )
    rows: list[tuple[Any, ...]] = list(connection.execute(select(*alike, func.min(codings.start)).group_by(*alike)))
    return [First(*row) for row in rows]


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
