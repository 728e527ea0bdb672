"""Codings that were made as comments in Word come in; transcripts go out with their codings as comments.

Who wrote a comment decides what it is, and a person says so for each: codes, memos (a supervisor's remarks),
or nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from coder.errors import AuthorsUndecided, NoComments, UnknownName
from coder.exchange import labels
from coder.exchange.losses import Ledger, Loss
from coder.exchange.marked import Mark, Remark, transcript
from coder.exchange.parcel import packed
from coder.exchange.union import Union, by_rule, unite
from coder.importing.decoded import Comment
from coder.importing.reading import Extracted, read
from coder.model.codebook import Code
from coder.model.coding import Coding, Elicited, Memo, Person, Position, code_span
from coder.model.corpus import Expert, Role, Source, SourceKind
from coder.model.entity import Entity, new_id
from coder.model.work import Progress, counted, unwatched
from coder.persian.fold import key
from coder.store import journal
from coder.store.engine import reading
from coder.study import folder, imports
from coder.study.exchanging import going_out, in_hand, left_out, take_in
from coder.study.gestures import proposal, same_text
from coder.study.study import OpenStudy

#: What an author's comments are.
Use = Literal["codes", "memos", "skip"]
USES: tuple[Use, ...] = get_args(Use)


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote comments: how many, how many replies, and the first few comments."""

    name: str
    comments: int
    replies: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One comment as it would come in: its author, the words it marks, the codes (labels) or the memo it becomes."""

    author: str
    use: Use
    quote: str
    codes: tuple[str, ...]
    memo: str


@dataclass(frozen=True)
class Commented:
    """What the comments of a file would become, on which source."""

    union: Union
    source: Source
    marks: tuple[Marked, ...]
    losses: tuple[Loss, ...]


def authors(path: Path) -> list[Author]:
    """Give who wrote comments in the file at ``path``. Raises NoComments and what the readers raise."""
    comments = _comments(read(path), path)
    written, answered = Counter[str](), Counter[str]()
    examples: dict[str, list[str]] = defaultdict(list)
    for comment in comments:
        written[comment.author] += 1
        examples[comment.author].append(comment.text)
        for reply in comment.replies:
            answered[reply.author] += 1
            examples[reply.author].append(reply.text)
    return [Author(name, written[name], answered[name], tuple(said[:3])) for name, said in examples.items()]


def preview(
    study: OpenStudy,
    path: Path,
    uses: Mapping[str, Use],
    kind: SourceKind = SourceKind.INTERVIEW,
    progress: Progress = unwatched,
) -> Commented:
    """Read the comments of the file at ``path`` as ``uses`` says of each author; nothing is written.

    The text itself comes in too when it isn't in the study yet. Raises NoComments, AuthorsUndecided, UnknownName,
    NameTaken and what the readers raise.
    """
    extracted = read(path)
    comments = _comments(extracted, path)
    there = {author.name for author in authors(path)}
    unknown = [name for name in uses if name not in there]
    if unknown:
        raise UnknownName(name=unknown[0], allowed="، ".join(sorted(there)))
    open_authors = sorted(there - uses.keys())
    if open_authors:
        raise AuthorsUndecided(path=path, list="، ".join(open_authors), first=open_authors[0])
    taking = _Taking(study, path, extracted, kind, uses)
    for comment in counted(comments, progress):
        taking.take(comment)
    return taking.taken()


def save(study: OpenStudy, commented: Commented, name: str) -> int | None:
    """Save it all in one step; give its number, None when nothing is new. Raises ChangedMeanwhile."""
    check = same_text(commented.source)
    return take_in(study, commented.union, "comments.import", name, study.folder, check)


def _comments(extracted: Extracted, path: Path) -> Sequence[Comment]:
    if not extracted.comments:
        raise NoComments(path=path)
    return extracted.comments


class _Taking:
    def __init__(
        self, study: OpenStudy, path: Path, extracted: Extracted, kind: SourceKind, uses: Mapping[str, Use]
    ) -> None:
        self.parcel = in_hand(study)
        self.text, self.uses = extracted.text, uses
        self.ledger = Ledger()
        self.marks: list[Marked] = []
        self.things: list[Entity] = []
        known = next((one for one in self.parcel.of(Source) if one.text_sha256 == extracted.text_sha256), None)
        self.texts = {extracted.text_sha256: extracted.text}
        if known is None:
            (arrival,) = imports.preview(study, [path], imports.HowRead(kind))
            known = arrival.source
            self.things += [*arrival.experts, known]
        else:
            self.things += [one for one in self.parcel.of(Expert) if one.id in known.experts] + [known]
        self.source = known
        self.persons = {person.name: person for person in self.parcel.of(Person)}
        self.by_label = {key(code.label): code for code in self.parcel.of(Code) if code.label}
        self.by_ref = {code.ref: code for code in self.parcel.of(Code)}

    def taken(self) -> Commented:
        union = unite(self.parcel, packed(self._once(), self.texts), by_rule("ours"))
        return Commented(union, self.source, tuple(self.marks), self.ledger.losses())

    def _once(self) -> list[Entity]:
        return list({(type(thing), thing.id): thing for thing in self.things}.values())

    def take(self, comment: Comment) -> None:
        use = self.uses[comment.author]
        start, end = self._trimmed(comment.start, comment.end)
        quote = self.text[start:end]
        said = labels.understood(comment.text)
        memo = ""
        codes: tuple[str, ...] = ()
        codings: list[Coding] = []
        if use == "skip":
            self.ledger.note("skipped", comment.text[:40])
        elif use == "codes" and start < end and said.labels:
            codings = [self._coding(comment.author, start, end, label, said) for label in said.labels]
            codes = said.labels
            self.things += codings
        else:
            if use == "codes":
                self.ledger.note("no_words", comment.text[:40])
            memo = f"«{quote}»\n{comment.text}" if quote else comment.text
            self._memo("source", self.source.id, comment.author, memo)
        self.marks.append(Marked(comment.author, use, quote, codes, memo))
        for reply in comment.replies:
            self._reply(reply, codings, quote)

    def _reply(self, reply: Comment, codings: list[Coding], quote: str) -> None:
        if self.uses[reply.author] == "skip" or not reply.text.strip():
            self.ledger.note("skipped", reply.text[:40])
        elif codings:
            self._memo("coding", codings[0].id, reply.author, reply.text)
        else:
            words = f"«{quote}»\n{reply.text}" if quote else reply.text
            self._memo("source", self.source.id, reply.author, words)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _coding(self, author: str, start: int, end: int, label: str, said: labels.Said) -> Coding:
        code, coder = self._code(label, said), self._person(author)
        speaks = self._expert_words(start, end)
        found = proposal(self.source, self.text, speaks, [], code.id)
        elicited, position = said.elicited or found.elicited, said.position
        if said.elicited is None and said.position is None:
            position = found.position
        elif said.position is None and said.elicited is not Elicited.PUT:
            position = Position.ASSERTS
        elif said.elicited is None:
            elicited = found.elicited if said.position is Position.ASSERTS else Elicited.PUT
        made = code_span(
            self.source,
            self.text,
            start,
            end,
            code=code.id,
            coder=coder.id,
            round=said.round or 1,
            elicited=elicited,
            position=position,
        )
        return made if position is None else replace(made, expert=self.source.expert_at(speaks))

    def _expert_words(self, start: int, end: int) -> int:
        """Give where in the words an expert first speaks: a comment often begins at the question."""
        interviewer = {one.label for one in self.source.speakers if one.role is Role.INTERVIEWER}
        turn = self.source.turn_at(start)
        if turn is None or turn.label not in interviewer:
            return start
        later = (one.body for one in self.source.turns if one.label not in interviewer and start < one.body < end)
        return next(later, start)

    def _code(self, label: str, said: labels.Said) -> Code:
        code = self.by_ref.get(label) or self.by_label.get(key(label))
        if code is None:
            number = 1
            while f"c{number:03}" in self.by_ref:
                number += 1
            code = Code(id=new_id(), ref=f"c{number:03}", label=label, order=len(self.by_ref))
            self.by_ref[code.ref] = self.by_label[key(label)] = code
        if said.quadrant is not None and code.valence is None:
            code = replace(code, valence=said.quadrant.valence)
            self.by_ref[code.ref] = self.by_label[key(code.label)] = code
        self.things.append(code)
        return code

    def _person(self, name: str) -> Person:
        person = self.persons.setdefault(name, Person(id=new_id(), name=name))
        self.things.append(person)
        return person

    def _memo(self, about: str, subject: str, author: str, words: str) -> None:
        coder = self._person(author)
        self.things.append(Memo(id=new_id(), about=about, subject=subject, text=words, coder=coder.id))


def export(study: OpenStudy, ref: str, path: Path) -> tuple[Loss, ...]:
    """Write a source as a Word file with its codings as comments, the memos on them as replies.

    Raises UnknownName, FolderReadOnly or DiskFull.
    """
    parcel = going_out(study)
    with reading(study.engine, study.where) as connection:
        times = journal.times(connection)
    source = next((one for one in parcel.of(Source) if one.ref == ref), None)
    if source is None:
        raise UnknownName(name=ref, allowed="، ".join(sorted(one.ref for one in parcel.of(Source))))
    names = {person.id: person.name for person in parcel.of(Person)}
    codes = {code.id: code for code in parcel.of(Code)}
    memos: dict[str, list[Memo]] = defaultdict(list)
    for memo in parcel.of(Memo):
        memos[memo.subject].append(memo)
    grouped: dict[tuple[int, int, str, Elicited, Position | None, int], list[Coding]] = defaultdict(list)
    for one in parcel.of(Coding):
        if one.source == source.id:
            grouped[one.start, one.end, one.coder, one.elicited, one.position, one.round].append(one)
    marks = []
    for (start, end, coder, elicited, position, number), codings in grouped.items():
        called = [codes[one.code].label or codes[one.code].ref for one in codings if one.code in codes]
        words = labels.worded(called, elicited, position, number)
        replies = tuple(
            Remark(names.get(memo.coder, ""), times.get(("memo", memo.id), ""), memo.text)
            for one in codings
            for memo in memos[one.id]
        )
        comment = Remark(names.get(coder, ""), times.get(("coding", codings[0].id), ""), words)
        marks.append(Mark(start, end, comment, replies))
    ledger = Ledger()
    ledger.note("memos", count=len(memos[source.id]))
    folder.put(path, transcript(parcel.texts[source.text_sha256], marks))
    return (*ledger.losses(), *left_out(study))
