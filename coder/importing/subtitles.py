"""Subtitles (srt, vtt) as a transcript: a paragraph for each stretch of speech, with its time and who speaks.

``[0:01:05] NAME: words``. Subtitles that follow each other are one paragraph, because sentences run over them; a new
one begins where another speaks, after a pause, and with a dash. A name is written where it changes.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from coder.errors import BrokenFile
from coder.importing import txt
from coder.importing.decoded import Decoded

#: Counts up when the same bytes would give another text.
VERSION = "1"

#: So many seconds of silence end a paragraph.
PAUSE = 2.0

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)*[ \t]+([^>]+)>")
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_LABEL = re.compile(r"[^\s:：][^:：\n]{0,39}[:：]\s")
_DASHES = "-–—"
#: What WebVTT files hold beside subtitles.
_BESIDE = ("NOTE", "STYLE", "REGION", "WEBVTT")


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    lines: tuple[str, ...]


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Give the text of an srt or vtt file, decoded as plain text is. Raises Undecodable or BrokenFile."""
    plain = txt.decode(path, content, encoding)
    cues = list(_cues(plain.text, path))
    if not cues:
        raise BrokenFile(path=path, detail={"fa": "زمانی در آن نیست", "en": "no times in it"})
    return Decoded("\n".join(_paragraphs(cues)) + "\n", plain.encoding, (*plain.changes, "subtitles to paragraphs"))


def _cues(text: str, path: Path) -> Iterator[_Cue]:
    lines = re.split(r"\r\n|\r|\n", text)
    place = 0
    while place < len(lines):
        block = place
        while place < len(lines) and lines[place].strip():
            place += 1
        yield from _block(lines[block:place], path, block + 1)
        place += 1


def _block(lines: list[str], path: Path, number: int) -> Iterator[_Cue]:
    """Give the subtitles of one block; some writers leave no empty line between two."""
    timed = [place for place, line in enumerate(lines) if _TIMES.fullmatch(line)]
    if not timed and lines and not lines[0].startswith(_BESIDE) and not lines[0].strip().isdecimal():
        raise BrokenFile(
            path=path,
            detail={
                "fa": f"سطر {number} زیرنویس نیست: {lines[0][:40]}",
                "en": f"line {number} is no subtitle: {lines[0][:40]}",
            },
        )
    for place, following in pairwise([*timed, len(lines)]):
        last = following - 1 if following in timed and lines[following - 1].strip().isdecimal() else following
        found = _TIMES.fullmatch(lines[place])
        if found:
            times = found.groups()
            yield _Cue(_seconds(times[:4]), _seconds(times[4:]), tuple(lines[place + 1 : last]))


def _seconds(time: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, part = (group or "0" for group in time)
    return int(hours[-6:]) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{part}")


def _paragraphs(cues: list[_Cue]) -> Iterator[str]:
    speaker, until = "", None
    paragraph: list[str] = []
    for cue in cues:
        for voice, words in _speeches(cue):
            changed = voice is not None and voice != speaker
            begins = changed or words.startswith(tuple(_DASHES)) or _LABEL.match(words)
            if paragraph and (begins or until is None or cue.start - until >= PAUSE):
                yield " ".join(paragraph)
                paragraph = []
            if not paragraph:
                paragraph.append(_stamp(cue.start))
            if changed and voice is not None:
                speaker = voice
                paragraph.append(f"{speaker}:")
            paragraph.append(words)
            until = cue.end
    if paragraph:
        yield " ".join(paragraph)


def _stamp(seconds: float) -> str:
    whole = int(seconds)
    return f"[{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}]"


def _speeches(cue: _Cue) -> Iterator[tuple[str | None, str]]:
    """Give what is said in a subtitle, by voice (None where it names none)."""
    for line in _by_dash(cue.lines):
        before, *voiced = _VOICE.split(line)
        speeches = [(None, before), *zip(voiced[::2], voiced[1::2], strict=True)]
        for voice, words in speeches:
            plain = " ".join(html.unescape(_TAG.sub("", words)).split())
            if plain:
                yield (html.unescape(voice).strip() if voice else None), plain


def _by_dash(lines: tuple[str, ...]) -> list[str]:
    """Join the lines of a subtitle, except where dashes part two who speak."""
    joined: list[str] = []
    for line in lines:
        if joined and not line.strip().startswith(tuple(_DASHES)) and not _LABEL.match(line.strip()):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
