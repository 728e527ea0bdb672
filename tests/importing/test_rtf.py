"""Rich text: letters, half-spaces, notes and tables come out; deleted words and what isn't on the page stay out."""

from pathlib import Path

import pytest

from coder.errors import BrokenFile
from coder.importing.rtf import decode

PATH = Path("مصاحبه.rtf")
FONTS = r"{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset178 B Nazanin;}{\f2\fnil Plain;}}"


def samples() -> list[bytes]:
    """Small documents with all that is read: letters of every kind, tables, notes, boxes."""
    body = (
        rf"{u('می')}\zwnj {u('خواهم 😀')}\f1 {hexes('سلام')}\par a{{\super\chftn}}{{\*\footnote\chftn n}}"
        r"{\shp{\*\shpinst{\shptxt box\par}}}\trowd\intbl b\cell c\cell\row\pard{\deleted d}{\field{\fldrslt e}}\par"
    )
    return [rf"{{\rtf1\ansi\ansicpg1256\uc1{FONTS}{body}}}".encode("latin-1"), rb"{\rtf1 a}"]


def text_of(body: str, encoding: str | None = None, head: str = r"\ansi\ansicpg1252\deff0\uc1") -> str:
    return decode(PATH, f"{{\\rtf1{head}{FONTS}{body}}}".encode("latin-1"), encoding).text


def u(words: str) -> str:
    """Words as Unicode numbers, each with its stand-in."""
    units = words.encode("utf-16-le")
    numbers = [int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2)]
    return "".join(rf"\u{number}?" for number in numbers)


def hexes(words: str, charset: str = "cp1256") -> str:
    return "".join(rf"\'{byte:02x}" for byte in words.encode(charset))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (u("یک") + r"\par " + u("دو") + r"\par", "یک\nدو\n"),
        (u("یک"), "یک\n"),
        (r"\par\par " + u("یک"), "\n\nیک\n"),
        (u("می\u200cخواهم 😀"), "می‌خواهم 😀\n"),
        (rf"{u('می')}\zwnj {u('خواهم')}", "می‌خواهم\n"),
        (rf"{u('می')}\zwnj{u('خواهم')}", "می‌خواهم\n"),
        # what stands in for a Unicode letter is skipped, however it is written and however long
        (r"\u1587\'d3\u1588 {\uc0\u1583}\uc2\u1583\'a1\'a2\u1583ab x", "سشددد x\n"),
        (r"\u1587?\u1604\'e1\u1575 ?\u1605?{\uc0\u1587\u1604}\uc2\u1587ab\u1604\'e1b", "سلامسلسل\n"),
        (r"{\deleted\u1587?\u1604?}\u1587?\u1604?{\*\u1587?\u1604?}", "سل\n"),
        # bytes in the font's character set; fonts hold for their group; \f2 has the file's
        (rf"\f1 {hexes('سلام')}{{\f0 \'e9}}{hexes(' علي')}", "سلامé علي\n"),
        (rf"\ltrch\f0 \rtlch\af1 {hexes('سلام')}\ltrch \'e9", "سلامé\n"),
        # signs and words for characters
        (r"a\~b\_c\-d\{e\}\\\emdash f\tab g\line h", "a\u00a0b\u2011c\u00ad" + "d{e}\\—f\tg\nh\n"),
        ("a\r\nb\\\nc", "ab\nc\n"),
        # tables: cells by tabs, paragraphs of a cell by spaces
        (r"\trowd\intbl a\par b\cell c\cell\row\trowd\intbl d\cell\cell\row\pard e\par", "a b\tc\nd\t\ne\n"),
        # what isn't on the page
        (r"{\info{\title x}}{\stylesheet{\s0 y;}}{\header z\par}{\*\unknown w}{\pict 00ff00}a", "a\n"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt a}}{\listtext\'b7\tab}b", "ab\n"),
        (r"{\deleted a}b{\revised c}\deleted d\deleted0 e", "bce\n"),
        (r"{\*\annotation x}{\xe\v y}a", "a\n"),
        ("{\\pict\\bin5 }}{{\\}a", "a\n"),
        # notes are marked and stand at the end
        (r"a{\super\chftn}{\*\footnote\chftn n1\par m}b{\footnote\ftnalt n2}\par", "a[1]b[2]\n[1] n1 m\n[2] n2\n"),
        (r"a{\deleted{\footnote x}}", "a\n"),
        # a text box comes once, after the text
        (r"a{\shp{\*\shpinst{\sp{\sn x}}{\shptxt box\par}}{\shprslt{\*\do box}}}b\par c", "ab\nc\nbox\n"),
    ],
)  # fmt: skip
def test_what_the_page_shows_comes_out(body: str, text: str) -> None:
    assert text_of(body) == text


def test_the_character_set_of_the_file_holds_where_a_font_names_none() -> None:
    assert text_of(rf"\f2 {hexes('سلام')}", head=r"\ansi\ansicpg1256\deff2") == "سلام\n"
    assert text_of(hexes("سلام"), head=r"\ansi\ansicpg1256\deff2") == "سلام\n"
    assert text_of(rf"\f2 {hexes('سلام')}", "windows-1256") == "سلام\n"
    assert text_of(rf"\f2 {hexes('سلام')}", head=r"\ansi\ansicpg99999") != ""


def test_letters_written_as_they_are() -> None:
    content = b"{\\rtf1\\ansi\\ansicpg1256 " + "سلام، دنيا".encode("cp1256") + b"}"
    assert decode(PATH, content, None).text == "سلام، دنيا\n"


def test_half_a_pair_isnt_let_through() -> None:
    assert text_of(r"a\u-10179?b") == "a\ufffdb\n"


@pytest.mark.parametrize("depth", [10, 100_000])
def test_depth_is_no_matter(depth: int) -> None:
    assert text_of("{" * depth + "a" + "}" * depth) == "a\n"


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"", "not rtf"),
        ("سلام".encode(), "not rtf"),
        (b"PK\x03\x04", "not rtf"),
        (b"{\\rtf1 a", "cut short"),
        (b"{\\rtf1 {\\b a}", "cut short"),
        (b"{\\rtf1 \\bin99999 a}", "cut short"),
    ],
)
def test_what_is_no_rtf_or_damaged_is_told(content: bytes, detail: str) -> None:
    with pytest.raises(BrokenFile, match=detail):
        decode(PATH, content, None)


def test_what_follows_the_document_is_no_part_of_it() -> None:
    assert decode(PATH, b"{\\rtf1 a}\0\0}{x", None).text == "a\n"
