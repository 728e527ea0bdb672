"""Pdf: letters by their places, in the order in which they are read; what can't be believed is refused."""

from pathlib import Path

import pytest

from coder.errors import BrokenFile, CipheredText, PicturesOnly
from coder.importing.pdf import decode
from coder.importing.reading import read
from tests.importing.pdfs import HEIGHT, LEADING, RIGHT, TOP, WIDTH, Box, line, lines, pdf

PATH = Path("مصاحبه.pdf")
LONG = "شهر ما دیدنی است و زائر هر روز می آید و می رود و باز می گردد"


def long(number: int) -> str:
    """A full line, another for each number."""
    words = LONG.split()
    return " ".join(words[number:] + words[:number])


def text_of(*pages: list[Box]) -> str:
    return decode(PATH, pdf(*pages), None).text


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("سلام به شما", "سلام به شما"),
        ("س_ل__ام", "سلام"),  # the stroke that passes for a digit
        # presentation forms, and a joined glyph named by one
        (["\ufeb3", "\ufefc", "\ufee1"], "سلام"),
        (["\ufdf2", " ", "و"], "الله و"),
        # joined lam-alef, named in order or from left to right
        (["س", "لا", "م"], "سلام"),
        # numbers and Latin words run from left to right
        ("در سال ۱۰۴۱ بود", "در سال ۱۴۰۱ بود"),
        ("تا ۰۲/۲۰/۱۰۴۱ بود", "تا ۱۴۰۱/۰۲/۲۰ بود"),
        ("با OCSENU بود", "با UNESCO بود"),
        ("با 91-DIVOC elgooG بود", "با Google COVID-19 بود"),
        ("طرح )CS( ytiC tramS بود", "طرح Smart City (SC) بود"),
        ("طرح (CS) بود", "طرح (SC) بود"),
        ("از ۵۱ elgooG بود", "از ۱۵ Google بود"),
        ("نقشه ۴-۲ بود", "نقشه ۴-۲ بود"),
        ("گفت: «نه» و رفت", "گفت: «نه» و رفت"),
    ],
)  # fmt: skip
def test_a_line_is_read_from_the_right(seen: str | list[str], text: str) -> None:
    assert text_of(line(seen)) == text + "\n"


def test_a_latin_line_is_read_from_the_left() -> None:
    assert text_of(line("!dlrow olleH")) == "Hello world!\n"


def test_lam_alef_named_from_left_to_right_is_turned() -> None:
    # The letters of one glyph have one place; this file names all of them from left to right.
    def joined(says: str, x: float) -> Box:
        return Box(says, x, TOP)

    boxes = [joined("م", 100), joined("ال", 106), joined("س", 112)]
    assert text_of(boxes) == "سلام\n"


def test_brackets_named_as_they_look_are_turned() -> None:
    assert text_of(line("گفت »نه« و )بله( و رفت.")) == "گفت «نه» و (بله) و رفت.\n"


def test_vowel_signs_stand_after_their_letter_wherever_the_file_has_them() -> None:
    letters = line("همه روز")
    hamza = Box("\u0654", letters[2].x + 1, TOP + HEIGHT + 1, width=2, height=1)
    for boxes in ([hamza, *letters], [*letters, hamza]):
        assert text_of(boxes) == "همهٔ روز\n"


def test_what_is_drawn_twice_to_look_bold_comes_once() -> None:
    once = line("سلام به شما")
    assert text_of([*once, *(Box(box.says, box.x + 0.2, box.y) for box in once)]) == "سلام به شما\n"


def test_parts_of_a_line_that_the_file_has_elsewhere_are_put_in() -> None:
    first, second = line("سلام به شما"), line("این سه روز", TOP - LEADING)
    assert text_of([*first[:4], *second, *first[4:]]) == text_of([*first, *second])


def test_columns_are_read_one_after_the_other_as_the_file_has_them() -> None:
    first = [LONG[:30], long(1)[:30], long(2)[:30], long(3)[:30]]
    second = [long(4)[:30], long(5)[:30], long(6)[:30], long(7)[:30]]
    right = [box for number, text in enumerate(first) for box in line(text, TOP - number * LEADING)]
    left = [
        box for number, text in enumerate(second) for box in line(text, TOP - number * LEADING, RIGHT - 31 * WIDTH - 14)
    ]
    words = text_of([*right, *left]).split()
    assert words == " ".join(first + second).split()


def test_cells_of_a_row_are_one_line() -> None:
    rows = [
        [*line("قوت ها", TOP - row * LEADING), *line(f"ضعف {row}", TOP - row * LEADING, RIGHT - 50)] for row in range(4)
    ]
    assert text_of([box for row in rows for box in row]).count("قوت ها ضعف") == 4


