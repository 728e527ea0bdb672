"""What a REFI-QDA file says, before it is understood: its elements as plain values, GUIDs as ids."""

import re
import uuid
from dataclasses import dataclass, field

from coder.model.entity import new_id

_HEX = re.compile(r"[0-9a-f]{32}")


def id_of(guid: str | None) -> str:
    """Give the id behind a GUID in any case, with or without braces; for what isn't one, an id made from it."""
    if not guid or not guid.strip():
        return new_id()
    plain = guid.strip().strip("{}").replace("-", "").lower()
    return plain if _HEX.fullmatch(plain) else uuid.uuid5(uuid.NAMESPACE_URL, guid.strip()).hex


def guid_of(key: str) -> str:
    """Give the GUID of a thing's id."""
    return str(uuid.UUID(hex=id_of(key)))


@dataclass(slots=True)
class RawCode:
    """A code; ``parent`` is the id of the code it stands under."""

    id: str
    name: str
    codable: bool
    colour: str
    description: str
    notes: tuple[str, ...]
    parent: str | None


@dataclass(slots=True)
class RawCoding:
    """A code on a selection (or on a whole source)."""

    id: str
    code: str
    user: str | None
    notes: tuple[str, ...]


@dataclass(slots=True)
class RawSelection:
    """A selection of a text, in the tool's own counting."""

    id: str
    name: str
    start: int
    end: int
    user: str | None
    description: str
    codings: tuple[RawCoding, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class RawText:
    """A text source, or a note: words inline or at a path."""

    id: str
    name: str
    user: str | None = None
    description: str = ""
    inline: str | None = None
    plain_path: str = ""
    rich_path: str = ""
    selections: list[RawSelection] = field(default_factory=list)
    codings: list[RawCoding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class RawCase:
    """A case: a person, an organisation, whatever the tool's user made of it."""

    id: str
    name: str
    description: str
    values: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    selections: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(slots=True)
class RawSet:
    """A set of codes, sources and notes."""

    id: str
    name: str
    description: str
    codes: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class RawProject:
    """All of it. ``media`` names pictures, recordings and pdfs with the number of selections in each."""

    name: str = ""
    origin: str = ""
    description: str = ""
    notes_of_all: list[str] = field(default_factory=list)
    users: dict[str, str] = field(default_factory=dict)
    codes: list[RawCode] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=dict)
    cases: list[RawCase] = field(default_factory=list)
    sources: list[RawText] = field(default_factory=list)
    notes: list[RawText] = field(default_factory=list)
    sets: list[RawSet] = field(default_factory=list)
    media: list[tuple[str, int]] = field(default_factory=list)
    links: int = 0
    dates: int = 0
