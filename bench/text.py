"""Persian text: folding, search, sentences, turns, names and corrected transcripts; in MB of UTF-8 a second."""

import importlib
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import timing
from coder.persian import anonymise, lexicon, search
from coder.persian.anchors import Anchors
from coder.persian.fold import SAFE, SEARCH, SKELETON, fold
from coder.persian.sentences import sentences
from coder.persian.turns import find_turns

REPOSITORY = Path(__file__).parent.parent
INTERVIEW_BYTES = 60_000


def real_text() -> str:
    """A megabyte of the example's transcripts."""
    once = "\n".join(
        (REPOSITORY / "corpus" / f"{name}.txt").read_text(encoding="utf-8") for name in ("E01", "E10", "E17")
    )
    return once * (1_000_000 // len(once.encode()) + 1)


def rate(what: str, text: str, function: Callable[[], object], budget: float) -> None:
    size = len(text.encode()) / 1e6
    seconds = timing.call(function)
    timing.told(f"{what}, a MB", seconds / size, budget, f"{size / seconds:.0f} MB/s")


def rates(text: str) -> None:
    for level in (SAFE, SEARCH, SKELETON):
        rate(f"folding, {level}", text, lambda level=level: fold(text, level), 0.25)
    turns = [turn for turn in find_turns(text) if turn.label]
    rate("turns", text, lambda: find_turns(text), 0.25)
    rate("sentences", text, lambda: sentences(text, turns), 0.25)
    folded = fold(text)
    for name, way in (("whole words", search.find), ("parts", search.find_parts), ("stems", search.find_stems)):
        rate(f"search, {name}", text, lambda way=way: way(folded, "شبکه های"), 0.04)
    rate("search, near", text, lambda: search.find_near(folded, "شهر دانشگاه"), 0.1)
    rate("what could tell who somebody is", text, lambda: anonymise.find(text), 1)


def lexicon_loading() -> None:
    def load() -> None:
        importlib.reload(lexicon).words()
        lexicon.lemma("کتابها")

    timing.told("lexicon loaded, words and lemmas", timing.call(load), 0.4)


def correcting(text: str) -> None:
    """One interview of 60 KB in which every fiftieth word was corrected."""
    old = text[: INTERVIEW_BYTES // 2]
    new = " ".join(word if place % 50 else f"{word}ک" for place, word in enumerate(old.split(" ")))
    timing.told("a corrected transcript of 60 KB, compared", timing.call(lambda: Anchors(old, new)), 1.0)
    anchors = Anchors(old, new)
    spans = [(start, start + 120) for start in range(0, len(old) - 200, 40)]
    timing.told(
        f"  {len(spans)} passages found again", timing.call(lambda: [anchors.find(*span) for span in spans]), 1.0
    )


def searching_a_study(text: str) -> None:
    from coder.study import imports, opening
    from coder.study.find import find

    folder = Path(tempfile.mkdtemp())
    opening.create(folder, None)
    half = INTERVIEW_BYTES // 2
    paths = []
    for number in range(22):
        path = folder / f"T{number:02}.txt"
        path.write_text(f"{number}\n{text[number * 1000 : number * 1000 + half]}", encoding="utf-8")
        paths.append(path)
    with opening.opened(folder) as study:
        imports.take_in(study, imports.preview(study, paths))
        for name, way in (
            ("whole words", search.find),
            ("stems", search.find_stems),
            ("near", partial(search.find_near, within=10)),
        ):
            find(study, "دانشگاه شهر", way)
            timing.told(f"search in 22 × 60 KB, {name}", timing.call(partial(find, study, "دانشگاه شهر", way)), 0.05)
    shutil.rmtree(folder)


def main() -> None:
    text = real_text()
    rates(text)
    lexicon_loading()
    correcting(text)
    searching_a_study(text)