def test_paragraphs_go_on_only_where_the_next_word_had_no_room() -> None:
    text = text_of(lines(LONG, LONG[:45], "پایان", LONG))
    assert text == f"{LONG} {LONG[:45].strip()}\nپایان\n{LONG}\n"


def test_who_speaks_begins_a_paragraph() -> None:
    assert text_of(lines(LONG, "پاسخگو: بله")) == f"{LONG}\nپاسخگو: بله\n"


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert text_of(lines(LONG, long(1)), lines(long(2), "پایان")) == f"{LONG} {long(1)} {long(2)} پایان\n"


def book(pages: int) -> bytes:
    def page(number: int) -> list[Box]:
        return [*lines("گفتگو با دکتر", long(number), long(number + 5)[:40]), *line(f"{number}", 40, 300)]

    return pdf(*(page(number) for number in range(1, pages + 1)))


def test_headers_and_page_numbers_are_offered_and_dropped_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(book(4))
    whole = read(path)
    assert whole.text.count("گفتگو با دکتر") == 4
    assert whole.offered[1].words == "1 | گفتگو با دکتر"
    dropped = read(path, drop_headers=True)
    assert "گفتگو" not in dropped.text
    assert dropped.text == "".join(f"{long(number)} {long(number + 5)[:40].strip()}\n" for number in range(1, 5))
    assert dropped.changes == (*whole.changes, "headers dropped")
    assert dropped.offered == ()


def test_what_is_offered_covers_nothing_else() -> None:
    found = decode(PATH, book(5), None)
    for offer in found.offered:
        words = found.text[offer.start : offer.end].split("\n")
        assert {word.strip() for word in words} <= {"گفتگو با دکتر", "", *"12345"}


def test_a_first_line_that_doesnt_recur_is_no_header() -> None:
    heads = ("بهار آمد", "باران بارید", "زمستان رفت")
    pages = [lines(head, LONG, long(number)) for number, head in enumerate(heads, 1)]
    assert decode(PATH, pdf(*pages), None).offered == ()


def test_pages_without_text_are_named() -> None:
    found = decode(PATH, pdf(lines(LONG), [], lines("پایان")), None)
    assert found.changes == ("letters by their places", "no text on pages 2")


@pytest.mark.parametrize("picture", [True, False])
def test_pages_of_pictures_are_told(picture: bool) -> None:
    with pytest.raises(PicturesOnly, match="OCR"):
        decode(PATH, pdf([], [], picture=picture), None)


@pytest.mark.parametrize("says", ["\ue012", "\u00c7", "\ufffd", "\u0003"])
def test_fonts_that_dont_tell_their_letters_are_told(says: str) -> None:
    with pytest.raises(CipheredText, match="page 2") as told:
        text_of(line(LONG), [Box(says, 100 + WIDTH * place, TOP) for place in range(20)])
    assert "صفحهٔ 2" in told.value.message("fa")


#: Found by fuzzing, and made small: a letter whose place is no number.
NOWHERE = (
    b"%PDF-\n24 0 obj<<>>stream/\n23 beginbfchar<0><><1><><2><><3><><4><><5><><6><><7><><8><><9><0627><a><><b><><c><>"
    b"<d><><e><><f><><0><><1><><2><><3><><4><><5><><6>\nendobj\n25 0 obj<</<>/ToUnicode 24 0 R>>26 0 obj<<>>stream\n"
    b"/F 0 Tf 700000000000000000000000000000000000000. Tm<9>Tj endobj\n27 0 obj<</<</<>>>/Contents 26 0 R endobj\n"
    b"32 0 obj<<///Kids[27 0 R>endobj\n33 0 obj<<///Pages 32 0 R>>trailer<</Root 33 0 R>>"
)


def test_what_stands_nowhere_is_left_out() -> None:
    with pytest.raises(PicturesOnly):
        decode(PATH, NOWHERE, None)


def test_a_few_unknown_signs_are_let_through() -> None:
    assert text_of([*line(LONG), Box("\ue012", 20, TOP)]).startswith(LONG)


WHOLE = pdf(line("سلام به شما"))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", "سلام".encode(), b"%PDF-1.7\n", WHOLE[:200], b"%PDF-1.7\n" + b"\0" * 1000]
)
def test_what_is_no_pdf_or_damaged_is_told(content: bytes) -> None:
    with pytest.raises((BrokenFile, PicturesOnly)):
        decode(PATH, content, None)


def test_too_many_pages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from coder.importing import pdf as reader

    monkeypatch.setattr(reader, "_MOST_PAGES", 2)
    assert text_of(line("یک"), line("دو"))
    with pytest.raises(BrokenFile, match="more than 2 pages"):
        text_of(line("یک"), line("دو"), line("سه"))
    monkeypatch.setattr(reader, "_MOST_CHARACTERS", 5)
    with pytest.raises(BrokenFile, match="characters"):
        text_of(line(LONG))
