"""Taking files in: a look first, whole folders, nothing twice, and damage that stays visible."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coder.model.entity import Edit, Step
from tests.cli.conftest import Ran, state
from tests.importing import pdfs, test_docx
from tests.persian import spoiling
from tests.small import Small

Coder = Callable[..., Ran]

CLEAN = spoiling.transcripts()[3]


def damaged(way: str = "visual order, by word") -> str:
    return spoiling.SPOILING[way](CLEAN, random.Random(5))


@pytest.fixture
def folder(small: Small) -> Path:
    """A folder with three transcripts, and what lies beside them in any folder."""
    place = small.folder / "new"
    place.mkdir()
    for number, text in enumerate(spoiling.transcripts()[1:4], 1):
        (place / f"N{number}.txt").write_text(text, encoding="utf-8")
    (place / "README.md").write_text("دربارهٔ این پوشه", encoding="utf-8")
    (place / "~$N1.docx").write_bytes(b"lock")
    (place / "sound.mp3").write_bytes(b"ID3")
    return place


def test_a_folder_comes_in_at_once(small: Small, coder: Coder, folder: Path) -> None:
    ran = coder("--lang", "en", "import", "new")
    assert ran.code == 0 and "3 files were taken in" in ran.err
    with small.opened() as study:
        assert {"N1", "N2", "N3"} <= {source.ref for source in study.snapshot().sources}
        assert study.history(1)[0].name == "source.import", "one step"


def test_a_folder_again_takes_in_what_is_new(small: Small, coder: Coder, folder: Path) -> None:
    assert coder("import", "new").code == 0
    before = state(small.folder)
    ran = coder("--lang", "en", "import", "new")
    assert (ran.code, ran.out) == (0, "")
    assert "In the study already: N1.txt, N2.txt, N3.txt" in ran.err and "no new file" in ran.err
    assert state(small.folder) == before
    (folder / "N4.txt").write_text(spoiling.transcripts()[5], encoding="utf-8")
    ran = coder("--lang", "en", "import", "new")
    assert ran.code == 0 and "1 files were taken in" in ran.err


def test_one_bad_file_of_a_folder_and_nothing_comes_in(small: Small, coder: Coder, folder: Path) -> None:
    (folder / "N0.docx").write_bytes(b"no archive")
    before = state(small.folder)
    ran = coder("--lang", "en", "import", "new")
    assert ran.code == 2 and "N0.docx" in ran.err and len(ran.err.strip().splitlines()) == 1
    assert state(small.folder) == before


def test_a_look_shows_all_that_would_come_and_all_that_wouldnt(small: Small, coder: Coder, folder: Path) -> None:
    (folder / "N0.docx").write_bytes(b"no archive")
    (folder / "N9.txt").write_text(damaged(), encoding="utf-8")
    before = state(small.folder)
    ran = coder("--lang", "en", "import", "--dry-run", "new")
    assert ran.code == 2
    assert "N1" in ran.out and "damaged" in ran.out and "utf-8" in ran.out
    assert "N0.docx" in ran.err and "words are stored backwards" in ran.err and "--accept-damage" in ran.err
    assert state(small.folder) == before


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_damage_is_refused_with_reason_examples_and_advice(small: Small, coder: Coder, lang: str) -> None:
    (small.folder / "corpus/N1.txt").write_text(damaged("kashida as digits"), encoding="utf-8")
    before = state(small.folder)
    ran = coder("--lang", lang, "import", "corpus/N1.txt")
    assert (ran.code, ran.out) == (2, "") and len(ran.err.strip().splitlines()) == 1
    for words in ("N1.txt", "--accept-damage", "رقم" if lang == "fa" else "kashida read as a digit"):
        assert words in ran.err
    assert state(small.folder) == before


def refused() -> dict[str, tuple[str, bytes, str]]:
    """Files that must not come in: their name, their bytes, and words of the message."""
    word = test_docx.PLAIN
    page = pdfs.line("سلام به شما")
    return {
        "too large": ("a.txt", b"a" * (50 * 1024 * 1024 + 1), "larger than 50 MB"),
        "a zip bomb": ("a.docx", test_docx.packed({"word/document.xml": b"0" * 3_000_000}), "zip bomb"),
        "XML entities": ("a.docx", test_docx.with_document(test_docx.BILLION + "<x>&i;</x>"), "XML entities"),
        "a path out": ("a.odt", test_docx.packed({"../x": "y", "content.xml": "<a/>"}), "leads outside"),
        "macros": ("a.docx", test_docx.packed({"word/vbaProject.bin": b"0"}), "macros"),
        "made for macros": ("a.docm", word, "macros"),
        "encrypted": ("a.docx", test_docx.changed_flags(word, 1), "encrypted"),
        "pictures only": ("a.pdf", pdfs.pdf([], picture=True), "OCR"),
        "ciphered fonts": ("a.pdf", pdfs.pdf([pdfs.Box("\ue001", 100 + place * 6, 700) for place in range(20)]), "OCR"),
        "cut short": ("a.rtf", b"{\\rtf1 a", "cut short"),
        "no pdf": ("a.pdf", b"sure", "not a pdf"),
        "an old .doc": ("a.docx", test_docx.OLE + b"\0" * 600, "old .doc"),
        "a damaged pdf": ("a.pdf", pdfs.pdf(page)[:120], "damaged pdf"),
    }


@pytest.mark.parametrize("case", refused())
def test_what_must_not_come_in_is_told_in_one_message_and_nothing_is_written(
    small: Small, coder: Coder, case: str
) -> None:
    name, content, words = refused()[case]
    (small.folder / name).write_bytes(content)
    before = state(small.folder)
    for lang in ("en", "fa"):
        ran = coder("--lang", lang, "import", name)
        assert (ran.code, ran.out) == (2, ""), ran
        assert len(ran.err.strip().splitlines()) == 1 and name in ran.err and "Traceback" not in ran.err
        assert (words in ran.err) if lang == "en" else any("\u0600" <= char <= "\u06ff" for char in ran.err)
    assert state(small.folder) == before


def test_a_pdfs_headers_are_offered_and_left_out_when_asked(small: Small, coder: Coder) -> None:
    from tests.importing.test_pdf import book

    (small.folder / "corpus/N1.pdf").write_bytes(book(4))
    ran = coder("--lang", "en", "import", "--dry-run", "corpus/N1.pdf")
    assert ran.code == 0 and "N1: has headers or page numbers ('گفتگو با دکتر / 1 | گفتگو با دکتر" in ran.err
    ran = coder("--lang", "en", "import", "--drop-headers", "corpus/N1.pdf")
    assert ran.code == 0 and "headers" not in ran.err
    assert coder("find", "گفتگو").out == ""


def test_accepted_damage_is_kept_and_shown(small: Small, coder: Coder) -> None:
    (small.folder / "corpus/N1.txt").write_text(damaged(), encoding="utf-8")
    ran = coder("--lang", "en", "import", "--accept-damage", "corpus/N1.txt")
    assert ran.code == 0 and "damaged" in ran.out
    with small.opened() as study:
        (source,) = (source for source in study.snapshot().sources if source.ref == "N1")
    assert source.damage == "damaged" and "reversed" in source.damage_reasons
    for command in ("codes", "factors", "strategies"):
        assert "their quotes are marked: N1" in coder("--lang", "en", command).err
        assert "N1" not in coder("--lang", "en", command, "--json").err
    findings = json.loads(coder("check", "--json").out)["findings"]
    (found,) = (one for one in findings if one["topic"] == "damaged_text")
    assert found["subject"] == "N1" and found["detail"].startswith("damaged, reversed")


def test_clean_files_say_so_and_short_ones_arent_judged(small: Small, coder: Coder, folder: Path) -> None:
    (folder / "N0.txt").write_text("س: یک\nج: دو\n", encoding="utf-8")
    assert coder("import", "new").code == 0
    with small.opened() as study:
        levels = {source.ref: source.damage for source in study.snapshot().sources if source.ref.startswith("N")}
    assert levels == {"N0": "", "N1": "ok", "N2": "ok", "N3": "ok"}
    assert "N1" not in coder("codes").err


def test_quotes_of_a_damaged_source_are_marked_in_documents_and_raw_in_the_evidence(small: Small, coder: Coder) -> None:
    assert coder("report", "--format", "csv", "--out", "before").code == 0
    with small.opened() as study:
        sources = study.snapshot().sources
        edits = tuple(Edit(source, replace(source, damage="damaged")) for source in sources)
        study.apply(Step("source.edit", edits))
    assert coder("report", "--format", "csv", "--format", "html").code == 0
    assert (small.folder / "report/evidence.csv").read_bytes() == (small.folder / "before/evidence.csv").read_bytes()
    page = (small.folder / "report/report.html").read_text(encoding="utf-8")
    assert "متن این منبع در خواندن پرونده آسیب دیده است" in page
