"""Persian in real terminals, compared in pixels with what a browser draws, and shown to fail when something is off.

Cells of a right picture fit at 0.87 or better; one wrong bracket or letter form falls under 0.75.
"""

from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from tests.terminals import picture, reference, screens

pytestmark = pytest.mark.slow

FITS = 0.8

KINDS = [
    pytest.param(kind, marks=pytest.mark.skipif(bool(screens.missing(kind)), reason=f"no {screens.missing(kind)} here"))
    for kind in screens.KINDS
]
#: Those that turn right-to-left text themselves when they are let.
TURNING = [parameter for parameter in KINDS if parameter.values[0] in ("vte", "konsole", "mlterm", "tmux in vte")]


@cache
def reference_for(cell_width: float, cell_height: float, marks: bool) -> Image.Image:
    return reference.drawn(cell_width, cell_height, screens.PIXELS, marks)


def worst(kind: str, folder: Path, without: str = "") -> float:
    """Give how well the worst cell fits the browser's."""
    frame = picture.Frame(screens.shown(kind, folder, without))
    marks = screens.KINDS[kind].marks
    return picture.worst(frame.picture, reference_for(frame.cell_width, frame.cell_height, marks))


@pytest.mark.parametrize("kind", KINDS)
def test_a_terminal_shows_what_a_browser_shows(kind, tmp_path):
    assert worst(kind, tmp_path) > FITS


@pytest.mark.parametrize("able", ["order", "shape", "mirror"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_comparison_notices_what_is_switched_off(kind, able, tmp_path):
    assert worst(kind, tmp_path, without=able) < FITS


@pytest.mark.parametrize("kind", TURNING)
def test_the_comparison_notices_that_the_terminals_own_bidi_is_on(kind, tmp_path):
    assert worst(kind, tmp_path, without="switch") < FITS
