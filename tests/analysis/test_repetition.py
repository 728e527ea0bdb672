"""Repetition: like views rank high, opposites are never candidates."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis import embeddings, repetition
from coder.analysis.repetition import Statement, compare, ngrams, spelled
from tests.analysis.ranking import average_precision, recall_at, statements


def pairs(texts: list[str], valences: list[str | None] | None = None, **options: object) -> repetition.Compared:
    valences = valences or [None] * len(texts)
    given = [
        Statement(str(place), text, valence) for place, (text, valence) in enumerate(zip(texts, valences, strict=True))
    ]
    return compare(given, **options)  # type: ignore[arg-type]


def test_the_statements_are_what_they_say() -> None:
    given, group = statements()
    assert len(given) == 150 and set(Counter(group.values()).values()) == {3} and len(set(group.values())) == 50
    assert len({one.text for one in given}) == 150


def test_ranking_by_words() -> None:
    given, group = statements()
    compared = compare(given)
    precision, recall = average_precision(compared, group, "ngrams"), recall_at(compared, group, "ngrams")
    print(f"character n-grams: average precision {precision:.3f}, recall at 3 {recall:.3f}")
    assert precision >= 0.6 and recall >= 0.65


def test_ranking_by_meaning() -> None:
    if not embeddings.available():
        pytest.skip("the extra 'embeddings' isn't installed")
    given, group = statements()
    compared = compare(given, vectors=embeddings.embed([one.text for one in given]))
    for method, least in (("embeddings", 0.7), ("both", 0.75)):
        precision, recall = average_precision(compared, group, method), recall_at(compared, group, method)
        print(f"{method}: average precision {precision:.3f}, recall at 3 {recall:.3f}")
        assert precision >= least and recall >= 0.75


def test_no_opposites_among_the_candidates() -> None:
    given, _ = statements()
    valence = {one.key: one.valence for one in given}
    compared = compare(given)
    assert all(valence[pair.one] == valence[pair.other] for pair in compared.candidates)
    # Nor when nothing is known of valences: the words alone keep «وجود …» and «نبود …» apart.
    blind = compare([Statement(one.key, one.text) for one in given])
    text = {one.key: one.text for one in given}
    opposed = [
        (text[pair.one], text[pair.other])
        for pair in blind.candidates
        if pair.ngrams > 0.5 and valence[pair.one] != valence[pair.other]
    ]
    assert opposed == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وجود قانون مشخص", "نبود قانون مشخص"),
        ("هماهنگی دستگاه‌ها", "ناهماهنگی دستگاه‌ها"),
        ("هماهنگی دستگاه ها", "عدم هماهنگی دستگاه ها"),
        ("ثبات مدیریت شهر", "بی ثباتی مدیریت شهر"),
        ("افزایش بودجه شهر", "کاهش بودجه شهر"),
        ("شهر برنامه دارد", "شهر برنامه ندارد"),
    ],
)
def test_an_opposite_is_a_possible_contradiction_not_a_candidate(one: str, other: str) -> None:
    compared = pairs([one, other, "چیزی جدا از این‌ها", "سخن دیگری هم هست"])
    assert ("0", "1") not in {(pair.one, pair.other) for pair in compared.candidates}
    assert ("0", "1") in {(pair.one, pair.other) for pair in compared.contradictions}


def test_the_same_words_under_opposite_valences_are_a_contradiction() -> None:
    compared = pairs(["رسانه‌های محلی", "رسانه های محلي"], ["potential", "challenge"])
    assert compared.candidates == ()
    assert [(pair.one, pair.other) for pair in compared.contradictions] == [("0", "1")]


def test_the_same_words_however_spelled_and_spaced_come_first() -> None:
    compared = pairs(["شبکه‌های بین‌المللی", "شبکههای بين المللي", "شبکه‌ی بین‌المللی دانشگاه", "فرودگاه"])
    best = compared.candidates[0]
    assert (best.one, best.other, best.score) == ("0", "1", 1.0) and best.methods[0] == "exact"


def test_a_slip_of_the_pen_is_near() -> None:
    (best, *_) = pairs(["خواهرخواندگی با شهرهای اسلامی", "خواهرخواندگی با شهر های اسلا می و", "x"]).candidates
    assert "near" in best.methods and "exact" not in best.methods


def test_decided_pairs_are_left_out() -> None:
    texts = ["قانون شهر", "قانون شهر", "قانون شهرها"]
    known = {frozenset({"0", "1"})}
    found = {(pair.one, pair.other) for pair in pairs(texts, known=known).candidates}
    assert found == {("0", "2"), ("1", "2")}


def test_synonyms_of_the_users_own() -> None:
    given = [Statement("a", "ضعف خواهرخواندگی"), Statement("b", "ضعف خواهر شهری"), Statement("c", "خواهرشهری‌ها")]
    same = [("خواهرخواندگی", "خواهرشهری", "خواهر شهری")]
    assert spelled(given, same)[:2] == ["ضعف خواهرخواندگی", "ضعف خواهرخواندگی"]
    assert compare(given, same).candidates[0].methods[0] == "exact"
    assert compare(given).candidates[0].score < 1


def test_one_statement_or_none_has_no_pairs() -> None:
    assert compare([]) == compare([Statement("a", "تنها")]) == repetition.Compared((), ())
    assert pairs(["", "", "؟"]).contradictions == ()


def test_the_weights_are_those_of_the_books() -> None:
    import numpy as np

    matrix = ngrams(["اب", "ابا"]).toarray()
    assert np.allclose((matrix**2).sum(axis=1), 1)
    # The grams of both texts weigh ln(3/3) + 1, those of one of them ln(3/2) + 1; over the row's length.
    common, own = 1.0, np.log(3 / 2) + 1
    first = [common, common, own, common, own, own]  # " ا", "اب", "ب ", " اب", "اب ", " اب "
    assert np.isclose(matrix[0].max(), own / np.linalg.norm(first))


@given(st.lists(st.text(alphabet="ابپت نعدم\u200c", max_size=12), min_size=2, max_size=30), st.data())
def test_blocks_change_nothing(texts: list[str], data: st.DataObject) -> None:
    valences = [data.draw(st.sampled_from([None, "potential", "challenge"])) for _ in texts]
    whole = pairs(texts, valences)
    before = repetition._BLOCK
    repetition._BLOCK = 3
    try:
        blocks = pairs(texts, valences)
    finally:
        repetition._BLOCK = before
    score = {(pair.one, pair.other): round(pair.ngrams, 4) for pair in blocks.candidates}
    assert sorted(score.values()) == sorted(round(pair.ngrams, 4) for pair in whole.candidates)
