"""Reading things of the model from the database, and the sums over codings."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from coder.model.entity import Entity
from coder.store.images import from_image, kind_of
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
