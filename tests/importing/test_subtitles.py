"""Subtitles become a transcript: paragraphs with times and speakers, every word there."""

from pathlib import Path

import pytest

from coder.errors import BrokenFile
from coder.importing.subtitles import decode
from coder.persian.turns import find_turns

PATH = Path("مصاحبه.srt")
SRT = """1
00:00:01,000 --> 00:00:04,000
س: چه می‌بینید؟

2
00:00:04,500 --> 00:00:06,000
ج: زیارت
و <i>بازار</i>

3
00:00:06,500 --> 00:00:08,000
{\\an8}هر روز.

4
01:02:03,500 --> 01:02:05,000
- بله
- نه &amp; نه
"""
SRT_TEXT = """[0:00:01] س: چه می‌بینید؟
[0:00:04] ج: زیارت و بازار هر روز.
[1:02:03] - بله
[1:02:03] - نه & نه
"""
VTT = """WEBVTT - مصاحبه
Kind: captions

NOTE
این نیست

STYLE
::cue { color: red }

REGION
id:a

یک
00:01.000 --> 00:04.000 align:start
<v مصاحبه‌گر>چه می‌بینید؟</v>

00:04.500 --> 00:06.000
<v.loud دکتر الف>زیارت
و <c.a>بازار</c>

00:06.500 --> 00:07.000
<v دکتر الف>هم <00:06.700>این

00:07.200 --> 00:08.000
<v مصاحبه‌گر>خب</v><v دکتر الف>بله

01:10:10.500 --> 01:10:17.000
بعد
"""
VTT_TEXT = """[0:00:01] مصاحبه‌گر: چه می‌بینید؟
[0:00:04] دکتر الف: زیارت و بازار هم این
[0:00:07] مصاحبه‌گر: خب
[0:00:07] دکتر الف: بله
[1:10:10] بعد
"""


def text_of(content: str) -> str:
    return decode(PATH, content.encode(), None).text


def test_srt() -> None:
    assert text_of(SRT) == SRT_TEXT


def test_vtt() -> None:
    assert text_of(VTT) == VTT_TEXT


def test_the_turns_are_found_in_it() -> None:
    assert [turn.label for turn in find_turns(text_of(SRT * 2)) if turn.label][:2] == ["س", "ج"]


@pytest.mark.parametrize("change", ["\r\n", "\r"])
def test_line_ends_of_any_kind(change: str) -> None:
    assert text_of(SRT.replace("\n", change)) == SRT_TEXT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_encodings_are_those_of_plain_text(encoding: str) -> None:
    content = SRT.replace("ی", "ي").encode(encoding)
    found = decode(PATH, content, None)
    assert found.text == SRT_TEXT.replace("ی", "ي")
    assert found.changes[-1] == "subtitles to paragraphs"


def test_no_empty_line_between_two() -> None:
    assert text_of(SRT.replace("\n\n", "\n")) == SRT_TEXT


def test_a_pause_ends_a_paragraph() -> None:
    def cue(start: int, end: int) -> str:
        return f"00:00:{start:02},000 --> 00:00:{end:02},000\nحرف\n\n"

    assert text_of(cue(1, 3) + cue(4, 5) + cue(7, 8)) == "[0:00:01] حرف حرف\n[0:00:07] حرف\n"


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ("", "no times"),
        ("سلام\nدنیا\n", "line 1"),
        ("WEBVTT\n\nNOTE a\n", "no times"),
        (SRT + "\nسرگردان\n", "سرگردان"),
    ],
)
def test_words_that_belong_to_no_subtitle_are_told(content: str, detail: str) -> None:
    with pytest.raises(BrokenFile, match=detail):
        text_of(content)


def test_times_beyond_reason() -> None:
    assert text_of(f"{'9' * 400}:00:01,000 --> 00:00:00,{'1' * 9}\nحرف\n").endswith("حرف\n")
