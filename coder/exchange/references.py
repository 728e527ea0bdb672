"""Which fields of a thing name other things, so that things can go over with new identities."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from coder.model.coding import Memo
from coder.model.corpus import Source
from coder.model.entity import Entity
from coder.store.images import kind_of

#: For each kind the fields that hold an id (or several) of things of another kind.
FIELDS: dict[str, dict[str, str]] = {
    "source": {"experts": "expert"},
    "coding": {"source": "source", "code": "code", "coder": "person", "expert": "expert"},
    "closing": {"source": "source", "coder": "person"},
    "reading": {"source": "source", "code": "code", "coder": "person"},
    "memo": {"coder": "person"},
    "reserved": {"source": "source", "coder": "person"},
    "answer": {"expert": "expert", "code": "code", "coder": "person", "source": "source"},
    "lost": {"source": "source", "code": "code", "coder": "person", "expert": "expert"},
    "settlement": {"source": "source", "codings": "coding", "kept": "coding", "coder": "person"},
    "decision": {"code": "code", "factor": "factor"},
    "apart": {"one": "code", "other": "code"},
    "feedback": {"expert": "expert", "factor": "factor"},
    "judgement": {"factor": "factor"},
    "strategy": {"factors": "factor", "actions": "action", "codes": "code"},
    "action": {"codes": "code"},
}

#: Gives the identity that a thing of a kind has from now on.
type Renamed = Callable[[str, str], str]


def renamed[T: Entity](thing: T, new: Renamed) -> T:
    """Give ``thing`` with every id in it replaced by what ``new`` says; its own id is left alone."""
    changes: dict[str, Any] = {}
    for name, kind in FIELDS.get(kind_of(thing), {}).items():
        held = getattr(thing, name)
        if held is None:
            continue
        meant = tuple(new(kind, key) for key in held) if isinstance(held, tuple) else new(kind, held)
        if meant != held:
            changes[name] = meant
    if isinstance(thing, Source):
        changes["speakers"] = tuple(
            replace(one, expert=new("expert", one.expert)) if one.expert else one for one in thing.speakers
        )
    if isinstance(thing, Memo):
        changes["subject"] = new(thing.about, thing.subject)
    return replace(thing, **changes) if changes else thing
