"""Coded segments as a table, out and in; and the codebook as a table."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coder.errors import ColumnMissing
from coder.exchange import labels, located, sheets
from coder.exchange.losses import Ledger, Loss
from coder.exchange.parcel import packed
from coder.exchange.union import Union, by_rule, unite
from coder.model.codebook import Code, CodeKind, Valence
from coder.model.coding import Coding, Elicited, Memo, Person, Position, Reserved, code_span
from coder.model.corpus import Expert, Source
from coder.model.entity import Entity, new_id
from coder.persian.digits import to_latin
from coder.persian.fold import key
from coder.study import folder
from coder.study.exchanging import going_out, in_hand, left_out, take_in
from coder.study.gestures import proposal
from coder.study.study import OpenStudy

#: The columns of a table of segments; to read one, ``quote`` and ``code`` must be known.
SEGMENT = (
    "source",
    "start",
    "end",
    "code",
    "label",
    "coder",
    "round",
    "elicited",
    "position",
    "expert",
    "quote",
    "memo",
)

#: The columns of a table of codes; to read one, ``label`` must be known.
CODE = ("code", "label", "kind", "valence", "short", "definition", "use", "avoid", "example", "parent", "colour")

#: What other programs and people call these columns.
_ALSO = {
    "source": ("document", "document name", "file", "file name", "منبع", "سند", "مصاحبه", "نام سند"),
    "start": ("begin", "beginning", "آغاز"),
    "code": ("codes", "code name", "node", "کد", "کدها"),
    "label": ("name", "برچسب", "نام"),
    "coder": ("created by", "author", "user", "کدگذار"),
    "quote": ("segment", "quotation", "quotation content", "text", "coded text", "نقل‌قول", "قطعه", "متن"),
    "memo": ("comment", "note", "یادداشت"),
    "definition": ("description", "تعریف"),
    "valence": ("سویه",),
    "expert": ("صاحب‌نظر",),
}


@dataclass(frozen=True, slots=True)
class Located:
    """A row as it would come in: its number in the file, the source and span found (None: none, or several)."""

    row: int
    source: str
    start: int | None
    end: int | None
    codes: tuple[str, ...]
    quote: str


@dataclass(frozen=True)
class Segments:
    """What a table would become: how its columns were understood, its rows, what wasn't located."""

    columns: Mapping[str, str]
    rows: tuple[Located, ...]
    union: Union
    losses: tuple[Loss, ...]


def export_segments(study: OpenStudy, path: Path) -> tuple[Loss, ...]:
    """Write every coding as a row of ``path`` (CSV or Excel), but for passages that are never to be quoted."""
    parcel = going_out(study)
    sources = {one.id: one for one in parcel.of(Source)}
    codes = {one.id: one for one in parcel.of(Code)}
    persons = {one.id: one.name for one in parcel.of(Person)}
    experts = {one.id: one.ref for one in parcel.of(Expert)}
    memos: dict[str, list[str]] = defaultdict(list)
    for memo in parcel.of(Memo):
        memos[memo.subject].append(memo.text)
    held: dict[str, list[Reserved]] = defaultdict(list)
    for mark in parcel.of(Reserved):
        held[mark.source].append(mark)
    ledger = Ledger()
    rows: list[tuple[object, ...]] = []
    for one in sorted(parcel.of(Coding), key=lambda one: (sources[one.source].ref, one.start, one.end, one.id)):
        if any(mark.start < one.end and one.start < mark.end for mark in held[one.source]):
            ledger.note("reserved", sources[one.source].ref)
            continue
        rows.append(
            (
                sources[one.source].ref,
                one.start,
                one.end,
                codes[one.code].ref,
                codes[one.code].label,
                persons.get(one.coder, ""),
                one.round,
                one.elicited.value,
                one.position.value if one.position else "",
                experts.get(one.expert or "", ""),
                one.quote,
                "\n".join(memos[one.id]),
            )
        )
    folder.put(path, sheets.written(path, SEGMENT, rows))
    return (*ledger.losses(), *left_out(study))


