"""Web pages: the words of the page, a line for each block; cells of a table row are joined by tabs."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml import html as markup

from coder.errors import BrokenFile
from coder.importing import marks, txt
from coder.importing.archive import MOST_TAGS
from coder.importing.decoded import Decoded

#: Counts up when the same bytes would give another text.
VERSION = "1"

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
#: A character that no parser of pages keeps, or that stands for something else in the making.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_LEFT_OUT = _tags("head script style template noscript iframe object svg math select textarea button rt rp")
_BLOCKS = _tags(
    "address article aside blockquote body center caption dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table "
    "tbody tfoot thead tr ul"
)
_CELLS = frozenset({"td", "th"})


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Give the text of a page; ``encoding`` overrules what it says of itself. Raises Undecodable or BrokenFile."""
    plain = txt.decode(path, content, encoding or _declared(content))
    source = _CONTROLS.sub("", plain.text).strip()
    if not source:
        return Decoded("", plain.encoding, plain.changes)
    if source.count("<") > MOST_TAGS:
        raise BrokenFile(path=path, detail={"fa": f"بیش از {MOST_TAGS} برچسب", "en": f"more than {MOST_TAGS} tags"})
    parser = markup.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, encoding="utf-8")
    try:
        root = markup.document_fromstring(source.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as problem:
        raise BrokenFile(path=path, detail=str(problem)[:80]) from problem
    if any(fault.level_name == "FATAL" for fault in parser.error_log):  # the rest of the page would be missing
        raise BrokenFile(path=path, detail={"fa": "لایه‌های بیش از اندازه تودرتو", "en": "nested too deep"})
    lines = (_AT_TABS.sub("\t", marks.collapsed(line)) for line in "".join(_pieces(root)).split(_LINE))
    return Decoded("\n".join(line for line in lines if line.strip()) + "\n", plain.encoding, plain.changes)


_AT_TABS = re.compile(" *\t *")
#: Between two blocks; the parser lets no such character through.
_LINE = "\x11"


def _declared(content: bytes) -> str | None:
    """Give the character set that the page names, if its bytes bear it out."""
    found = _CHARSET.search(content[:4096])
    if not found or content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    name = found[1].decode("ascii").lower()
    try:
        content.decode(name)
    except (UnicodeError, LookupError):
        return None
    return name


def _pieces(root: etree._Element) -> Iterator[str]:
    """Give the words of the page piece by piece, with a line mark around every block."""
    skipping: etree._Element | None = None
    kept = cells = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        block = tag in _BLOCKS
        if event == "start":
            if skipping is not None:
                continue
            if tag in _LEFT_OUT or "hidden" in element.attrib:
                skipping = element
                continue
            kept += tag == "pre"
            cells += tag in _CELLS
            yield (" " if cells else _LINE) if block else marks.KEPT_BREAK if tag == "br" else ""
            yield _words(element.text, kept)
        else:
            if skipping is not None and skipping is not element:
                continue
            if skipping is None:
                kept -= tag == "pre"
                cells -= tag in _CELLS
                yield (" " if cells else _LINE) if block else ""
                yield marks.KEPT_TAB if tag in _CELLS and _more_cells(element) else ""
            skipping = None
            if element is not root:
                yield _words(element.tail, kept)


def _more_cells(cell: etree._Element) -> bool:
    return any(sibling.tag in _CELLS for sibling in cell.itersiblings())


def _words(words: str | None, kept: int) -> str:
    if not words or not kept:
        return words or ""
    return words.replace("\n", marks.KEPT_BREAK).replace("\t", marks.KEPT_TAB).replace(" ", marks.KEPT_SPACE)
