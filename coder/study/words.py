"""How often words are said: by expert, group, source or code. What an interviewer says isn't counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from coder.model.coding import Coding
from coder.model.corpus import Role, Source
from coder.persian import fold, lexicon, search
from coder.persian.turns import events
from coder.study.find import EVERYBODY, Among, Voice, Voices, folds
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy


class By(StrEnum):
    """Whose words are counted together."""

    ALL = "all"
    EXPERT = "expert"
    GROUP = "group"
    SOURCE = "source"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word in its commonest spelling, how often it is said, by how many experts, and (``by``) among whom."""

    by: str
    word: str
    count: int
    experts: int


@dataclass(slots=True)
class _Tally:
    """What was counted of one word: its spellings, a place of each, and who said it."""

    spellings: Counter[str] = field(default_factory=Counter)
    places: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    experts: set[str] = field(default_factory=set)

    def shown(self) -> str:
        text, start, end = self.places[self.spellings.most_common(1)[0][0]]
        return fold.fold(text[start:end], fold.SAFE).text


@dataclass(frozen=True, slots=True)
class _Said:
    """A stretch of a source's text that counts under a name."""

    name: str
    source: Source
    start: int
    end: int
    expert: str | None


def count(
    study: OpenStudy,
    by: By = By.ALL,
    *,
    function_words: bool = False,
    lemmas: bool = False,
    among: Among = EVERYBODY,
) -> list[WordCount]:
    """Count the words, the most frequent first, name by name.

    Without ``function_words`` those that only hold a sentence together are left out; a negation never is.
    With ``lemmas`` all forms of a word are one. Events such as ``[خنده]`` aren't words. Raises UnknownName.
    """
    snapshot = study.snapshot()
    among.check(snapshot.experts, snapshot.sources)
    texts = folds(study)
    tallies: dict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for said in _said(study, snapshot, by, among):
        text, folded = texts[said.source.text_sha256]
        for written, start, end in _words(text, folded, said.start, said.end):
            key = written.replace("\u200c", "")
            if function_words or not lexicon.is_function_word(key):
                tally = tallies[said.name, lexicon.lemma(key) if lemmas else key]
                tally.spellings[written] += 1
                tally.places.setdefault(written, (text, start, end))
                if said.expert:
                    tally.experts.add(said.expert)
    counts = [
        WordCount(name, tally.shown(), tally.spellings.total(), len(tally.experts))
        for (name, _), tally in tallies.items()
    ]
    return sorted(counts, key=lambda one: (one.by, -one.count, one.word))


def _words(text: str, folded: fold.Folded, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give the words of a stretch as folded, each with its place in the text; a cut word isn't one."""
    begin, finish = folded.to_folded(start, end)
    beside = events(text[start:end])
    for match in search.WORDS.finditer(folded.text, begin, finish):
        low, high = folded.to_source(*match.span())
        if not any(start + left <= low < start + right for left, right in beside):
            yield match.group(), low, high


def _said(study: OpenStudy, snapshot: Snapshot, by: By, among: Among) -> Iterator[_Said]:
    for source in (*snapshot.interviews, *snapshot.documents):
        if among.sources and source.ref not in among.sources:
            continue
        voices = Voices(source)
        stretches = _coded(study, snapshot, source) if by is By.CODE else _spoken(study, source)
        for name, start, end in stretches:
            voice = voices.at(start)
            if voice.role is not Role.INTERVIEWER and among.holds(voice, snapshot.expert_of):
                for shown in _names(by, name, voice, source, snapshot):
                    yield _Said(shown, source, start, end, voice.expert)


def _spoken(study: OpenStudy, source: Source) -> Iterator[tuple[str, int, int]]:
    """Give what is said turn by turn; a text without turns is one stretch."""
    if source.turns:
        yield from (("", turn.body, turn.end) for turn in source.turns if turn.body < turn.end)
    else:
        yield "", 0, len(study.text(source.text_sha256))


def _coded(study: OpenStudy, snapshot: Snapshot, source: Source) -> Iterator[tuple[str, int, int]]:
    """Give what is coded with each code by the coding that counts, no words twice; a put is the interviewer's."""
    counted = snapshot.counted.get(source.id)
    spans: dict[str, list[Coding]] = defaultdict(list)
    for coding in study.codings_in(source.id):
        if (coding.coder, coding.round) == counted and coding.position is not None and coding.code in snapshot.code_of:
            spans[snapshot.code_of[coding.code].ref].append(coding)
    for code, codings in spans.items():
        done = 0
        for coding in codings:
            if coding.end > done:
                yield code, max(done, coding.start), coding.end
                done = coding.end


def _names(by: By, code: str, voice: Voice, source: Source, snapshot: Snapshot) -> tuple[str, ...]:
    expert = snapshot.expert_of.get(voice.expert or "")
    if by is By.EXPERT:
        return (expert.ref,) if expert else ()
    if by is By.GROUP:
        return expert.groups if expert else ()
    if by is By.SOURCE:
        return (source.ref,)
    return (code,) if by is By.CODE else ("",)
