"""Searching a study: who said it, in which group, in which source; the fold is kept."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest

from coder.errors import UnknownName
from coder.model.corpus import Role, SourceKind
from coder.model.entity import Edit, Step
from coder.persian import search
from coder.study import opening
from coder.study.find import Among, Way, find
from coder.study.study import OpenStudy
from tests.small import Small


@pytest.fixture
def study(small: Small) -> Iterator[OpenStudy]:
    with opening.opened(small.folder) as opened:
        expert = opened.snapshot().expert_of["expert-E03"]
        opened.apply(Step("experts.edit", (Edit(expert, replace(expert, groups=("شهر",))),)))
        yield opened


def places(study: OpenStudy, query: str, among: Among, way: Way = search.find) -> list[str]:
    """Where it was found, and by whom it was said."""
    hits = find(study, query, way, among=among)
    for hit in hits:
        text = study.text(hit.source.text_sha256)
        assert text[hit.start : hit.end] == hit.words
    return [f"{hit.source.ref} {hit.voice.label}".strip() for hit in hits]


@pytest.mark.parametrize(
    ("query", "among", "found"),
    [
        ("مهمان", Among(), ["E01 ج", "E02 س"]),
        ("مهمان", Among(roles=frozenset({Role.EXPERT})), ["E01 ج"]),
        ("مهمان", Among(roles=frozenset({Role.INTERVIEWER})), ["E02 س"]),
        ("مهمان", Among(sources=frozenset({"E02"})), ["E02 س"]),
        ("خیابان‌ها", Among(), ["E02 س", "J دوم"]),
        ("خیابان‌ها", Among(groups=frozenset({"شهر"})), ["J دوم"]),
        ("خیابان‌ها", Among(groups=frozenset({"g"})), []),
        ("خیابان‌ها", Among(experts=frozenset({"E03"})), ["J دوم"]),
        ("راه", Among(), ["D"]),
        ("راه", Among(roles=frozenset({Role.EXPERT})), []),
        ("ورود", Among(roles=frozenset({Role.EXPERT}), groups=frozenset({"g"}), sources=frozenset({"E01"})), ["E01 ج"]),
    ],
)
def test_words_are_found_by_who_said_them(study: OpenStudy, query: str, among: Among, found: list[str]) -> None:
    assert places(study, query, among) == found


@pytest.mark.parametrize(
    ("query", "way", "found"),
    [
        ("خیابان", search.find, []),
        ("خیابان", search.find_stems, ["E02 س", "J دوم"]),
        ("هر", search.find_parts, ["E01 ج", "J س"]),
        ("سخت مهمان", partial(search.find_near, within=3), ["E01 ج"]),
        ("سخت مهمان", partial(search.find_near, within=2), ["E01 ج"]),
        ("سخت ورود", partial(search.find_near, within=2), []),
    ],
)
def test_ways_of_searching(study: OpenStudy, query: str, way: Way, found: list[str]) -> None:
    assert places(study, query, Among(), way) == found


def test_notes_on_one_expert_are_that_expert_s_words(study: OpenStudy) -> None:
    source = next(source for source in study.snapshot().sources if source.ref == "E01")
    study.apply(Step("source.speakers", (Edit(source, replace(source, turns=(), speakers=())),)))
    (hit,) = find(study, "زیارت", among=Among(sources=frozenset({"E01"})))
    assert (hit.voice.role, hit.voice.expert) == (Role.EXPERT, "expert-E01")


def test_interviews_come_before_documents_in_their_order(study: OpenStudy) -> None:
    kinds = [(hit.source.kind, hit.source.order) for hit in find(study, "ه", search.find_parts)]
    assert kinds == sorted(kinds, key=lambda one: (one[0] is SourceKind.DOCUMENT, one[1]))
    assert {kind for kind, _ in kinds} == set(SourceKind)


@pytest.mark.parametrize("field", ["groups", "experts", "sources"])
def test_an_unknown_name_is_told(study: OpenStudy, field: str) -> None:
    with pytest.raises(UnknownName):
        find(study, "شهر", among=Among(**{field: frozenset({"هیچ"})}))


def test_a_fold_is_made_once_and_kept(study: OpenStudy, monkeypatch: pytest.MonkeyPatch) -> None:
    first = find(study, "مهمان")
    monkeypatch.setattr("coder.persian.fold.fold", None)  # no text may be folded again
    monkeypatch.setattr("coder.study.find.fold.fold", None)
    assert find(study, "مهمان") == first
