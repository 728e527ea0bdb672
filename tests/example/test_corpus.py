"""The example's transcripts: written one by one, as spoken, mostly uncoded, in the forms that researchers have."""

import re
import unicodedata
from collections import Counter
from itertools import combinations

import pytest

from coder.model.coding import Coding
from coder.model.corpus import Role, Source
from coder.study.study import OpenStudy
from tests.conftest import REPOSITORY

CORPUS = REPOSITORY / "corpus"

#: What the interviewer says in every interview: planned questions and courtesies.
SET_PHRASES = """
سلام و عرض ادب. ممنونم که وقت گذاشتید.
لطفاً برای شروع کمی از کار خودتان و آشنایی‌تان با موضوع بگویید.
به نظر شما مشهد برای رابطه با شهرهای کشورهای اسلامی چه نقطه‌های قوتی دارد؟
در برابر، چه ضعف‌هایی در خود شهر و دستگاه‌هایش می‌بینید؟
بیرون از شهر چه فرصت‌هایی هست که می‌شود از آن‌ها بهره گرفت؟
و چه چیزهایی از بیرون این کار را تهدید می‌کند؟
اگر قرار باشد راهی پیشنهاد کنید، از کجا شروع می‌کنید؟
حالا اجازه بدهید چند نکته را که صاحب‌نظران پیشین گفته‌اند با شما در میان بگذارم.
با این موافقید، چیزی به آن اضافه می‌کنید یا آن را نمی‌پذیرید؟
چیزی هست که نپرسیده باشم و بخواهید بگویید؟
خیلی متشکرم از وقتی که گذاشتید.
"""

#: Of a transcript's 4-word sequences at most this share may stand in any one other transcript.
SHARED_4_GRAMS = 0.006

#: Of the words of a code's label at most this share, on average over all quotes, may stand in the quote.
LABEL_IN_QUOTE = 0.25

FUNCTION_WORDS = {"و", "در", "به", "از", "که", "این", "را", "با", "است", "برای", "آن", "یک", "هم", "ما", "ها", "های",
                  "می", "هر", "تا", "بر"}  # fmt: skip


def words(text: str) -> list[str]:
    """Words of a text, spelling variants taken together."""
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans("يكۀة", "یکهه"))
    text = re.sub("[\u200c\u00ac]", " ", text)
    text = "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Cf"))
    return re.sub(r"[^\w]+", " ", text).split()


_SET = [words(phrase) for phrase in SET_PHRASES.strip().split("\n")]


def grams(text: str, size: int) -> set[tuple[str, ...]]:
    """Sequences of ``size`` words within one line, none of them inside a set phrase."""
    found: set[tuple[str, ...]] = set()
    for line in text.split("\n"):
        for said in without_set_phrases(words(line)):
            found.update(tuple(said[i : i + size]) for i in range(len(said) - size + 1))
    return found


def without_set_phrases(said: list[str]) -> list[list[str]]:
    """The stretches of ``said`` between set phrases."""
    for phrase in _SET:
        for start in range(len(said) - len(phrase) + 1):
            if said[start : start + len(phrase)] == phrase:
                rest = said[start + len(phrase) :]
                return [*without_set_phrases(said[:start]), *without_set_phrases(rest)]
    return [said]


def spoken(source: Source, text: str) -> str:
    """A transcript without its speaker labels."""
    if not source.turns:
        return text
    return "\n".join(text[turn.body : turn.end] for turn in source.turns)


@pytest.fixture
def interviews(example: OpenStudy) -> dict[str, tuple[Source, str]]:
    return {source.ref: (source, example.text(source.text_sha256)) for source in example.snapshot().interviews}


def by_expert(ref: str) -> str:
    return ref[:3]


def test_no_six_words_are_shared(interviews: dict[str, tuple[Source, str]]) -> None:
    six = {ref: grams(spoken(*pair), 6) for ref, pair in interviews.items()}
    shared = {
        (one, other): [" ".join(gram) for gram in six[one] & six[other]]
        for one, other in combinations(six, 2)
        if by_expert(one) != by_expert(other) and six[one] & six[other]
    }
    assert shared == {}


def test_few_four_words_are_shared(interviews: dict[str, tuple[Source, str]]) -> None:
    four = {ref: grams(spoken(*pair), 4) for ref, pair in interviews.items()}
    worst = {
        (one, other): len(four[one] & four[other]) / min(len(four[one]), len(four[other]))
        for one, other in combinations(four, 2)
    }
    assert max(worst.values()) <= SHARED_4_GRAMS, max(worst, key=worst.__getitem__)


def test_quotes_do_not_repeat_the_labels_of_their_codes(example: OpenStudy) -> None:
    snapshot = example.snapshot()
    shares = []
    for coding in example.codings():
        if coding.is_put or not snapshot.source_of[coding.source].experts:
            continue
        label = set(words(snapshot.code_of[coding.code].label)) - FUNCTION_WORDS
        shares.append(len(label & set(words(coding.quote))) / len(label))
    assert sum(shares) / len(shares) <= LABEL_IN_QUOTE
    assert sum(share == 1 for share in shares) / len(shares) <= 0.05


