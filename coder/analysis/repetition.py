"""Repetition: which statements may be the same view in other words. The machine ranks, a person decides.

Four ways, the cheap ones first: the same words however spelled and spaced (a folded key without spaces);
near-duplicates (edit similarity, rapidfuzz); likeness of character 2–4-grams weighted by TF-IDF (cosine);
likeness of meaning (cosine of mean-centred sentence embeddings, when the caller has them). Statements of
opposite valence, and those of which one denies or lacks what the other has, are never candidates: where they
are alike in words they are listed as possible contradictions.

Weights of n-grams: 1 + ln(count), times ln((1 + n) / (1 + df)) + 1, rows of length one (as in Salton & Buckley
1988, doi:10.1016/0306-4573(88)90021-0, smoothed). Likeness is of words, not of truth: what ranks high may be two
views, and one view in words that have nothing in common ranks low.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from coder.model.work import Progress, counted, part, unwatched
from coder.persian import fold, polarity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]

#: Candidates of each statement by each way.
TOP = 5

#: Statements compared with all others at a time: bounds the memory.
_BLOCK = 500

#: Two texts this alike (0–100) are one but for a slip of the pen.
_NEAR = 90

#: An n-gram in more than this share of the statements tells them apart no more; one in a few always does, one in
#: many never. Leaving the common ones out changes no figure of the tests' statements and saves 40 % of the time
#: at 10,000.
_COMMON, _FEW, _MANY = 0.1, 10, 500

#: From this likeness on, words that deny each other are worth a look.
_CONTRARY = 0.35

#: The share of meaning in the score when there are embeddings, the rest is of words.
_MEANING = 0.6

_SIGNS = tuple(polarity.Sign)

Method = Literal["exact", "near", "ngrams", "embeddings"]
METHODS: tuple[Method, ...] = ("exact", "near", "ngrams", "embeddings")


@dataclass(frozen=True, slots=True)
class Statement:
    """A view in words; ``valence`` is None when it has none yet."""

    key: str
    text: str
    valence: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements (by key) and how alike they are: ``score`` 0–1; ``methods`` are the ways that found them."""

    one: str
    other: str
    score: float
    methods: tuple[Method, ...]
    ngrams: float
    embeddings: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What may be one view, best first, and what may be a contradiction."""

    candidates: tuple[Pair, ...]
    contradictions: tuple[Pair, ...]


def compare(
    statements: Sequence[Statement],
    synonyms: Iterable[Sequence[str]] = (),
    vectors: "Floats | None" = None,
    known: Collection[frozenset[str]] = frozenset(),
    progress: Progress = unwatched,
) -> Compared:
    """Compare all statements; pairs in ``known`` (two keys each) were decided on and are left out.

    ``synonyms`` are sets of words that mean one thing; ``vectors`` are the embeddings of the statements, a row each.
    ``progress`` counts in hundredths of the time it takes.
    """
    if len(statements) < 2:
        return Compared((), ())
    texts = spelled(statements, synonyms)
    finder = _Finder(statements, texts, vectors, known, part(progress, 10, 30, 100))
    finder.find_exact()
    finder.find_alike(part(progress, 30, 90, 100))
    found = finder.ranked()
    progress(100, 100)
    return found


def spelled(statements: Sequence[Statement], synonyms: Iterable[Sequence[str]] = ()) -> list[str]:
    """Give the texts folded, with one word for each set of synonyms."""
    instead: dict[str, str] = {}
    for same in synonyms:
        words = [_plain(word) for word in same]
        instead |= dict.fromkeys(words[1:], words[0])
    texts = [_plain(one.text) for one in statements]
    if not instead:
        return texts
    longest = "|".join(re.escape(word) for word in sorted(instead, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{longest})(?!\w)")
    return [pattern.sub(lambda found: instead[found.group()], text) for text in texts]


def ngrams(texts: Sequence[str], progress: Progress = unwatched) -> Any:
    """Give the TF-IDF matrix (scipy CSR, rows of length one) of the texts' character 2–4-grams."""
    import numpy as np
    from scipy import sparse

    names: dict[str, int] = defaultdict(lambda: len(names))
    columns: list[int] = []
    counts: list[int] = []
    ends = [0]
    for text in counted(texts, progress):
        padded = f" {text} "
        held = Counter(padded[at : at + size] for size in (2, 3, 4) for at in range(len(padded) - size + 1))
        columns += [names[gram] for gram in held]
        counts += held.values()
        ends.append(len(columns))
    weights = (1 + np.log(np.array(counts, dtype=np.float32))).astype(np.float32)
    at = np.array(columns, dtype=np.int32)
    df = np.bincount(at, minlength=len(names))
    weights[(df > min(max(_FEW, _COMMON * len(texts)), _MANY))[at]] = 0
    weights *= (np.log((1 + len(texts)) / (1 + df)) + 1).astype(np.float32)[at]
    rows = np.repeat(np.arange(len(texts)), np.diff(ends))
    length = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts))).astype(np.float32)
    weights /= np.maximum(length, 1e-9)[rows]
    matrix = sparse.csr_matrix((weights, at, np.array(ends)), shape=(len(texts), len(names)))
    matrix.eliminate_zeros()
    return matrix


