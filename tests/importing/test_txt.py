"""Plain text in the encodings that Persian files come in, and what must not be taken for one."""

import codecs
import random
from pathlib import Path

import pytest

from coder.errors import Undecodable
from coder.importing.txt import decode

PATH = Path("مصاحبه.txt")

#: More than fifty words, with every kind of letter that Windows-1256 has for Persian.
PERSIAN = (
    "پرسشگر: به نظر شما چه چیزهایی از نقاط قوت شهر است و کدام را مهم‌تر می‌دانید؟\n"
    "پاسخگو: من گمان می‌کنم که زیارت مهم‌ترین ویژگی شهر ماست. هر سال میلیون‌ها نفر به این‌جا می‌آیند و "
    "بازار از همین راه می‌چرخد. ولی ژرف که نگاه کنید، می‌بینید که راه‌ها گنجایش این جمعیت را ندارند، "
    "آب کم است و هوا آلوده. مسئولان هم تأکید می‌کنند که باید کاری کرد؛ اما چه کسی و چگونه؟ من نمی‌دانم.\n"
)
#: Windows-1256 has no Persian ی: writers of its day typed the Arabic one.
OF_1256 = PERSIAN.replace("ی", "ي")
FRENCH = "L'été dernier, j'ai visité la forêt près du château où les élèves étaient logés à côté du café. " * 3
GERMAN = "Über die Straße läuft ein großer Bär, während die Möwen schön über den Fluss fliegen. " * 3
RUSSIAN = "Широкая электрификация южных губерний даст мощный толчок подъёму сельского хозяйства. " * 3


def text_of(content: bytes, encoding: str | None = None) -> str:
    return decode(PATH, content, encoding).text


@pytest.mark.parametrize(
    ("content", "encoding", "changes"),
    [
        (PERSIAN.encode(), "utf-8", ()),
        (codecs.BOM_UTF8 + PERSIAN.encode(), "utf-8", ("bom dropped",)),
        (codecs.BOM_UTF16_LE + PERSIAN.encode("utf-16-le"), "utf-16", ("bom dropped",)),
        (codecs.BOM_UTF16_BE + PERSIAN.encode("utf-16-be"), "utf-16", ("bom dropped",)),
        (PERSIAN.encode("utf-16-le"), "utf-16-le", ()),
        (PERSIAN.encode("utf-16-be"), "utf-16-be", ()),
        (b"plain ASCII\n", "utf-8", ()),
        (FRENCH.encode(), "utf-8", ()),
        (b"", "utf-8", ()),
    ],
)
def test_unicode_is_read(content: bytes, encoding: str, changes: tuple[str, ...]) -> None:
    found = decode(PATH, content, None)
    assert (found.encoding, found.changes) == (encoding, changes)
    assert found.text in (PERSIAN, FRENCH, "plain ASCII\n", "")
    assert len(found.text) > 0 or not content


def test_windows_1256_is_recognised() -> None:
    assert len(OF_1256.split()) > 50
    found = decode(PATH, OF_1256.encode("windows-1256"), None)
    assert found.text == OF_1256
    assert found.changes == ()


@pytest.mark.parametrize("words", [8, 15, 30, 60])
def test_windows_1256_is_recognised_from_a_few_words(words: int) -> None:
    text = " ".join(OF_1256.split()[:words])
    assert text_of(text.encode("windows-1256")) == text


def test_windows_1256_with_some_english_is_recognised() -> None:
    text = OF_1256 + "The SWOT of Mashhad.\r\n"
    assert text_of(text.encode("windows-1256")) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (OF_1256, "windows-1256"),
        (PERSIAN, "utf-8"),
        (PERSIAN, "utf-16"),
        (PERSIAN, "utf-16-be"),
        (FRENCH, "latin-1"),
        (RUSSIAN, "windows-1251"),
        ("سلام", "CP1256"),
    ],
)
def test_an_encoding_may_be_forced(text: str, encoding: str) -> None:
    text = text.replace("ی", "ي") if encoding.lower() == "cp1256" else text
    found = decode(PATH, text.encode(encoding), encoding)
    assert (found.text.removeprefix("\ufeff"), found.encoding) == (text, encoding)


def refused(content: bytes, encoding: str | None = None) -> Undecodable:
    with pytest.raises(Undecodable) as told:
        decode(PATH, content, encoding)
    assert PATH.name in told.value.message("fa") and PATH.name in told.value.message("en")
    return told.value


@pytest.mark.parametrize("encoding", ["no-such", "", "utf-99", "rot13", "hex", "base64", "a\0b", "ن", "../utf-8"])
def test_an_unknown_encoding_is_told(encoding: str) -> None:
    assert encoding in refused(PERSIAN.encode(), encoding).message("en")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (OF_1256.encode("windows-1256"), "utf-8"),
        (PERSIAN.encode(), "ascii"),
        (b"abc", "utf-16"),
        (b"+2AA-", "utf-7"),
        (b"\\ud800", "raw_unicode_escape"),
        (b"xn--\xff", "idna"),
        (b"abc-\xff", "punycode"),
    ],
)
def test_a_forced_encoding_that_does_not_fit_is_told(content: bytes, encoding: str) -> None:
    assert encoding in refused(content, encoding).message("en")


JUNK = random.Random(1401)


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)),
        JUNK.randbytes(5000),
        JUNK.randbytes(50),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + JUNK.randbytes(500),
        b"\xff\xd8\xff\xe0\0\x10JFIF" + JUNK.randbytes(500),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + JUNK.randbytes(500),
        b"PK\x03\x04" + JUNK.randbytes(500),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + JUNK.randbytes(500),
        b"\0\0\0\0",
        b"abc\0def",
        codecs.BOM_UTF16_LE + b"\0\0" + JUNK.randbytes(500),
        PERSIAN.encode("utf-32"),
        codecs.BOM_UTF16_LE + b"\x33",
        codecs.BOM_UTF16_LE + b"\0\xd8\0\xd8",
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    refused(content)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "latin-1"),
        (FRENCH, "windows-1252"),
        (FRENCH.upper(), "latin-1"),
        (GERMAN, "latin-1"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        ("Ελληνικά γράμματα και λέξεις που δεν είναι περσικές. " * 3, "iso-8859-7"),
        ("日本語の文章です。これは読めません。" * 5, "shift_jis"),
        ("ação não é ficção, são corações e lições. " * 4, "latin-1"),
    ],
)
def test_another_language_is_not_taken_for_persian(text: str, encoding: str) -> None:
    refused(text.encode(encoding))


def test_utf8_that_was_cut_is_refused_not_guessed() -> None:
    content = PERSIAN.encode()
    for end in range(len(content) - 60, len(content)):
        try:
            content[:end].decode()
        except UnicodeDecodeError:
            refused(content[:end])


@pytest.mark.parametrize(
    "text",
    ["شهر ما بزرگ است و مردم آن خوب هستند " * 5, "آب و خاک و هوا و نان و کار، همه را خواستند؛ اما نشد. " * 4],
)
def test_utf8_that_was_cut_is_refused_even_without_the_letter_that_betrays_it(text: str) -> None:
    content = text.encode().rstrip() + "ه".encode()[:1]
    refused(content)
    refused("ه".encode()[1:] + text.encode())
    refused(codecs.BOM_UTF8 + content)


def test_utf8_with_one_broken_byte_is_refused_with_its_place() -> None:
    content = PERSIAN.encode()
    assert "byte 10" in refused(content[:10] + b"\xff" + content[10:]).message("en")
