"""The look of a Word file made without a template: page, fonts and the styles by their names."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

#: Fonts that Persian machines have; the first for Persian, the second for Latin.
_PERSIAN_FONT, _LATIN_FONT = "B Nazanin", "Times New Roman"

#: Size, bold, centred, space before and after (points) of each style.
_LOOKS: dict[str, tuple[float, bool, bool, float, float]] = {
    "Normal": (11, False, False, 2, 2),
    "Heading 1": (16, True, False, 18, 6),
    "Heading 2": (13, True, False, 12, 4),
    "Caption": (12, True, True, 14, 2),
}


def set_up(file: WordFile) -> None:
    """Make ``file`` an A4 page with quiet styles in fonts that Persian machines have."""
    section = file.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, (size, bold, centred, before, after) in _LOOKS.items():
        style: Any = file.styles[name]
        _fonts(style, size, bold)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None


def _fonts(style: Any, size: float, bold: bool) -> None:
    """Set a style's font for Latin and for Persian words: Word keeps the two apart."""
    font = style.font
    font.name, font.size, font.bold, font.cs_bold, font.italic = _LATIN_FONT, Pt(size), bold, bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), _PERSIAN_FONT)
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    big: Any = OxmlElement("w:szCs")
    big.set(qn("w:val"), str(round(size * 2)))
    properties.insert_element_before(big, "w:highlight", "w:u", "w:effect", "w:rtl", "w:cs", "w:lang")
