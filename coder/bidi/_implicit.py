"""The implicit half of UAX #9: rules W1 to N2 over one isolating run sequence, X9's characters removed."""

import re
from functools import cache

from coder.bidi import _tables

_CLOSING_OF = dict(zip(_tables.BRACKETS[::2], _tables.BRACKETS[1::2], strict=True))
_CANONICAL = dict(zip(_tables.BRACKETS_CANONICAL[::2], _tables.BRACKETS_CANONICAL[1::2], strict=True))
_BRACKET = re.compile("[" + re.escape(_tables.BRACKETS) + "]")

#: BD16 gives up when more brackets than this stand open.
_MOST_OPEN = 63

_MARKED = re.compile("([^M])(M+)")
_NUMBERS_AFTER_ARABIC = re.compile("A[^LRAE]*E[^LRA]*")
_SEPARATOR_IN_EUROPEAN = re.compile("(?<=E)[SC](?=E)")
_SEPARATOR_IN_ARABIC = re.compile("(?<=N)C(?=N)")
_TERMINATORS = re.compile("T+")
_LEFT_OVER = re.compile("[STC]")
_NUMBERS_AFTER_LATIN = re.compile("L[^LRE]*E[^LR]*")
_NEUTRAL_OR_ISOLATE = re.compile("[PGWOijfq]+")

#: What counts as strong for the neutrals next to it: numbers count as right-to-left.
_STRONG = {"L": re.compile("L"), "R": re.compile("[REN]")}
_AS_STRONG = {"L": "L", "R": "R", "E": "R", "N": "R"}


def resolve(classes: str, text: str, before: str, after: str, level: int) -> bytes:
    """Give the levels of one isolating run sequence.

    ``classes`` and ``text`` are its code points, ``before`` and ``after`` the directions (``L`` or ``R``) at its
    edges (sos, eos), ``level`` its embedding level.
    """
    embedding = "R" if level & 1 else "L"
    resolved = _weak(classes, before)
    if _BRACKET.search(text):
        resolved = _brackets(resolved, classes, text, before, embedding)
    resolved = _neutral(resolved, before, after, embedding)
    return resolved.translate(_implicit_levels(level)).encode("latin-1")


@cache
def _implicit_levels(level: int) -> dict[int, str]:
    """I1 and I2: what each resolved class makes of an embedding level."""
    right, other = (level, level + 1) if level & 1 else (level + 1, level + 2)
    left = level + 1 if level & 1 else level
    return str.maketrans({"L": chr(left), "R": chr(right), "E": chr(other), "N": chr(other)})


def _weak(classes: str, before: str) -> str:
    """W1 to W7."""
    if "M" in classes:
        classes = _marks(classes, before)
    if "E" in classes and "A" in classes:
        classes = _NUMBERS_AFTER_ARABIC.sub(lambda match: match.group().replace("E", "N"), classes)  # W2
    classes = classes.replace("A", "R")  # W3
    if "E" in classes:
        classes = _SEPARATOR_IN_EUROPEAN.sub("E", classes)  # W4
    if "N" in classes:
        classes = _SEPARATOR_IN_ARABIC.sub("N", classes)  # W4
    if "E" in classes:
        classes = _TERMINATORS.sub(_terminators, classes)  # W5
    classes = _LEFT_OVER.sub("O", classes)  # W6
    if "E" in classes:
        context = before + classes
        classes = _NUMBERS_AFTER_LATIN.sub(lambda match: match.group().replace("E", "L"), context)[1:]  # W7
    return classes


def _marks(classes: str, before: str) -> str:
    """W1: a mark takes the class of what it stands on."""
    body = classes.lstrip("M")
    # After an isolate character the rule says ON; N1 and N2 treat the isolate's own class alike.
    body = _MARKED.sub(lambda match: match[1] * (1 + len(match[2])), body)
    return before * (len(classes) - len(body)) + body


def _terminators(match: re.Match[str]) -> str:
    # One look at either edge of the run. Looking ahead from every terminator would cost its length squared.
    start, end = match.span()
    beside_number = match.string[end : end + 1] == "E" or match.string[max(start - 1, 0) : start] == "E"
    return ("E" if beside_number else "T") * (end - start)


def _neutral(classes: str, before: str, after: str, embedding: str) -> str:
    """N1 and N2: neutrals between two of a direction take it, others the embedding's."""
    parts: list[str] = []
    done = 0
    for match in _NEUTRAL_OR_ISOLATE.finditer(classes):
        start, end = match.span()
        left = _AS_STRONG[classes[start - 1]] if start else before
        right = _AS_STRONG[classes[end]] if end < len(classes) else after
        parts += (classes[done:start], (left if left == right else embedding) * (end - start))
        done = end
    return "".join((*parts, classes[done:]))


def _pairs(classes: str, text: str) -> list[tuple[int, int]]:
    """BD16: the bracket pairs, in the order of their opening brackets."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text):
        bracket, place = match.group(), match.start()
        if classes[place] != "O":
            continue
        if bracket in _CLOSING_OF:
            if len(opened) == _MOST_OPEN:
                return []
            closing = _CLOSING_OF[bracket]
            opened.append((_CANONICAL.get(closing, closing), place))
        else:
            _close(_CANONICAL.get(bracket, bracket), place, opened, pairs)
    return sorted(pairs)


def _close(bracket: str, place: int, opened: list[tuple[str, int]], pairs: list[tuple[int, int]]) -> None:
    for depth in range(len(opened) - 1, -1, -1):
        if opened[depth][0] == bracket:
            pairs.append((opened[depth][1], place))
            del opened[depth:]
            return


def _brackets(classes: str, original: str, text: str, before: str, embedding: str) -> str:
    """N0: the brackets of a pair take one direction together."""
    pairs = _pairs(classes, text)
    if not pairs:
        return classes
    opposite = "L" if embedding == "R" else "R"
    resolved = list(classes)
    for opening, closing in pairs:
        # What stands inside is still as it was: pairs come in the order of their opening brackets.
        if _STRONG[embedding].search(classes, opening + 1, closing):
            direction = embedding
        elif _STRONG[opposite].search(classes, opening + 1, closing):
            direction = opposite if _strong_before(resolved, opening, before) == opposite else embedding
        else:
            continue
        for bracket in (opening, closing):
            _set_with_marks(resolved, original, bracket, direction)
    return "".join(resolved)


def _strong_before(resolved: list[str], place: int, before: str) -> str:
    while place:
        place -= 1
        if resolved[place] in _AS_STRONG:
            return _AS_STRONG[resolved[place]]
    return before


def _set_with_marks(resolved: list[str], original: str, place: int, direction: str) -> None:
    resolved[place] = direction
    place += 1
    while place < len(original) and original[place] == "M":
        resolved[place] = direction
        place += 1
