"""A transcript as a Word file, right to left, with its codings as comments and memos as replies to them."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from coder.exchange.refi.xml import cleaned

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = f'xmlns:w="{_W}" xmlns:w14="{_W14}" xmlns:w15="{_W15}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("comments", "comments"),
            ("commentsExtended", "commentsExtended"),
        )
    )
    + "</Types>"
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/comments" Target="comments.xml"/>'
    '<Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
    'Target="commentsExtended.xml"/></Relationships>'
)
_STYLES = (
    f"{_HEAD}<w:styles {_SPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="B Nazanin"/><w:sz w:val="24"/>'
    '<w:szCs w:val="26"/><w:lang w:val="en-US" w:bidi="fa-IR"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_LINE = '<w:pPr><w:bidi/><w:jc w:val="left"/></w:pPr>'  # in a right-to-left paragraph Word's left is the right side
_RUN = "<w:rPr><w:rtl/></w:rPr>"


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says in a comment or a reply to it; ``at`` is ISO 8601 or empty."""

    author: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment on ``[start, end)`` of the text, with its replies."""

    start: int
    end: int
    comment: Remark
    replies: tuple[Remark, ...] = ()


def transcript(text: str, marks: Sequence[Mark]) -> bytes:
    """Give the Word file of ``text`` with ``marks`` as its comments; the same input gives the same bytes."""
    marks = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.comment.author, mark.comment.text))
    numbers: list[range] = []
    written: list[tuple[Remark, int | None]] = []
    for mark in marks:
        first = len(written)
        numbers.append(range(first, first + 1 + len(mark.replies)))
        written += [(mark.comment, None), *((reply, first) for reply in mark.replies)]
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": _STYLES,
        "word/document.xml": _document(text, marks, numbers),
        "word/comments.xml": f"{_HEAD}<w:comments {_SPACES}>{''.join(_comments(written))}</w:comments>",
        "word/commentsExtended.xml": f"{_HEAD}<w15:commentsEx {_SPACES}>{''.join(_threads(written))}</w15:commentsEx>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _document(text: str, marks: Sequence[Mark], numbers: Sequence[range]) -> str:
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for mark, ids in zip(marks, numbers, strict=True):
        opening.setdefault(mark.start, []).extend(ids)
        closing.setdefault(mark.end, []).extend(ids)
    edges = sorted({*opening, *closing})
    lines = "".join(_lines(text.removesuffix("\n"), edges, opening, closing))
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
        'w:left="1134" w:header="708" w:footer="708" w:gutter="0"/><w:bidi/></w:sectPr>'
    )
    return f"{_HEAD}<w:document {_SPACES}><w:body>{lines}{section}</w:body></w:document>"


def _lines(text: str, edges: list[int], opening: dict[int, list[int]], closing: dict[int, list[int]]) -> Iterator[str]:
    place, edge = 0, 0
    for line in text.split("\n"):
        end = place + len(line)
        pieces = []
        while edge < len(edges) and edges[edge] <= end:
            pieces.append(_run(text[place : edges[edge]]))
            pieces.append(_edge(edges[edge], opening, closing))
            place = edges[edge]
            edge += 1
        pieces.append(_run(text[place:end]))
        if edge < len(edges) and edges[edge] == end + 1 and end + 1 > len(text):  # the line feed at the very end
            pieces.append(_edge(edges[edge], opening, closing))
            edge += 1
        yield f"<w:p>{_LINE}{''.join(pieces)}</w:p>"
        place = end + 1


def _edge(place: int, opening: dict[int, list[int]], closing: dict[int, list[int]]) -> str:
    ends = "".join(
        f'<w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>' for n in closing.get(place, ())
    )
    return ends + "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in opening.get(place, ()))


def _run(words: str) -> str:
    if not words:
        return ""
    tabbed = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(cleaned(part))}</w:t>' if part else "" for part in words.split("\t")
    )
    return f"<w:r>{_RUN}{tabbed}</w:r>"


def _comments(written: Sequence[tuple[Remark, int | None]]) -> Iterator[str]:
    for number, (remark, _) in enumerate(written):
        date = f' w:date="{remark.at}"' if remark.at else ""
        *lines, last = remark.text.split("\n")
        paragraphs = "".join(f"<w:p>{_LINE}{_run(line)}</w:p>" for line in lines)
        paragraphs += f'<w:p w14:paraId="{_paragraph(number)}">{_LINE}{_run(last)}</w:p>'  # a thread hangs on the last
        author = quoteattr(cleaned(remark.author))
        yield f'<w:comment w:id="{number}" w:author={author}{date} w:initials="">{paragraphs}</w:comment>'


def _threads(written: Sequence[tuple[Remark, int | None]]) -> Iterator[str]:
    for number, (_, answered) in enumerate(written):
        parent = "" if answered is None else f' w15:paraIdParent="{_paragraph(answered)}"'
        yield f'<w15:commentEx w15:paraId="{_paragraph(number)}"{parent} w15:done="0"/>'


def _paragraph(number: int) -> str:
    return f"{number + 1:08X}"
