"""Building a Word file right to left: headings, paragraphs, captions, tables and pictures by named styles.

python-docx has no right-to-left paragraphs, runs or tables: ``w:bidi``, ``w:rtl`` and ``w:bidiVisual``
go in by hand, and tables are made as one piece of XML, since its rows one by one take a minute for
thousands. Times inside the file are the study's, so the same tables give the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu

from coder.errors import TemplateWithoutStyles
from coder.reports import layout
from coder.reports.captions import Caption
from coder.reports.language import Language
from coder.reports.plainstyles import set_up
from coder.reports.sections import Figure, Table

#: The styles a template must have, by the names Word shows in English, and what they are.
STYLES = {
    "Normal": WD_STYLE_TYPE.PARAGRAPH,
    "Heading 1": WD_STYLE_TYPE.PARAGRAPH,
    "Heading 2": WD_STYLE_TYPE.PARAGRAPH,
    "Caption": WD_STYLE_TYPE.PARAGRAPH,
    "Table Grid": WD_STYLE_TYPE.TABLE,
}

_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
_CELL_SPACING = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
_TWIP = 635  # of Word's smallest units
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

#: What tells a template (.dotx) from a document (.docx).
_AS_DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"

#: What XML can't hold, should a transcript have it.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Page:
    """A Word file being written from top to bottom."""

    def __init__(self, title: str, changed: str, lang: Language, template: bytes | None = None) -> None:
        """Begin a file: plain, or at the end of ``template``, whose styles it then wears.

        Raises TemplateWithoutStyles.
        """
        self.lang = lang
        self._file: WordFile = Document(io.BytesIO(template) if template else None)
        self._styles = _needed_styles(self._file, template)
        self._end = self._file.element.body.get_or_add_sectPr()
        if template is None:
            set_up(self._file)
        if lang.rtl:
            for section in self._file.sections:
                _run_right_to_left(section._sectPr)
        properties = self._file.core_properties
        when = datetime.fromisoformat(changed) if changed else _EPOCH
        properties.title, properties.author, properties.last_modified_by = title, "coder", "coder"
        properties.language = "fa-IR" if lang.rtl else "en"
        properties.created = properties.modified = when.replace(tzinfo=None)

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading."""
        self._add(self._paragraph(text, style=f"Heading {level}"))

    def paragraph(self, text: str, bold: bool = False, centred: bool = False, size: float | None = None) -> None:
        """Add a paragraph; each line of ``text`` is one."""
        for line in text.split("\n"):
            self._add(self._paragraph(line, bold=bold, centred=centred, size=size))

    def note(self) -> None:
        """Add what stands under every table: where it comes from."""
        self._add(self._paragraph(layout.source_note(self.lang), size=10))

    def table(self, table: Table, caption: Caption) -> None:
        """Add a table with its caption and the note; its headings are repeated on every page."""
        self._add(self._caption(caption, keep=True))
        self.grid(table)
        self.note()

    def grid(self, table: Table) -> None:
        """Add a table alone."""
        widths = self._widths(table)
        heads = [
            self._cell(text, width, bold=True, centred=True) for text, width in zip(table.headings, widths, strict=True)
        ]
        rows = [_row(heads, heading=True)]
        for cells in table.rows:
            if len(cells) == 1 < len(widths):
                rows.append(_row([self._cell(cells[0], sum(widths), len(widths), bold=True, centred=True)]))
                continue
            made = [
                self._cell(text, width, centred=place in table.centred)
                for place, (text, width) in enumerate(zip(cells, widths, strict=True))
            ]
            rows.append(_row(made))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        self._add(
            f"<w:tbl><w:tblPr>{self._style('Table Grid', 'tblStyle')}{'<w:bidiVisual/>' if self.lang.rtl else ''}"
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def figure(self, figure: Figure, caption: Caption) -> None:
        """Add a picture as wide as the text, with its caption below."""
        from coder.reports.figures import base

        width, height = base.size(figure.svg)
        wide, high = self._room() * _TWIP, self._height() * _TWIP
        shape = self._file.add_picture(
            io.BytesIO(base.png(figure.svg)), width=Emu(min(wide, round(high * width / height)))
        )
        shape._inline.docPr.set("descr", figure.caption)
        paragraph = self._file.paragraphs[-1]._p
        properties = paragraph.get_or_add_pPr()
        properties.append(_element("w:keepNext"))
        if self.lang.rtl:
            properties.append(_element("w:bidi"))
            for run in paragraph.r_lst:
                run.get_or_add_rPr().append(_element("w:rtl"))
        self._add(self._caption(caption))

    def content(self) -> bytes:
        """Give the file, with the times inside the archive fixed."""
        raw = io.BytesIO()
        self._file.save(raw)
        out = io.BytesIO()
        with zipfile.ZipFile(raw) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
            for name in made.namelist():
                fixed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _add(self, xml: str) -> None:
        tag, rest = re.split(r"(?=[ >])", xml, maxsplit=1)
        self._end.addprevious(parse_xml(f"{tag} {nsdecls('w')}{rest}"))

    def _style(self, name: str, element: str = "pStyle") -> str:
        return f'<w:{element} w:val="{escape(self._styles[name], {chr(34): "&quot;"})}"/>'

    def _paragraph(
        self,
        text: str,
        style: str = "Normal",
        bold: bool = False,
        centred: bool = False,
        keep: bool = False,
        size: float | None = None,
        spacing: str = "",
    ) -> str:
        """Give a paragraph in the direction of the page, or of its own words on an English page."""
        rtl = self.lang.runs_right_to_left(text)
        sizes = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
        look = f"{'<w:b/><w:bCs/>' if bold else ''}{sizes}{'<w:rtl/>' if rtl else ''}"
        more = f"{spacing}{'<w:jc w:val="center"/>' if centred else ''}"
        return self._framed(_run(text, look), style, rtl, keep, more)

    def _caption(self, caption: Caption, keep: bool = False) -> str:
        """Give a caption, its number a field: a list of tables can be made of them, and new ones count.

        LibreOffice counts a field with a format itself, in Latin digits; without one it shows what is written.
        Word counts either, and shows digits in the form of the words around them.
        """
        rtl = self.lang.runs_right_to_left(str(caption))
        look = '<w:rtl/><w:lang w:bidi="fa-IR"/>' if rtl else ""
        number = _run(caption.number, look)
        if caption.sequence:
            form = r" \* ARABIC" if caption.number.isascii() else ""
            number = f'<w:fldSimple w:instr=" SEQ {caption.sequence}{form} ">{number}</w:fldSimple>'
        return self._framed(_run(caption.before, look) + number + _run(caption.after, look), "Caption", rtl, keep)

    def _framed(self, runs: str, style: str, rtl: bool, keep: bool, more: str = "") -> str:
        return (
            f"<w:p><w:pPr>{self._style(style)}{'<w:keepNext/>' if keep else ''}{'<w:bidi/>' if rtl else ''}{more}"
            f"</w:pPr>{runs}</w:p>"
        )

    def _cell(self, text: str, width: int, columns: int = 1, bold: bool = False, centred: bool = False) -> str:
        """Give a cell; each line of ``text`` is a paragraph. Bold ones are headings, and stay with what follows."""
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        lines = "".join(
            self._paragraph(line, bold=bold, centred=centred, keep=bold, spacing=_CELL_SPACING)
            for line in text.split("\n")
        )
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_SHADE if bold else ""}</w:tcPr>{lines}</w:tc>'

    def _room(self) -> int:
        """Give the width of the text, in twips."""
        section = self._file.sections[-1]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        return (int(page or Emu(7560310)) - int(left or 0) - int(right or 0)) // _TWIP

    def _height(self) -> int:
        """Give the height a picture may have, its caption below it, in twips."""
        section = self._file.sections[-1]
        page, top, bottom = section.page_height, section.top_margin, section.bottom_margin
        return (int(page or Emu(10692130)) - int(top or 0) - int(bottom or 0)) // _TWIP * 9 // 10

    def _widths(self, table: Table) -> list[int]:
        shares = table.widths or (1,) * len(table.headings)
        return [round(self._room() * share / sum(shares)) for share in shares]