def centred(vectors: "Floats") -> "Floats":
    """Give embeddings with their mean taken off, rows of length one: what all statements share says nothing."""
    import numpy as np

    shifted = vectors - vectors.mean(axis=0)
    scaled: Floats = (shifted / np.maximum(np.linalg.norm(shifted, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return scaled


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold.fold(text, fold.SEARCH).text.replace("\u200c", " ")))


class _Finder:
    """One comparison in the making: pairs found so far, by their places."""

    def __init__(
        self,
        statements: Sequence[Statement],
        texts: Sequence[str],
        vectors: "Floats | None",
        known: Collection[frozenset[str]],
        progress: Progress,
    ) -> None:
        import numpy as np

        self.statements = statements
        self.texts = texts
        self.bare = [text.replace(" ", "") for text in texts]
        self.known = known
        self.grams = ngrams(texts, part(progress, 0, 60, 100))
        self.vectors = None if vectors is None else centred(np.asarray(vectors, dtype=np.float32))
        # Signs are read off the words as written: synonyms may not turn «بی‌کاری» into something else.
        listed = counted(statements, part(progress, 60, 100, 100))
        self.sign = np.array([_SIGNS.index(polarity.sign(one.text)) for one in listed], dtype=np.int8)
        valences: dict[str | None, int] = {None: -1}
        for one in statements:
            valences.setdefault(one.valence, len(valences))
        self.valence = np.array([valences[one.valence] for one in statements], dtype=np.int8)
        self.left_out = self._left_out()
        self.found: dict[tuple[int, int], set[Method]] = defaultdict(set)
        self.contrary: set[tuple[int, int]] = set()

    def _left_out(self) -> Mapping[int, list[int]]:
        place = {one.key: at for at, one in enumerate(self.statements)}
        left_out: dict[int, list[int]] = defaultdict(list)
        for pair in self.known:
            at = [place[key] for key in pair if key in place]
            if len(at) == 2:
                left_out[at[0]].append(at[1])
                left_out[at[1]].append(at[0])
        return left_out

    def find_exact(self) -> None:
        """Find statements of the same words; of many, each with the first."""
        by_key: dict[str, list[int]] = defaultdict(list)
        for at, bare in enumerate(self.bare):
            by_key[bare].append(at)
        for same in by_key.values():
            for other in same[1:]:
                if frozenset((self.statements[same[0]].key, self.statements[other].key)) not in self.known:
                    self._take(same[0], other, "exact")

    def find_alike(self, progress: Progress) -> None:
        """Find each statement's nearest by n-grams, and by embeddings when there are any.

        In blocks of rows of one class (valence and sign), so that which columns fit is the same for all of them.
        """
        import numpy as np

        transposed = self.grams.T.tocsr()
        done = 0
        for valence, sign in sorted(set(zip(self.valence.tolist(), self.sign.tolist(), strict=True))):
            own = np.flatnonzero((self.valence == valence) & (self.sign == sign))
            agreeing = [at for at, other in enumerate(_SIGNS) if polarity.agree(_SIGNS[sign], other)]
            fits = np.isin(self.sign, agreeing) & ((self.valence == valence) | (self.valence < 0) | (valence < 0))
            columns = np.flatnonzero(fits)
            for start in range(0, len(own), _BLOCK):
                rows = own[start : start + _BLOCK]
                progress(done, len(self.statements))
                done += len(rows)
                words = (self.grams[rows] @ transposed).toarray()
                for at, row in enumerate(rows.tolist()):
                    words[at, [row, *self.left_out.get(row, ())]] = 0
                self._nearest(rows, columns, words[:, columns], "ngrams")
                words[:, columns] = 0
                self._contrary(rows, words)
                if self.vectors is not None:
                    meaning = self.vectors[rows] @ self.vectors.T
                    for at, row in enumerate(rows.tolist()):
                        meaning[at, [row, *self.left_out.get(row, ())]] = 0
                    self._nearest(rows, columns, meaning[:, columns], "embeddings")

    def ranked(self) -> Compared:
        """Give the pairs, the same words first, then by score."""
        candidates = self._weighed(list(self.found))
        contradictions = [pair for pair in self._weighed(list(self.contrary)) if pair.ngrams > _CONTRARY]
        return Compared(tuple(sorted(candidates, key=_best_first)), tuple(sorted(contradictions, key=_best_first)))

    def _nearest(self, rows: "NDArray[Any]", columns: "NDArray[Any]", likeness: "Floats", method: Method) -> None:
        """Take each row's TOP nearest of ``columns`` that are alike at all."""
        import numpy as np

        top = min(TOP, len(columns))
        best = np.argpartition(likeness, -top, axis=1)[:, -top:]
        alike = np.take_along_axis(likeness, best, axis=1) > 0
        for one, other in _ordered(np.repeat(rows, top)[alike.ravel()], columns[best.ravel()[alike.ravel()]]):
            self._take(one, other, method)

    def _contrary(self, rows: "NDArray[Any]", likeness: "Floats") -> None:
        """Take each row's TOP nearest that don't fit, if they are alike enough to be looked at."""
        import numpy as np

        at, others = np.nonzero(likeness > _CONTRARY)
        nearest_first = np.lexsort((-likeness[at, others], at))
        at, others = at[nearest_first], others[nearest_first]
        place = np.arange(len(at)) - np.searchsorted(at, at)
        self.contrary.update(_ordered(rows[at[place < TOP]], others[place < TOP]))

    def _take(self, one: int, other: int, method: Method) -> None:
        """Take a pair as a candidate, or as a possible contradiction when its words or valences say so."""
        a, b = self.statements[one], self.statements[other]
        if (a.valence and b.valence and a.valence != b.valence) or polarity.contrary(a.text, b.text):
            self.contrary.add((one, other))
        else:
            self.found[one, other].add(method)

    def _weighed(self, pairs: Sequence[tuple[int, int]]) -> list[Pair]:
        """Give pairs of places with their likeness in each way."""
        import numpy as np

        ones, others = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
        words = self.grams[ones].multiply(self.grams[others]).sum(axis=1).A1.tolist() if pairs else []
        meaning = [None] * len(pairs) if self.vectors is None else self._meaning(ones, others)
        return [self._pair(*pair, *likeness) for pair, *likeness in zip(pairs, words, meaning, strict=True)]

    def _meaning(self, ones: "NDArray[Any]", others: "NDArray[Any]") -> list[float]:
        import numpy as np

        assert self.vectors is not None
        found: list[float] = np.einsum("ij,ij->i", self.vectors[ones], self.vectors[others]).tolist()
        return found

    def _pair(self, one: int, other: int, words: float, meaning: float | None) -> Pair:
        from rapidfuzz import fuzz

        methods = set(self.found.get((one, other), ()))
        score = words if meaning is None else (1 - _MEANING) * words + _MEANING * max(meaning, 0)
        edits = fuzz.ratio(self.bare[one], self.bare[other])
        if "exact" not in methods and edits >= _NEAR:
            methods.add("near")
            score = max(score, edits / 100)
        return Pair(
            one=self.statements[one].key,
            other=self.statements[other].key,
            score=1.0 if "exact" in methods else min(score, 0.999),
            methods=tuple(method for method in METHODS if method in methods),
            ngrams=words,
            embeddings=meaning,
        )


def _ordered(ones: "NDArray[Any]", others: "NDArray[Any]") -> set[tuple[int, int]]:
    import numpy as np

    return set(zip(np.minimum(ones, others).tolist(), np.maximum(ones, others).tolist(), strict=True))


def _best_first(pair: Pair) -> tuple[float, str, str]:
    return -pair.score, pair.one, pair.other
