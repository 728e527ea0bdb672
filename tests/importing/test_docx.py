"""Word files: what a reader of the page sees comes out; what is damaged or hostile is refused and nothing else."""

import contextlib
import io
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from coder.errors import BrokenFile, EmptyText, EncryptedFile, MacroFile
from coder.importing.decoded import Comment
from coder.importing.docx import decode
from coder.importing.reading import read

PATH = Path("مصاحبه.docx")
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def document(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMES}><w:body>{body}</w:body></w:document>'


def packed(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def file_of(body: str, **others: str) -> bytes:
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "word/document.xml": document(body),
            **{f"word/{name}.xml": part for name, part in others.items()},
        }
    )


def samples() -> list[bytes]:
    """Small documents with all that is read: tables, changes, boxes, notes, comments."""
    body = p(t("یک "), mark(1), about(1, t("دو")), BOX, FIELD) + table(
        cell(p(t("۱"))) + cell(p(f"<w:ins>{t('۲')}</w:ins>"))
    )
    rest = p(f"<w:del>{t('رفته')}</w:del>", LIST) + f"<w:sdt><w:sdtContent>{p(t('سه'))}</w:sdtContent></w:sdt>"
    said = comments(comment(1, "A", "قوت"), comment(2, "B", "نه"))
    whole = file_of(body + rest, footnotes=notes("footnote", "آب"), comments=said, commentsExtended=answers(P2="P1"))
    return [whole, PLAIN]


