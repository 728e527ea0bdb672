"""Between a thing of the model and its row: an image is the row as a dictionary of JSON values."""

import dataclasses
from collections.abc import Callable
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from coder.model.codebook import Code, Settings, StoppingRule, Study
from coder.model.coding import Answer, Closing, Coding, Lost, Memo, Person, Reading, Reserved, Settlement
from coder.model.corpus import Expert, Source, Speaker, Turn
from coder.model.entity import Entity, Milestone
from coder.model.swot import Action, Apart, Decision, Factor, Feedback, Judgement, Strategy

Image = dict[str, Any]

#: The kind of each thing, in the order in which a dump lists them.
KINDS: dict[str, type[Entity]] = {
    "study": Study,
    "person": Person,
    "expert": Expert,
    "source": Source,
    "code": Code,
    "coding": Coding,
    "closing": Closing,
    "reading": Reading,
    "memo": Memo,
    "reserved": Reserved,
    "answer": Answer,
    "lost": Lost,
    "settlement": Settlement,
    "factor": Factor,
    "decision": Decision,
    "apart": Apart,
    "feedback": Feedback,
    "judgement": Judgement,
    "strategy": Strategy,
    "action": Action,
    "milestone": Milestone,
}

_KIND_OF = {cls: kind for kind, cls in KINDS.items()}
_NESTED: dict[str, type[Any]] = {
    "speakers": Speaker,
    "turns": Turn,
    "stopping_rule": StoppingRule,
    "settings": Settings,
}


def kind_of(thing: Entity | type[Entity]) -> str:
    """Give the kind under which ``thing`` is stored."""
    return _KIND_OF[thing if isinstance(thing, type) else type(thing)]


def to_image(thing: Entity) -> Image:
    """Give the row of ``thing`` as JSON values (enums as strings, tuples as lists)."""
    return {name: _plain(getattr(thing, name)) for name in _readers(type(thing))}


def from_image(kind: str, image: Image) -> Entity:
    """Make the thing of ``kind`` from its row."""
    cls = KINDS[kind]
    return cls(**{name: read(image[name]) for name, read in _readers(cls).items()})


def content(image: Image | None) -> Image | None:
    """Give an image without its version: what undo compares."""
    return None if image is None else {name: value for name, value in image.items() if name != "version"}


#: What is JSON as it stands; most values are, and a study may have a hundred thousand codings.
_AS_IS = frozenset({str, int, float, bool, type(None)})


def _plain(value: Any) -> Any:
    if type(value) in _AS_IS:
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


_cache: dict[type[Any], dict[str, Callable[[Any], Any]]] = {}


def _readers(cls: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """For each field of ``cls`` the function that makes its value from JSON."""
    if cls not in _cache:
        hints = get_type_hints(cls)
        _cache[cls] = {field.name: _reader(field.name, hints[field.name]) for field in dataclasses.fields(cls)}
    return _cache[cls]


def _reader(name: str, hint: Any) -> Callable[[Any], Any]:
    if name in _NESTED:
        nested = _NESTED[name]
        return lambda value: _make(nested, value) if isinstance(value, dict) else tuple(_make(nested, v) for v in value)
    enum = next((arg for arg in (hint, *get_args(hint)) if isinstance(arg, type) and issubclass(arg, StrEnum)), None)
    if enum is not None:
        return lambda value: None if value is None else enum(value)
    if getattr(hint, "__origin__", None) is tuple:
        return tuple
    return lambda value: value


def _make(cls: type[Any], image: Image) -> Any:
    readers = _readers(cls)
    return cls(**{name: readers[name](value) for name, value in image.items()})
