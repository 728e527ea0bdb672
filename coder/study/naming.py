"""What people call a thing: its ref, label or name, its words, or what it is about."""

from collections.abc import Mapping
from typing import Any

from coder.study.snapshot import Snapshot

#: The longest name, in characters.
_LONGEST = 60


def called(snapshot: Snapshot, image: Mapping[str, Any]) -> str:
    """Give the name of a thing by its image; empty when it has none."""
    for field in ("ref", "label", "name", "quote", "text", "title"):
        if image.get(field):
            return " ".join(str(image[field]).split())[:_LONGEST]
    known = {code.id: code.ref for code in snapshot.codes}
    known |= {source.id: source.ref for source in snapshot.sources}
    known |= {expert.id: expert.ref for expert in snapshot.experts}
    about = (known[image[field]] for field in ("code", "source", "expert", "one") if image.get(field) in known)
    return next(about, "")
