"""A study in hand with pseudonyms in every word of it, and every span where its words now are."""

import hashlib
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from coder.exchange.parcel import Parcel, packed
from coder.model.coding import CONTEXT, Coding, Lost, Reserved
from coder.model.corpus import Source, Speaker, Turn
from coder.model.entity import Entity
from coder.persian.masks import Mask
from coder.store.images import KINDS

#: Fields that hold people's words, whatever they are of. Codes keep their refs, coders their names.
_WORDS = frozenset(
    {"title", "question", "label", "short", "definition", "use", "avoid", "example", "text", "reason", "note", "words"}
    | {"field", "reached", "experience", "consent", "quote", "before", "after"}
)


def disguised(parcel: Parcel, mask: Mask) -> Parcel:
    """Give ``parcel`` with what ``mask`` hides hidden: in the texts, the quotes, the memos, the labels.

    A span that cuts through something hidden holds all that stands for it.
    """
    moves = {sha: _Moves(text, mask) for sha, text in parcel.texts.items()}
    sources = {source.id: moves[source.text_sha256] for source in parcel.of(Source)}
    things: list[Entity] = []
    for kind in KINDS:
        for thing in parcel.things.get(kind, ()):
            moved = sources.get(getattr(thing, "source", None) or "")
            if isinstance(thing, Source):
                things.append(_source(thing, moves[thing.text_sha256], mask))
            elif isinstance(thing, Coding | Reserved) and not isinstance(thing, Lost) and moved is not None:
                start, end = moved.span(thing.start, thing.end)
                words = moved.text
                before, after = words[max(0, start - CONTEXT) : start], words[end : end + CONTEXT]
                things.append(replace(thing, start=start, end=end, quote=words[start:end], before=before, after=after))
            else:
                things.append(_masked(thing, mask))
    return packed(things, {moved.sha256: moved.text for moved in moves.values()})


class _Moves:
    """A text with its hidden places filled, and where every place of the old one is in it."""

    def __init__(self, text: str, mask: Mask) -> None:
        self._places = mask.places(text)
        parts, done = [], 0
        for start, end, instead in self._places:
            parts += [text[done:start], instead]
            done = end
        self.text = "".join([*parts, text[done:]])
        self.sha256 = hashlib.sha256(self.text.encode()).hexdigest()

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.place(start, last=False), self.place(end, last=True)

    def place(self, offset: int, last: bool) -> int:
        """Give where ``offset`` is now; inside something hidden it is its end, when ``last``, else its beginning."""
        moved = offset
        for start, end, instead in self._places:
            if end <= offset:
                moved += len(instead) - (end - start)
            elif start < offset:
                return moved - (offset - start) + (len(instead) if last else 0)
            else:
                break
        return moved


def _source(source: Source, moved: _Moves, mask: Mask) -> Source:
    def turn(one: Turn) -> Turn:
        start, body = moved.place(one.start, last=False), moved.place(one.body, last=False)
        return Turn(start, body, moved.place(one.end, last=True), mask.masked(one.label))

    return replace(
        source,
        ref=mask.masked(source.ref),
        title=mask.masked(source.title),
        file="",
        file_sha256="",
        text_sha256=moved.sha256,
        open_end=None if source.open_end is None else moved.place(source.open_end, last=False),
        turns=tuple(turn(one) for one in source.turns),
        speakers=tuple(Speaker(mask.masked(one.label), one.role, one.expert) for one in source.speakers),
    )


def _masked(thing: Entity, mask: Mask) -> Entity:
    changes: dict[str, Any] = {}
    for one in fields(thing):
        held = getattr(thing, one.name)
        if one.name in _WORDS and isinstance(held, str):
            changes[one.name] = mask.masked(held)
        elif one.name == "groups":
            changes[one.name] = _each(held, mask)
    return replace(thing, **changes) if changes else thing


def _each(words: Sequence[str], mask: Mask) -> tuple[str, ...]:
    return tuple(mask.masked(one) for one in words)
