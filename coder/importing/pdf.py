"""Pdf files, from the geometry of their glyphs.

The order in which a pdf names its letters can't be trusted in Persian, so the letters are taken by their places: from
right to left in a line, with Latin words and numbers turned back, lam-alef as it is read, the strokes that
lengthen words left out. Lines become paragraphs again. Half-spaces leave no trace in a pdf: they aren't in the text.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coder.errors import BrokenFile, CipheredText, EncryptedFile, PicturesOnly
from coder.importing import pdf_layout, pdf_order
from coder.importing.decoded import Decoded
from coder.importing.pdf_glyphs import Page, PageLine, read_page

#: Counts up when the same bytes would give another text.
VERSION = "1"

_MOST_PAGES = 3000
_MOST_CHARACTERS = 500_000
#: More of a page's characters than this without a letter that they stand for, and the fonts are ciphered.
_CIPHERED = 0.1
_PASSWORD = 4  # what PDFium's errors are called: FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_SECURITY = 5

#: PDFium may be used by one thread at a time.
_ONE_AT_A_TIME = threading.Lock()


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Give the text of a pdf and the headers in it (its ``encoding`` can't be forced).

    Raises BrokenFile, EncryptedFile, PicturesOnly or CipheredText.
    """
    with _ONE_AT_A_TIME:
        pages = list(_pages(path, content))
    for number, page in enumerate(pages, 1):
        if page.unmapped > _CIPHERED * page.characters:
            raise CipheredText(path=path, page=number, detail=page.sample)
    if not any(page.lines for page in pages):
        raise PicturesOnly(path=path)
    text, offered = pdf_layout.text_of(_lines(pages))
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.lines]
    changes = ("letters by their places", *([f"no text on pages {', '.join(empty)}"] if empty else []))
    return Decoded(text, "pdf", changes, offered=offered)


def _pages(path: Path, content: bytes) -> Iterator[Page]:
    import pypdfium2

    if b"%PDF-" not in content[:1024]:
        raise BrokenFile(path=path, detail={"fa": "pdf نیست", "en": "not a pdf"})
    try:
        document: Any = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        if problem.err_code in (_PASSWORD, _SECURITY):
            raise EncryptedFile(path=path) from problem
        raise BrokenFile(path=path, detail={"fa": "pdf آسیب‌دیده", "en": "a damaged pdf"}) from problem
    try:
        if len(document) > _MOST_PAGES:
            raise BrokenFile(
                path=path, detail={"fa": f"بیش از {_MOST_PAGES} صفحه", "en": f"more than {_MOST_PAGES} pages"}
            )
        characters = 0
        for number in range(len(document)):
            page = document[number]
            textpage = page.get_textpage()
            characters += textpage.count_chars()
            if characters > _MOST_CHARACTERS:
                raise BrokenFile(
                    path=path,
                    detail={"fa": f"بیش از {_MOST_CHARACTERS} نویسه", "en": f"more than {_MOST_CHARACTERS} characters"},
                )
            yield read_page(textpage)
            textpage.close()
            page.close()
    except pypdfium2.PdfiumError as problem:
        raise BrokenFile(path=path, detail={"fa": "pdf آسیب‌دیده", "en": "a damaged pdf"}) from problem
    finally:
        document.close()


def _lines(pages: list[Page]) -> list[pdf_layout.Line]:
    persian = [line for page in pages for line in page.lines if pdf_order.is_persian(line)]
    counts = [pdf_order.lam_alefs(line) for line in persian]
    backwards = sum(turned for _, turned in counts) > sum(right for right, _ in counts)
    mirrored = sum(pdf_order.brackets(pdf_order.logical(line, False, backwards)) for line in persian) < 0
    lines = []
    for number, page in enumerate(pages):
        for line in page.lines:
            text = pdf_order.close_up(pdf_order.logical(line, mirrored, backwards))
            if text:
                lines.append(_line(line, text, number))
    return lines


def _line(line: PageLine, text: str, page: int) -> pdf_layout.Line:
    first = len(text.split(maxsplit=1)[0]) / max(1, len(text)) * (line.right - line.left)
    return pdf_layout.Line(text, page, line.left, line.right, line.base, line.height, first, pdf_order.is_persian(line))
