"""A study as a REFI-QDA project (``.qdpx``) or codebook (``.qdc``), strictly as schema 1.0 has it.

What the schema has elements for goes there; the rest goes into notes that this program reads back and
others show as they are; what finds no place is told as a loss.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from coder.exchange.losses import Ledger, Loss
from coder.exchange.parcel import Parcel
from coder.exchange.refi import asides, codebook
from coder.exchange.refi.positions import collapsed
from coder.exchange.refi.raw import guid_of
from coder.exchange.refi.xml import Writer
from coder.model.codebook import Code, Quadrant, Study
from coder.model.coding import Coding, Memo, Person
from coder.model.corpus import Expert, Source
from coder.model.entity import Entity, Milestone
from coder.model.swot import Action, Decision, Factor, Strategy, numbers, ordered_strategies, strategy_codes
from coder.store.images import Image, kind_of, to_image

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"

#: Longest name of a selection.
_NAME = 80

#: Kinds that the schema knows nothing of: each thing of them is a line of one note on the whole project.
LISTED = (
    "closing",
    "reading",
    "reserved",
    "answer",
    "lost",
    "settlement",
    "apart",
    "feedback",
    "judgement",
)

#: What of a source its element can't say. Its file as it came stays behind.
OF_SOURCE = (
    "kind",
    "title",
    "order",
    "date",
    "minutes",
    "mode",
    "record",
    "text_sha256",
    "damage",
    "damage_reasons",
    "open_end",
    "experts",
    "speakers",
    "turns",
)

#: Variables of a case, by the field of the expert.
VARIABLES = {
    "groups": "گروه (group)",
    "field": "رشته (field)",
    "reached": "شیوهٔ دسترسی (reached)",
    "experience": "سابقه (experience)",
    "consent": "رضایت (consent)",
    "date": "تاریخ مصاحبه (date)",
    "order": "ترتیب مصاحبه (order)",
}


@dataclass(frozen=True)
class Times:
    """When each thing was made, by kind and id, and when anything last changed (ISO 8601, UTC)."""

    made: Mapping[tuple[str, str], str]
    changed: str

    def of(self, thing: Entity) -> str:
        """Give the time of a thing; always one that ends in Z."""
        return self.made.get((kind_of(thing), thing.id)) or self.changed or "2000-01-01T00:00:00Z"


def project(parcel: Parcel, times: Times, steps: int, version: str) -> tuple[bytes, tuple[Loss, ...]]:
    """Give the ``.qdpx`` of a study whose journal has ``steps``, and what it doesn't hold."""
    ledger = Ledger()
    ledger.note("journal", count=steps)
    ledger.note("milestones", count=len(parcel.of(Milestone)))
    ledger.note("files", count=sum(bool(source.file_sha256) for source in parcel.of(Source)))
    for person in parcel.of(Person):
        ledger.note("blind", person.name, int(person.blind))
    writing = _Project(parcel, times, Writer(PROJECT, ledger), version)
    for _ in writing.out.document():
        writing.write()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("project.qde", writing.out.out.getvalue()), *writing.files()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue(), ledger.losses()


def codes(parcel: Parcel, version: str) -> tuple[bytes, tuple[Loss, ...]]:
    """Give the ``.qdc`` of a study's codebook, and what it doesn't hold."""
    ledger = Ledger()
    out = Writer(CODEBOOK, ledger)
    tree = codebook.tree(parcel)

    def element(node: codebook.Node, parent: str) -> etree._Element:
        inside = []
        if node.code is not None:
            fields = {**codebook.aside_of(node.code, node.name, parent), "definition": node.code.definition}
            if node.code.definition == node.code.definition.strip("\n"):
                del fields["definition"]  # the words before the aside say it
            words = f"{node.code.definition}\n\n{asides.written('code', fields)}".lstrip("\n")
            inside.append(out.element("Description", words=words))
        ref = node.code.ref if node.code else ""
        return out.element("Code", *inside, *(element(child, ref) for child in node.children), **_code(node))

    for _ in out.document():
        with out.within("CodeBook", origin=f"coder {version}"):
            if tree:
                with out.within("Codes"):
                    for node in tree:
                        out.put(element(node, ""))
            groups = [node for node in tree if node.code is None]
            if groups:
                with out.within("Sets"):
                    for node in groups:
                        members = (out.element("MemberCode", guid=guid_of(child.guid)) for child in node.children)
                        out.put(out.element("Set", *members, guid=guid_of(codebook.set_id(node.guid)), name=node.name))
    return out.out.getvalue(), ledger.losses()


