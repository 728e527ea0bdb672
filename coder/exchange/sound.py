"""Whether a thing made from somebody's JSON holds what its fields are declared to hold."""

import dataclasses
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

from coder.model.entity import Entity


def is_sound(thing: Entity) -> bool:
    """Tell whether every field of ``thing`` is of its declared type."""
    return _fits(thing, type(thing))


def _fits(value: Any, hint: Any) -> bool:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(item, parts[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(k, parts[0]) and _fits(v, parts[1]) for k, v in value.items())
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
    if dataclasses.is_dataclass(hint):
        return type(value) is hint and all(
            _fits(getattr(value, name), inner) for name, inner in get_type_hints(hint).items()
        )
    return isinstance(value, hint)
