"""What could tell who somebody is: found, told from what looks like it, and hidden the same way everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.persian.anonymise import Telling, find, name_parts, same
from coder.persian.masks import Mask, Pseudonym

NAME, PHONE, EMAIL, NATIONAL = Telling.NAME, Telling.PHONE, Telling.EMAIL, Telling.NATIONAL_ID
CARD, SHEBA, WEB, HANDLE = Telling.CARD, Telling.SHEBA, Telling.WEB, Telling.HANDLE


def found(text: str, *names: str) -> list[tuple[Telling, str]]:
    return [(one.kind, one.words) for one in find(text, names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # phones
        ("شماره‌ام ۰۹۱۲ ۳۴۵ ۶۷ ۸۹ است", [(PHONE, "۰۹۱۲ ۳۴۵ ۶۷ ۸۹")]),
        ("09123456789", [(PHONE, "09123456789")]),
        ("٠٩١٢٣٤٥٦٧٨٩", [(PHONE, "٠٩١٢٣٤٥٦٧٨٩")]),
        ("تلفن+98 912 345 6789.", [(PHONE, "+98 912 345 6789")]),
        ("دفتر ۰۵۱-۳۸۸۰۰۰۱۲ است", [(PHONE, "۰۵۱-۳۸۸۰۰۰۱۲")]),
        ("سال ۱۴۰۱ و ۰۹۱۲ و ۱۲۳۴۵۶۷۸۹۰۱۲", []),
        # addresses
        ("نشانی من a.b-c@example.org است", [(EMAIL, "a.b-c@example.org")]),
        ("در https://example.org/a?b=1، ببینید", [(WEB, "https://example.org/a?b=1")]),
        ("در www.example.org. همین", [(WEB, "www.example.org")]),
        ("کانال @name_1 را ببینید", [(HANDLE, "@name_1")]),
        # national ids: a cue, or the check digit and no unit behind
        ("کد ملی من: ۱۲۳۴۵۶۷۸۹۰", [(NATIONAL, "۱۲۳۴۵۶۷۸۹۰")]),
        ("کدملی ۰۴۹۹۳۷۰۸۹۹", [(NATIONAL, "۰۴۹۹۳۷۰۸۹۹")]),
        ("این ۱۴۹۹۳۷۰۸۹۱ بود", [(NATIONAL, "۱۴۹۹۳۷۰۸۹۱")]),
        ("این ۱۴۹۹۳۷۰۸۹۲ بود", []),
        ("این ۱۱۱۱۱۱۱۱۱۱ بود", []),
        ("با ۱۴۹۹۳۷۰۸۹۱ تومان", []),
        # cards (the check digit) and Shebas (the check number)
        ("کارت ۶۰۳۷-۹۹۷۰-۰۰۰۰-۰۰۰۱ است", [(CARD, "۶۰۳۷-۹۹۷۰-۰۰۰۰-۰۰۰۱")]),
        ("کارت ۶۰۳۷-۹۹۷۰-۰۰۰۰-۰۰۰۲ است", []),
        ("شبا IR06 2960 0000 0010 0324 2000 01 است", [(SHEBA, "IR06 2960 0000 0010 0324 2000 01")]),
        ("شبا IR07 2960 0000 0010 0324 2000 01 است", []),
        # names
        ("آقای سپهری‌فرد گفت", [(NAME, "سپهری‌فرد")]),
        ("خانم دکتر مهتابیان آمد", [(NAME, "مهتابیان")]),
        ("مهندس كاوه سپهری‌فرد رفت", [(NAME, "كاوه سپهری‌فرد")]),
        ("اسم من نیلوفر است", [(NAME, "نیلوفر")]),
        ("آقای رئیس آمد و خانم مدیر رفت", []),
        ("دکتر گفت و استاد رفتند", []),
        ("خانم و آقا و دکتر خوب‌اند", []),
        ("شهر بزرگی است", []),
    ],
)
def test_what_could_tell_is_found(text: str, expected: list[tuple[Telling, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("سپهری فرد را دیدم", ["سپهری فرد"]),
        ("سپهريفرد و سپهری‌فردها و سپهری‌فرد‌هایی", ["سپهريفرد", "سپهری‌فرد", "سپهری‌فرد"]),
        ("سپهری‌فردی و سپهری‌فرد‌زاده و آن‌سپهری‌فرد", ["سپهری‌فرد"]),
        ("سپهری", []),
        ("سپهری\nفرد و س‌پهری‌فرد", ["سپهری\nفرد", "س‌پهری‌فرد"]),
    ],
)
def test_a_listed_name_is_found_in_every_spelling(text: str, words: list[str]) -> None:
    assert found(text, "سپهری‌فرد") == [(NAME, word) for word in words]


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("دکتر نیلوفر سپهری‌فرد", ("نیلوفر سپهری‌فرد", "سپهری‌فرد")),
        ("سپهری‌فرد", ("سپهری‌فرد",)),
        ("کارشناس ۳", ()),
        ("ک", ()),
        ("", ()),
    ],
)
def test_a_label_gives_the_names_in_it(label: str, parts: tuple[str, ...]) -> None:
    assert name_parts(label) == parts


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (PHONE, "۰۹۱۲ ۳۴۵ ۶۷ ۸۹", "+98 912 345 6789"),
        (PHONE, "00989123456789", "0912-345-6789"),
        (NAME, "رضائي", "رضایی"),
        (SHEBA, "IR06 2960", "ir062960"),
    ],
)
def test_two_writings_are_the_same(kind: Telling, one: str, other: str) -> None:
    assert same(kind, one) == same(kind, other)


MASK = Mask(
    [
        Pseudonym(NAME, "کاوه", "[نام ۱]"),
        Pseudonym(NAME, "کاوه سپهری‌فرد", "[E07]"),
        Pseudonym(PHONE, "۰۹۱۲۳۴۵۶۷۸۹", "[تلفن ۱]"),
        Pseudonym(EMAIL, "a@b.org", "[رایانامه ۱]"),
        Pseudonym(NAME, "(", "[هیچ]"),
    ]
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("کاوه سپهری فرد آمد؛ كاوه رفت.", "[E07] آمد؛ [نام ۱] رفت."),
        ("کاوه‌ها و کاوه‌جان و کاوه‌زاده", "[نام ۱]‌ها و [نام ۱]‌جان و کاوه‌زاده"),
        ("+98 912 345 67 89 یا 0912-3456789", "[تلفن ۱] یا [تلفن ۱]"),
        ("A@B.ORG را بنویس", "[رایانامه ۱] را بنویس"),
        ("هیچ", "هیچ"),
        ("", ""),
    ],
)
def test_the_same_words_have_the_same_pseudonym(text: str, masked: str) -> None:
    assert MASK.masked(text) == masked


def test_a_name_of_one_letter_and_another_is_found() -> None:
    assert Mask([Pseudonym(NAME, "م تابان", "[م]")]).masked("خانم م تابان و م‌تابان") == "خانم [م] و [م]"
    assert Mask([Pseudonym(NAME, "آرش", "[آ]")]).masked("ارش و آرش و پارش") == "[آ] و [آ] و پارش"


def test_many_names_are_looked_for_in_one_reading() -> None:
    names = [f"{first}{second}مان" for first in "بتجدرسش" for second in "ابتجدرسش"]
    mask = Mask(Pseudonym(NAME, name, f"[{number}]") for number, name in enumerate(names))
    assert mask.masked(" ".join(names)) == " ".join(f"[{number}]" for number in range(len(names)))


def test_without_pseudonyms_nothing_changes() -> None:
    assert Mask().masked("کاوه ۰۹۱۲۳۴۵۶۷۸۹") == "کاوه ۰۹۱۲۳۴۵۶۷۸۹"


PIECES = st.sampled_from(
    ["کاوه", "كاوه", "سپهری", "\u200c", "فرد", " ", "۰۹۱۲", "3456789", "-", "a@b.org", "ها", ".", "\n"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_only_what_was_found_is_replaced(text: str) -> None:
    places = MASK.places(text)
    assert places == sorted(places)
    kept, done = [], 0
    for start, end, _ in places:
        assert done <= start < end
        kept.append(text[done:start])
        done = end
    rest = MASK.masked(text)
    for piece in [*kept, text[done:]]:
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :]


@pytest.mark.parametrize("run", ["a", "a.", "1", "1 ", "@", "آقای ", "ا\u200c", "+98"])
def test_a_long_run_of_anything_is_read_at_once(run: str) -> None:
    assert all(one.words in run * 20_000 for one in find(run * 20_000))
