"""Taking files into the study: transcripts, documents and the list of experts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coder.errors import AlreadyImported, CoderError, DamagedText, FileMissing, NameTaken
from coder.importing.experts import Session, read_sessions
from coder.importing.reading import Extracted, read
from coder.model.corpus import Expert, Role, Source, SourceKind, Speaker, Turn
from coder.model.entity import Edit, Step, made, new_id
from coder.model.work import Progress, counted, unwatched
from coder.persian import damage
from coder.persian.turns import TurnFound, find_turns
from coder.study import folder
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy


@dataclass(frozen=True, slots=True)
class HowRead:
    """How files are to be read: as what, in which encoding if it isn't to be found out, what to leave out or accept."""

    kind: SourceKind = SourceKind.INTERVIEW
    encoding: str | None = None
    drop_headers: bool = False
    accept_damage: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it would come in: the source, and what was found in it.

    ``headers`` could be dropped; ``doubtful`` are words that show the damage, if there is any; ``comments`` is how
    many comments stand in its margin.
    """

    path: Path
    source: Source
    text: str
    experts: tuple[Expert, ...]
    headers: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    comments: int = 0

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that can't come in, and why."""

    path: Path
    problem: CoderError


def preview(study: OpenStudy, paths: Sequence[Path], how: HowRead = HowRead()) -> list[Arrival]:
    """Read files and find turns and speakers in them; nothing is written.

    Raises what the readers raise, AlreadyImported, NameTaken or DamagedText.
    """
    arrivals = []
    for found in survey(study, paths, how):
        if isinstance(found, Refusal):
            raise found.problem
        arrivals.append(found)
    return arrivals


class Survey:
    """A look at files beside what the study holds; nothing is written.

    Of two files with the same words or one name the second is refused, and so is a file that was looked at before,
    unless it was forgotten.
    """

    def __init__(self, study: OpenStudy) -> None:
        """Read what the study holds and its list of experts. Raises what the reader of the list raises."""
        snapshot = study.snapshot()
        self._place = study.folder
        self._sessions = _sessions(study.folder)
        self._by_ref = _experts(snapshot, self._sessions)
        self._held = {source.text_sha256: source.ref for source in snapshot.sources}
        self._names = {source.ref for source in snapshot.sources}
        self._seen: dict[Path, Arrival] = {}

    def look(self, path: Path, how: HowRead) -> Arrival | Refusal:
        """Read one file: what would come in, or why it can't."""
        try:
            extracted = read(path, how.encoding, how.drop_headers)
            self._check_new(path, extracted.text_sha256)
            judgement = _judged(path, extracted.text, how.accept_damage)
        except CoderError as problem:
            return Refusal(path, problem)
        mine = [session for session in self._sessions if path.name in session.files]
        found = _arrival(self._place, path, extracted, judgement, mine, self._by_ref, how.kind)
        self._seen[path] = found
        return found

    def forget(self, path: Path) -> None:
        """Let a file that is to be read in another way be weighed anew."""
        self._seen.pop(path, None)

    def _check_new(self, path: Path, text_sha256: str) -> None:
        held = self._held | {one.source.text_sha256: one.source.ref for one in self._seen.values()}
        if text_sha256 in held:
            raise AlreadyImported(path=path, name=held[text_sha256])
        if path.stem in self._names | {one.source.ref for one in self._seen.values()}:
            raise NameTaken(path=path, name=path.stem)


def survey(
    study: OpenStudy, paths: Sequence[Path], how: HowRead, progress: Progress = unwatched
) -> Iterator[Arrival | Refusal]:
    """Read one file after another, so that whoever asked may show how far it is; nothing is written."""
    looking = Survey(study)
    for path in counted(paths, progress):
        yield looking.look(path, how)


def _judged(path: Path, text: str, accept_damage: bool) -> damage.Judgement:
    judgement = damage.judge(text)
    if judgement.level == "damaged" and not accept_damage:
        raise DamagedText(
            path=path,
            reasons={lang: damage.told(judgement.reasons, lang) for lang in ("fa", "en")},
            examples=" ".join(judgement.examples),
            advice={lang: damage.advice(judgement.reasons, lang) for lang in ("fa", "en")},
        )
    return judgement


def reading_of(study: OpenStudy, path: Path, how: HowRead) -> Arrival:
    """Read one file as it would come in, whatever is in the study already; nothing is written.

    Raises what the readers raise, and DamagedText.
    """
    extracted = read(path, how.encoding, how.drop_headers)
    return _arrival(study.folder, path, extracted, _judged(path, extracted.text, how.accept_damage), [], {}, how.kind)


def take_in(study: OpenStudy, arrivals: Sequence[Arrival]) -> int:
    """Save files and their experts in one step; give its number."""
    newcomers = {expert.id: expert for arrival in arrivals for expert in arrival.experts if not expert.version}
    edits = made(*newcomers.values(), *(arrival.source for arrival in arrivals))
    return study.apply(
        Step("source.import", edits),
        {arrival.source.text_sha256: arrival.text for arrival in arrivals},
    )


