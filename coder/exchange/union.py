"""Two studies made one: what of theirs is ours already, what is new, and what a person must decide.

Things are paired by id, then by what makes them the same thing to the researchers: a coder by name, an expert
by ref, a source by its words, a code by its folded label (asked), a coding by source, span, code, coder and
round. What is new comes over whole; what both have differently is decided one by one or by a rule. Nothing of
ours is ever taken away.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import Literal

from coder.exchange.losses import Ledger, Loss
from coder.exchange.parcel import Parcel
from coder.exchange.references import renamed
from coder.model.codebook import Code, Study, redefined
from coder.model.coding import Answer, Closing, Coding, Lost, Memo, Person, Reading, Reserved
from coder.model.corpus import Expert, Source
from coder.model.entity import Edit, Entity, Milestone, new_id
from coder.model.swot import Apart, Decision, Factor, Feedback, Judgement
from coder.persian.fold import key as folded
from coder.store.images import KINDS, kind_of

#: The order in which kinds come over: what is named before what names it.
_ORDER = (
    "person",
    "expert",
    "source",
    "code",
    "coding",
    "factor",
    "decision",
    "action",
    "strategy",
    *(kind for kind in KINDS if kind not in ("study", "milestone")),
)

#: What doesn't make a thing different: what its copy's own history says.
_OWN: dict[str, frozenset[str]] = {
    "study": frozenset({"codebook_state"}),
    "source": frozenset({"ref", "file", "file_sha256", "reader", "reader_version", "encoding", "changes"}),
    "code": frozenset({"ref", "order", "state"}),
}

#: What a thing is about: with another one of these it isn't the same thing, whatever its id.
_ABOUT: dict[type[Entity], str] = {
    Coding: "source",
    Lost: "source",
    Closing: "source",
    Reserved: "source",
    Decision: "code",
}

Choice = Literal["ours", "theirs"]


@dataclass(frozen=True, slots=True)
class SameCode:
    """Is their code ours under another id? Their labels fold to the same."""

    ours: Code
    theirs: Code


@dataclass(frozen=True, slots=True)
class Differing:
    """A thing that both have, with the fields in which they differ."""

    kind: str
    ours: Entity
    theirs: Entity
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Deciding:
    """Who answers: whether two codes are one, and whose side a difference goes to."""

    same_code: Callable[[SameCode], bool]
    side: Callable[[Differing], Choice]


def by_rule(side: Choice) -> Deciding:
    """Give the rule by which codes of one label are one and every difference goes to ``side``."""
    return Deciding(lambda _: True, lambda _: side)


@dataclass(frozen=True)
class Union:
    """What makes ours the union: the edits and the new words; how many of each kind are new or were the same."""

    edits: tuple[Edit, ...]
    texts: Mapping[str, str]
    added: Mapping[str, int]
    same: Mapping[str, int]
    changed: Mapping[str, int]
    kept: Mapping[str, int]
    losses: tuple[Loss, ...] = ()
    sources: tuple[Source, ...] = field(default=())


def unite(ours: Parcel, theirs: Parcel, deciding: Deciding) -> Union:
    """Give what must be done to ours so that it holds theirs too."""
    return _Uniting(ours, theirs, deciding).united()


class _Uniting:
    def __init__(self, ours: Parcel, theirs: Parcel, deciding: Deciding) -> None:
        self.ours, self.theirs, self.deciding = ours, theirs, deciding
        self.ids: dict[tuple[str, str], str] = {}
        self.there: dict[str, dict[str, Entity]] = {
            kind: {thing.id: thing for thing in things} for kind, things in ours.things.items()
        }
        self.keys: dict[str, dict[object, str]] = defaultdict(dict)
        for kind, things in self.there.items():
            for thing in things.values():
                self._remember(kind, thing)
        self.made: dict[str, dict[str, Entity]] = defaultdict(dict)
        self.edited: dict[tuple[str, str], tuple[Entity, Entity]] = {}
        self.added: dict[str, int] = defaultdict(int)
        self.same: dict[str, int] = defaultdict(int)
        self.changed: dict[str, int] = defaultdict(int)
        self.kept: dict[str, int] = defaultdict(int)
        self.ledger = Ledger()
        self.moved_on = 0
        self.fresh = not ours.of(Code) and not ours.of(Source)

    def united(self) -> Union:
        for kind in dict.fromkeys(_ORDER):
            for thing in self.theirs.things.get(kind, ()):
                self._take(kind, thing)
        self._states()
        self._header()
        self.ledger.note("milestones", count=len(self.theirs.of(Milestone)))
        edits = [Edit(None, thing) for kind in KINDS for thing in self.made[kind].values()]
        edits += [Edit(before, after) for before, after in self.edited.values() if before != after]
        sources = tuple(thing for thing in self.made["source"].values() if isinstance(thing, Source))
        needed = {source.text_sha256 for source in sources}
        needed |= {one.text_sha256 for one in self.made["lost"].values() if isinstance(one, Lost)}
        texts = {sha: self.theirs.texts[sha] for sha in needed if sha in self.theirs.texts}
        added, same, changed, kept = (dict(one) for one in (self.added, self.same, self.changed, self.kept))
        return Union(tuple(edits), texts, added, same, changed, kept, self.ledger.losses(), sources)

    # ── one thing ────────────────────────────────────────────────────────────────────────────────

    def _take(self, kind: str, thing: Entity) -> None:
        moved = renamed(thing, self._new_id)
        twin = self._twin(kind, moved)
        if twin is None:
            self._add(kind, thing, moved)
            return
        self.ids[kind, thing.id] = twin.id
        different = _differences(twin, moved)
        if not different:
            self.same[kind] += 1
        elif kind in ("person", "expert", "source", "code") and self._fill(kind, twin, moved, different):
            self.changed[kind] += 1
        elif self.deciding.side(Differing(kind, twin, moved, different)) == "theirs":
            self._change(kind, twin, self._free(kind, moved, twin))
            self.changed[kind] += 1
        else:
            self.kept[kind] += 1

    def _new_id(self, kind: str, key: str) -> str:
        return self.ids.get((kind, key), key)

    def _add(self, kind: str, thing: Entity, moved: Entity) -> None:
        key = new_id() if moved.id in self.there.get(kind, {}) else moved.id
        self.ids[kind, thing.id] = key
        as_new = moved if moved.id == key and not moved.version else replace(moved, id=key, version=0)
        new = self._free(kind, as_new, None)
        self.made[kind][key] = new
        self.there.setdefault(kind, {})[key] = new
        self._remember(kind, new)
        self.added[kind] += 1

    def _fill(self, kind: str, twin: Entity, moved: Entity, different: tuple[str, ...]) -> bool:
        """Take over fields that only theirs says; tell whether that settles all differences."""
        empty = {name: getattr(moved, name) for name in different if getattr(twin, name) in ("", (), None, 0, False)}
        unsaid = [name for name in different if getattr(moved, name) in ("", (), None, 0, False)]
        if len(empty) + len(unsaid) < len(different):
            return False
        if empty:
            self._change(kind, twin, replace(twin, **empty))
        return True

    def _change(self, kind: str, twin: Entity, after: Entity) -> None:
        after = replace(after, id=twin.id, version=twin.version)
        if isinstance(after, Code) and isinstance(twin, Code):
            after = replace(after, ref=twin.ref, order=twin.order, state=twin.state)
        if twin.id in self.made[kind]:
            self.made[kind][twin.id] = after
        else:
            before = self.edited.get((kind, twin.id), (twin, twin))[0]
            self.edited[kind, twin.id] = before, after
        self.there[kind][twin.id] = after
        self._remember(kind, after)

    # ── which is which ───────────────────────────────────────────────────────────────────────────

    def _twin(self, kind: str, moved: Entity) -> Entity | None:
        """Give our thing that theirs is, if any."""
        there = self.there.get(kind, {})
        same_id = there.get(moved.id)
        if isinstance(moved, Source):
            return self._source(moved, same_id)
        if same_id is not None and self._keeps_place(moved, same_id):
            return same_id
        if isinstance(moved, Code):
            return self._code(moved)
        found = self.keys[kind].get(_key(moved))
        return there[found] if found is not None else None

    def _keeps_place(self, moved: Entity, ours: Entity) -> bool:
        """Tell whether a thing of one id is still about the same: its source wasn't kept apart, say."""
        about = _ABOUT.get(type(moved))
        return about is None or getattr(moved, about) == getattr(ours, about)

    def _source(self, moved: Source, same_id: Entity | None) -> Entity | None:
        if isinstance(same_id, Source) and same_id.text_sha256 == moved.text_sha256:
            return same_id
        found = self.keys["source"].get(_key(moved))
        if found is not None:
            return self.there["source"][found]
        if same_id is not None:
            self.ledger.note("apart", moved.ref)
        return None

    def _code(self, moved: Code) -> Entity | None:
        for ours in self.there.get("code", {}).values():
            assert isinstance(ours, Code)
            alike = ours.id not in self.made["code"] and ours.kind == moved.kind and ours.label
            if alike and folded(ours.label) == folded(moved.label):
                return ours if self.deciding.same_code(SameCode(ours, moved)) else None
        return None

    def _remember(self, kind: str, thing: Entity) -> None:
        found = _key(thing)
        if found is not None:
            self.keys[kind].setdefault(found, thing.id)

    # ── names that may stand only once ───────────────────────────────────────────────────────────

    def _free(self, kind: str, thing: Entity, twin: Entity | None) -> Entity:
        """Give ``thing`` under a name that nothing else of its kind has."""
        if not isinstance(thing, Source | Expert | Code):
            return thing
        others = [one for one in self.there.get(kind, {}).values() if one is not twin and one.id != thing.id]
        if isinstance(thing, Code):
            return self._coded(thing, {one.ref for one in others if isinstance(one, Code)})
        return self._suffixed(thing, {one.ref for one in others if isinstance(one, Source | Expert)})

    def _suffixed(self, thing: Source | Expert, taken: set[str]) -> Source | Expert:
        ref, number = thing.ref, 2
        while ref in taken:
            ref, number = f"{thing.ref} ({number})", number + 1
        if ref != thing.ref:
            self.ledger.note("renamed", f"{thing.ref} → {ref}")
        return replace(thing, ref=ref)

    def _coded(self, code: Code, taken: set[str]) -> Code:
        """Give a code a ref of its own; codes that name it follow by :meth:`_refs`."""
        if code.ref not in taken:
            return code
        number = 1
        while f"c{number:03}" in taken:
            number += 1
        self.ledger.note("renamed", f"{code.ref} → c{number:03}")
        return replace(code, ref=f"c{number:03}")

    # ── the codebook's count, and the header ─────────────────────────────────────────────────────

    def _states(self) -> None:
        """New and redefined codes are owed in what we closed; what they closed is owed the codes that they hadn't."""
        self._follow_refs()
        if self.fresh:
            return
        state = max(_count(self.ours), _count(self.theirs)) + 1
        theirs = {self.ids["code", code.id]: code.state for code in self.theirs.of(Code)}
        only_ours = [code.state for code in self.ours.of(Code) if code.id not in theirs]
        for key, code in self.made["code"].items():
            if isinstance(code, Code):
                self.made["code"][key] = replace(code, state=state)
                self.moved_on = state
        for (kind, key), (before, after) in list(self.edited.items()):
            if isinstance(before, Code) and isinstance(after, Code) and redefined(before, after):
                self.edited[kind, key] = before, replace(after, state=state)
                self.moved_on = state
        for key, closing in list(self.made["closing"].items()):
            assert isinstance(closing, Closing)
            known = closing.codebook_state
            lowest = min([known, *(one - 1 for one in only_ours if one <= known)])
            self.made["closing"][key] = replace(closing, codebook_state=lowest)
            self._read(closing, [code for code, since in theirs.items() if since <= known], lowest, state)

    def _follow_refs(self) -> None:
        """Let their codes name their parents by the refs that these have here."""
        refs: dict[str, str] = {}
        for code in self.theirs.of(Code):
            here = self.there["code"][self.ids["code", code.id]]
            assert isinstance(here, Code)
            refs[code.ref] = here.ref

        def followed(code: Entity) -> Entity:
            assert isinstance(code, Code)
            parent, into = (refs.get(ref, ref) for ref in (code.parent, code.merged_into))
            return replace(code, parent=parent, merged_into=into)

        self.made["code"] = {key: followed(code) for key, code in self.made["code"].items()}
        for (kind, key), (before, after) in list(self.edited.items()):
            if kind == "code" and getattr(before, "parent", "") != getattr(after, "parent", ""):
                self.edited[kind, key] = before, followed(after)

    def _read(self, closing: Closing, codes: Iterable[str], state: int, now: int) -> None:
        """Note that what was closed was read for ``codes``, where the codebook's count no longer says so."""
        for code in codes:
            entry = self.there["code"].get(code)
            current = self.made["code"].get(code, entry)
            if isinstance(current, Code) and current.state > state:
                reading = Reading(
                    id=new_id(), source=closing.source, code=code, coder=closing.coder, codebook_state=now
                )
                self.made["reading"][reading.id] = reading

    def _header(self) -> None:
        """Take their header into a study that has nothing yet; else keep ours, which counts the codebook's changes."""
        theirs = next(iter(self.theirs.of(Study)), None)
        ours = next(iter(self.ours.of(Study)), None)
        if theirs is not None and (self.fresh or ours is None):
            wanted = theirs
            if ours is not None:
                said = {one.name: getattr(theirs, one.name) for one in fields(Study) if getattr(theirs, one.name)}
                wanted = replace(ours, **{name: value for name, value in said.items() if name not in ("id", "version")})
            self._put_header(ours, wanted)
            return
        if ours is None:
            return
        if theirs is not None:
            different = _differences(ours, theirs)
            if different and self.deciding.side(Differing("study", ours, theirs, different)) == "theirs":
                self.changed["study"] += 1
                ours_now = replace(theirs, id=ours.id, version=ours.version, codebook_state=ours.codebook_state)
            else:
                ours_now = ours
        else:
            ours_now = ours
        if self.moved_on:
            ours_now = replace(ours_now, codebook_state=self.moved_on)
        self._put_header(ours, ours_now)

    def _put_header(self, ours: Study | None, wanted: Study) -> None:
        if ours is None:
            self.made["study"][wanted.id] = replace(wanted, version=0)
        else:
            self.edited["study", ours.id] = ours, replace(wanted, id=ours.id, version=ours.version)