def text_of(body: str, **others: str) -> str:
    return decode(PATH, file_of(body, **others), None).text


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def t(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def box(words: str) -> str:
    return f"<w:txbxContent>{p(t(words))}</w:txbxContent>"


def cell(*blocks: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(blocks)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
    + box("کادر")
    + "</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    + box("کادر")
    + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + t("۷") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
LIST = '<w:pPr><w:pStyle w:val="List"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(t("یک")) + p(t("دو")), "یک\nدو\n"),
        (p(t("یک")) + p() + p(t("دو")), "یک\n\nدو\n"),
        (p(t("یک"), t(" و "), t("نیم")), "یک و نیم\n"),
        (p(t("می‌خواهم علي")), "می‌خواهم علي\n"),
        (p("<w:r><w:t>یک</w:t><w:br/><w:t>دو</w:t></w:r>"), "یک\nدو\n"),
        (p('<w:r><w:t>یک</w:t><w:br w:type="page"/><w:t>دو</w:t><w:cr/></w:r>'), "یک\nدو\n\n"),
        (p("<w:r><w:t>یک</w:t><w:tab/><w:t>دو</w:t></w:r>"), "یک\tدو\n"),
        (p('<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>', t("یک")), "یک\n"),
        (p("<w:r><w:t>آ</w:t><w:noBreakHyphen/><w:t>ب</w:t><w:softHyphen/></w:r>"), "آ\u2011ب\u00ad\n"),
        (p(LIST, t("یک")) + p(LIST, t("دو")), "یک\nدو\n"),
        (p("<w:r><w:t>یک<!-- نهان -->دو</w:t></w:r><!-- نهان --><?نهان نهان?>"), "یکدو\n"),
        (p("<w:r><w:t>آ &amp; &lt;ب&gt; &#1662;</w:t></w:r>"), "آ & <ب> پ\n"),
        # tables
        (table(cell(p(t("۱"))) + cell(p(t("۲"))), cell(p(t("۳"))) + cell(p(t("۴")))), "۱\t۲\n۳\t۴\n"),
        (table(cell(p(t("۱")), p(t("۲"))) + cell(p())), "۱ ۲\t\n"),
        (
            p(t("پیش"))
            + table(cell(p(t("۱")), table(cell(p(t("آ"))) + cell(p(t("ب")))), p(t("۲"))) + cell(p(t("۳"))))
            + p(t("پس")),
            "پیش\n۱ آ\tب ۲\t۳\nپس\n",
        ),
        (table(cell(p(t("۱"))), "<w:trPr><w:del/></w:trPr>" + cell(p(t("رفته")))), "۱\n"),
        (table(cell(p(t("۱"))), "<w:trPr><w:ins/></w:trPr>" + cell(p(t("آمده")))), "۱\nآمده\n"),
        (table(f"<w:sdt><w:sdtContent>{cell(p(t('۱')))}</w:sdtContent></w:sdt>" + cell(p(t("۲")))), "۱\t۲\n"),
        # tracked changes
        (p(t("یک "), f"<w:ins>{t('دو ')}</w:ins>", t("سه")), "یک دو سه\n"),
        (p(t("یک "), "<w:del><w:r><w:delText>دو </w:delText></w:r></w:del>", t("سه")), "یک سه\n"),
        (p(t("یک "), f"<w:del>{t('دو ')}</w:del>", t("سه")), "یک سه\n"),
        (p(f"<w:moveFrom>{t('این‌جا')}</w:moveFrom>", t(" ")) + p(f"<w:moveTo>{t('آن‌جا')}</w:moveTo>"), " \nآن‌جا\n"),
        (p(f"<w:ins><w:del>{t('رفته')}</w:del>{t('آمده')}</w:ins>"), "آمده\n"),
        (f"<w:ins>{p(t('آمده'))}</w:ins><w:del>{p(t('رفته'))}</w:del>", "آمده\n"),
        # wrappers are looked through
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p(t('یک'))}</w:sdtContent></w:sdt>", "یک\n"),
        (p(f"<w:sdt><w:sdtPr/><w:sdtContent>{t('یک')}</w:sdtContent></w:sdt>", t(" دو")), "یک دو\n"),
        (p(f'<w:hyperlink r:id="r1">{t("پیوند")}</w:hyperlink>'), "پیوند\n"),
        (p(f"<w:smartTag><w:smartTag>{t('مشهد')}</w:smartTag></w:smartTag>"), "مشهد\n"),
        (f"<w:customXml>{p('<w:customXml>' + t('یک') + '</w:customXml>')}</w:customXml>", "یک\n"),
        (p(f'<w:fldSimple w:instr=" DATE ">{t("امروز")}</w:fldSimple>'), "امروز\n"),
        (p(t("صفحهٔ "), FIELD), "صفحهٔ ۷\n"),
        # text boxes
        (p(t("یک"), BOX, t(" دو")) + p(t("سه")), "یک دو\nکادر\nسه\n"),
        (p(f"<w:r><w:pict><v:textbox>{box('کهنه')}</v:textbox></w:pict></w:r>", t("یک")), "یک\nکهنه\n"),
        (p(f"<w:r><mc:AlternateContent><mc:Fallback>{t('تنها')}</mc:Fallback></mc:AlternateContent></w:r>"), "تنها\n"),
        ('<w:sectPr><w:pgSz w:w="1"/></w:sectPr>' + p(t("یک")), "یک\n"),
    ],
)
def test_what_the_page_shows_comes_out(body: str, text: str) -> None:
    assert text_of(body) == text


def notes(kind: str, *texts: str) -> str:
    said = "".join(
        f'<w:{kind} w:id="{number}">{p("<w:r><w:" + kind + "Ref/></w:r>", t(" " + words))}</w:{kind}>'
        for number, words in enumerate(texts, 1)
    )
    separator = f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return f"<w:{kind}s {NAMES}>{separator}{said}</w:{kind}s>"


