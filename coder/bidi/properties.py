"""Unicode properties of a text, as strings of one letter a code point, from the tables of one Unicode version.

Strings, because most rules of UAX #9 are then regular expressions, which run in C.
"""

from bisect import bisect_right
from collections.abc import Sequence

from coder.bidi import _tables

#: The Unicode version everything in this package follows, whatever Python's own tables say.
UNICODE_VERSION = _tables.UNICODE_VERSION

#: Every character after which a line may end and that may hang over its edge.
SPACES = _tables.SPACES

#: A character and its mirror image.
MIRRORED: dict[str, str] = dict(zip(_tables.MIRRORED[::2], _tables.MIRRORED[1::2], strict=True))


class _Property(dict[int, str]):
    """A property's value for each code point, looked up in its runs once and then remembered."""

    def __init__(self, starts: Sequence[int], values: str) -> None:
        self._starts = starts
        self._values = values

    def __missing__(self, code: int) -> str:
        value = self[code] = self._values[bisect_right(self._starts, code) - 1]
        return value


_BIDI = _Property(_tables.BIDI_STARTS, _tables.BIDI)
_JOINING = _Property(_tables.JOINING_STARTS, _tables.JOINING)
_KIND = _Property(_tables.KIND_STARTS, _tables.KIND)


def bidi_classes(text: str) -> str:
    """Give the bidi class of every code point of ``text``, one letter each.

    The letters: ``L``, ``R``, ``A`` (AL), ``E`` (EN), ``S`` (ES), ``T`` (ET), ``N`` (AN), ``C`` (CS), ``M`` (NSM),
    ``B`` (BN), ``P`` (B), ``G`` (S), ``W`` (WS), ``O`` (ON); ``l r x y p`` for LRE, RLE, LRO, RLO, PDF; ``i j f q``
    for LRI, RLI, FSI, PDI.
    """
    return text.translate(_BIDI)


def joining_types(text: str) -> str:
    """Give the joining type (``U R L D C T``) of every code point of ``text``."""
    return text.translate(_JOINING)


def kinds(text: str) -> str:
    """Say of every code point of ``text`` how a terminal shows it.

    ``1`` or ``2`` cells; ``m`` a mark on the cell before; ``i`` and ``j`` (ZWNJ, ZWJ) nothing, part of the cell
    before; ``z`` nothing, by itself; ``c`` a control, as a symbol; ``s`` a surrogate or noncharacter; ``p`` a sign
    whose width terminals disagree on; ``r`` a regional indicator; ``l`` lam; ``a`` an alef that ligates with lam.
    """
    return text.translate(_KIND)


def mirrored(glyph: str) -> str:
    """Give ``glyph`` (a base and its marks) as it looks from right to left."""
    return MIRRORED.get(glyph[:1], glyph[:1]) + glyph[1:]
