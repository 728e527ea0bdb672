"""Word and Excel files in an office program: opened, printed, read from the right."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from coder.reports import excel, word
from coder.reports.chapter import chapter
from coder.reports.figures.matrices import matrices
from coder.reports.language import Language
from tests.reports.published import STUDY, said

pytestmark = pytest.mark.slow


def printed(folder: Path, name: str, content: bytes) -> list[Path]:
    """Print a file by LibreOffice; give a picture of each page."""
    (folder / name).write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), name], cwd=folder, check=True, capture_output=True
    )
    pdf = (folder / name).with_suffix(".pdf")
    subprocess.run(["pdftoppm", "-r", "60", "-png", pdf.name, pdf.stem], cwd=folder, check=True)
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def margins(page: Path) -> tuple[int, int]:
    """Give how far from the left and from the right edge the first line of a page's writing stands."""
    picture = Image.open(page).convert("L").point(lambda light: 255 if light < 128 else 0)
    box = picture.getbbox()
    assert box is not None
    line = picture.crop((0, box[1], picture.width, box[1] + 18)).getbbox()
    assert line is not None
    return line[0], picture.width - line[2]


def without(content: bytes, mark: str, folder: Path) -> bytes:
    """Give a Word file from which a mark of direction is taken away."""
    old, new = folder / "old.docx", folder / "new.docx"
    old.write_bytes(content)
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(
                name, re.sub(rf"<w:{mark}/>".encode(), b"", part) if name.endswith("document.xml") else part
            )
    return new.read_bytes()


@pytest.fixture(scope="module")
def content() -> bytes:
    return chapter(STUDY, figures=matrices(STUDY))


def test_the_chapter_begins_at_the_right(content: bytes, tmp_path: Path) -> None:
    first, *others = printed(tmp_path, "chapter.docx", content)
    left, right = margins(first)
    assert right < 60 < left, "a short heading stands at the right edge"
    assert len(others) >= 2


def test_the_picture_shows_when_the_direction_is_taken_away(content: bytes, tmp_path: Path) -> None:
    first = printed(tmp_path, "chapter.docx", without(content, "bidi", tmp_path))[0]
    left, right = margins(first)
    assert left < right, "without w:bidi the heading stands at the left: the check above sees it"


def test_the_workbook_opens_and_its_formulas_are_words(tmp_path: Path) -> None:
    study = replace(STUDY, evidence=(said("S1", "c1", "=1+1"), said("S1", "c1", '=HYPERLINK("http://x","y")')))
    (tmp_path / "tables.xlsx").write_bytes(excel.workbook(study))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,5', "tables.xlsx"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    (sheet,) = tmp_path.glob("tables-*.csv")
    said_there = sheet.read_text(encoding="utf-8")
    assert "=1+1" in said_there and "=HYPERLINK" in said_there, "shown as typed, not computed"
    assert printed(tmp_path, "tables.xlsx", excel.workbook(study))


def test_the_sheet_begins_at_the_right(tmp_path: Path) -> None:
    narrow = replace(STUDY, factors=STUDY.factors[:1], strategies=())
    made = excel.workbook(narrow)
    left, right = margins(printed(tmp_path, "tables.xlsx", made)[0])
    assert right < left, "the caption stands over the first column, at the right"
    (tmp_path / "old.xlsx").write_bytes(made)
    with zipfile.ZipFile(tmp_path / "old.xlsx") as source, zipfile.ZipFile(tmp_path / "new.xlsx", "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b' rightToLeft="1"', b""))
    folder = tmp_path / "turned"
    folder.mkdir()
    left, right = margins(printed(folder, "new.xlsx", (tmp_path / "new.xlsx").read_bytes())[0])
    assert left < right, "without rightToLeft it stands at the left: the check above sees it"


def test_the_three_tables_open(tmp_path: Path) -> None:
    assert printed(tmp_path, "tables.docx", word.tables(STUDY))
    assert shutil.which("soffice")


def test_captions_keep_persian_numbers_and_english_ones_are_counted_by_the_office(tmp_path: Path) -> None:
    printed(tmp_path, "chapter.docx", chapter(STUDY, figures=matrices(STUDY)))
    told = subprocess.run(["pdftotext", "chapter.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True)
    words = re.sub("[\u202a-\u202e]", "", told.stdout)
    assert all(
        re.search(rf"{kind} *\.?{number}", words) for kind, number in [("جدول", "۱"), ("جدول", "۳"), ("شکل", "۲")]
    )
    (tmp_path / "english.docx").write_bytes(chapter(STUDY, Language("en")))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
        "--headless",
        "--convert-to",
        "fodt",
    ]
    subprocess.run([*command, "english.docx"], cwd=tmp_path, check=True, capture_output=True)
    counted = re.findall(
        r'<text:sequence [^>]*text:name="Table"[^>]*>(.*?)<', (tmp_path / "english.fodt").read_text("utf-8")
    )
    assert counted == ["1", "2", "3"]