def export_codes(study: OpenStudy, path: Path) -> tuple[Loss, ...]:
    """Write every code as a row of ``path`` (CSV or Excel)."""
    codes = sorted(going_out(study).of(Code), key=lambda code: (code.order, code.ref))
    ledger = Ledger()
    for code in codes:
        ledger.note("fields", code.ref, int(code.retired or bool(code.merged_into)))
    rows = [
        (code.ref, code.label, code.kind.value, code.valence or "", *(getattr(code, name) for name in CODE[4:]))
        for code in codes
    ]
    folder.put(path, sheets.written(path, CODE, rows))
    return ledger.losses()


def preview_codes(study: OpenStudy, path: Path, columns: Mapping[str, str]) -> Segments:
    """Read a table of codes; ``columns`` says which column holds what. Raises ColumnMissing and what reading raises."""
    rows = sheets.read(path)
    mapped = _mapped(path, rows, columns, CODE, ("label",))
    parcel = in_hand(study)
    taken = {code.ref for code in parcel.of(Code)}
    codes: list[Code] = []
    for order, row in enumerate(rows):
        words = {name: row[column] for name, column in mapped.items()}
        if not words["label"].strip():
            continue
        ref = words.get("code", "").strip() or _free(taken)
        taken.add(ref)
        kind, valence = words.get("kind", ""), words.get("valence", "")
        said: dict[str, Any] = {name: words[name] for name in CODE[4:] if name in words}
        codes.append(
            Code(
                id=new_id(),
                ref=ref,
                label=words["label"],
                kind=CodeKind(kind) if kind in list(CodeKind) else CodeKind.VIEW,
                valence=Valence(valence) if valence in list(Valence) else None,
                order=order,
                **said,
            )
        )
    union = unite(parcel, packed(codes, {}), by_rule("ours"))
    return Segments(mapped, (), union, union.losses)


def preview_segments(study: OpenStudy, path: Path, columns: Mapping[str, str]) -> Segments:
    """Read a table of segments and look for each quote in its source, or in all when none is named.

    ``columns`` says which column holds what. Raises ColumnMissing and what reading raises.
    """
    rows = sheets.read(path)
    mapped = _mapped(path, rows, columns, SEGMENT, ("quote", "code"))
    reading = _Rows(study)
    for number, row in enumerate(rows, 2):
        reading.take(number, {name: row[column] for name, column in mapped.items()})
    union = unite(reading.parcel, packed(reading.things(), reading.parcel.texts), by_rule("ours"))
    return Segments(mapped, tuple(reading.rows), union, reading.ledger.losses())


def save(study: OpenStudy, segments: Segments, name: str) -> int | None:
    """Save it all in one step; give its number, None when nothing is new."""
    return take_in(study, segments.union, "segments.import", name)


def _mapped(
    path: Path, rows: list[sheets.Row], columns: Mapping[str, str], known: tuple[str, ...], needed: tuple[str, ...]
) -> dict[str, str]:
    """Give the column that holds each thing: as told, else by its name. Raises ColumnMissing."""
    heads = list(rows[0]) if rows else []
    by_key = {key(head): head for head in reversed(heads)}
    found: dict[str, str] = {}
    for name in known:
        if name in columns:
            if columns[name] not in heads:
                raise ColumnMissing(path=path, column=columns[name], columns=", ".join(heads))
            found[name] = columns[name]
            continue
        head = next((by_key[key(one)] for one in (name, *_ALSO.get(name, ())) if key(one) in by_key), None)
        if head is not None and head not in columns.values():
            found[name] = head
    for name in needed:
        if name not in found:
            raise ColumnMissing(path=path, column=name, columns=", ".join(heads))
    return found


def _free(taken: set[str]) -> str:
    number = 1
    while f"c{number:03}" in taken:
        number += 1
    return f"c{number:03}"


