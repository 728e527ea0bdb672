"""The codebook as REFI-QDA has it: a tree under groups named after the quadrants, every name only once."""

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coder.exchange.parcel import Parcel
from coder.model.codebook import Code, Quadrant, Study
from coder.model.swot import Decision, Factor
from coder.persian.fold import key

_NAMESPACE = uuid.UUID("7c3a1f5e-3a63-4b53-9d39-0a0c1c1f8d11")

_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
_PARTS = re.compile(r"(?:rgba?)?\(?\s*(\d{1,3})\s*[,;\s]\s*(\d{1,3})\s*[,;\s]\s*(\d{1,3})\b.*")

#: The field of a code that its element has no room for, besides the label and the definition.
BESIDE = ("ref", "kind", "valence", "short", "use", "avoid", "example", "order", "retired", "merged_into", "state")


@dataclass(frozen=True, slots=True)
class Node:
    """A code in the tree with its name there and what stands under it; a group has no code."""

    guid: str
    name: str
    code: Code | None
    children: tuple["Node", ...]


def group_id(quadrant: Quadrant) -> str:
    """Give the id of a quadrant's group of codes, the same in every file."""
    return uuid.uuid5(_NAMESPACE, f"group {quadrant}").hex


def set_id(name: str) -> str:
    """Give the id of a set that isn't a thing of the study, the same in every file."""
    return uuid.uuid5(_NAMESPACE, f"set {name}").hex


def quadrant_name(header: Study, quadrant: Quadrant) -> str:
    """Give a quadrant's letter and name."""
    name = header.quadrant_names.get(quadrant.value, "")
    return f"{quadrant.value} · {name}" if name else quadrant.value


def quadrants_of(parcel: Parcel) -> dict[str, Quadrant]:
    """Give the quadrant of every code that was grouped into a factor, by the code's id."""
    factors = {factor.id: factor.quadrant for factor in parcel.of(Factor)}
    return {one.code: factors[one.factor] for one in parcel.of(Decision) if one.factor in factors}


def tree(parcel: Parcel) -> tuple[Node, ...]:
    """Give the codes as a tree: a code under its parent, a code without one under its quadrant's group."""
    header = next(iter(parcel.of(Study)), Study(id="study"))
    codes = sorted(parcel.of(Code), key=lambda code: (code.order, code.ref))
    names = _names(codes, [quadrant_name(header, one) for one in Quadrant])
    parents = _parents(codes)
    below: dict[str, list[Code]] = defaultdict(list)
    for code in codes:
        below[parents[code.id]].append(code)
    quadrants = quadrants_of(parcel)

    def node(code: Code) -> Node:
        return Node(code.id, names[code.id], code, tuple(node(child) for child in below[code.id]))

    groups = []
    for quadrant in Quadrant:
        inside = tuple(node(code) for code in below[""] if quadrants.get(code.id) is quadrant)
        if inside:
            groups.append(Node(group_id(quadrant), quadrant_name(header, quadrant), None, inside))
    return (*groups, *(node(code) for code in below[""] if code.id not in quadrants))


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Give the nodes and all below them."""
    for one in nodes:
        yield one
        yield from walk(one.children)


def _names(codes: list[Code], taken: list[str]) -> dict[str, str]:
    """Give each code a name that no other has, however the two are spelled: its label, with its ref where needed."""
    labels = {code.id: " ".join(code.label.split()) or code.ref for code in codes}
    times = Counter([key(label) for label in labels.values()] + [key(name) for name in taken])
    used = {key(name) for name in taken}
    names = {}
    for code in codes:
        name = labels[code.id]
        if times[key(name)] > 1 or key(name) in used:
            name = f"{name} ({code.ref})"
        while key(name) in used:
            name += "'"
        used.add(key(name))
        names[code.id] = name
    return names


def _parents(codes: list[Code]) -> dict[str, str]:
    """Give the id of the code that each stands under; none for one whose parents lead back to it."""
    by_ref = {code.ref: code for code in codes}
    found: dict[str, str] = {}
    for code in codes:
        seen, above = {code.ref}, by_ref.get(code.parent)
        while above is not None and above.ref not in seen and above.parent:
            seen.add(above.ref)
            above = by_ref.get(above.parent)
        circle = above is not None and above.ref in seen
        found[code.id] = by_ref[code.parent].id if code.parent in by_ref and not circle else ""
    return found


def aside_of(code: Code, name: str, parent: str) -> Mapping[str, object]:
    """Give what a code's element can't say: the fields beside, and those that it says otherwise."""
    fields: dict[str, object] = {"ref": code.ref}
    for field in BESIDE[1:]:
        value = getattr(code, field)
        if value != getattr(Code(id="", ref=""), field):
            fields[field] = value
    if code.label != name:
        fields["label"] = code.label
    if code.colour and colour(code.colour) != code.colour:
        fields["colour"] = code.colour
    if code.parent != parent:
        fields["parent"] = code.parent
    return fields


def colour(given: str) -> str:
    """Give a colour as ``#rrggbb``, from that, from ``#rgb`` (the sign may lack) or ``rgb(1, 2, 3)``; else ""."""
    plain = given.strip().lower()
    if found := _COLOUR.fullmatch(plain):
        digits = found.group(1)
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    if found := _PARTS.fullmatch(plain):
        parts = [int(part) for part in found.groups()]
        if max(parts) <= 255:
            return "#" + "".join(f"{part:02x}" for part in parts)
    return ""
