"""Candidates of a study: who is asked about what, and who is not."""

import pytest

from coder.model.codebook import Quadrant
from coder.study import consolidating as make
from coder.study.board import board
from coder.study.candidates import Suggestions, suggest
from coder.study.study import OpenStudy
from tests.small import Small

VIEWS = """\
  - {id: v1, label: نبود قانون روشن برای همکاری شهرها, valence: challenge}
  - {id: v2, label: نبودن قانون روشن همکاری شهر ها, valence: challenge}
  - {id: v3, label: وجود قانون روشن برای همکاری شهرها, valence: potential}
  - {id: v4, label: ضعف قانون همکاری شهرها در کشور, valence: challenge}
  - {id: v5, label: نبود قانون روشن همکاری, valence: challenge, retired: true}
  - {id: v6, label: نبود قانون روشن همکاری شهرها, kind: strategy}
"""


@pytest.fixture
def small(small: Small) -> Small:
    with (small.folder / "codebook.yaml").open("a", encoding="utf-8") as file:
        file.write(VIEWS)
    return small


def found(study: OpenStudy) -> set[frozenset[str]]:
    return {frozenset({pair.one.name, pair.other.name}) for pair in by_words(study).candidates}


def by_words(study: OpenStudy) -> Suggestions:
    return suggest(study, by_meaning=False)


def key(study: OpenStudy, ref: str) -> str:
    return board(study).code(ref).id


ALIKE = frozenset({"v1", "v2"})


def test_like_views_are_candidates_opposites_contradictions(small: Small) -> None:
    with small.opened() as study:
        suggested = by_words(study)
        best = suggested.candidates[0]
        assert {best.one.name, best.other.name} == ALIKE and best.score > 0.7
        names = {side.name for pair in suggested.candidates for side in (pair.one, pair.other)}
        assert not names & {"v5", "v6", "c4"}, "retired, no view, dropped"
        assert not [pair for pair in found(study) if "v3" in pair and pair & {"v1", "v2", "v4", "W1", "c3"}]
        assert {("v1", "v3")} <= {tuple(sorted((p.one.name, p.other.name))) for p in suggested.contradictions}


def test_what_was_decided_is_not_asked_again(small: Small) -> None:
    with small.opened() as study:
        assert ALIKE in found(study)
        make.keep_apart(study, key(study, "v1"), key(study, "v2"))
        assert ALIKE not in found(study)
        study.undo()
        _, factor = make.make_factor(study, Quadrant.W, "قانون همکاری شهرها نیست", "درونی")
        make.group(study, [key(study, "v1"), key(study, "v2")], factor.id)
        assert ALIKE not in found(study)
        open_view = [pair for pair in by_words(study).candidates if "v4" in (pair.one.name, pair.other.name)]
        assert len([pair for pair in open_view if "W2" in (pair.one.stands, pair.other.stands)]) == 1, "once a factor"
        make.keep_apart(study, factor.id, key(study, "v4"))
        assert not [pair for pair in found(study) if "v4" in pair and pair & {"v1", "v2", "W2"}]


def test_the_studys_synonyms(small: Small) -> None:
    text = (small.folder / "codebook.yaml").read_text(encoding="utf-8")
    text += "  - {id: x1, label: خواهرشهری, valence: potential}\n  - {id: x2, label: پیمان دوستی, valence: potential}\n"
    (small.folder / "codebook.yaml").write_text(text, encoding="utf-8")
    with small.opened() as study:
        assert not [pair for pair in by_words(study).candidates if "exact" in pair.methods]
    text = text.replace("codes:\n", "  settings:\n    synonyms: [[خواهرشهری, پیمان دوستی]]\ncodes:\n", 1)
    (small.folder / "codebook.yaml").write_text(text, encoding="utf-8")
    with small.opened() as study:
        (pair,) = [pair for pair in by_words(study).candidates if "exact" in pair.methods]
        assert {pair.one.name, pair.other.name} == {"x1", "x2"}


def test_internal_or_external(small: Small) -> None:
    with small.opened() as study:
        _, inner = make.make_factor(study, Quadrant.W, "نبود قانون همکاری شهرها", "درونی")
        _, outer = make.make_factor(study, Quadrant.T, "نبود قانون روشن همکاری شهرها", "بیرونی")
        twins = [one for one in by_words(study).between if one.view is None]
        assert [(one.internal.name, one.external.name) for one in twins] == [("W2", "T1")]
        views = {one.view.name: one for one in by_words(study).between if one.view}
        assert (views["v4"].internal.name, views["v4"].external.name) == ("W2", "T1")
        make.keep_apart(study, inner.id, outer.id, "یکی از شهر است و یکی از کشور")
        assert [one for one in by_words(study).between if one.view is None] == []
