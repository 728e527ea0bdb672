"""Files of every format made of the example's texts by other programs, and how far what is read is from the words."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from rapidfuzz.distance import Levenshtein

from coder.importing.reading import read
from tests.conftest import REPOSITORY

#: An interview with time stamps, laughter and Latin words, and a document with numbers, brackets and quotes.
SOURCES = ("E01", "D2")
FONTS = {"naskh": "Noto Naskh Arabic", "dejavu": "DejaVu Sans"}


@dataclass(frozen=True)
class Made:
    """A file, of which source, and how it was made."""

    path: Path
    source: str
    how: str


def words_of(source: str) -> str:
    """The text that went in."""
    return (REPOSITORY / f"corpus/{source}.txt").read_text(encoding="utf-8")


def make(folder: Path) -> list[Made]:
    """Make the files, each program started once for each format."""
    made = [*_plain(folder), *_word(folder)]
    documents = [one.path for one in made if one.path.suffix == ".docx"]
    for kind in ("odt", "rtf", "html", "pdf"):
        office(folder, documents, kind)
    made += [
        Made(
            document.with_suffix(f".{kind}"),
            document.stem[:3].rstrip("-"),
            f"LibreOffice {document.stem[-6:].lstrip('-')}",
        )
        for document in documents
        for kind in ("odt", "rtf", "html", "pdf")
    ]
    (folder / "again").mkdir()
    office(folder / "again", [document.with_suffix(".odt") for document in documents[:1]], "docx:MS Word 2007 XML")
    made.append(Made(folder / "again" / documents[0].name, SOURCES[0], "LibreOffice"))
    return made + list(_printed(folder))


def office(folder: Path, files: list[Path], kind: str) -> None:
    """Let LibreOffice convert files into ``folder``."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )


def _plain(folder: Path) -> Iterator[Made]:
    for source in SOURCES:
        text = words_of(source)
        arabic = text.replace("ی", "ي").replace("ۀ", "ه\u0654")  # Windows-1256 has the Arabic ي only
        kept = "".join(char for char in arabic if char in "\n" or _in_1256(char))
        for name, content, how in (
            ("utf8.txt", text.encode("utf-8-sig"), "UTF-8"),
            ("utf16.txt", text.encode("utf-16"), "UTF-16"),
            ("1256.txt", kept.replace("\n", "\r\n").encode("cp1256"), "Windows-1256"),
            ("web.html", _page(text).encode(), "by hand"),
            ("lines.srt", _subtitles(text, ",").encode(), "by hand"),
            ("lines.vtt", ("WEBVTT\n\n" + _subtitles(text, ".")).encode(), "by hand"),
        ):
            path = folder / f"{source}-{name}"
            path.write_bytes(content)
            yield Made(path, source, how)


def _in_1256(char: str) -> bool:
    try:
        char.encode("cp1256")
    except UnicodeEncodeError:
        return False
    return True


def _paragraphs(source: str) -> list[str]:
    return [line for line in words_of(source).split("\n") if line.strip()]


def _page(text: str, style: str = "") -> str:
    body = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())
    return f"<!DOCTYPE html><html dir=rtl lang=fa><meta charset=utf-8><style>{style}</style>{body}</html>"


def _subtitles(text: str, point: str) -> str:
    cues = []
    for number, line in enumerate((line for line in text.split("\n") if line.strip()), 1):
        minute, second = divmod(number * 5, 60)
        start, end = (f"00:{minute:02}:{second + more:02}{point}000" for more in (0, 3))
        cues.append(f"{number}\n{start} --> {end}\n{line}\n")
    return "\n".join(cues)


def _word(folder: Path) -> Iterator[Made]:
    for source in SOURCES:
        for name, font in FONTS.items():
            document = docx.Document()
            for line in _paragraphs(source):
                paragraph = document.add_paragraph()
                properties = paragraph._p.get_or_add_pPr()
                properties.append(OxmlElement("w:bidi"))
                justified = OxmlElement("w:jc")
                justified.set(qn("w:val"), "both")
                properties.append(justified)
                run = paragraph.add_run(line)
                run_properties = run._r.get_or_add_rPr()
                fonts = OxmlElement("w:rFonts")
                for script in ("ascii", "hAnsi", "cs"):
                    fonts.set(qn(f"w:{script}"), font)
                run_properties.append(fonts)
                run_properties.append(OxmlElement("w:rtl"))
            path = folder / f"{source}-{name}.docx"
            document.save(str(path))
            yield Made(path, source, "python-docx")


def _printed(folder: Path) -> Iterator[Made]:
    for source in SOURCES:
        for name, font in FONTS.items():
            page = folder / f"{source}-{name}-print.html"
            page.write_text(
                _page(words_of(source), f"body {{font-family: '{font}'; text-align: justify}}"), encoding="utf-8"
            )
            path = folder / f"{source}-{name}-chromium.pdf"
            subprocess.run(
                [
                    "chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                    f"--user-data-dir={folder / 'browser'}",
                    f"--print-to-pdf={path}",
                    page.as_uri(),
                ],
                check=True,
                capture_output=True,
                timeout=120,
            )
            yield Made(path, source, f"Chromium {name}")


def error(made: Made) -> float:
    """The share of characters that differ: white space aside, and in a pdf half-spaces, which leave no trace there."""
    wanted, found = words_of(made.source), read(made.path).text
    if made.how == "Windows-1256":
        wanted = "".join(
            char for char in wanted.replace("ی", "ي").replace("ۀ", "ه\u0654") if char in "\n" or _in_1256(char)
        )
    if made.path.suffix in (".srt", ".vtt"):
        found = re.sub(r"^\[\d:\d\d:\d\d\] ", "", found, flags=re.MULTILINE)
    aside = r"[\s\u200c]+" if made.path.suffix == ".pdf" else r"\s+"
    wanted, found = re.sub(aside, "", wanted), re.sub(aside, "", found)
    return Levenshtein.distance(wanted, found) / len(wanted)
