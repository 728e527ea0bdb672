"""Publishing as a researcher does it: what is kept back in every file, languages, templates, what is refused."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from coder.model.coding import Reserved
from coder.model.entity import Edit, Step, made
from coder.reports.language import Language
from coder.reports.sections import Section, Table
from coder.study import opening, sections
from coder.study.seat import set_blind
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy
from tests.cli.conftest import Ran, state
from tests.small import Small

Coder = Callable[..., Ran]

#: Words of the small study: reserved ones, and what stands around them in the same turn.
RESERVED = "زیارت این‌جاست"


@pytest.fixture
def kept(small: Small) -> Small:
    """The small study after E01 asked that something not be quoted."""
    with opening.opened(small.folder) as study:
        source = next(found for found in study.snapshot().sources if found.ref == "E01")
        text = study.text(source.text_sha256)
        start = text.index(RESERVED)
        passage = Reserved(
            id="r1", source=source.id, start=start, end=start + len(RESERVED), quote=RESERVED,
            before="", after="", coder="A", reason="به خواست خودش",
        )  # fmt: skip
        study.apply(Step("passage.reserve", made(passage)))
    return small


def words(path: Path) -> str:
    """Everything that a file holds, unpacked."""
    content = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return content.decode("utf-8", errors="ignore")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", errors="ignore") for name in archive.namelist())


def test_a_passage_not_to_be_quoted_leaves_in_no_file(kept: Small, coder: Coder) -> None:
    assert coder("report", "--context").code == 0
    files = list((kept.folder / "report").iterdir())
    assert len(files) > 10
    for path in files:
        assert RESERVED not in words(path), path.name
    rows = list(csv.DictReader(io.StringIO(words(kept.folder / "report/evidence.csv").lstrip("\ufeff"))))
    assert [row["quote"] for row in rows if row["source"] == "E01" and row["code"] == "c1"] == [""]


def test_without_the_reservation_the_words_are_there(small: Small, coder: Coder) -> None:
    assert coder("report").code == 0
    for name in ("evidence.csv", "report.json", "chapter.docx", "tables.xlsx", "report.html"):
        assert RESERVED in words(small.folder / "report" / name), name


def test_notes_are_no_quotes_in_documents_for_people(small: Small, coder: Coder) -> None:
    with opening.opened(small.folder) as study:
        source = next(found for found in study.snapshot().sources if found.ref == "E02")
        from dataclasses import replace

        study.apply(Step("source.edit", (Edit(source, replace(source, record="یادداشت")),)))
    assert coder("report").code == 0
    for name in ("chapter.docx", "tables.xlsx", "report.html"):
        assert "من هم زیارت را می‌گویم" not in words(small.folder / "report" / name), name
    assert "من هم زیارت را می‌گویم" in words(small.folder / "report/evidence.csv"), "data for recounting"


def with_names(folder: Path, *listed: str) -> None:
    """Ask for pseudonyms, and list words as if they were names."""
    codebook = folder / "codebook.yaml"
    text = codebook.read_text(encoding="utf-8")
    codebook.write_text(text.replace("codes:\n", "  settings: {pseudonyms: true}\ncodes:\n", 1), encoding="utf-8")
    (folder / "names.txt").write_text("\n".join(listed), encoding="utf-8")


def test_without_a_key_nothing_is_published_that_should_bear_pseudonyms(small: Small, coder: Coder) -> None:
    with_names(small.folder, "زیارت")
    ran = coder("report")
    assert ran.code == 2 and "anonymise" in ran.err
    assert not (small.folder / "report").exists()


def test_names_leave_in_no_file(small: Small, coder: Coder) -> None:
    with_names(small.folder, "زیارت")
    assert coder("anonymise").code == 0
    proposals = small.folder / "anonymise.csv"
    lines = proposals.read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.reader(lines))
    for row in rows[1:]:
        row[0] = "x"
    with proposals.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert coder("anonymise", "--apply").code == 0
    assert coder("report", "--context").code == 0
    for path in (small.folder / "report").iterdir():
        assert "زیارت" not in words(path), path.name
    assert "«من هم [نام ۱] را می‌گویم.»" in words(small.folder / "report/report.html")


def test_what_other_parts_report_is_in_every_document(
    small: Small, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(study: OpenStudy, snapshot: Snapshot, lang: Language) -> Section:
        count = lang.digits(len(snapshot.experts))
        return Section("بخش دیگر", (study.who,), (Table("جدولی دیگر", ("ستون",), ((count,),)),))

    monkeypatch.setattr(sections, "MAKERS", [told, lambda study, snapshot, lang: None])
    assert coder("--as", "کدگذار یک", "report").code == 0
    for name in ("chapter.docx", "report.html", "tables.xlsx"):
        said = words(small.folder / "report" / name)
        assert "جدول ۴. جدولی دیگر" in re.sub("</?w:[^>]*>", "", said), name
    assert "کدگذار یک" in words(small.folder / "report/chapter.docx")


def test_headings_in_english(small: Small, coder: Coder) -> None:
    assert coder("report", "--lang", "en").code == 0
    for name in ("chapter.docx", "tables.docx", "tables.md", "report.html"):
        said = words(small.folder / "report" / name)
        assert "Strengths and opportunities" in said and "Source: research findings" in said, name
        assert "جایگاه شهر" in said, "the study's words stay as they are"
    assert "Strengths" in words(small.folder / "report/swot.svg")


def test_the_language_of_the_interface_does_not_change_the_report(small: Small, coder: Coder) -> None:
    assert coder("--lang", "en", "report", "--format", "md").code == 0
    assert "جدول ۱" in words(small.folder / "report/tables.md")


def test_a_coder_who_works_blind_gets_no_report_of_everybodys_coding(small: Small, coder: Coder) -> None:
    with opening.opened(small.folder) as study:
        set_blind(study, "B", True)
    ran = coder("--as", "B", "report")
    assert ran.code == 2 and "blind" in ran.err
    assert not (small.folder / "report").exists()
    assert coder("--as", "A", "report", "--format", "md").code == 0


def test_the_chapter_in_a_template(small: Small, coder: Coder) -> None:
    file = Document()
    file.styles["Normal"].font.name = "Mitra"
    file.save("mine.docx")
    assert coder("report", "--format", "chapter", "--template", "mine.docx").code == 0
    made = Document(str(small.folder / "report/chapter.docx"))
    assert made.styles["Normal"].font.name == "Mitra"


def test_a_template_as_word_saves_templates(small: Small, coder: Coder) -> None:
    Document().save("plain.docx")
    with zipfile.ZipFile("plain.docx") as source, zipfile.ZipFile("mine.dotx", "w") as target:
        for name in source.namelist():
            part = source.read(name).replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main")
            target.writestr(name, part)
    assert coder("report", "--format", "chapter", "--template", "mine.dotx").code == 0
    assert Document(str(small.folder / "report/chapter.docx")).paragraphs


def bad_templates(folder: Path) -> dict[str, Path]:
    file = Document()
    for name in ("Caption", "Heading 2"):
        element = file.styles[name].element
        element.getparent().remove(element)
    file.save(str(folder / "bare.docx"))
    (folder / "words.docx").write_text("این ورد نیست", encoding="utf-8")
    with zipfile.ZipFile(folder / "sheet.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with zipfile.ZipFile(folder / "bare.docx") as source, zipfile.ZipFile(folder / "parts.docx", "w") as target:
        for name in ("word/document.xml", "word/styles.xml"):
            target.writestr(name, source.read(name))
    return {
        "parts": folder / "parts.docx",
        "styles": folder / "bare.docx",
        "text": folder / "words.docx",
        "sheet": folder / "sheet.docx",
    }


@pytest.mark.parametrize(
    ("kind", "fa", "en"),
    [
        ("styles", "Heading 2, Caption", "Heading 2, Caption"),
        ("text", "خوانده نشد", "could not be read"),
        ("parts", "خوانده نشد", "could not be read"),
        ("sheet", "خوانده نشد", "could not be read"),
        ("missing", "پیدا نشد", "not found"),
    ],
)
def test_a_template_that_will_not_do(small: Small, coder: Coder, kind: str, fa: str, en: str) -> None:
    path = bad_templates(small.folder).get(kind, small.folder / "nowhere.docx")
    before = state(small.folder)
    for lang, wording in (("fa", fa), ("en", en)):
        ran = coder("--lang", lang, "report", "--template", str(path))
        assert ran.code == 2
        assert wording in ran.err and "Traceback" not in ran.err
    assert state(small.folder) == before, "nothing is written, not even the tables"


def test_when_a_file_cannot_be_put_none_is_changed(small: Small, coder: Coder) -> None:
    assert coder("report").code == 0
    old = {path.name: path.read_bytes() for path in (small.folder / "report").iterdir()}
    (small.folder / "taken").write_text("a file where a folder should be", encoding="utf-8")
    ran = coder("report", "--out", "taken")
    assert ran.code == 2 and "taken" in ran.err
    assert {path.name: path.read_bytes() for path in (small.folder / "report").iterdir()} == old
