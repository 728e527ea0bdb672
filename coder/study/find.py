"""Searching the corpus as Persians search; the fold of every source is kept in the database."""

from collections.abc import Callable
from dataclasses import dataclass

from coder.model.corpus import Source
from coder.persian import fold, search
from coder.store import texts
from coder.store.engine import reading, writing
from coder.study.study import OpenStudy


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found: offsets into the source's text, the words and what stands on either side."""

    source: Source
    start: int
    end: int
    before: str
    words: str
    after: str


#: A way to search a fold: :func:`coder.persian.search.find` for whole words, ``find_parts`` inside words too.
Way = Callable[[fold.Folded, str], list[tuple[int, int]]]


def find(study: OpenStudy, query: str, way: Way = search.find, width: int = 40) -> list[Hit]:
    """Find ``query`` in every source, interviews first, in order; ``width`` characters of context either side."""
    snapshot = study.snapshot()
    folded = _folds(study)
    hits = []
    for source in (*snapshot.interviews, *snapshot.documents):
        text, fold_of_text = folded[source.text_sha256]
        for start, end in way(fold_of_text, query):
            before, words, after = search.context(text, start, end, width)
            hits.append(Hit(source, start, end, before, words, after))
    return hits


def _folds(study: OpenStudy) -> dict[str, tuple[str, fold.Folded]]:
    """Give each text with its fold, making and keeping the folds that aren't there yet."""
    with reading(study.engine, study.where) as connection:
        bodies = texts.bodies(connection)
        kept = texts.folds(connection, fold.VERSION)
    folds = {sha: fold.Folded.unpack(*kept[sha]) for sha in bodies if sha in kept}
    missing = {sha: fold.fold(body) for sha, body in bodies.items() if sha not in folds}
    if missing:
        with writing(study.engine, study.where) as connection:
            for sha, made in missing.items():
                texts.keep_fold(connection, sha, made.text, made.pack(), fold.VERSION)
    folds |= missing
    return {sha: (body, folds[sha]) for sha, body in bodies.items()}
