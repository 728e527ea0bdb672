"""A REFI-QDA project or codebook as a study in hand, whatever tool wrote it, and what could not be taken over."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from coder.errors import Undecodable
from coder.exchange.losses import Ledger, Loss
from coder.exchange.parcel import Parcel, packed
from coder.exchange.references import renamed
from coder.exchange.refi import asides, codebook, container, parsing
from coder.exchange.refi.positions import PLAIN, Counting, Marked, Ruler, Verdict, likeness, measure
from coder.exchange.refi.raw import RawCase, RawCode, RawCoding, RawProject, RawSelection, RawText, id_of
from coder.exchange.refi.remarks import Remarks
from coder.exchange.refi.writing import LISTED, OF_SOURCE, VARIABLES
from coder.exchange.sound import is_sound
from coder.importing import txt
from coder.model.codebook import Code, Quadrant, Study
from coder.model.coding import CONTEXT, Coding, Elicited, Person, Position
from coder.model.corpus import Expert, Role, Source, SourceKind, Speaker, Turn
from coder.model.entity import Entity, new_id
from coder.persian.turns import find_turns
from coder.store.images import KINDS, from_image, to_image


@dataclass(frozen=True, slots=True)
class Counted:
    """How the selections of some texts were counted, and how sure that is."""

    counting: Counting
    ground: str
    share: float
    texts: int


@dataclass(frozen=True)
class Unpacked:
    """A file understood: the study in it, what was lost on the way, how its positions were read."""

    parcel: Parcel
    losses: tuple[Loss, ...]
    counted: tuple[Counted, ...]
    origin: str


def read(path: Path, who: str, kind: SourceKind = SourceKind.INTERVIEW) -> Unpacked:
    """Read the project or codebook at ``path``; codings that name nobody are ``who``'s, texts are of ``kind``.

    Raises FileMissing, BrokenFile or EncryptedFile.
    """
    inside = container.opened(path)
    raw = parsing.parse(path, inside.project())
    return _Reader(path, raw, inside, who, kind).understood()


@dataclass(slots=True)
class _Text:
    """A text with its ruler, and how its selections are counted."""

    raw: RawText
    ruler: Ruler
    text: str
    fields: dict[str, Any]
    verdict: Verdict = field(default_factory=lambda: Verdict(PLAIN, "same", 1.0))


class _Reader:
    def __init__(self, path: Path, raw: RawProject, inside: container.Container, who: str, kind: SourceKind) -> None:
        self.path, self.raw, self.inside, self.who, self.kind = path, raw, inside, who, kind
        self.ledger = Ledger()
        self.things: list[Entity] = []
        self.texts: dict[str, str] = {}
        self.persons: dict[str, Person] = {}
        self.codes: dict[str, Code] = {}
        self.used_ids: set[tuple[str, str]] = set()
        self.experts_of: dict[str, list[str]] = defaultdict(list)
        for note in raw.notes:
            note.inline = self._words_of(note)
        self.remarks = Remarks(raw.notes, self.ledger, self._coder, self._fresh)

    def understood(self) -> Unpacked:
        for key, name in self.raw.users.items():
            self._person(key, name)
        self._codes()
        texts = self._texts()
        self._cases(texts)
        for text in texts:
            self._source(text)
        self._header()
        self._sets()
        self._listed()
        self._leftovers()
        counted: dict[tuple[Counting, str], list[float]] = defaultdict(list)
        for text in texts:
            if text.raw.selections:
                counted[text.verdict.counting, text.verdict.ground].append(text.verdict.share)
        ways = tuple(Counted(way, ground, min(shares), len(shares)) for (way, ground), shares in counted.items())
        return Unpacked(
            packed([*self.things, *self.remarks.memos], self.texts), self.ledger.losses(), ways, self.raw.origin
        )

    # ── identities ───────────────────────────────────────────────────────────────────────────────

    def _fresh(self, kind: str, key: str, name: str) -> str:
        """Give an id that no other thing of the kind has: a GUID that comes twice gets a new one, and is told."""
        if (kind, key) in self.used_ids:
            self.ledger.note("twice", name)
            key = new_id()
        self.used_ids.add((kind, key))
        return key

    def _person(self, key: str, name: str) -> Person:
        if key not in self.persons:
            taken = {person.name: person for person in self.persons.values()}
            name = " ".join(name.split()) or self.who
            if name in taken:  # one name is one coder, whatever the tool thinks
                self.persons[key] = taken[name]
                return taken[name]
            self.persons[key] = Person(id=key, name=name)
            self.things.append(self.persons[key])
        return self.persons[key]

    def _coder(self, key: str | None) -> str:
        """Give the id of a coder; for a user whom the file doesn't name, of the person who reads it in."""
        return self.persons[key].id if key in self.persons else self._person("", self.who).id

    # ── words ────────────────────────────────────────────────────────────────────────────────────

    def _words_of(self, text: RawText) -> str | None:
        """Give the words of a text or note, without its mark, line ends as they are; None when it has none."""
        if text.inline is not None:
            return text.inline.removeprefix("\ufeff")
        content = self.inside.text(text.plain_path) if text.plain_path else None
        if content is not None:
            try:
                return txt.decode(self.path, content, None).text.removeprefix("\ufeff")
            except Undecodable:
                return None
        return self._rich(text.rich_path)

    def _rich(self, path: str) -> str | None:
        """Give the text of a Word file, for a source that has no plain text."""
        content = self.inside.text(path) if path.lower().endswith(".docx") else None
        if content is None:
            return None
        from coder.importing import docx

        return docx.decode(self.path, content, None).text

    # ── the codebook ─────────────────────────────────────────────────────────────────────────────

    def _codes(self) -> None:
        groups = {codebook.group_id(quadrant) for quadrant in Quadrant}
        raw = [code for code in self.raw.codes if code.id not in groups]
        asides_of = {id(code): self._code_aside(code) for code in raw}
        refs: dict[int, str] = {}
        taken = {str(aside["ref"]) for aside in asides_of.values() if aside.get("ref")}
        seen: set[str] = set()
        number = 0
        for code in raw:
            ref = str(asides_of[id(code)].get("ref") or "")
            while not ref or ref in seen:
                number += 1
                ref = f"c{number:03}" if f"c{number:03}" not in taken else ""
            seen.add(ref)
            refs[id(code)] = ref
        ref_of = {code.id: refs[id(code)] for code in reversed(raw)}
        for order, code in enumerate(raw):
            self._code(code, refs[id(code)], ref_of, asides_of[id(code)], order)

    def _code_aside(self, code: RawCode) -> dict[str, Any]:
        found = self.remarks.aside(code.notes, "code")
        if not found and asides.is_aside(code.description):
            read = asides.read(code.description)
            if read is None:
                self.ledger.note("note_broken", code.name)
            else:
                found = read[1]
                found.setdefault("definition", asides.before(code.description))
        return found

    def _code(self, code: RawCode, ref: str, refs: dict[str, str], aside: dict[str, Any], order: int) -> None:
        key = self._fresh("code", code.id, code.name)
        fields: dict[str, Any] = to_image(Code(id=key, ref=ref, order=order if not aside else 0))
        fields |= {"label": code.name, "colour": codebook.colour(code.colour), "definition": code.description}
        fields["parent"] = refs.get(code.parent or "", "")
        known = {name: value for name, value in aside.items() if name in fields and name not in ("id", "version")}
        made = self._made("code", {**fields, **known, "ref": ref})
        if not isinstance(made, Code):
            return
        if not code.codable:
            self.ledger.note("folders", code.name)
        self.codes.setdefault(code.id, made)
        self.things.append(made)
        self.remarks.take("code", key, code.notes, "")

    def _made(self, kind: str, image: dict[str, Any]) -> Entity | None:
        """Make a thing from the fields of a note that somebody may have changed."""
        try:
            cls = KINDS[kind]
            known = {name: image[name] for name in image if name in cls.__dataclass_fields__}
            made = from_image(kind, {**known, "version": 0})
            if is_sound(made):
                return made
        except (KeyError, TypeError, ValueError, AttributeError):
            pass
        self.ledger.note("note_broken", f"{kind} {image.get('ref') or image.get('label') or ''}".strip())
        return None

    # ── texts, cases, codings ────────────────────────────────────────────────────────────────────

    def _texts(self) -> list[_Text]:
        found = []
        for raw in self.raw.sources:
            words = self._words_of(raw)
            if words is None or not words.strip():
                self.ledger.note("no_text", raw.name, max(1, sum(len(one.codings) for one in raw.selections)))
                continue
            fields = self.remarks.aside(raw.notes, "source")
            exact = hashlib.sha256(words.encode()).hexdigest() == fields.get("text_sha256")
            ruler = Ruler(words)
            found.append(_Text(raw, ruler, words if exact else ruler.text, fields))
        marks = [(text.ruler, [Marked(one.name, one.start, one.end) for one in text.raw.selections]) for text in found]
        for text, verdict in zip(found, measure(marks, self.raw.origin), strict=True):
            text.verdict = verdict
        return found

    def _cases(self, texts: list[_Text]) -> None:
        of_selection = {one.id: text.raw.id for text in texts for one in text.raw.selections}
        seen: set[str] = set()
        for case in self.raw.cases:
            key = self._fresh("expert", case.id, case.name)
            ref = " ".join(case.name.split()) or f"E{len(seen) + 1:02}"
            while ref in seen:
                ref += "'"
            seen.add(ref)
            self.things.append(Expert(id=key, ref=ref, **self._values(case, key)))
            self.remarks.take("expert", key, self.remarks.on(key), case.description)
            sources = [*case.sources, *(of_selection.get(one, "") for one in case.selections)]
            for source in dict.fromkeys(filter(None, sources)):
                self.experts_of[source].append(key)
            if case.codes:
                self.ledger.note("links", case.name, len(case.codes))

    def _values(self, case: RawCase, key: str) -> dict[str, Any]:
        """Give the fields of an expert from a case's variables; what no field holds becomes a memo."""
        fields: dict[str, Any] = {}
        other = []
        for variable, value in case.values:
            name = self.raw.variables.get(variable, "")
            field_name = _field_of(name)
            if not value.strip() or field_name in ("date", "order"):
                continue
            if field_name == "groups":
                fields["groups"] = tuple(part.strip() for part in value.split(";") if part.strip())
            elif field_name:
                fields[field_name] = value
            else:
                other.append(f"{name}: {value}")
                self.ledger.note("variables", name)
        if other:
            self.remarks.add("expert", key, "\n".join(other))
        return fields

    def _source(self, text: _Text) -> None:
        raw = text.raw
        key = self._fresh("source", raw.id, raw.name)
        sha = hashlib.sha256(text.text.encode()).hexdigest()
        self.texts[sha] = text.text
        if text.fields:
            image = to_image(Source(id=key, ref=raw.name, kind=SourceKind.INTERVIEW))
            image |= {name: text.fields[name] for name in OF_SOURCE if name in text.fields}
            made = self._made("source", {**image, "text_sha256": sha, "reader": "refi"})
            source = made if isinstance(made, Source) else self._found(text, key, sha)
            source = renamed(source, lambda _, held: id_of(held))
        else:
            source = self._found(text, key, sha)
        self.things.append(source)
        self.remarks.take("source", key, raw.notes, raw.description)
        for _, value in raw.values:
            if value.strip():
                self.ledger.note("variables", raw.name)
        for coding in raw.codings:
            self._coding(source, text, 0, len(text.text.rstrip()), coding)
        for selection in raw.selections:
            self._selection(source, text, selection)

    def _found(self, text: _Text, key: str, sha: str) -> Source:
        """Give the source of a text that no note of ours describes: turns and speakers as they are found."""
        experts = tuple(dict.fromkeys(self.experts_of[text.raw.id]))
        turns = find_turns(text.text) if self.kind is SourceKind.INTERVIEW else ()
        labelled = [turn for turn in turns if turn.label]
        return Source(
            id=key,
            ref=" ".join(text.raw.name.split()) or key[:8],
            kind=self.kind,
            title=text.raw.name,
            text_sha256=sha,
            reader="refi",
            turns=tuple(Turn(turn.start, turn.body, turn.end, turn.label) for turn in labelled),
            experts=experts,
            speakers=_speakers([(turn.label, turn.role) for turn in labelled], experts),
        )

    def _selection(self, source: Source, text: _Text, selection: RawSelection) -> None:
        start, end = text.ruler.span(selection.start, selection.end, text.verdict.counting)
        name = selection.name or f"{selection.start}–{selection.end}"
        length = len(text.text)
        if start < 0 or start >= length or end <= start:
            self.ledger.note("beyond", f"{source.ref}: {name}", max(1, len(selection.codings)))
            return
        if end > length:
            self.ledger.note("clipped", f"{source.ref}: {name}")
            end = length
        named = text.verdict.ground == "names" and selection.name.strip()
        if named and not likeness(
            text.ruler, Marked(selection.name, selection.start, selection.end), text.verdict.counting
        ):
            self.ledger.note("mismatch", f"{source.ref}: {name}")
        made = [self._coding(source, text, start, end, coding, selection.user) for coding in selection.codings]
        taken = [coding for coding in made if coding is not None]
        if taken:
            notes = [key for coding in selection.codings for key in coding.notes]
            description = "" if self.remarks.repeat(notes, selection.description) else selection.description
            self.remarks.take("coding", taken[0].id, selection.notes, description)
        elif selection.description.strip() or selection.notes:
            quote = text.text[start:end]
            self.remarks.take("source", source.id, selection.notes, f"«{quote}»\n{selection.description}".strip())
        elif not selection.codings:
            self.ledger.note("no_code", f"{source.ref}: {name}")

    def _coding(
        self, source: Source, text: _Text, start: int, end: int, raw: RawCoding, user: str | None = None
    ) -> Coding | None:
        code = self.codes.get(raw.code)
        if code is None:
            self.ledger.note("no_code", f"{source.ref}: {text.text[start:end][:40]}")
            return None
        way = self.remarks.aside(raw.notes, "coding")
        if not way:
            self.ledger.note("undecided")
        elicited, position, number = self._way(way)
        expert = source.expert_at(start) or source.expert_at(end - 1)
        if way:
            expert = None if position is None else source.expert_at(start)
        coding = Coding(
            id=self._fresh("coding", raw.id, f"{source.ref}: {text.text[start:end][:40]}"),
            source=source.id,
            start=start,
            end=end,
            code=code.id,
            coder=self._coder(raw.user or user),
            round=number,
            elicited=elicited,
            position=position,
            expert=expert,
            quote=text.text[start:end],
            before=text.text[max(0, start - CONTEXT) : start],
            after=text.text[end : end + CONTEXT],
        )
        self.things.append(coding)
        self.remarks.take("coding", coding.id, raw.notes, "")
        return coding

    def _way(self, way: dict[str, Any]) -> tuple[Elicited, Position | None, int]:
        """Give how a view came up; what no note says is taken as asserted by itself, in the first round."""
        try:
            position = way.get("position", Position.ASSERTS.value)
            return (
                Elicited(way.get("elicited", "open")),
                None if position is None else Position(position),
                int(way.get("round", 1)),
            )
        except (ValueError, TypeError):
            self.ledger.note("note_broken", str(way))
            return Elicited.OPEN, Position.ASSERTS, 1

    # ── the rest ─────────────────────────────────────────────────────────────────────────────────

    def _header(self) -> None:
        fields = self.remarks.aside(self.raw.notes_of_all, "study")
        header = self._made("study", {**to_image(Study(id="study")), **fields, "id": "study"}) if fields else None
        if header is None and self.raw.sources:
            header = Study(id="study", title=self.raw.name, question=self.raw.description.strip())
        if header is not None:
            self.things.append(header)

    def _sets(self) -> None:
        own = {codebook.set_id(codebook.group_id(quadrant)) for quadrant in Quadrant}
        for one in self.raw.sets:
            kind = next((kind for kind in ("factor", "strategy", "action") if self.remarks.aside(one.notes, kind)), "")
            if kind:
                thing = self._made(kind, {**self.remarks.aside(one.notes, kind), "id": one.id})
                if thing is not None:
                    self.things.append(renamed(thing, lambda _, key: id_of(key)))
                    self.remarks.take(kind, one.id, one.notes, one.description)
            elif one.id not in own:
                self._foreign_set(one.name, [*one.codes, *one.sources], one.description)
                self.remarks.take("study", "study", one.notes, "")

    def _foreign_set(self, name: str, members: list[str], description: str) -> None:
        """Keep a set of another tool as a memo that names its members: this program has no sets."""
        names = {code.id: code.label for code in self.codes.values()} | {one.id: one.name for one in self.raw.sources}
        self.ledger.note("set_members", name, max(1, len(members)))
        lines = [name, description, *(f"- {names[key]}" for key in members if key in names)]
        words = "\n".join(filter(None, lines))
        if words:
            self.remarks.add("study", "study", words)

    def _listed(self) -> None:
        for kind in ("decision", *LISTED):
            for image in self.remarks.aside(self.raw.notes_of_all, kind).values():
                thing = self._made(kind, image) if isinstance(image, dict) else None
                if thing is not None:
                    thing = replace(thing, id=id_of(thing.id))
                    self.things.append(renamed(thing, lambda _, key: id_of(key)))

    def _leftovers(self) -> None:
        self.remarks.take("study", "study", self.raw.notes_of_all, "")
        self.remarks.take("study", "study", self.remarks.left())
        for name, selections in self.raw.media:
            self.ledger.note("media", name, max(1, selections))
        self.ledger.note("links", count=self.raw.links)
        if not self.raw.origin.startswith("coder "):
            self.ledger.note("dates", count=self.raw.dates)


