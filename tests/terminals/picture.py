"""Two pictures of the same lines, compared cell by cell.

A terminal and a browser smooth and place glyphs a pixel or two apart. So each cell of one is sought near its place in
the other, and how well it fits is a normalised correlation: 1 for the same ink, 0 for none in common.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from tests.terminals.card import COLUMNS, ROWS

Ink = NDArray[np.float64]

#: How far a cell may be from its place, in parts of its width and height.
_ACROSS, _DOWN = 0.3, 0.15


class Frame:
    """Where the card stands in a picture of the screen: between its two red bars."""

    def __init__(self, screen: Image.Image) -> None:
        colours = np.asarray(screen.convert("RGB")).astype(int)
        red = (colours[:, :, 0] > 170) & (colours[:, :, 1] < 90) & (colours[:, :, 2] < 90)
        lines = np.flatnonzero(red.sum(axis=1) > red.sum(axis=1).max() * 0.9) if red.any() else np.array([])
        if len(lines) < 2:
            raise ValueError("the card isn't on the screen")
        gap = int(np.argmax(np.diff(lines)))
        top, first, last = int(lines[0]), int(lines[gap]) + 1, int(lines[gap + 1])
        across = np.flatnonzero(red[top])
        self.left, self.right = int(across[0]), int(across[-1]) + 1
        self.cell_width = (self.right - self.left) / COLUMNS
        self.cell_height = (last - first) / len(ROWS)
        self.picture = screen.convert("L").crop((self.left, first, self.right, last))


def worst(shown: Image.Image, reference: Image.Image) -> float:
    """Give how well the worst cell of the reference fits what is shown, of all that have ink in either."""
    return min(fits(shown, reference).values())


def fits(shown: Image.Image, reference: Image.Image) -> dict[tuple[int, int], float]:
    """Give for each cell (row, column) with ink how well it fits."""
    one, other = _ink(shown), _ink(reference.resize(shown.size))
    height, width = one.shape[0] / len(ROWS), one.shape[1] / COLUMNS
    found = {}
    for row in range(len(ROWS)):
        for column in range(COLUMNS):
            box = (round(row * height), round((row + 1) * height), round(column * width), round((column + 1) * width))
            if max(_patch(one, box).sum(), _patch(other, box).sum()) > 2.0:
                found[row, column] = max(_fit(one, other, box), _fit(other, one, box))
    return found


def _ink(picture: Image.Image) -> Ink:
    smooth = picture.convert("L").filter(ImageFilter.GaussianBlur(1.2))
    ink = 1.0 - np.asarray(smooth) / 255.0
    return np.where(ink < 0.15, 0.0, ink)  # a background that isn't quite white is no ink


def _patch(ink: Ink, box: tuple[int, int, int, int], down: int = 0, across: int = 0) -> Ink:
    top, bottom, left, right = box
    padded = np.pad(ink, 16)
    return padded[top + down + 16 : bottom + down + 16, left + across + 16 : right + across + 16]


def _fit(one: Ink, other: Ink, box: tuple[int, int, int, int]) -> float:
    """Seek a cell of ``one`` near its place in ``other``."""
    sought = _patch(one, box)
    reach = round((box[1] - box[0]) * _DOWN), round((box[3] - box[2]) * _ACROSS)
    best = 0.0
    for down in range(-reach[0], reach[0] + 1):
        for across in range(-reach[1], reach[1] + 1):
            there = _patch(other, box, down, across)
            size = float(np.sqrt((sought**2).sum() * (there**2).sum()))
            best = max(best, float((sought * there).sum()) / size if size else 0.0)
    return best
