"""Clean Persian, and the ways in which converters spoil it."""

import random
import re
from collections.abc import Callable
from pathlib import Path

from tests.conftest import REPOSITORY

#: The Persian edition of a long technical book, in Debian's package debian-handbook.
HANDBOOK = Path("/usr/share/doc/debian-handbook/html/fa-IR")

_JOINING = frozenset("بپتثجچحخسشصضطظعغفقکگلمنهی")
_OFTEN = "کخقپچتفحگع"


def windows(text: str, count: int, size: int = 300) -> list[str]:
    """Up to ``count`` stretches of ``size`` words, spread over the text."""
    words = re.findall(r"\S+\s*", text)
    step = max(1, (len(words) - size) // count)
    return ["".join(words[start : start + size]) for start in range(0, len(words) - size, step)][:count]


def handbook() -> str:
    """The book's Persian paragraphs."""
    from coder.importing.reading import read

    lines = [line for page in sorted(HANDBOOK.glob("*.html")) for line in read(page).text.split("\n")]
    return "\n".join(line for line in lines if sum("\u0600" <= char <= "\u06ff" for char in line) > len(line) / 2)


def transcripts() -> list[str]:
    """The example's transcripts and documents."""
    from coder.importing.reading import read

    return [read(path).text for path in sorted((REPOSITORY / "corpus").glob("*.txt"))]


def _persian(char: str) -> bool:
    return "\u0621" <= char <= "\u06cc"


def letters_lost(text: str, chance: random.Random) -> str:
    """Letters of a few kinds gone, others alone or doubled: what broken fonts leave."""

    def left(char: str) -> str:
        roll = chance.random()
        if char in "کخقپچ":
            return ""
        return char * 2 if _persian(char) and roll < 0.03 else f" {char} " if _persian(char) and roll < 0.06 else char

    return "".join(map(left, text))


def visual_order(text: str, chance: random.Random) -> str:
    """Every word from its end."""
    return re.sub("[\u0621-\u06cc\u200c]+", lambda word: word.group()[::-1], text)


def visual_lines(text: str, chance: random.Random) -> str:
    """Every line from its end."""
    return "\n".join(line[::-1] for line in text.split("\n"))


def kashida_as_digits(text: str, chance: random.Random) -> str:
    """A digit where a word was lengthened."""
    return re.sub(
        "(?<=[بپتثجچحخسشصضطظعغفقکگلمنهی])(?=[\u0621-\u06cc])", lambda _: "2" if chance.random() < 0.04 else "", text
    )


def alone(text: str, chance: random.Random) -> str:
    """Spaces inside words."""
    return re.sub("(?<=[\u0621-\u06cc])(?=[\u0621-\u06cc])", lambda _: " " if chance.random() < 0.1 else "", text)


def ciphered(text: str, chance: random.Random) -> str:
    """Every letter another one."""
    letters = sorted(_JOINING)
    others = chance.sample(letters, len(letters))
    return text.translate(str.maketrans(dict(zip(letters, others, strict=True))))


def replaced(text: str, chance: random.Random) -> str:
    """Persian's own letters unknown to the font."""
    return re.sub("[پچژگ]", "\ufffd", text)


def lam_alef_turned(text: str, chance: random.Random) -> str:
    """Lam-alef inside words turned."""
    return re.sub("(?<=[\u0621-\u06cc])لا", "ال", text)


def mistaken(written: str, read: str) -> Callable[[str, random.Random], str]:
    """One encoding read as another."""

    def spoil(text: str, chance: random.Random) -> str:
        plain = text.replace("ی", "ي").replace("ک", "ك") if written == "cp1256" else text
        return plain.encode(written, "ignore").decode(read, "replace")

    return spoil


SPOILING: dict[str, Callable[[str, random.Random], str]] = {
    "letters lost, alone, doubled": letters_lost,
    "visual order, by word": visual_order,
    "visual order, by line": visual_lines,
    "kashida as digits": kashida_as_digits,
    "letters alone": alone,
    "ciphered": ciphered,
    "replaced": replaced,
    "UTF-8 as Windows-1252": mistaken("utf-8", "cp1252"),
    "UTF-8 as Windows-1256": mistaken("utf-8", "cp1256"),
    "Windows-1256 as Windows-1252": mistaken("cp1256", "cp1252"),
}
