"""Searching the corpus as Persians search; the fold of every source is kept in the database."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from coder.errors import UnknownName
from coder.model.corpus import Expert, Role, Source, SourceKind
from coder.model.work import Progress, counted, part, unwatched
from coder.persian import fold, search
from coder.store import reads, texts
from coder.store.engine import reading, writing
from coder.study.study import OpenStudy

#: A way to search a fold: :func:`coder.persian.search.find` for whole words, ``find_parts`` inside words too,
#: ``find_stems`` for every form, ``find_near`` for words near each other.
Way = Callable[[fold.Folded, str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks somewhere: the label of the turn, the role, and the expert's id; a document has none of them."""

    label: str = ""
    role: Role | None = None
    expert: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found: offsets into the source's text, the words, what stands on either side, and who speaks."""

    source: Source
    start: int
    end: int
    before: str
    words: str
    after: str
    voice: Voice = field(default_factory=Voice)


@dataclass(frozen=True, slots=True)
class Among:
    """Whose words are searched: of which role, of experts of which groups, in which sources; empty: all.

    Groups and sources are given by their names; a group is of the expert who speaks, so an interviewer's words
    and a document's belong to none.
    """

    roles: frozenset[Role] = frozenset()
    groups: frozenset[str] = frozenset()
    experts: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    def check(self, experts: Iterable[Expert], sources: Iterable[Source]) -> None:
        """Raise UnknownName for a group, an expert or a source that there isn't."""
        _known(self.groups, {group for expert in experts for group in expert.groups})
        _known(self.experts, {expert.ref for expert in experts})
        _known(self.sources, {source.ref for source in sources})

    def holds(self, voice: Voice, experts: Mapping[str, Expert]) -> bool:
        """Tell whether a voice is among those searched."""
        if self.roles and voice.role not in self.roles:
            return False
        if not (self.groups or self.experts):
            return True
        expert = experts.get(voice.expert or "")
        if expert is None or (self.experts and expert.ref not in self.experts):
            return False
        return not self.groups or not self.groups.isdisjoint(expert.groups)


EVERYBODY = Among()


def find(
    study: OpenStudy,
    query: str,
    way: Way = search.find,
    width: int = 40,
    among: Among = EVERYBODY,
    progress: Progress = unwatched,
) -> list[Hit]:
    """Find ``query``, in interviews first, in order; ``width`` characters of context either side.

    Raises UnknownName for a group, an expert or a source that there isn't.
    """
    with reading(study.engine, study.where) as connection:
        sources = sorted(reads.everything(connection, Source), key=_in_order)
        experts = {expert.id: expert for expert in reads.everything(connection, Expert)}
    among.check(experts.values(), sources)
    folded = folds(study, part(progress, 0, 50, 100))
    hits = []
    for source in counted(sources, part(progress, 50, 100, 100)):
        if among.sources and source.ref not in among.sources:
            continue
        text, fold_of_text = folded[source.text_sha256]
        voices = Voices(source)
        for start, end in way(fold_of_text, query):
            voice = voices.at(start)
            if among.holds(voice, experts):
                hits.append(Hit(source, start, end, *search.context(text, start, end, width), voice))
    return hits


def _in_order(source: Source) -> tuple[bool, int, str]:
    document = source.kind is SourceKind.DOCUMENT
    return document, 0 if document else source.order, source.ref


class Voices:
    """Who speaks where in one source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._starts = [turn.start for turn in source.turns]
        self._speakers = {speaker.label: speaker for speaker in source.speakers}
        alone = source.experts[0] if not source.turns and len(source.experts) == 1 else None
        self._outside = Voice(role=Role.EXPERT, expert=alone) if alone else Voice()

    def at(self, offset: int) -> Voice:
        """Give who speaks at ``offset``; in notes on one expert it is that expert, before the first turn nobody."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return self._outside
        turn = self._source.turns[place]
        if offset >= turn.end:
            return self._outside
        speaker = self._speakers.get(turn.label)
        return Voice(turn.label, speaker.role if speaker else None, speaker.expert if speaker else None)


def folds(study: OpenStudy, progress: Progress = unwatched) -> dict[str, tuple[str, fold.Folded]]:
    """Give each text with its fold, by its hash, making and keeping the folds that aren't there yet."""
    with reading(study.engine, study.where) as connection:
        bodies = texts.bodies(connection)
        kept = texts.folds(connection, fold.VERSION)
    found = {sha: fold.Folded.unpack(*kept[sha]) for sha in bodies if sha in kept}
    unfolded = [sha for sha in bodies if sha not in found]
    missing = {sha: fold.fold(bodies[sha]) for sha in counted(unfolded, progress)}
    if missing:
        with writing(study.engine, study.where) as connection:
            for sha, made in missing.items():
                texts.keep_fold(connection, sha, made.text, made.pack(), fold.VERSION)
    found |= missing
    return {sha: (body, found[sha]) for sha, body in bodies.items()}


def _known(names: frozenset[str], there: set[str]) -> None:
    for name in sorted(names - there):
        raise UnknownName(name=name, allowed="، ".join(sorted(there)))
