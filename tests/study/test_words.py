"""How often words are said, by whom; an interviewer's words and events aren't counted, negations always are."""

import hashlib
from collections.abc import Iterator

import pytest

from coder.errors import UnknownName
from coder.model.corpus import Role, Source, SourceKind, Speaker
from coder.model.entity import Step, made
from coder.study import opening, turning
from coder.study.find import EVERYBODY, Among
from coder.study.study import OpenStudy
from coder.study.words import By, count
from tests.small import Small

TEXT = "پرسشگر: شهر شهر شهر؟\nپاسخگو: آب نبود [خنده]. آب و شهرها، شبکه‌ها و شبکه های ما نیست.\n"


@pytest.fixture
def study(small: Small) -> Iterator[OpenStudy]:
    with opening.opened(small.folder) as opened:
        sha = hashlib.sha256(TEXT.encode()).hexdigest()
        source = Source(
            id="n",
            ref="N",
            kind=SourceKind.INTERVIEW,
            order=9,
            text_sha256=sha,
            experts=("expert-E03",),
            turns=turning.found(TEXT),
            speakers=(Speaker("پرسشگر", Role.INTERVIEWER), Speaker("پاسخگو", Role.EXPERT, "expert-E03")),
        )
        opened.apply(Step("source.import", made(source)), {sha: TEXT})
        yield opened


def counted(study: OpenStudy, by: By, name: str = "", among: Among = EVERYBODY, **how: bool) -> dict[str, int]:
    return {one.word: one.count for one in count(study, by, among=among, **how) if one.by == name}


def test_an_expert_s_words_are_counted_and_not_the_interviewer_s_nor_events(study: OpenStudy) -> None:
    words = counted(study, By.SOURCE, "N", function_words=True)
    assert words == {"آب": 2, "نبود": 1, "و": 2, "شهرها": 1, "شبکه‌ها": 1, "شبکه": 1, "های": 1, "ما": 1, "نیست": 1}


def test_function_words_are_left_out_and_negations_never(study: OpenStudy) -> None:
    words = counted(study, By.SOURCE, "N")
    assert words == {"آب": 2, "نبود": 1, "شهرها": 1, "شبکه‌ها": 1, "شبکه": 1, "نیست": 1}


def test_forms_of_a_word_are_one_when_asked(study: OpenStudy) -> None:
    words = counted(study, By.SOURCE, "N", lemmas=True)
    assert words["شبکه‌ها"] + words.get("شبکه", 0) == 2 and "نبود" in words


def test_words_are_counted_by_expert_group_and_code(study: OpenStudy) -> None:
    assert counted(study, By.EXPERT, "E03")["خیابان‌ها"] == 1
    assert counted(study, By.EXPERT, "E01") == {
        "زیارت": 1, "این‌جاست": 1, "شهر": 1, "بزرگ": 1, "ورود": 1, "مهمان": 1, "سخت": 1,
    }  # fmt: skip
    assert counted(study, By.GROUP, "g")["زیارت"] == 2
    assert counted(study, By.CODE, "c3") == {"ورود": 1, "مهمان": 1, "سخت": 1, "درست": 1, "مرز": 1}
    assert counted(study, By.CODE, "c5")["طرح"] == 1  # a document's words


def test_words_are_counted_once_where_codings_overlap(study: OpenStudy) -> None:
    assert counted(study, By.CODE, "c1")["زیارت"] == 2  # one in E01, one in E02


def test_a_word_says_how_many_experts_use_it(study: OpenStudy) -> None:
    by_word = {one.word: one for one in count(study)}
    assert (by_word["زیارت"].count, by_word["زیارت"].experts) == (2, 2)
    assert (by_word["ترانزیتی"].count, by_word["ترانزیتی"].experts) == (1, 0)
    assert [one.count for one in count(study)] == sorted((one.count for one in count(study)), reverse=True)


def test_some_can_be_chosen(study: OpenStudy) -> None:
    assert "زیارت" not in counted(study, By.ALL, among=Among(experts=frozenset({"E03"})))
    assert counted(study, By.ALL, among=Among(sources=frozenset({"D"})))["ترانزیتی"] == 1
    with pytest.raises(UnknownName):
        count(study, among=Among(groups=frozenset({"هیچ"})))
