"""Right-to-left text for a command line: what a table or a message needs, without wrapping.

Every function takes text in logical order, one paragraph; a line break in it is shown as a symbol.
"""

import re

from coder.bidi import shape, uax9
from coder.bidi.layout import Paragraph
from coder.bidi.properties import SPACES

_ELLIPSIS = "…"

_SPACES = re.escape(SPACES)
_TOKEN = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")


def width(text: str) -> int:
    """Give the terminal cells that ``visual(text)`` takes."""
    return sum(shape.shaped(token).width for token in _TOKEN.findall(text))


def visual(text: str, base: int | None = None) -> str:
    """Give ``text`` as the terminal is to be sent it: in visual order, shaped, nothing raw.

    ``base`` is its direction: 0 left-to-right, 1 right-to-left, ``None`` for that of its first strong character.
    """
    paragraph = Paragraph(text, base)
    return paragraph.wrap(max(paragraph.width, 1))[0].text


def fit(text: str, cells: int) -> str:
    """Give ``text`` if it takes at most ``cells`` cells, otherwise as much of its beginning as fits before an ``…``.

    The result is in logical order. It is cut between clusters; in the middle of a joined word a ZWJ, which takes no
    cell, keeps the last letter in the form it had, so that «گسسته» cut doesn't look like another whole word.
    """
    if width(text) <= cells:
        return text
    if cells < 1:
        return ""
    room = cells - shape.shaped(_ELLIPSIS).width
    offset = 0
    for token in _TOKEN.findall(text):
        word = shape.shaped(token)
        if word.width > room:
            return text[:offset] + _beginning(token, room) + _ELLIPSIS
        room -= word.width
        offset += len(token)
    return text


def align(text: str, cells: int, base: int | None = None) -> str:
    """Give ``text`` in visual order in exactly ``cells`` cells, cut as by :func:`fit` where it is wider.

    Right-to-left paragraphs are padded on the left, others on the right. ``base`` is as for :func:`visual`.
    """
    base = uax9.base_level(text) if base is None else base
    fitted = fit(text, cells)
    padding = " " * (cells - width(fitted))
    return padding + visual(fitted, base) if base & 1 else visual(fitted, base) + padding


def _beginning(token: str, room: int) -> str:
    """Give as many clusters of ``token`` as ``room`` cells hold, and a ZWJ if the cut goes through a join."""
    cut = 0
    for cluster in shape.clusters(token):
        if cluster.width > room:
            break
        room -= cluster.width
        cut += cluster.length
    return token[:cut] + (shape.ZWJ if shape.joins_across(token, cut) else "")