def experts_words(source: Source) -> list[tuple[int, int]]:
    """Where the experts speak."""
    if not source.turns:
        return [(0, 10**9)]
    roles = {speaker.label: speaker.role for speaker in source.speakers}
    return [(turn.body, turn.end) for turn in source.turns if roles[turn.label] is not Role.INTERVIEWER]


def test_at_least_forty_percent_of_the_experts_words_carry_no_code(
    example: OpenStudy, interviews: dict[str, tuple[Source, str]]
) -> None:
    lead = next(person.id for person in example.snapshot().persons if person.name == "A")
    for ref, (source, text) in interviews.items():
        codings = [one for one in example.codings_in(source.id) if one.coder == lead and one.round == 1]
        assert free_share(source, text, codings) >= 0.4, ref


def free_share(source: Source, text: str, codings: list[Coding]) -> float:
    coded = bytearray(len(text))
    for coding in codings:
        coded[coding.start : coding.end] = b"\1" * (coding.end - coding.start)
    said = [
        match.start()
        for start, end in experts_words(source)
        for match in re.compile(r"\S+").finditer(text, start, min(end, len(text)))
    ]
    return sum(not coded[place] for place in said) / len(said)


def test_lengths(interviews: dict[str, tuple[Source, str]]) -> None:
    lengths = {ref: len(text.split()) for ref, (_, text) in interviews.items()}
    long = {ref for ref, length in lengths.items() if length >= 4000}
    assert len(long) == 3
    assert all(800 <= length <= 1500 for ref, length in lengths.items() if ref not in long), lengths


def test_the_cases_that_occur_in_the_field(example: OpenStudy) -> None:
    snapshot = example.snapshot()
    assert sorted(expert.ref for expert in snapshot.experts) == [f"E{number:02}" for number in range(1, 23)]
    sessions = Counter(expert for source in snapshot.interviews for expert in source.experts)
    assert sum(len(source.experts) == 2 for source in snapshot.interviews) == 1, "one joint session"
    assert sum(count == 2 for count in sessions.values()) == 1, "one expert interviewed twice"
    assert sum(source.record == "یادداشت" and not source.turns for source in snapshot.interviews) == 1, "one of notes"
    assert sum(len(expert.groups) == 2 for expert in snapshot.experts) == 1, "one with two affiliations"
    assert len({group for expert in snapshot.experts for group in expert.groups}) == 5
    assert len({expert.field for expert in snapshot.experts}) == 4
    assert len(snapshot.documents) == 3


def test_every_speaker_is_known_and_every_open_phase_marked(interviews: dict[str, tuple[Source, str]]) -> None:
    for ref, (source, text) in interviews.items():
        assert all(speaker.role is not Role.OTHER for speaker in source.speakers), ref
        assert source.open_end is not None and 0 < source.open_end <= len(text), ref
        held = {speaker.expert for speaker in source.speakers if speaker.role is Role.EXPERT}
        assert not source.turns or held == set(source.experts), ref


def test_files_have_the_forms_that_researchers_have() -> None:
    files = [path for path in CORPUS.iterdir() if re.match(r"E\d\d", path.stem)]
    assert Counter(path.suffix for path in files) == {".txt": len(files) - 3, ".docx": 3}
    raw = {path.name: path.read_bytes() for path in files if path.suffix == ".txt"}
    not_utf8 = [name for name, content in raw.items() if not decodes(content)]
    assert len(not_utf8) == 1
    assert "می" not in raw[not_utf8[0]].decode("cp1256") and "مي" in raw[not_utf8[0]].decode("cp1256")
    texts = "".join(content.decode() for name, content in raw.items() if name not in not_utf8)
    for habit in ("ي", "ك", "\u200f", "٣", "\u00ac"):
        assert habit in texts, f"{habit!a} occurs in no transcript"


def decodes(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_the_corpus_says_that_it_is_synthetic(example: OpenStudy) -> None:
    assert "synthetic" in (CORPUS / "README.md").read_text(encoding="utf-8")
    assert all("ساختگی" in source.title for source in example.snapshot().sources)


def test_turns_are_found_as_they_are_kept(interviews: dict[str, tuple[Source, str]]) -> None:
    from coder.persian.turns import find_turns

    for ref, (source, text) in interviews.items():
        found = [(turn.start, turn.body, turn.end, turn.label) for turn in find_turns(text) if turn.label]
        assert found == [(turn.start, turn.body, turn.end, turn.label) for turn in source.turns], ref


def test_files_are_read_as_they_were(interviews: dict[str, tuple[Source, str]]) -> None:
    from coder.importing.reading import read

    for ref, (source, text) in interviews.items():
        extracted = read(REPOSITORY / source.file)
        assert (extracted.text, extracted.file_sha256) == (text, source.file_sha256), ref
