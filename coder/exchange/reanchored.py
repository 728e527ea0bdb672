"""Another copy's codings of a document whose text differs, carried over to our text of it.

Nothing is guessed and nothing is dropped: a coding goes where all its words stand again in ours; one whose
words don't becomes :class:`~coder.model.coding.Lost`, with the text it was made on, until a person places it.
A passage that is never to be quoted covers all that stands in its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from coder.exchange.losses import Ledger, Loss
from coder.exchange.parcel import Parcel, packed
from coder.exchange.references import renamed
from coder.model.coding import CONTEXT, Coding, Lost, Reserved
from coder.model.corpus import Source
from coder.model.entity import Entity
from coder.persian.anchors import Anchors


@dataclass(frozen=True)
class Carried:
    """The other copy with its codings on our texts, and what was lost on the way."""

    parcel: Parcel
    losses: tuple[Loss, ...]


def carried(ours: Parcel, theirs: Parcel) -> Carried:
    """Carry the codings of every document that both have, under one id or one name, with other words."""
    ledger = Ledger()
    matched = dict(_matched(ours, theirs))
    anchors = {
        key: Anchors(theirs.texts[old.text_sha256], ours.texts[new.text_sha256]) for key, (old, new) in matched.items()
    }
    things: list[Entity] = []
    for thing in (one for kind in theirs.things.values() for one in kind):
        if isinstance(thing, Source) and thing.id in matched:
            things.append(matched[thing.id][1])
            continue
        key = getattr(thing, "source", None)
        if isinstance(thing, Coding | Reserved) and key in matched:
            old, new = matched[key]
            thing = _placed(thing, anchors[key], ours.texts[new.text_sha256], old, ledger)
        things.append(renamed(thing, lambda kind, one: _new_id(matched, kind, one)))
    return Carried(packed(things, {**theirs.texts, **ours.texts}), ledger.losses())


def _matched(ours: Parcel, theirs: Parcel) -> Iterator[tuple[str, tuple[Source, Source]]]:
    texts = {source.text_sha256 for source in ours.of(Source)}
    by_id = {source.id: source for source in ours.of(Source)}
    by_ref = {source.ref: source for source in ours.of(Source)}
    for source in theirs.of(Source):
        here = by_id.get(source.id) or by_ref.get(source.ref)
        if here is not None and source.text_sha256 not in texts:
            yield source.id, (source, here)


def _new_id(matched: Mapping[str, tuple[Source, Source]], kind: str, key: str) -> str:
    return matched[key][1].id if kind == "source" and key in matched else key


def _placed(thing: Coding | Reserved, anchors: Anchors, text: str, old: Source, ledger: Ledger) -> Entity:
    span = anchors.find(thing.start, thing.end)
    if span is None and isinstance(thing, Coding):
        ledger.note("to_place", f"{old.ref}: {thing.quote[:40]}")
        held = {one.name: getattr(thing, one.name) for one in fields(Coding)}
        return Lost(**held, text_sha256=old.text_sha256)
    start, end = span or anchors.around(thing.start, thing.end)
    return replace(
        thing,
        start=start,
        end=end,
        quote=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
    )
