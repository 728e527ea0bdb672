"""LibreOffice's files: what a reader of the page sees comes out; what is locked or hostile is refused."""

import io
import zipfile
from pathlib import Path

import pytest

from coder.errors import BrokenFile, EncryptedFile, MacroFile
from coder.importing.decoded import Comment
from coder.importing.odt import decode

PATH = Path("مصاحبه.odt")
SPACES = ("office", "text", "table", "draw", "manifest")
NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in SPACES) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


def packed(content: str, **others: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, part in others.items():
            archive.writestr(name.replace("__", "/"), part)
    return made.getvalue()


def file_of(body: str) -> bytes:
    return packed(
        f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def samples() -> list[bytes]:
    """Small documents with all that is read: tables, changes, boxes, notes, comments."""
    body = p("یک ", annotation("a", "قوت"), "دو", ENDS, note("آب"), box(p("کادر")))
    return [file_of(DELETED + body + table(cell(p("۱")) + cell(p("۲<text:s text:c='3'/>")))), file_of(p("یک"))]


def text_of(body: str) -> str:
    return decode(PATH, file_of(body), None).text


def p(*pieces: str) -> str:
    return f"<text:p>{''.join(pieces)}</text:p>"


def note(words: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>۱</text:note-citation>'
        f"<text:note-body>{p(words)}</text:note-body></text:note>"
    )


def box(*blocks: str) -> str:
    return f"<draw:frame><draw:text-box>{''.join(blocks)}</draw:text-box><svg:desc>نگاره</svg:desc></draw:frame>"


def cell(*blocks: str) -> str:
    return f"<table:table-cell>{''.join(blocks)}</table:table-cell>"


def table(*rows: str) -> str:
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table><table:table-column/>{body}</table:table>"


DELETED = (
    "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>A</dc:creator>"
    f"</office:change-info>{p('رفته')}</text:deletion></text:changed-region></text:tracked-changes>"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:h>سر</text:h>" + p("یک") + p() + p("می‌خواهم علي"), "سر\nیک\n\nمی‌خواهم علي\n"),
        (p("یک<text:line-break/>دو<text:tab/>سه"), "یک\nدو\tسه\n"),
        (p("یک<text:s/><text:s text:c='2'/>دو"), "یک   دو\n"),
        (p("یک <text:s/>دو"), "یک  دو\n"),
        # white space of the XML itself is one space, at the ends none
        (p("\n  یک\n   دو <text:span> سه</text:span>\n"), "یک دو سه\n"),
        (p("یک <text:line-break/> دو"), "یک\nدو\n"),
        (p("<text:span>یک</text:span><text:a> دو</text:a><text:bookmark/>"), "یک دو\n"),
        (f"<text:list><text:list-item>{p('یک')}<text:list><text:list-item>{p('دو')}</text:list-item></text:list>"
         f"</text:list-item></text:list>", "یک\nدو\n"),
        (f"<text:section>{p('یک')}</text:section><text:soft-page-break/>{p('دو')}", "یک\nدو\n"),
        (p("<text:ruby><text:ruby-base>یک</text:ruby-base><text:ruby-text>دو</text:ruby-text></text:ruby>"), "یک\n"),
        (p("<text:page-number>۷</text:page-number>"), "۷\n"),
        # tables
        (table(cell(p("۱")) + cell(p("۲")), cell(p("۳"), p("۴")) + cell(p())), "۱\t۲\n۳ ۴\t\n"),
        (table(cell(p("۱")) + "<table:covered-table-cell/>" + cell(p("۲"))), "۱\t\t۲\n"),
        (table(cell(p("۱"), table(cell(p("آ")) + cell(p("ب")))) + cell(p("۲"))), "۱ آ\tب\t۲\n"),
        (f"<table:table><table:table-header-rows><table:table-row>{cell(p('سر'))}</table:table-row>"
         f"</table:table-header-rows><table:table-row>{cell(p('تن'))}</table:table-row></table:table>", "سر\nتن\n"),
        # tracked changes: the deleted text is kept apart, the inserted is in its place
        (DELETED + p("یک ", "<text:change/>", "<text:change-start/>دو<text:change-end/>"), "یک دو\n"),
        # text boxes come once, after their paragraph
        (p("یک", box(p("کادر"), p("دوم")), " دو") + p("سه"), "یک دو\nکادر\nدوم\nسه\n"),
        (box(p("کادر")) + p("یک"), "کادر\nیک\n"),
        # notes are marked and stand once at the end
        (p("یک", note("آب"), " دو", note("خاک", "endnote")) + p("سه"), "یک[1] دو[2]\nسه\n[1] آب\n[2] خاک\n"),
        (table(cell(p("یک", note("آب")))), "یک[1]\n[1] آب\n"),
        ("<office:forms><text:p>فرم</text:p></office:forms>" + p("یک"), "یک\n"),
    ],
)  # fmt: skip
def test_what_the_page_shows_comes_out(body: str, text: str) -> None:
    assert text_of(body) == text


def annotation(name: str, words: str, more: str = "") -> str:
    return (
        f'<office:annotation office:name="{name}" {more}><dc:creator>زهرا</dc:creator>'
        f"<dc:date>2022-05-28T10:00:00</dc:date>{p(words)}</office:annotation>"
    )


def test_comments_come_beside_the_text_with_their_replies() -> None:
    body = p("یک ", annotation("a", "قوت"), annotation("b", "نه", 'loext:parent-name="a"'), "دو", ENDS, " سه")
    found = decode(PATH, file_of(body), None)
    assert found.text == "یک دو سه\n"
    (comment,) = found.comments
    assert comment == Comment(
        "زهرا", "2022-05-28T10:00:00", "قوت", 3, 5, (Comment("زهرا", "2022-05-28T10:00:00", "نه", 3, 5),)
    )


ENDS = '<office:annotation-end office:name="b"/><office:annotation-end office:name="a"/>'


def test_a_comment_without_an_end_stands_at_its_place() -> None:
    found = decode(PATH, file_of(p("یک", annotation("a", "؟"), " دو")), None)
    assert found.text == "یک دو\n"
    assert [(one.start, one.end, one.text) for one in found.comments] == [(2, 2, "؟")]


def test_a_comment_over_two_paragraphs() -> None:
    body = p("یک ", annotation("a", "قوت"), "دو") + p("سه", '<office:annotation-end office:name="a"/>', " چهار")
    found = decode(PATH, file_of(body), None)
    assert [found.text[one.start : one.end] for one in found.comments] == ["دو\nسه"]


MANIFEST = '<!DOCTYPE manifest:manifest PUBLIC "a" "b"><manifest:manifest>{}</manifest:manifest>'


def test_a_password_is_told() -> None:
    locked = MANIFEST.format("<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    for content in (packed("noise", **{"META-INF__manifest.xml": locked}), packed("", **{"encrypted-package": "x"})):
        with pytest.raises(EncryptedFile, match=PATH.name):
            decode(PATH, content, None)


def test_macros_are_told_and_an_empty_list_of_libraries_is_none() -> None:
    whole = file_of(p("یک"))
    for name, macro in {"Basic/Standard/Module1.xml": True, "Scripts/python/a.py": True}.items() | {
        ("Basic/Standard/script-lb.xml", False)
    }:
        content = io.BytesIO(whole)
        with zipfile.ZipFile(content, "a") as archive:
            archive.writestr(name, "x")
        if macro:
            with pytest.raises(MacroFile, match=name):
                decode(PATH, content.getvalue(), None)
        else:
            assert decode(PATH, content.getvalue(), None).text == "یک\n"


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"", "not a zip archive"),
        (packed("<a/>"), "no document inside"),
        (packed("<a"), "damaged XML"),
        (packed('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "XML entities"),
        (packed("<a/>", **{"..__x": "y"}), "a path that leads outside"),
        (packed(f"<a>{' ' * 9_000_000}</a>"), "zip bomb"),
    ],
)
def test_what_is_damaged_or_hostile_is_told(content: bytes, detail: str) -> None:
    with pytest.raises(BrokenFile, match=detail):
        decode(PATH, content, None)


def test_spaces_beyond_reason_are_bounded() -> None:
    assert len(text_of(p("یک<text:s text:c='999999999'/>دو"))) < 2000
    assert text_of(p("یک<text:s text:c='x'/>دو")) == "یک دو\n"