def _code(node: codebook.Node) -> dict[str, str]:
    found = {"guid": guid_of(node.guid), "name": node.name, "isCodable": "true" if node.code else "false"}
    if node.code and codebook.colour(node.code.colour):
        found["color"] = codebook.colour(node.code.colour)
    return found


@dataclass(slots=True)
class _Note:
    id: str
    name: str
    words: str
    user: str | None = None
    at: str = ""
    description: str = ""
    in_file: bool = False


class _Project:
    def __init__(self, parcel: Parcel, times: Times, out: Writer, version: str) -> None:
        self.parcel, self.times, self.out, self.version = parcel, times, out, version
        self.header = next(iter(parcel.of(Study)), Study(id="study"))
        self.persons = {person.id: person for person in parcel.of(Person)}
        self.memos: dict[tuple[str, str], list[Memo]] = defaultdict(list)
        for memo in sorted(parcel.of(Memo), key=lambda memo: memo.id):
            self.memos[memo.about, memo.subject].append(memo)
        self.notes: dict[str, _Note] = {}
        self.placed: set[str] = set()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give the texts and the memos with their places in the archive."""
        for source in self.parcel.of(Source):
            yield f"sources/{guid_of(source.id)}.txt", self.parcel.texts[source.text_sha256].encode()
        for note in self.notes.values():
            if note.in_file:
                yield f"sources/{guid_of(note.id)}.txt", note.words.encode()

    def write(self) -> None:
        about: dict[str, str] = {"modifiedDateTime": self.times.changed} if self.times.changed else {}
        lead = next((person for person in self.persons.values() if person.name == self.header.lead_coder), None)
        if lead:
            about["creatingUserGUID"] = guid_of(lead.id)
        with self.out.within(
            "Project",
            name=self.header.title or "coder",
            origin=f"coder {self.version}",
            creationDateTime=self.times.of(self.header),
            **about,
        ):
            self._users()
            self._codebook()
            self._cases()
            self._sources()
            sets = self._sets()
            of_all = self._of_all()
            self._notes()
            with self._container("Sets", sets):
                for one in sets:
                    self.out.put(one)
            if self.header.question:
                self.out.put(self.out.element("Description", words=self.header.question))
            for ref in of_all:
                self.out.put(ref)

    @contextmanager
    def _container(self, name: str, content: object) -> Iterator[None]:
        """Open a container that is there only when something is in it."""
        if content:
            with self.out.within(name):
                yield
        else:
            yield

    def _users(self) -> None:
        with self._container("Users", self.persons):
            for person in self.persons.values():
                self.out.put(self.out.element("User", guid=guid_of(person.id), name=person.name))

    def _codebook(self) -> None:
        tree = codebook.tree(self.parcel)
        if tree:
            with self.out.within("CodeBook"), self.out.within("Codes"):
                for node in tree:
                    self.out.put(self._code(node, ""))

    def _code(self, node: codebook.Node, parent: str) -> etree._Element:
        inside: list[etree._Element] = []
        if node.code is not None:
            words, refs = self._memos_on("code", node.code.id)
            aside = dict(codebook.aside_of(node.code, node.name, parent))
            if words:
                aside["definition"] = node.code.definition
            description = "\n\n".join(filter(None, (node.code.definition, words)))
            if description:
                inside.append(self.out.element("Description", words=description))
            inside += [self._aside(f"code {node.code.id}", node.code.ref, "code", aside), *refs]
        ref = node.code.ref if node.code else ""
        return self.out.element("Code", *inside, *(self._code(child, ref) for child in node.children), **_code(node))

    def _cases(self) -> None:
        experts = sorted(self.parcel.of(Expert), key=lambda expert: expert.ref)
        if not experts:
            return
        sources = sorted(self.parcel.of(Source), key=lambda source: (source.order, source.ref))
        with self.out.within("Variables"):
            for field, name in VARIABLES.items():
                kind = "Integer" if field == "order" else "Text"
                self.out.put(self.out.element("Variable", guid=_variable(field), name=name, typeOfVariable=kind))
        with self.out.within("Cases"):
            for expert in experts:
                mine = [source for source in sources if expert.id in source.experts]
                words, _ = self._memos_on("expert", expert.id, refer=False)
                inside = [self.out.element("Description", words=words)] if words else []
                inside += self._values(expert, mine)
                inside += [self.out.element("SourceRef", targetGUID=guid_of(source.id)) for source in mine]
                self.out.put(self.out.element("Case", *inside, guid=guid_of(expert.id), name=expert.ref))

    def _values(self, expert: Expert, mine: list[Source]) -> Iterator[etree._Element]:
        values = {name: getattr(expert, name) for name in ("field", "reached", "experience", "consent")}
        values = {"groups": "; ".join(expert.groups), **values}
        if mine:
            values |= {"date": mine[0].date, "order": str(mine[0].order)}
        for field, value in values.items():
            if value:
                ref = self.out.element("VariableRef", targetGUID=_variable(field))
                kind = "IntegerValue" if field == "order" else "TextValue"
                yield self.out.element("VariableValue", ref, self.out.element(kind, words=value))

    def _sources(self) -> None:
        sources = sorted(self.parcel.of(Source), key=lambda source: (source.order, source.ref))
        by_source: dict[str, list[Coding]] = defaultdict(list)
        for coding in self.parcel.of(Coding):
            by_source[coding.source].append(coding)
        with self._container("Sources", sources):
            for source in sources:
                self._source(source, by_source[source.id])

    def _source(self, source: Source, codings: list[Coding]) -> None:
        guid = guid_of(source.id)
        image = to_image(source)
        fields = {name: image[name] for name in OF_SOURCE if image[name] not in ("", 0, [], None)}
        words, refs = self._memos_on("source", source.id)
        refs.insert(0, self._aside(f"source {source.id}", source.ref, "source", fields))
        with self.out.within(
            "TextSource",
            guid=guid,
            name=source.ref,
            plainTextPath=f"internal://{guid}.txt",
            creationDateTime=self.times.of(source),
        ):
            if words:
                self.out.put(self.out.element("Description", words=words))
            codings.sort(key=lambda one: (one.start, one.end, one.id))
            for _, same in groupby(codings, key=lambda one: (one.start, one.end)):
                self.out.put(self._selection(list(same)))
            for ref in refs:
                self.out.put(ref)

    def _selection(self, codings: list[Coding]) -> etree._Element:
        first = codings[0]
        described, inside = [], []
        for coding in codings:
            words, refs = self._memos_on("coding", coding.id)
            described.append(words)
            way = {"elicited": coding.elicited.value, "position": coding.position and coding.position.value}
            name = " · ".join(filter(None, (*way.values(), str(coding.round))))
            aside = self._aside(f"way {name}", name, "coding", {**way, "round": coding.round})
            code = self.out.element("CodeRef", targetGUID=guid_of(coding.code))
            who = {"creatingUser": guid_of(coding.coder)} if coding.coder in self.persons else {}
            inside.append(
                self.out.element(
                    "Coding", code, aside, *refs, guid=guid_of(coding.id), creationDateTime=self.times.of(coding), **who
                )
            )
        words = "\n\n".join(filter(None, described))
        if words:
            inside.insert(0, self.out.element("Description", words=words))
        who = {"creatingUser": guid_of(first.coder)} if first.coder in self.persons else {}
        return self.out.element(
            "PlainTextSelection",
            *inside,
            guid=guid_of(codebook.set_id(f"selection {first.source} {first.start} {first.end}")),
            name=collapsed(first.quote)[:_NAME],
            startPosition=str(first.start),
            endPosition=str(first.end),
            creationDateTime=self.times.of(first),
            **who,
        )

    def _sets(self) -> list[etree._Element]:
        found = []
        quadrants = codebook.quadrants_of(self.parcel)
        there = {code.id for code in self.parcel.of(Code)}
        for quadrant in Quadrant:
            members = [key for key, where in quadrants.items() if where is quadrant and key in there]
            if members:
                guid = guid_of(codebook.set_id(codebook.group_id(quadrant)))
                found.append(self._set(guid, codebook.quadrant_name(self.header, quadrant), members, []))
        number = numbers(self.parcel.of(Factor))
        codes: dict[str, list[str]] = defaultdict(list)
        for decision in self.parcel.of(Decision):
            codes[decision.factor or ""].append(decision.code)
        for factor in self.parcel.of(Factor):
            found.append(self._thing(factor, f"{number[factor.id]} · {factor.label}", codes[factor.id]))
        names = strategy_codes(self.parcel.of(Strategy))
        for strategy in ordered_strategies(self.parcel.of(Strategy)):
            found.append(self._thing(strategy, f"{names[strategy.id]} · {strategy.label}", strategy.codes))
        found += [self._thing(action, f"اقدام · {action.label}", action.codes) for action in self.parcel.of(Action)]
        return found

    def _thing(self, thing: Factor | Strategy | Action, name: str, members: Iterable[str]) -> etree._Element:
        """Give the set that stands for a factor, a strategy or an action."""
        kind = kind_of(thing)
        there = {code.id for code in self.parcel.of(Code)}
        words, refs = self._memos_on(kind, thing.id)
        aside = self._aside(f"{kind} {thing.id}", name, kind, _image(thing))
        described = [self.out.element("Description", words=words)] if words else []
        notes = [self.out.element("MemberNote", targetGUID=ref.get("targetGUID") or "") for ref in (aside, *refs)]
        return self._set(guid_of(thing.id), name, [key for key in members if key in there], notes, described)

    def _set(
        self,
        guid: str,
        name: str,
        members: list[str],
        notes: list[etree._Element],
        described: "list[etree._Element] | tuple[()]" = (),
    ) -> etree._Element:
        codes = [self.out.element("MemberCode", targetGUID=guid_of(member)) for member in dict.fromkeys(members)]
        return self.out.element("Set", *described, *codes, *notes, guid=guid, name=name)

    def _of_all(self) -> list[etree._Element]:
        """Give references to the notes on the project as a whole: the study's header, lists, memos without a place."""
        image = _image(self.header)
        refs = [self._aside("study", "پژوهش (study)", "study", image)]
        decisions = [_image(one) for one in self.parcel.of(Decision)]
        if decisions:
            refs.append(self._aside("decisions", "تصمیم‌ها (decisions)", "decision", _numbered(decisions)))
        for kind in LISTED:
            images = [_image(one) for one in self.parcel.things.get(kind, ())]
            if images:
                refs.append(self._aside(f"all {kind}", kind, kind, _numbered(images)))
        for memos in self.memos.values():
            for memo in memos:
                if memo.id not in self.placed:
                    refs.append(self._memo(memo))
        return refs

    def _memos_on(self, about: str, subject: str, refer: bool = True) -> tuple[str, list[etree._Element]]:
        """Give the words of the memos on something and the references to their notes."""
        memos = self.memos.get((about, subject), [])
        return "\n\n".join(memo.text for memo in memos), [self._memo(memo) for memo in memos] if refer else []

    def _memo(self, memo: Memo) -> etree._Element:
        self.placed.add(memo.id)
        about = asides.written("memo", {"about": memo.about, "subject": memo.subject})
        name = " ".join(memo.text.split())[:_NAME]
        user = memo.coder if memo.coder in self.persons else None
        return self._note(_Note(memo.id, name, memo.text, user, self.times.of(memo), about, in_file=True))

    def _aside(self, key: str, name: str, kind: str, fields: Mapping[str, object]) -> etree._Element:
        return self._note(_Note(codebook.set_id(f"note {key}"), name, asides.written(kind, fields)))

    def _note(self, note: _Note) -> etree._Element:
        self.notes.setdefault(note.id, note)
        return self.out.element("NoteRef", targetGUID=guid_of(note.id))

    def _notes(self) -> None:
        with self._container("Notes", self.notes):
            for note in self.notes.values():
                inside = []
                about = {"guid": guid_of(note.id), "name": note.name}
                if note.description:
                    inside.append(self.out.element("Description", words=note.description))
                if note.in_file:
                    about["plainTextPath"] = f"internal://{guid_of(note.id)}.txt"
                else:
                    inside.append(self.out.element("PlainTextContent", words=note.words))
                if note.user:
                    about["creatingUser"] = guid_of(note.user)
                about["creationDateTime"] = note.at or self.times.changed or "2000-01-01T00:00:00Z"
                self.out.put(self.out.element("Note", *inside, **about))


def _image(thing: Entity) -> Image:
    return {name: value for name, value in to_image(thing).items() if name != "version"}


def _numbered(images: list[Image]) -> dict[str, Image]:
    return {str(number): image for number, image in enumerate(images, 1)}


def _variable(field: str) -> str:
    return guid_of(codebook.set_id(f"variable {field}"))