def prepared(template: bytes) -> bytes:
    """Give a template (.docx or .dotx) as a file that can be written to. Raises ValueError when it is no Word file."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = old.read(name)
                new.writestr(name, part.replace(*_AS_DOCUMENT) if name == "[Content_Types].xml" else part)
        Document(out)
    except (KeyError, OSError, SyntaxError, zipfile.BadZipFile) as problem:  # a missing part, damaged XML
        raise ValueError(str(problem)) from problem
    return out.getvalue()


def _run(text: str, look: str) -> str:
    words = escape(_NO_XML.sub("\ufffd", text))
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _row(cells: Sequence[str], heading: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if heading else ''}</w:trPr>{''.join(cells)}</w:tr>"


def _needed_styles(file: WordFile, template: bytes | None) -> dict[str, str]:
    """Give the ids of the needed styles by their names. Raises TemplateWithoutStyles."""
    found = {}
    for name, kind in STYLES.items():
        style = next((style for style in file.styles if style.name == name and style.type == kind), None)
        if style is not None:
            found[name] = style.style_id
    missing = [name for name in STYLES if name not in found]
    if missing:
        raise TemplateWithoutStyles(missing=", ".join(missing), needed=", ".join(STYLES))
    return found


def _run_right_to_left(section: Any) -> None:
    if section.find(_element("w:bidi").tag) is None:
        section.insert_element_before(_element("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")


def _element(tag: str) -> Any:
    """Give an empty element; python-docx's own classes don't know the right-to-left ones."""
    return OxmlElement(tag)
