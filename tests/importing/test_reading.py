"""Reading a file: what is refused, what is changed and said, and what is never touched."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import CoderError, EmptyText, FileMissing, FileTooLarge, MacroFile, UnknownFormat
from coder.importing import reading
from coder.importing.reading import read

TEXT = "س: چه می‌بینید؟\nج: زیارت.\n"


def written(folder: Path, content: bytes | str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_is_read_with_its_provenance(tmp_path: Path) -> None:
    found = read(written(tmp_path, TEXT))
    assert found.text == TEXT
    assert (found.reader, found.encoding, found.changes) == ("txt", "utf-8", ())
    assert found.reader_version
    assert found.file_sha256 == found.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_hashes_are_of_the_file_and_of_the_text(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    found = read(written(tmp_path, content))
    assert found.file_sha256 == hashlib.sha256(content).hexdigest()
    assert found.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    ("content", "changes"),
    [
        (TEXT.encode(), ()),
        (b"\xef\xbb\xbf" + TEXT.encode(), ("bom dropped",)),
        (TEXT.replace("\n", "\r\n").encode(), ("crlf to lf",)),
        (b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(), ("bom dropped", "crlf to lf")),
        (TEXT.encode("utf-16"), ("bom dropped",)),
    ],
)
def test_changes_are_named(tmp_path: Path, content: bytes, changes: tuple[str, ...]) -> None:
    found = read(written(tmp_path, content))
    assert (found.text, found.changes) == (TEXT, changes)


def test_a_forced_encoding_drops_the_mark_too(tmp_path: Path) -> None:
    found = read(written(tmp_path, b"\xef\xbb\xbf" + TEXT.encode()), "utf-8")
    assert (found.text, found.changes) == (TEXT, ("bom dropped",))


@pytest.mark.parametrize(
    "text",
    [
        "علي كتاب",
        "می‌خواهم می\u200c\u200cخواهم",
        "ۀ هٔ أ ؤ ئ",
        "۱۲۳ ١٢٣ 123",
        "ســلام کِتاب",
        "\u200fسلام\u200e \u202bا\u202c",
        "س\ufefcم \ufdfc",
        "  دو  فاصله \u00a0\t\n\n\n پایان  ",
        "میانهٔ متن \ufeff می‌ماند",
        "مک\rقدیم",
        "ا\u0653 آ",
        "😀",
    ],
)
def test_nothing_is_normalised(tmp_path: Path, text: str) -> None:
    text += "الف"
    found = read(written(tmp_path, text))
    assert (found.text, found.changes) == (text, ())


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    text = "متن " + text
    assert read(written(tmp_path, text)).text == text


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "b.md"])
def test_plain_text_goes_by_several_endings(tmp_path: Path, name: str) -> None:
    assert read(written(tmp_path, TEXT, name)).reader == "txt"


def refused(error: type[CoderError], path: Path, *words: str) -> None:
    with pytest.raises(CoderError) as told:
        read(path)
    assert type(told.value) is error
    for lang in ("fa", "en"):
        assert str(path) in told.value.message(lang)
        for word in words:
            assert word in told.value.message(lang)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    refused(FileMissing, tmp_path / "نیست.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    refused(FileMissing, tmp_path / "a.txt")


@pytest.mark.parametrize("content", ["", "\ufeff", " \n\t\n", "\u200f\u200c", "…\n—\n***"])
def test_a_file_without_words_is_told(tmp_path: Path, content: str) -> None:
    refused(EmptyText, written(tmp_path, content))


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMIT_MB", 1)
    path = written(tmp_path, b"a" * (1024 * 1024))
    assert read(path).text
    written(tmp_path, b"a" * (1024 * 1024 + 1))
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("the file was read"))
    with pytest.raises(FileTooLarge) as told:
        read(path)
    assert "1 MB" in told.value.message("en") and "1 مگابایت" in told.value.message("fa")


@pytest.mark.parametrize("name", ["a.doc", "a", "a.txt.zip", ".txt", "a.epub"])
def test_an_unknown_ending_is_told(tmp_path: Path, name: str) -> None:
    refused(UnknownFormat, written(tmp_path, TEXT, name), ".txt, .md, .docx")


@pytest.mark.parametrize("name", ["a.docm", "A.DOTM"])
def test_a_file_made_for_macros_is_told(tmp_path: Path, name: str) -> None:
    refused(MacroFile, written(tmp_path, TEXT, name))