class _Rows:
    """Rows of segments becoming codings."""

    def __init__(self, study: OpenStudy) -> None:
        self.parcel = in_hand(study)
        self.who = study.who
        self.ledger = Ledger()
        self.rows: list[Located] = []
        self.codings: list[Entity] = []
        self.texts = {one.id: located.Text(self.parcel.texts[one.text_sha256]) for one in self.parcel.of(Source)}
        self.sources = {key(name): one for one in self.parcel.of(Source) for name in (one.title, one.ref) if name}
        self.persons = {one.name: one for one in self.parcel.of(Person)}
        self.by_ref = {one.ref: one for one in self.parcel.of(Code)}
        self.by_label = {key(one.label): one for one in self.parcel.of(Code) if one.label}

    def things(self) -> list[Entity]:
        """Give everything that the codings stand on, and them."""
        codes = {code.id: code for code in (*self.by_ref.values(), *self.by_label.values())}
        return [
            *self.persons.values(),
            *self.parcel.of(Expert),
            *self.parcel.of(Source),
            *codes.values(),
            *self.codings,
        ]

    def take(self, number: int, row: Mapping[str, str]) -> None:
        quote = row["quote"]
        said = labels.understood(row["code"])
        if not quote.strip() or not said.labels:
            return
        name = row.get("source", "").strip()
        named = self.sources.get(key(name)) or self.sources.get(key(Path(name).stem)) if name else None
        if name and named is None:
            self.ledger.note("no_source", f"{number}: {name}")
            self.rows.append(Located(number, name, None, None, said.labels, quote))
            return
        places = self._stated(named, row) or [
            (source, *span)
            for source in ([named] if named else self.parcel.of(Source))
            for span in self.texts[source.id].places(quote)
        ]
        if len(places) > 1 and row.get("start", "").strip():
            places = [place for place in places if str(place[1]) == to_latin(row["start"].strip())] or places
        if len(places) != 1:
            self.ledger.note("ambiguous" if places else "unlocated", f"{number}: {quote[:40]}")
            self.rows.append(Located(number, name, None, None, said.labels, quote))
            return
        source, start, end = places[0]
        self.rows.append(Located(number, source.ref, start, end, said.labels, quote))
        for label in said.labels:
            self._coding(source, start, end, self._code(label, row, said), row, said)

    def _stated(self, source: Source | None, row: Mapping[str, str]) -> list[tuple[Source, int, int]]:
        """Give the place that the row states, if its words are the quote."""
        start, end = (to_latin(row.get(name, "").strip()) for name in ("start", "end"))
        if source is None or not (start.isdigit() and end.isdigit()):
            return []
        place = int(start), int(end)
        return [(source, *place)] if self.texts[source.id].text[slice(*place)] == row["quote"] != "" else []

    def _coding(
        self, source: Source, start: int, end: int, code: Code, row: Mapping[str, str], said: labels.Said
    ) -> None:
        text = self.texts[source.id].text
        found = proposal(source, text, start, [], code.id)
        given, position = row.get("elicited", "").strip(), row.get("position", "").strip()
        elicited = Elicited(given) if given in list(Elicited) else said.elicited or found.elicited
        stands = Position(position) if position in list(Position) else said.position or found.position
        if given == Elicited.PUT and "position" in row and not position:
            stands = None
        rounds = to_latin(row.get("round", "").strip())
        coding = code_span(
            source,
            text,
            start,
            end,
            code=code.id,
            coder=self._person(row.get("coder", "").strip() or self.who).id,
            round=int(rounds) if rounds.isdigit() and int(rounds) else said.round or 1,
            elicited=elicited,
            position=stands,
        )
        self.codings.append(coding)
        if row.get("memo", "").strip():
            self.codings.append(
                Memo(id=new_id(), about="coding", subject=coding.id, text=row["memo"], coder=coding.coder)
            )

    def _code(self, label: str, row: Mapping[str, str], said: labels.Said) -> Code:
        code = self.by_ref.get(label) or self.by_label.get(key(label))
        if code is None:
            named = row.get("label", "").strip()
            ref = label if named else _free(set(self.by_ref))
            code = Code(id=new_id(), ref=ref, label=named or label, order=len(self.by_ref))
        if said.quadrant is not None and code.valence is None:
            code = replace(code, valence=said.quadrant.valence)
        self.by_ref[code.ref] = code
        self.by_label[key(code.label)] = code
        return code

    def _person(self, name: str) -> Person:
        return self.persons.setdefault(name, Person(id=new_id(), name=name))