def _count(parcel: Parcel) -> int:
    return max((one.codebook_state for one in parcel.of(Study)), default=0)


def _differences(ours: Entity, theirs: Entity) -> tuple[str, ...]:
    own = _OWN.get(kind_of(ours), frozenset()) | {"id", "version"}
    return tuple(
        one.name for one in fields(ours) if one.name not in own and getattr(ours, one.name) != getattr(theirs, one.name)
    )


#: What makes a thing the same thing, beside its id.
_KEYS: dict[type[Entity], tuple[str, ...]] = {
    Person: ("name",),
    Expert: ("ref",),
    Source: ("text_sha256",),
    Coding: ("source", "start", "end", "code", "coder", "round"),
    Closing: ("source", "coder", "round"),
    Reading: ("source", "code", "coder"),
    Memo: ("about", "subject", "text", "coder"),
    Reserved: ("source", "start", "end"),
    Answer: ("expert", "code", "source"),
    Lost: ("source", "start", "end", "code", "coder", "round", "text_sha256"),
    Decision: ("code",),
    Factor: ("quadrant", "label"),
    Apart: ("one", "other"),
    Feedback: ("expert", "factor"),
    Judgement: ("judge", "factor"),
}


_GETTERS = {cls: attrgetter(*names) for cls, names in _KEYS.items()}


def _key(thing: Entity) -> object:
    get = _GETTERS.get(type(thing))
    return None if get is None else get(thing)
