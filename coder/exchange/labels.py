"""What the words of a comment say: codes, and signs such as ``#S`` or ``#تأیید`` that tell how a view came up."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.model.codebook import Quadrant
from coder.model.coding import Elicited, Position
from coder.persian.digits import to_latin
from coder.persian.fold import key

_SEPARATORS = re.compile(r"[؛;\n]+")
_SIGN = re.compile(r"#([\w\u200c]+)")
_ROUND = re.compile(r"(?:round|دور)_?(\d{1,3})")

_QUADRANTS = {
    Quadrant.S: ("s", "strength", "قوت", "نقطه_قوت", "نقاط_قوت"),
    Quadrant.W: ("w", "weakness", "ضعف", "نقطه_ضعف", "نقاط_ضعف"),
    Quadrant.O: ("o", "opportunity", "فرصت", "فرصت‌ها"),
    Quadrant.T: ("t", "threat", "تهدید", "تهدیدها"),
}
_ELICITED = {
    Elicited.OPEN: ("open", "خودجوش"),
    Elicited.GUIDE: ("guide", "پرسش"),
    Elicited.PUT: ("put", "طرح"),
}
_POSITIONS = {
    Position.ASSERTS: ("asserts", "اظهار"),
    Position.CONFIRMS: ("confirms", "تأیید"),
    Position.COMPLETES: ("completes", "تکمیل"),
    Position.REJECTS: ("rejects", "رد"),
}


def _by_key[T](names: Mapping[T, tuple[str, ...]]) -> dict[str, T]:
    return {key(name): meaning for meaning, spellings in names.items() for name in spellings}


_QUADRANT_OF, _ELICITED_OF, _POSITION_OF = _by_key(_QUADRANTS), _by_key(_ELICITED), _by_key(_POSITIONS)


@dataclass(frozen=True, slots=True)
class Said:
    """The labels of a comment and what its signs say; None where they say nothing."""

    labels: tuple[str, ...]
    quadrant: Quadrant | None = None
    elicited: Elicited | None = None
    position: Position | None = None
    round: int | None = None


def understood(words: str) -> Said:
    """Take the words of a comment apart; a sign that means nothing here stays in its label."""
    quadrant: Quadrant | None = None
    elicited: Elicited | None = None
    position: Position | None = None
    number: int | None = None

    def taken(sign: re.Match[str]) -> str:
        nonlocal quadrant, elicited, position, number
        name = key(sign.group(1))
        rounds = _ROUND.fullmatch(to_latin(name))
        if name in _QUADRANT_OF:
            quadrant = _QUADRANT_OF[name]
        elif name in _ELICITED_OF:
            elicited = _ELICITED_OF[name]
        elif name in _POSITION_OF:
            position = _POSITION_OF[name]
        elif rounds and int(rounds.group(1)):
            number = int(rounds.group(1))
        else:
            return sign.group(0)
        return " "

    labels = (" ".join(part.split()) for part in _SEPARATORS.split(_SIGN.sub(taken, words)))
    return Said(tuple(dict.fromkeys(label for label in labels if label)), quadrant, elicited, position, number)


def worded(labels: Sequence[str], elicited: Elicited, position: Position | None, number: int) -> str:
    """Give the words of a comment that :func:`understood` takes apart again."""
    signs = [f"#{elicited.value}"]
    if position is not None and position is not Position.ASSERTS:
        signs.append(f"#{position.value}")
    if number != 1:
        signs.append(f"#round{number}")
    return f"{'؛ '.join(labels)} {' '.join(signs)}"