#: Names of variables, in small letters, by the field of an expert that holds their values.
_KNOWN = {
    "groups": ("group", "groups", "گروه", "گروه‌ها"),
    "field": ("field", "رشته", "تخصص"),
    "reached": ("reached", "شیوهٔ دسترسی"),
    "experience": ("experience", "سابقه"),
    "consent": ("consent", "رضایت"),
}


def _field_of(variable: str) -> str:
    """Give the field of an expert (or date, order) that a variable's name means, "" when none."""
    for field_name, name in VARIABLES.items():
        if variable == name:
            return field_name
    plain = variable.strip().lower()
    return next((field_name for field_name, names in _KNOWN.items() if plain in names), "")


def _speakers(turns: list[tuple[str, str]], experts: tuple[str, ...]) -> tuple[Speaker, ...]:
    """Put the experts behind the labels that aren't the interviewer's, when there are as many, or only one."""
    roles: dict[str, str] = {}
    for label, role in turns:
        roles.setdefault(label, role)
    answering = [label for label, role in roles.items() if role != "interviewer"]
    behind: dict[str, str] = {}
    if len(experts) == 1:
        behind = dict.fromkeys(answering, experts[0])
    elif len(experts) == len(answering):
        behind = dict(zip(answering, experts, strict=True))
    return tuple(
        Speaker(label, Role.INTERVIEWER)
        if role == "interviewer"
        else Speaker(label, Role.EXPERT if label in behind else Role.OTHER, behind.get(label))
        for label, role in roles.items()
    )