def mark(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_footnotes_are_marked_and_stand_at_the_end() -> None:
    body = p(t("یک"), mark(2), t(" دو")) + table(cell(p(t("سه"), mark(1))))
    assert text_of(body, footnotes=notes("footnote", "آب", "خاک")) == "یک[1] دو\nسه[2]\n[1] خاک\n[2] آب\n"


def test_endnotes_are_not_lost() -> None:
    body = p(t("یک"), mark(1), mark(1, "endnote"))
    found = text_of(body, footnotes=notes("footnote", "آب"), endnotes=notes("endnote", "خاک"))
    assert found == "یک[1][2]\n[1] آب\n[2] خاک\n"


def test_a_note_that_is_missing_is_no_fault() -> None:
    assert text_of(p(t("یک"), mark(1))) == "یک[1]\n"
    assert text_of(p(t("یک"), mark(9)), footnotes=notes("footnote", "آب")) == "یک[1]\n"


def test_notes_nobody_marks_stay_out() -> None:
    assert text_of(p(t("یک")), footnotes=notes("footnote", "آب")) == "یک\n"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    ended = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert text_of(p(ended, t("یک ")) + p(t("دو")) + p(t("سه"))) == "یک دو\nسه\n"
    assert text_of(p(t("یک")) + p(ended, f"<w:del>{t('رفته')}</w:del>") + p(t("دو"))) == "یک\nدو\n"
    assert text_of(p(ended, t("یک"))) == "یک\n"


def test_the_text_is_found_wherever_the_archive_says_it_is() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = f'<Relationships><Relationship Type="{kind}" Target="/word/document2.xml"/></Relationships>'
    content = packed({"_rels/.rels": relations, "word/document2.xml": document(p(t("یک")))})
    assert decode(PATH, content, None).text == "یک\n"


def comments(*entries: str) -> str:
    return f'<w:comments {NAMES} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{"".join(entries)}</w:comments>'


def comment(number: int, author: str, words: str) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2022-05-28T10:00:00Z">'
        f'<w:p w14:paraId="P{number}">{t(words)}</w:p></w:comment>'
    )


