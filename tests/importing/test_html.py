"""Web pages: the words of the page, a line for each block."""

from pathlib import Path

import pytest

from coder.errors import BrokenFile, Undecodable
from coder.importing.html import decode

PATH = Path("مصاحبه.html")


def samples() -> list[bytes]:
    """Small pages with all that is read."""
    page = (
        "<h1>سر</h1><p hidden>ن</p><table><tr><td><p>۱</p><td>۲</table><pre>یک  دو\n\tسه</pre><ul><li>یک<br>دو</ul>"
        "<script>x</script><!-- ن --><p>می&zwnj;خواهم &#1662; <ruby>یک<rt>ن</rt></ruby>"
    )
    return [
        page.encode(),
        ("<meta charset=windows-1256>" + page.replace("ی", "ي")).encode("cp1256", "xmlcharrefreplace"),
    ]


def text_of(page: str | bytes, encoding: str | None = None) -> str:
    return decode(PATH, page if isinstance(page, bytes) else page.encode(), encoding).text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>یک</p><p>دو</p>", "یک\nدو\n"),
        ("<p>یک<p>دو", "یک\nدو\n"),
        ("<p>یک\n  <b>دو</b> </p>", "یک دو\n"),
        ("<p>یک<br>دو<br/>سه</p>", "یک\nدو\nسه\n"),
        ("یک<div>دو</div>سه", "یک\nدو\nسه\n"),
        ("<h1>سر</h1><ul><li>یک<li>دو</ul><hr>پایان", "سر\nیک\nدو\nپایان\n"),
        ("<p>می&zwnj;خواهم&nbsp;آ &amp; &lt;ب&gt; &#1662;</p>", "می‌خواهم\u00a0آ & <ب> پ\n"),
        ("<table><tr><td><p>۱</p><p>۲</p></td> <td>۳</td></tr><tr><th>۴<td>۵</table>", "۱ ۲\t۳\n۴\t۵\n"),
        ("<pre>یک  دو\n\tسه</pre>", "یک  دو\n\tسه\n"),
        ("<title>ت</title><style>s</style><script>x</script><!-- ن --><p hidden>ن</p><p>یک", "یک\n"),
        ("<p>یک<noscript>ن</noscript><iframe>ن</iframe><textarea>ن</textarea>", "یک\n"),
        ("<p>یک<span hidden>ن</span> دو", "یک دو\n"),
        ("<ruby>یک<rp>(</rp><rt>ن</rt></ruby>", "یک\n"),
        ("<p>یک\x01\x0eدو", "یکدو\n"),
        ("<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><p>یک</p></html>", "یک\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_the_page_shows_comes_out(page: str, text: str) -> None:
    assert text_of(page) == text


def test_the_page_tells_its_character_set() -> None:
    page = "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1256'></head><p>سلام علي é"
    found = decode(PATH, page.encode("cp1256"), None)
    assert (found.text, found.encoding) == ("سلام علي é\n", "windows-1256")


@pytest.mark.parametrize("charset", ["utf-8", "nonsense", "ascii"])
def test_a_character_set_that_isnt_so_is_looked_through(charset: str) -> None:
    page = f"<meta charset={charset}><p>سلام، حال شما چطور است؟ امروز هوا خوب است"
    assert text_of(page.replace("ی", "ي").encode("cp1256")).startswith("سلام، حال")


def test_a_mark_or_the_users_word_overrule_the_page() -> None:
    page = "<meta charset=windows-1256><p>سلام"
    assert text_of(page.encode("utf-8-sig")) == "سلام\n"
    assert text_of(page.encode("utf-16")) == "سلام\n"
    assert text_of(page.encode(), "utf-8") == "سلام\n"
    with pytest.raises(Undecodable):
        text_of("سلام é".encode("cp1256"), "utf-8")


def test_what_is_nested_beyond_reason_is_told_rather_than_cut() -> None:
    assert text_of("<div>" * 1000 + "سلام") == "سلام\n"
    with pytest.raises(BrokenFile, match="nested too deep"):
        text_of("<div>" * 5000 + "سلام")


def test_entities_and_outer_files_are_left_alone() -> None:
    page = '<!DOCTYPE html [<!ENTITY a "ب"><!ENTITY b SYSTEM "file:///etc/passwd">]><p>یک &a; &b;'
    assert "root:" not in text_of(page) and "یک" in text_of(page)
