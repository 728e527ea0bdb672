"""Plain text in the encodings that Persian files come in: UTF-8, UTF-16, Windows-1256."""

import codecs
import re
from collections import Counter
from pathlib import Path

from coder.errors import Undecodable
from coder.importing.decoded import Decoded

#: Counts up when the same bytes would give another text.
VERSION = "1"

#: So many bytes are enough to tell an encoding by.
_ENOUGH = 200_000

_ARABIC = re.compile("[\u0600-\u06ff]")
_LETTER = re.compile(r"[^\W\d_]")

_NO_TEXT = {"fa": "پروندهٔ متنی نیست", "en": "binary"}

#: Letters that Persian written in Windows-1256 is made of; others there are Latin ones with accents.
_PERSIAN_1256 = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگک\u200c\u200d\u200e\u200f")

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(path: Path, content: bytes, encoding: str | None) -> Decoded:
    """Decode ``content``: by its mark, as UTF-8, or as what is detected if that reads as Persian.

    ``encoding`` forces one. Raises Undecodable.
    """
    if encoding is not None:
        return Decoded(_forced(path, content, encoding), encoding)
    for mark, name in _BOMS:
        if content.startswith(mark):
            text = _forced(path, content, name)
            if "\0" in text:  # UTF-32, or no text at all
                raise Undecodable(path=path, detail=_NO_TEXT)
            return Decoded(text.removeprefix("\ufeff"), name, ("bom dropped",))
    if b"\0" in content:
        return _without_mark(path, content)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as problem:
        return _detected(path, content, problem)


def _forced(path: Path, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
        text.encode()  # some codecs let through what is no character
    except (ValueError, LookupError) as problem:
        raise Undecodable(path=path, detail=f"{encoding}: {problem}") from problem
    return text


def _without_mark(path: Path, content: bytes) -> Decoded:
    """Read UTF-16 without its mark, if one of its two orders reads as text."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return Decoded(text, name)
    raise Undecodable(path=path, detail=_NO_TEXT)


def _detected(path: Path, content: bytes, problem: UnicodeDecodeError) -> Decoded:
    import chardet

    guess = str(chardet.detect(content[:_ENOUGH])["encoding"] or "")
    for name in dict.fromkeys((guess.lower(), "windows-1256")):
        try:
            text = content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if _plausible(text):
            return Decoded(text, name)
    place = problem.start
    raise Undecodable(path=path, detail={"fa": f"UTF-8، بایت {place}", "en": f"UTF-8, byte {place}"})


def _plausible(text: str) -> bool:
    """Tell whether a decoded text reads as Persian: nearly all its letters are ones that Persian uses."""
    counts = Counter(text)
    if any(char < " " and char not in "\t\n\r\f\x0b\x1a" for char in counts) or "\x7f" in counts:
        return False
    letters = {char: times for char, times in counts.items() if _LETTER.match(char)}
    arabic = {char: times for char, times in letters.items() if _ARABIC.match(char)}
    latin = sum(times for char, times in letters.items() if char.isascii())
    usual = sum(times for char, times in arabic.items() if char in _PERSIAN_1256 or char in "یۀۂ")
    found = sum(arabic.values())
    return found > 0 and usual >= 0.98 * (sum(letters.values()) - latin) and found >= latin / 2