def about(number: int, words: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{words}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def answers(**parents: str) -> str:
    entries = "".join(
        f'<w15:commentEx w15:paraId="{own}" w15:paraIdParent="{parent}"/>' for own, parent in parents.items()
    )
    names = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    return f"<w15:commentsEx {names}>{entries}</w15:commentsEx>"


def commented(body: str, **others: str) -> tuple[str, list[tuple[str, str]]]:
    """The text, and of each comment its words and the words it is about."""
    found = decode(PATH, file_of(body, **others), None)
    return found.text, [(one.text, found.text[one.start : one.end]) for one in found.comments]


def test_comments_come_beside_the_text() -> None:
    body = p(t("😀 یک "), about(1, t("دو")), t(" سه"))
    found = decode(PATH, file_of(body, comments=comments(comment(1, "زهرا", "قوت"))), None)
    assert found.text == "😀 یک دو سه\n"
    assert found.comments == (Comment("زهرا", "2022-05-28T10:00:00Z", "قوت", 5, 7),)


def test_replies_stand_under_their_comment_even_replies_to_replies() -> None:
    body = p(about(1, about(2, about(3, t("یک")))))
    entries = [comment(number, "AZA"[number - 1], words) for number, words in enumerate(("قوت", "نه", "آری"), 1)]
    found = decode(PATH, file_of(body, comments=comments(*entries), commentsExtended=answers(P2="P1", P3="P2")), None)
    (thread,) = found.comments
    assert (thread.author, thread.text) == ("A", "قوت")
    assert [(reply.author, reply.text, reply.start, reply.end) for reply in thread.replies] == [
        ("Z", "نه", 0, 2),
        ("A", "آری", 0, 2),
    ]


def test_comments_that_answer_each_other_in_a_ring_end_somewhere() -> None:
    body = p(about(1, t("یک")), about(2, t("دو")), about(3, t("سه")))
    entries = [comment(number, "A", "x") for number in (1, 2, 3)]
    decode(PATH, file_of(body, comments=comments(*entries), commentsExtended=answers(P1="P2", P2="P3", P3="P2")), None)


def test_a_comment_spans_paragraphs_cells_and_notes() -> None:
    body = p(t("یک "), '<w:commentRangeStart w:id="1"/>', t("دو")) + table(
        cell(p(t("سه"))) + cell(p(about(2, t("چهار"))))
    )
    body += (
        p(t("پنج"), mark(1)) + '<w:commentRangeEnd w:id="1"/>' + p('<w:r><w:commentReference w:id="1"/></w:r>', t("شش"))
    )
    text, found = commented(
        body, comments=comments(comment(1, "A", "بلند"), comment(2, "A", "کوتاه")), footnotes=notes("footnote", "آب")
    )
    assert text == "یک دو\nسه\tچهار\nپنج[1]\nشش\n[1] آب\n"
    assert found == [("بلند", "دو\nسه\tچهار\nپنج[1]"), ("کوتاه", "چهار")]


def test_a_comment_without_a_range_stands_at_its_sign() -> None:
    body = p(t("یک"), '<w:r><w:commentReference w:id="1"/></w:r>', t(" دو"))
    found = decode(PATH, file_of(body, comments=comments(comment(1, "A", "؟"))), None)
    assert [(one.start, one.end) for one in found.comments] == [(2, 2)]


def test_space_around_the_words_isnt_commented_and_deleted_words_have_no_comment() -> None:
    body = p(about(1, t(" یک ")), f"<w:del>{about(2, t('دو'))}</w:del>", t("سه"))
    text, found = commented(body, comments=comments(comment(1, "A", "آ"), comment(2, "A", "ب")))
    assert (text, found) == (" یک سه\n", [("آ", "یک")])


def test_places_stay_true_when_line_ends_are_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    body = p(t("\ufeffیک&#13;\nدو "), about(1, t("سه")))
    path.write_bytes(file_of(body, comments=comments(comment(1, "A", "آ"))))
    found = read(path)
    assert found.changes == ("bom dropped", "crlf to lf")
    assert [found.text[one.start : one.end] for one in found.comments] == ["سه"]


def test_a_file_of_python_docx_is_read(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("مصاحبهٔ یک", 1)
    paragraph = made.add_paragraph("پرسشگر: ")
    paragraph.add_run("چه می‌بینید؟").bold = True
    made.add_paragraph("پاسخگو: زیارت\nو بازار.\tهمین.")
    made.add_paragraph("بند", style="List Bullet")
    cells = made.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "قوت", "ضعف"
    path = tmp_path / "a.docx"
    made.save(str(path))
    found = read(path)
    assert found.text == "مصاحبهٔ یک\nپرسشگر: چه می‌بینید؟\nپاسخگو: زیارت\nو بازار.\tهمین.\nبند\nقوت\tضعف\n"
    assert (found.reader, found.encoding, found.changes) == ("docx", "docx", ())


def test_a_document_without_words_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(file_of(p() + p(t(" "))))
    with pytest.raises(EmptyText):
        read(path)


def test_a_long_document_is_read() -> None:
    body = p(t("حرف " * 50)) * 40_000
    assert len(text_of(body)) == 40_000 * 201


PLAIN = file_of(p(t("یک")))
DEEP = 1500


def changed_flags(content: bytes, flags: int = 0, version: int | None = None, method: int | None = None) -> bytes:
    """The archive with other flags, version or method in every entry of its directory."""
    changed = bytearray(content)
    place = -1
    while (place := content.find(b"PK\x01\x02", place + 1)) >= 0:
        if version is not None:
            struct.pack_into("<H", changed, place + 6, version)
        (old,) = struct.unpack_from("<H", changed, place + 8)
        struct.pack_into("<H", changed, place + 8, old | flags)
        if method is not None:
            struct.pack_into("<H", changed, place + 10, method)
    return bytes(changed)


def corrupted(compression: int) -> bytes:
    """A document whose packed bytes are spoilt in the middle."""
    words = document(p(t("".join(chr(0x627 + place * place % 37) for place in range(4000)))))
    content = bytearray(packed({"word/document.xml": words}, compression))
    for place in range(60, 90):
        content[place] ^= 0xFF
    return bytes(content)


def with_document(xml: str | bytes) -> bytes:
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": xml})


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "ب">]>'
BILLION = (
    '<!DOCTYPE x [<!ENTITY a "بببببببببب">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "not a zip": (lambda: b"this is no archive", "not a zip archive"),
    "empty": (lambda: b"", "not a zip archive"),
    "plain text": (lambda: "سلام".encode() * 100, "not a zip archive"),
    "cut short": (lambda: PLAIN[:-30], "cut short"),
    "cut in the middle": (lambda: PLAIN[: len(PLAIN) // 2], "cut short"),
    "the first bytes only": (lambda: PLAIN[:4], "cut short"),
    "beginning lost": (lambda: PLAIN[300:], "damaged"),
    "OLE": (lambda: OLE + b"\0" * 500, "an old .doc"),
    "newer version of zip": (lambda: changed_flags(PLAIN, version=99), "zip"),
    "unknown method": (lambda: changed_flags(PLAIN, method=97), "packed in a way"),
    "strong encryption": (lambda: changed_flags(PLAIN, 0x40), "damaged part"),
    "patched": (lambda: changed_flags(PLAIN, 0x20), "damaged part"),
    "zip bomb": (lambda: packed({"word/document.xml": b"0" * 3_000_000}), "a zip bomb"),
    "zip bomb in another part": (
        lambda: packed({"word/document.xml": document(p(t("یک"))), "word/media/a.bin": b"\0" * 9_000_000}),
        "a zip bomb",
    ),
    "a path out": (lambda: packed({"word/document.xml": document(""), "../../etc/passwd": "x"}), "a path that leads"),
    "a path out with backslashes": (
        lambda: packed({"word/document.xml": document(""), "word\\..\\..\\x": "x"}),
        "a path that leads",
    ),
    "a path from the root": (lambda: packed({"/etc/passwd": "x"}), "a path that leads"),
    "no document": (lambda: packed({"[Content_Types].xml": TYPES}), "no document inside"),
    "an empty zip": (lambda: packed({}), "no document inside"),
    "a spreadsheet": (lambda: packed({"xl/workbook.xml": "<workbook/>"}), "no document inside"),
    "no body": (lambda: with_document(f"<w:document {NAMES}/>"), "no document inside"),
    "another root": (lambda: with_document("<html><body/></html>"), "no document inside"),
    "an empty part": (lambda: with_document(""), "damaged XML"),
    "broken XML": (lambda: with_document(document("<w:p>")), "damaged XML"),
    "XML cut short": (lambda: with_document(document(p(t("یک")))[:-20]), "damaged XML"),
    "no XML": (lambda: with_document("سلام"), "damaged XML"),
    "bytes": (lambda: with_document(bytes(range(256))), "damaged XML"),
    "unknown encoding": (lambda: with_document('<?xml version="1.0" encoding="none-such"?><a/>'), "damaged XML"),
    "undeclared entity": (lambda: with_document(document(p(t("&a;")))), "damaged XML"),
    "undeclared prefix": (lambda: with_document("<q:document><w:body/></q:document>"), "damaged XML"),
    "spoilt deflate": (lambda: corrupted(zipfile.ZIP_DEFLATED), "damaged part"),
    "spoilt lzma": (lambda: corrupted(zipfile.ZIP_LZMA), "packed in a way"),
    "spoilt bzip2": (lambda: corrupted(zipfile.ZIP_BZIP2), "packed in a way"),
    "spoilt checksum": (lambda: corrupted(zipfile.ZIP_STORED), "damaged part"),
    "entity": (lambda: with_document(DOCTYPE + f"<w:document {NAMES}><w:body/></w:document>"), "XML entities"),
    "a billion laughs": (lambda: with_document(BILLION + "<x>&i;</x>"), "XML entities"),
    "a billion laughs in an attribute": (lambda: with_document(BILLION + '<x a="&i;"/>'), "XML entities"),
    "DOCTYPE in UTF-16": (
        lambda: with_document(
            ('<?xml version="1.0" encoding="UTF-16"?>' + DOCTYPE + document(p(t("&a;"))).split("?>")[1]).encode(
                "utf-16"
            )
        ),
        "XML entities",
    ),
    "an outer file": (
        lambda: with_document('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
        "XML entities",
    ),
    "deep runs": (
        lambda: with_document(document("<w:p>" + "<w:r>" * DEEP + "</w:r>" * DEEP + "</w:p>")),
        "damaged XML",
    ),
    "deep blocks": (lambda: with_document(document("<w:sdt>" * DEEP + "</w:sdt>" * DEEP)), "damaged XML"),
    "deep tables": (
        lambda: with_document(document("<w:tbl><w:tr><w:tc>" * DEEP + "</w:tc></w:tr></w:tbl>" * DEEP)),
        "damaged XML",
    ),
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_what_is_damaged_or_hostile_is_a_broken_file_and_nothing_else(attack: str) -> None:
    make, detail = HOSTILE[attack]
    with pytest.raises(BrokenFile) as told:
        decode(PATH, make(), None)
    wrong = told.value.facts["detail"]
    assert isinstance(wrong, dict) and detail in wrong["en"] and wrong["fa"] != wrong["en"]
    for lang in ("fa", "en"):
        assert PATH.name in told.value.message(lang) and wrong[lang] in told.value.message(lang)


@pytest.mark.parametrize(
    "content",
    [
        OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500,
        changed_flags(PLAIN, 1),
    ],
)
def test_a_password_is_told(content: bytes) -> None:
    with pytest.raises(EncryptedFile, match=r"مصاحبه\.docx"):
        decode(PATH, content, None)


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/VBAProject.BIN", "Basic/Standard/Module1.xml"])
def test_macros_are_told(name: str) -> None:
    with pytest.raises(MacroFile, match=name):
        decode(PATH, packed({"word/document.xml": document(p(t("یک"))), name: b"\0"}), None)


def test_a_part_too_large_to_parse_is_told() -> None:
    large = "".join(chr(0x627 + place % 37) * (place % 90) for place in range(700_000))
    with pytest.raises(BrokenFile, match="larger than 40 MB"):
        decode(PATH, packed({"word/document.xml": document(p(t(large)))}, zipfile.ZIP_STORED), None)


def test_more_tags_than_any_interview_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from coder.importing import archive

    monkeypatch.setattr(archive, "MOST_TAGS", 20)
    assert text_of(p(t("یک"))) == "یک\n"
    with pytest.raises(BrokenFile, match="more than 20 tags"):
        text_of(p(t("یک")) * 10)


def test_many_parts_are_no_document() -> None:
    with pytest.raises(BrokenFile, match="zip bomb"):
        decode(PATH, PLAIN + b"PK\x01\x02" * 20_001, None)


def test_broken_notes_are_told() -> None:
    with pytest.raises(BrokenFile, match=r"footnotes\.xml"):
        text_of(p(t("یک"), mark(1)), footnotes="<w:footnotes>")


@pytest.mark.parametrize("place", range(0, len(PLAIN), 7))
def test_one_spoilt_byte_breaks_nothing_else(place: int) -> None:
    content = bytearray(PLAIN)
    content[place] ^= 0x55
    with contextlib.suppress(BrokenFile):
        decode(PATH, bytes(content), None)


def test_parts_of_reasonable_size_are_no_bomb() -> None:
    spaces = " " * 300_000
    assert decode(PATH, with_document(document(p(t("یک")) + spaces)), None).text == "یک\n"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["txt", "html"])
def test_what_libreoffice_writes_is_read_back(tmp_path: Path, kind: str) -> None:
    lines = ["پرسشگر: چه می‌بینید؟", "پاسخگو: زیارت، ۱۲٪ و «بازار».", "علي كتاب ۀ هٔ أ ؤ"]
    source = tmp_path / f"a.{kind}"
    if kind == "txt":
        source.write_text("\n".join(lines) + "\n", encoding="utf-8-sig", newline="\n")
    else:
        paragraphs = "".join(f"<p>{line}</p>" for line in lines)
        source.write_text(
            f'<html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>', encoding="utf-8", newline="\n"
        )
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            *(["--infilter=Text (encoded):UTF8,LF,,,"] if kind == "txt" else ["--infilter=HTML (StarWriter)"]),
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    assert [line for line in read(tmp_path / "a.docx").text.split("\n") if line] == lines