def renew_experts(study: OpenStudy) -> int | None:
    """Bring the experts and the sources' dates in step with ``experts.csv``; give the step, None if all is so.

    Raises FileMissing, and what the reader of the file raises.
    """
    if not (study.folder / folder.EXPERTS).is_file():
        raise FileMissing(path=study.folder / folder.EXPERTS)
    snapshot = study.snapshot()
    sessions = read_sessions(study.folder / folder.EXPERTS)
    wanted = {session.expert: _expert(session) for session in sessions}
    edits = []
    for expert in snapshot.experts:
        if expert.ref in wanted:
            new = replace(wanted[expert.ref], id=expert.id, version=expert.version)
            if new != expert:
                edits.append(Edit(expert, new))
    there = {expert.ref: expert.id for expert in snapshot.experts}
    edits += [Edit(None, expert) for ref, expert in wanted.items() if ref not in there]
    ids = {**{ref: expert.id for ref, expert in wanted.items()}, **there}
    for source in snapshot.interviews:
        mine = [session for session in sessions if Path(source.file).name in session.files]
        if mine:
            experts = tuple(ids[session.expert] for session in mine)
            dated = replace(_dated(source, mine), experts=experts)
            if dated != source:
                edits.append(Edit(source, dated))
    return study.apply(Step("experts.edit", tuple(edits))) if edits else None


def _sessions(place: Path) -> tuple[Session, ...]:
    path = place / folder.EXPERTS
    return read_sessions(path) if path.is_file() else ()


def _expert(session: Session) -> Expert:
    return Expert(
        id=new_id(),
        ref=session.expert,
        groups=session.groups,
        field=session.field,
        reached=session.reached,
        experience=session.experience,
        consent=session.consent,
    )


def _experts(snapshot: Snapshot, sessions: Sequence[Session]) -> dict[str, Expert]:
    """Experts by ref: those of the study, and those that only the file names yet."""
    experts = {session.expert: _expert(session) for session in reversed(sessions)}
    return {**experts, **{expert.ref: expert for expert in snapshot.experts}}


def _arrival(
    place: Path,
    path: Path,
    extracted: Extracted,
    judgement: damage.Judgement,
    sessions: list[Session],
    by_ref: dict[str, Expert],
    kind: SourceKind,
) -> Arrival:
    turns = find_turns(extracted.text) if kind is SourceKind.INTERVIEW else ()
    experts = tuple(by_ref[session.expert] for session in sessions)
    source = Source(
        id=new_id(),
        ref=path.stem,
        kind=kind,
        title=path.stem,
        file=_relative(path, place),
        file_sha256=extracted.file_sha256,
        text_sha256=extracted.text_sha256,
        reader=extracted.reader,
        reader_version=extracted.reader_version,
        encoding=extracted.encoding,
        changes=extracted.changes,
        damage=judgement.level,
        damage_reasons=judgement.reasons,
        turns=tuple(Turn(turn.start, turn.body, turn.end, turn.label) for turn in turns if turn.label),
        experts=tuple(expert.id for expert in experts),
        speakers=_speakers(turns, [expert.id for expert in experts]),
    )
    headers = tuple(dict.fromkeys(offer.words for offer in extracted.offered))
    doubtful = judgement.examples if judgement.reasons else ()
    return Arrival(path, _dated(source, sessions), extracted.text, experts, headers, doubtful, len(extracted.comments))


def _dated(source: Source, sessions: Sequence[Session]) -> Source:
    if not sessions:
        return source
    first = sessions[0]
    return replace(
        source,
        order=min(session.order for session in sessions),
        date=first.date,
        minutes=first.minutes,
        mode=first.mode,
        record=first.record,
    )


def _speakers(turns: Sequence[TurnFound], experts: Sequence[str]) -> tuple[Speaker, ...]:
    """Put the experts behind the labels that aren't the interviewer's, in the order in which they first speak."""
    roles: dict[str, str] = {}
    for turn in turns:
        if turn.label:
            roles.setdefault(turn.label, turn.role)
    answering = [label for label, role in roles.items() if role != "interviewer"]
    behind: dict[str, str | None] = dict.fromkeys(answering)
    if len(experts) == 1:
        behind = dict.fromkeys(answering, experts[0])
    elif len(experts) == len(answering):
        behind = dict(zip(answering, experts, strict=True))
    return tuple(
        Speaker(label, Role.INTERVIEWER)
        if label not in behind
        else Speaker(label, Role.EXPERT if behind[label] else Role.OTHER, behind[label])
        for label in roles
    )


def _relative(path: Path, place: Path) -> str:
    absolute = path.resolve()
    try:
        return absolute.relative_to(place.resolve()).as_posix()
    except ValueError:
        return absolute.as_posix()
